import Reveal from 'reveal.js'
import { type DeckOptions } from '../core/slides/deckOptions'
import type { DeckSlideRef, MessageToPage } from '../core/slides/messages'
import type { RenderedSlide } from '../core/slides/slideHtml'
import { createDeckStyles } from './deckStyles'
import { fillSection, setImagesAndStyles } from './fillSection'

type DeckMessage = Extract<MessageToPage, { kind: 'deck' }>

/** The slides on the page, managed by reveal.js and updated incrementally. */
export interface SlideView {
  show(deck: DeckMessage): Promise<void>
  setImages(addresses: Readonly<Record<string, string>>): void
  /** @param step Number of fragments to show; undefined for reveal.js's default. */
  go(slide: number, step?: number): void
  next(): void
  previous(): void
  toggleOverview(): void
  togglePause(): void
  /** Index of the current slide in the deck. */
  current(): number
  isOverview(): boolean
  isPaused(): boolean
  /** The class for readable text on a slide's own background; empty if it has none. */
  backgroundClass(slide: number): string
  /** Whether slides are centred vertically. */
  isCentred(): boolean
  /** The content of a slide; undefined if the slide does not exist. */
  contentOf(slide: number): RenderedSlide | undefined
  /** Whether the current slide is higher than the frame. */
  overflows(): boolean
  /** Indices of all slides that are higher than the frame. */
  overflowing(): readonly number[]
  /** Lays out the slides again after their content changed size. */
  layOut(): void
  /** 1-based document line where a slide starts. */
  startLineOf(slide: number): number | undefined
  /** 1-based document line of the block of an element on a slide; undefined if it has none. */
  lineOf(element: HTMLElement): number | undefined
  /** Called when another slide or fragment is shown; `step` is undefined for a slide without fragments. */
  onDidShow: ((slide: number, step: number | undefined) => void) | undefined
}

type Deck = InstanceType<typeof Reveal>

