import { isRecord } from '../record'

/** The themes of HedgeDoc's slide mode. The build writes a style sheet for each to `dist/webview/themes`. */
export const themes = [
  'beige',
  'black',
  'blood',
  'league',
  'moon',
  'night',
  'serif',
  'simple',
  'sky',
  'solarized',
  'white',
] as const

export type Theme = (typeof themes)[number]

/** The validated `slideOptions` of a deck. */
export interface DeckOptions {
  readonly theme: Theme
  /** Options of reveal.js (https://revealjs.com/config/) that are in the table below. */
  readonly reveal: Readonly<Record<string, boolean | number | string>>
  /** Address of the image behind all slides. */
  readonly parallaxBackgroundImage: string | undefined
}

/** An unknown or invalid option, for the list of problems. */
export interface RejectedOption {
  readonly name: string
  readonly value: string
}

type Check = (value: unknown) => boolean | number | string | undefined

const flag: Check = (value) => (typeof value === 'boolean' ? value : undefined)
const amount =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value) ? value : undefined
const size: Check = (value) =>
  typeof value === 'string' &&
  /^(?:auto|cover|contain|[\d.]+(?:px|%|vw|vh|em)?)(?:\s+(?:auto|[\d.]+(?:px|%|vw|vh|em)?))?$/.test(value)
    ? value
    : undefined
const length: Check = (value) =>
  typeof value === 'number'
    ? amount(100, 10_000)(value)
    : typeof value === 'string' && /^\d{1,5}(?:px)?$/.test(value)
      ? Number.parseInt(value)
      : undefined

const transition = oneOf('none', 'fade', 'slide', 'convex', 'concave', 'zoom')

/**
 * Options that HedgeDoc passes to reveal.js (https://docs.hedgedoc.org/references/slide-options/), without those that need
 * a page of their own (history, hash), open frames (previewLinks), or depend on the window (embedded).
 */
const checks: Readonly<Record<string, Check>> = {
  autoSlide: amount(0, 3_600_000),
  autoSlideStoppable: flag,
  backgroundTransition: transition,
  center: flag,
  controls: flag,
  controlsBackArrows: oneOf('faded', 'hidden', 'visible'),
  controlsLayout: oneOf('edges', 'bottom-right'),
  controlsTutorial: flag,
  defaultTiming: amount(1, 86_400),
  fragments: flag,
  height: length,
  hideCursorTime: amount(0, 3_600_000),
  hideInactiveCursor: flag,
  loop: flag,
  margin: amount(0, 0.5),
  maxScale: amount(0.1, 20),
  minScale: amount(0.01, 20),
  minimumTimePerSlide: amount(0, 86_400),
  mouseWheel: flag,
  navigationMode: oneOf('default', 'linear', 'grid'),
  overview: flag,
  parallaxBackgroundHorizontal: amount(0, 10_000),
  parallaxBackgroundSize: size,
  parallaxBackgroundVertical: amount(0, 10_000),
  progress: flag,
  rtl: flag,
  showNotes: flag,
  shuffle: flag,
  slideNumber: (value) => flag(value) ?? oneOf('h.v', 'h/v', 'c', 'c/t')(value),
  totalTime: amount(0, 86_400),
  touch: flag,
  transition,
  transitionSpeed: oneOf('default', 'fast', 'slow'),
  viewDistance: amount(1, 50),
  width: length,
}

/** HedgeDoc options without effect here. */
const ignored: ReadonlySet<string> = new Set([
  'allottedMinutes',
  'autoPlayMedia',
  'display',
  'embedded',
  'fragmentInURL',
  'hash',
  'help',
  'hideAddressBar',
  'history',
  'keyboard',
  'mobileViewDistance',
  'preloadIframes',
  'previewLinks',
  'spotlight',
])

/** HedgeDoc's defaults. */
const defaults = { controls: true, progress: true, slideNumber: true, center: true, transition: 'none' }

/** Validates `slideOptions`. Unknown or out-of-range options are returned as `rejected`. */
export function readDeckOptions(values: Readonly<Record<string, unknown>>): {
  readonly options: DeckOptions
  readonly rejected: readonly RejectedOption[]
} {
  const given = isRecord(values['slideOptions']) ? values['slideOptions'] : {}
  const reveal: Record<string, boolean | number | string> = { ...defaults }
  const rejected: RejectedOption[] = []
  let theme: Theme = 'black'
  let image: string | undefined
  for (const [name, value] of Object.entries(given)) {
    if (ignored.has(name) || value === null || value === undefined || value === '') continue
    if (name === 'theme' && isTheme(value)) theme = value
    else if (name === 'parallaxBackgroundImage' && typeof value === 'string') image = pictureAddress(value)
    else {
      const checked = Object.hasOwn(checks, name) ? checks[name]?.(value) : undefined
      if (checked === undefined) rejected.push({ name, value: printable(value) })
      else reveal[name] = checked
    }
  }
  if (values['dir'] === 'rtl') reveal['rtl'] = true
  return { options: { theme, reveal, parallaxBackgroundImage: image }, rejected }
}

function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** An image address. Also accepts `![](address)`, as pasted from notes. */
function pictureAddress(value: string): string | undefined {
  return (/^!\[[^\]]*\]\(([^)\s]*)[^)]*\)$/.exec(value.trim())?.[1] ?? value.trim()) || undefined
}

function printable(value: unknown): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? String(value).slice(0, 60) : '…'
}
