import type { Notice, MessageToPage } from '../core/slides/messages'
import { createDiagrams } from './diagrams'
import { createFormulas } from './formulas'
import { connect, type ExtensionConnection } from './host'
import { createPreviewBar } from './previewBar'
import { toRevealOptions } from './revealOptions'
import { createSpeakerPanel } from './speakerPanel'
import { createSlideView, type SlideView } from './slideView'
import { createStopwatch } from './stopwatch'

// The script of the webview: preview, presentation and speaker view.

const host = connect()
const reveal = document.createElement('main')
reveal.className = 'reveal'
// reveal.js gives its element the role of an application, so the landmark is around it.
const landmark = document.createElement('div')
landmark.setAttribute('role', 'main')
landmark.className = 'landmark'
landmark.append(reveal)
document.body.append(landmark)
const slideView = createSlideView(reveal, (options, pictures) => toRevealOptions(options, host.mode, pictures))
const bar = host.mode === 'preview' ? createPreviewBar(host, slideView) : undefined
const speaker = host.mode === 'speaker' ? createSpeakerPanel(host, slideView) : undefined
const onDidDraw = (): void => {
  slideView.layOut()
  measure()
  updateBar()
}
const diagrams = createDiagrams(() => host.loadMermaid(), onDidDraw)
const formulas = createFormulas(() => host.loadKatex(), onDidDraw)
let count = 0
let overflowing: readonly number[] = []
let deckAddress = ''
let notices: readonly Notice[] = []
/** Handles messages one by one, because a deck can arrive while the last one is still being set up. */
let queue = Promise.resolve()

function update(): void {
  updateBar()
  if (deckAddress !== '' && count > 0) host.remember({ deck: deckAddress, slide: slideView.current() })
  speaker?.update(count)
  // Not awaited, so that the next message does not wait for diagrams and formulas.
  void diagrams.draw()
  void formulas.draw().catch((error: unknown) => reportError(error))
}

/** Measures all slides. This takes the browser some time, so call it only after a pause in typing. */
function measure(): void {
  if (host.mode !== 'preview' || slideView.isOverview()) return
  const found = slideView.overflowing()
  if (found.join() === overflowing.join()) return
  overflowing = found
  host.post({ kind: 'overflowing', slides: found })
}

function updateBar(): void {
  bar?.update(count)
  bar?.setNotices([
    ...notices,
    ...overflowing.flatMap((slide) => {
      const line = slideView.startLineOf(slide)
      return line === undefined ? [] : [{ text: host.texts.tooLong.replace('{0}', String(line)), line }]
    }),
    ...noticesAbout('.not-rendered > code', host.texts.invalidDiagram),
    ...noticesAbout('.pad-formula.not-rendered', host.texts.invalidFormula),
  ])
}

async function handle(message: MessageToPage): Promise<void> {
  switch (message.kind) {
    case 'deck':
      count = message.slides.length
      reveal.lang = message.language
      setTheme(message.options.theme)
      await slideView.show(message)
      break
    case 'go':
      slideView.go(message.slide, message.step)
      break
    case 'images':
      slideView.setImages(message.addresses)
      speaker?.setImages(message.addresses)
      break
    case 'remember':
      deckAddress = message.deck
      break
    case 'notices':
      notices = message.notices
      measure()
      break
  }
  update()
}

/** Notices about elements of slides that cannot be drawn. */
function noticesAbout(selector: string, text: string): readonly Notice[] {
  const lines = [...document.querySelectorAll<HTMLElement>(`main .slides :is(${selector})`)]
    .map((element) => slideView.lineOf(element))
    .filter((line) => line !== undefined)
  return [...new Set(lines)].map((line) => ({ text: text.replace('{0}', String(line)), line }))
}

/** Loads the deck's theme. The preview uses it with the editor's colors. */
function setTheme(theme: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[data-theme]')
  const address = `${host.themes}${theme}.css`
  if (link !== null && link.getAttribute('href') !== address) link.href = address
}

slideView.onDidShow = (slide, step) => {
  update()
  host.post({ kind: 'shown', slide, ...(step === undefined ? {} : { step }) })
}
host.onMessage((message) => {
  // An error is logged; the next message is handled anyway.
  queue = queue.then(() => handle(message)).catch((error: unknown) => reportError(error))
})

followLinks(host, slideView)
if (host.mode === 'preview') goToClickedSource(host, slideView)
else handleKeys(host, slideView)
if (host.mode === 'present') {
  const postSize = (): void => host.post({ kind: 'size', width: innerWidth, height: innerHeight })
  window.addEventListener('resize', postSize)
  postSize()
}
host.post({ kind: 'ready' })

/** Opens links through VS Code; `#/2/1` goes to a slide. */
function followLinks(own: ExtensionConnection, slides: SlideView): void {
  // In the capture phase, before VS Code's listener, which would open the link a second time, in a browser tab.
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href') ?? undefined
    if (href === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const [, section, index = '0'] = /^#\/(\d+)(?:\/(\d+))?$/.exec(href) ?? []
    if (section === undefined) own.post({ kind: 'open', href })
    else {
      const stacks = [...document.querySelectorAll('main .slides > section')]
      const before = stacks.slice(0, Number(section)).reduce((sum, stack) => sum + slidesIn(stack), 0)
      slides.go(before + Number(index))
    }
  }
  window.addEventListener('click', follow, true)
}

function slidesIn(stack: Element): number {
  return stack.querySelectorAll(':scope > section').length || 1
}

/** Goes to the source line of a clicked block. */
function goToClickedSource(own: ExtensionConnection, slides: SlideView): void {
  reveal.addEventListener('click', (event) => {
    if (slides.isOverview() || !(event.target instanceof Element) || event.target.closest('a, button') !== null) return
    const line = event.target.closest<HTMLElement>('[data-line]')?.dataset['line']
    own.post({ kind: 'source', slide: slides.current(), line: Number(line ?? 0) })
  })
}

/** Handles the keys that reveal.js does not handle. */
function handleKeys(own: ExtensionConnection, slides: SlideView): void {
  const watch = createStopwatch()
  watch.element.hidden = true
  if (own.mode === 'present') document.body.append(watch.element)
  const keys: Readonly<Record<string, () => void>> = {
    Escape: () => {
      if (slides.isOverview()) slides.toggleOverview()
      else if (slides.isPaused()) slides.togglePause()
      else own.post({ kind: 'command', command: 'end' })
    },
    s: () => own.post({ kind: 'command', command: 'speaker' }),
    t: () => {
      watch.element.hidden = !watch.element.hidden
    },
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const run = keys[event.key]
      if (run === undefined) return
      event.preventDefault()
      event.stopPropagation()
      run()
    },
    // Before reveal.js, which uses Escape for the overview.
    { capture: true },
  )
  window.focus()
}