/** @param toRevealOptions Converts the deck's options and image URLs to the options of reveal.js. */
export function createSlideView(
  reveal: HTMLElement,
  toRevealOptions: (
    options: DeckOptions,
    images: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, unknown>>,
): SlideView {
  const root = document.createElement('div')
  root.className = 'slides'
  reveal.append(root)
  const styles = createDeckStyles()
  const contents = new Map<number, RenderedSlide>()
  let images: Readonly<Record<string, string>> = {}
  let slides: readonly DeckSlideRef[] = []
  let sections: readonly HTMLElement[] = []
  let options: DeckOptions | undefined
  let appliedOptions = ''
  let deck: Deck | undefined

  const current = (): number => {
    const shown = deck?.getCurrentSlide()
    return Math.max(0, shown === undefined ? 0 : sections.indexOf(shown))
  }
  const go = (slide: number, step?: number): void => {
    const section = sections[Math.min(slide, sections.length - 1)]
    if (deck === undefined || section === undefined) return
    if (section === deck.getCurrentSlide() && (step === undefined || step === currentStep())) return
    const { h, v } = deck.getIndices(section)
    deck.slide(h, v, step === undefined ? undefined : step - 1)
  }
  const currentStep = (): number | undefined => {
    const index = deck?.getIndices().f
    return index === undefined ? undefined : index + 1
  }

  const slideView: SlideView = {
    onDidShow: undefined,
    async show(message) {
      for (const [id, content] of Object.entries(message.added)) contents.set(Number(id), content)
      const before = slides
      slides = message.slides
      options = message.options
      styles.set(slides.flatMap(({ id }) => contents.get(id)?.styles ?? []))
      const changed = isSameShape(before, slides) ? updateChanged(before) : rebuild(before)
      const used = new Set(slides.map(({ id }) => id))
      for (const id of contents.keys()) if (!used.has(id)) contents.delete(id)

      if (deck === undefined) {
        const initial = toRevealOptions(options, images)
        appliedOptions = JSON.stringify(initial)
        deck = new Reveal(reveal, initial)
        await deck.initialize()
        go(message.at)
        for (const name of ['slidechanged', 'fragmentshown', 'fragmenthidden'])
          deck.on(name, () => slideView.onDidShow?.(current(), currentStep()))
        return
      }
      if (changed === 'all') deck.sync()
      else for (const section of changed) deck.syncSlide(section)
      configure()
      go(message.at)
      deck.layout()
    },
    setImages(addresses) {
      images = addresses
      for (const section of sections) {
        const before = section.dataset['backgroundImage']
        setImagesAndStyles(section, images)
        if (section.dataset['backgroundImage'] !== before) deck?.syncSlide(section)
      }
      configure()
      deck?.layout()
    },
    go,
    next: () => deck?.next(),
    previous: () => deck?.prev(),
    toggleOverview: () => deck?.toggleOverview(),
    togglePause: () => deck?.togglePause(),
    current,
    isOverview: () => deck?.isOverview() ?? false,
    isPaused: () => deck?.isPaused() ?? false,
    backgroundClass: (slide) => backgroundClasses.find((tone) => sections[slide]?.classList.contains(tone)) ?? '',
    isCentred: () => deck?.getConfig().center === true,
    contentOf: (slide) => contents.get(slides[slide]?.id ?? -1),
    layOut: () => deck?.layout(),
    startLineOf: (slide) => slides[slide]?.startLine,
    lineOf(element) {
      const slide = slides[sections.findIndex((section) => section.contains(element))]
      const line = element.closest<HTMLElement>('[data-line]')?.dataset['line']
      return slide === undefined || line === undefined ? undefined : slide.startLine + Number(line)
    },
    overflowing: () => {
      const height = frameHeight()
      root.classList.add('measuring')
      const found = sections.flatMap((section, index) => (heightOf(section) > height ? [index] : []))
      root.classList.remove('measuring')
      return found
    },
    overflows: () => {
      const section = deck?.getCurrentSlide()
      return section !== undefined && heightOf(section) > frameHeight()
    },
  }

  /** The height in pixels before scaling. A deck can set it as a percentage of the window. */
  function frameHeight(): number {
    return deck?.getComputedSlideSize().height ?? 700
  }

  /** Passes changed options to reveal.js. */
  function configure(): void {
    if (deck === undefined || options === undefined) return
    const next = toRevealOptions(options, images)
    const text = JSON.stringify(next)
    if (text === appliedOptions) return
    appliedOptions = text
    deck.configure(next)
  }

  /** Fills only the slides with changed content; the structure is the same. Returns their sections. */
  function updateChanged(before: readonly DeckSlideRef[]): readonly HTMLElement[] {
    return slides.flatMap(({ id }, index) => {
      const section = sections[index]
      const content = contents.get(id)
      if (section === undefined || content === undefined || before[index]?.id === id) return []
      fillSection(section, content, images)
      return [section]
    })
  }

  /** Rebuilds the structure after slides were added, removed or moved. Existing sections are reused. */
  function rebuild(before: readonly DeckSlideRef[]): 'all' {
    const known = new Map<number, HTMLElement[]>()
    before.forEach(({ id }, index) => {
      const section = sections[index]
      if (section !== undefined) known.set(id, [...(known.get(id) ?? []), section])
    })
    sections = slides.map(({ id }) => known.get(id)?.shift() ?? makeSection(contents.get(id)))
    const stacks: HTMLElement[] = []
    for (let index = 0; index < slides.length;) {
      const { section } = slides[index] as DeckSlideRef
      const members: HTMLElement[] = []
      for (; slides[index]?.section === section; index++) members.push(sections[index] as HTMLElement)
      stacks.push(members.length === 1 ? (members[0] as HTMLElement) : stackOf(members))
    }
    for (const section of sections) section.classList.remove('present', 'past', 'future', 'stack')
    root.replaceChildren(...stacks)
    return 'all'
  }

  function makeSection(content: RenderedSlide | undefined): HTMLElement {
    const section = document.createElement('section')
    if (content !== undefined) fillSection(section, content, images)
    return section
  }

  return slideView
}

const backgroundClasses = ['has-dark-background', 'has-light-background']

/** Height of a slide in CSS pixels, without the empty space at its end, which may be cut off. */
function heightOf(section: HTMLElement): number {
  return section.scrollHeight - Number.parseFloat(getComputedStyle(section).paddingBottom)
}

function stackOf(members: readonly HTMLElement[]): HTMLElement {
  const stack = document.createElement('section')
  stack.append(...members)
  return stack
}

function isSameShape(one: readonly DeckSlideRef[], other: readonly DeckSlideRef[]): boolean {
  return one.length === other.length && one.every(({ section }, index) => section === other[index]?.section)
}
