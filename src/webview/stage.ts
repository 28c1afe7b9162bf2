import Reveal from 'reveal.js'
import { type DeckOptions } from '../core/slides/deckOptions'
import type { PlacedSlide, ToView } from '../core/slides/messages'
import type { RenderedSlide } from '../core/slides/slideHtml'
import { createDeckStyles } from './deckStyles'
import { fillSection, hydrate } from './hydrate'

type DeckMessage = Extract<ToView, { kind: 'deck' }>

/** The slides on the page, held by reveal.js and kept up to date piece by piece. */
export interface Stage {
  show(deck: DeckMessage): Promise<void>
  setPictures(addresses: Readonly<Record<string, string>>): void
  go(slide: number): void
  next(): void
  previous(): void
  /** Steps to the next slide whatever fragments are left. */
  toggleOverview(): void
  togglePause(): void
  /** The shown slide's place in the deck. */
  current(): number
  isOverview(): boolean
  isPaused(): boolean
  /** The class by which themes have readable text on a slide's own background; empty where it has none. */
  toneOf(slide: number): string
  /** Whether slides are in the middle of the height. */
  isCentred(): boolean
  /** The content of a slide as the page has it. */
  contentOf(slide: number): RenderedSlide | undefined
  /** Whether the shown slide is higher than the frame. */
  overflows(): boolean
  /** What is on the slides has another size now. */
  refit(): void
  /** The line in the document, 1-based, of something on a slide; undefined where it is not the source's. */
  lineOf(element: HTMLElement): number | undefined
  onDidShow: ((slide: number) => void) | undefined
}

type Deck = InstanceType<typeof Reveal>

/** @param settle Turns the options of the deck into those of this page; it knows what to load for the deck's pictures. */
export function createStage(
  reveal: HTMLElement,
  settle: (options: DeckOptions, pictures: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>,
): Stage {
  const root = document.createElement('div')
  root.className = 'slides'
  reveal.append(root)
  const styles = createDeckStyles()
  const contents = new Map<number, RenderedSlide>()
  let pictures: Readonly<Record<string, string>> = {}
  let slides: readonly PlacedSlide[] = []
  let sections: readonly HTMLElement[] = []
  let options: DeckOptions | undefined
  let settled = ''
  let deck: Deck | undefined

  const current = (): number => {
    const shown = deck?.getCurrentSlide()
    return Math.max(0, shown === undefined ? 0 : sections.indexOf(shown))
  }
  const go = (slide: number): void => {
    const section = sections[Math.min(slide, sections.length - 1)]
    if (deck === undefined || section === undefined || section === deck.getCurrentSlide()) return
    const { h, v } = deck.getIndices(section)
    deck.slide(h, v)
  }

  const stage: Stage = {
    onDidShow: undefined,
    async show(message) {
      for (const [id, content] of Object.entries(message.added)) contents.set(Number(id), content)
      const before = slides
      slides = message.slides
      options = message.options
      styles.set(slides.flatMap(({ id }) => contents.get(id)?.styles ?? []))
      const changed = isSameShape(before, slides) ? patch(before) : rebuild(before)
      const used = new Set(slides.map(({ id }) => id))
      for (const id of contents.keys()) if (!used.has(id)) contents.delete(id)

      if (deck === undefined) {
        const initial = settle(options, pictures)
        settled = JSON.stringify(initial)
        deck = new Reveal(reveal, initial)
        await deck.initialize()
        go(message.at)
        deck.on('slidechanged', () => stage.onDidShow?.(current()))
        return
      }
      if (changed === 'all') deck.sync()
      else for (const section of changed) deck.syncSlide(section)
      configure()
      go(message.at)
      deck.layout()
    },
    setPictures(addresses) {
      pictures = addresses
      for (const section of sections) {
        const before = section.dataset['backgroundImage']
        hydrate(section, pictures)
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
    toneOf: (slide) => tones.find((tone) => sections[slide]?.classList.contains(tone)) ?? '',
    isCentred: () => deck?.getConfig().center === true,
    contentOf: (slide) => contents.get(slides[slide]?.id ?? -1),
    refit: () => deck?.layout(),
    lineOf(element) {
      const slide = slides[sections.findIndex((section) => section.contains(element))]
      const line = element.dataset['line']
      return slide === undefined || line === undefined ? undefined : slide.startLine + Number(line)
    },
    overflows: () => {
      const section = deck?.getCurrentSlide()
      const height = Number(deck?.getConfig().height ?? 700)
      return section !== undefined && section.scrollHeight > height
    },
  }

  /** Tells reveal.js of options that have changed. */
  function configure(): void {
    if (deck === undefined || options === undefined) return
    const next = settle(options, pictures)
    const text = JSON.stringify(next)
    if (text === settled) return
    settled = text
    deck.configure(next)
  }

  /** The same slides in the same places: fills those whose content is another one, and touches nothing else. */
  function patch(before: readonly PlacedSlide[]): readonly HTMLElement[] {
    return slides.flatMap(({ id }, index) => {
      const section = sections[index]
      const content = contents.get(id)
      if (section === undefined || content === undefined || before[index]?.id === id) return []
      fillSection(section, content, pictures)
      return [section]
    })
  }

  /** Slides came, went or moved: those that are there already are moved, not made again. */
  function rebuild(before: readonly PlacedSlide[]): 'all' {
    const known = new Map<number, HTMLElement[]>()
    before.forEach(({ id }, index) => {
      const section = sections[index]
      if (section !== undefined) known.set(id, [...(known.get(id) ?? []), section])
    })
    sections = slides.map(({ id }) => known.get(id)?.shift() ?? makeSection(contents.get(id)))
    const stacks: HTMLElement[] = []
    for (let index = 0; index < slides.length;) {
      const { section } = slides[index] as PlacedSlide
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
    if (content !== undefined) fillSection(section, content, pictures)
    return section
  }

  return stage
}

const tones = ['has-dark-background', 'has-light-background']

function stackOf(members: readonly HTMLElement[]): HTMLElement {
  const stack = document.createElement('section')
  stack.append(...members)
  return stack
}

function isSameShape(one: readonly PlacedSlide[], other: readonly PlacedSlide[]): boolean {
  return one.length === other.length && one.every(({ section }, index) => section === other[index]?.section)
}
