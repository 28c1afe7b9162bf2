import { isRecord } from '../record'
import { isImageAddress } from './sanitize'

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
  /** Options of reveal.js (https://revealjs.com/config/) from the table below. */
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

const booleanOption: Check = (value) => (typeof value === 'boolean' ? value : undefined)
const numberBetween =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value) ? value : undefined
const sizeOption: Check = (value) =>
  typeof value === 'string' &&
  /^(?:auto|cover|contain|[\d.]+(?:px|%|vw|vh|em)?)(?:\s+(?:auto|[\d.]+(?:px|%|vw|vh|em)?))?$/.test(value)
    ? value
    : undefined
/** Pixels, or a percentage of the window: `100%`. */
const lengthOption: Check = (value) => {
  if (typeof value !== 'string') return numberBetween(100, 10_000)(value)
  if (/^[1-9]\d?%$|^100%$/.test(value)) return value
  return /^\d{1,5}(?:px)?$/.test(value) ? Number.parseInt(value) : undefined
}

const transitionOption = oneOf('none', 'fade', 'slide', 'convex', 'concave', 'zoom')

/**
 * Options that HedgeDoc passes to reveal.js (https://docs.hedgedoc.org/references/slide-options/), without those that
 * need a separate page (history, hash), open frames (previewLinks), or depend on the window (embedded).
 */
const optionChecks: Readonly<Record<string, Check>> = {
  autoSlide: numberBetween(0, 3_600_000),
  autoSlideStoppable: booleanOption,
  backgroundTransition: transitionOption,
  center: booleanOption,
  controls: booleanOption,
  controlsBackArrows: oneOf('faded', 'hidden', 'visible'),
  controlsLayout: oneOf('edges', 'bottom-right'),
  controlsTutorial: booleanOption,
  defaultTiming: numberBetween(1, 86_400),
  fragments: booleanOption,
  height: lengthOption,
  hideCursorTime: numberBetween(0, 3_600_000),
  hideInactiveCursor: booleanOption,
  loop: booleanOption,
  margin: numberBetween(0, 0.5),
  maxScale: numberBetween(0.1, 20),
  minScale: numberBetween(0.01, 20),
  minimumTimePerSlide: numberBetween(0, 86_400),
  mouseWheel: booleanOption,
  navigationMode: oneOf('default', 'linear', 'grid'),
  overview: booleanOption,
  parallaxBackgroundHorizontal: numberBetween(0, 10_000),
  parallaxBackgroundSize: sizeOption,
  parallaxBackgroundVertical: numberBetween(0, 10_000),
  progress: booleanOption,
  showNotes: booleanOption,
  shuffle: booleanOption,
  slideNumber: (value) => booleanOption(value) ?? oneOf('h.v', 'h/v', 'c', 'c/t')(value),
  totalTime: numberBetween(0, 86_400),
  touch: booleanOption,
  transition: transitionOption,
  transitionSpeed: oneOf('default', 'fast', 'slow'),
  viewDistance: numberBetween(1, 50),
  width: lengthOption,
}

/** HedgeDoc options without effect here. */
const ignoredOptions: ReadonlySet<string> = new Set([
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
])

/** HedgeDoc's defaults. */
const defaultRevealOptions = { controls: true, progress: true, slideNumber: true, center: true, transition: 'none' }

/** Validates `slideOptions`. Unknown or out-of-range options are returned as `rejected`. */
export function readDeckOptions(values: Readonly<Record<string, unknown>>): {
  readonly options: DeckOptions
  readonly rejected: readonly RejectedOption[]
} {
  const slideOptions = isRecord(values['slideOptions']) ? values['slideOptions'] : {}
  const reveal: Record<string, boolean | number | string> = { ...defaultRevealOptions }
  const rejected: RejectedOption[] = []
  let theme: Theme = 'black'
  let parallaxImage: string | undefined
  for (const [name, value] of Object.entries(slideOptions)) {
    if (ignoredOptions.has(name) || value === null || value === undefined || value === '') continue
    if (name === 'theme' && isTheme(value)) theme = value
    else if (name === 'parallaxBackgroundImage' && typeof value === 'string' && isImageAddress(imageAddress(value)))
      parallaxImage = imageAddress(value) || undefined
    else {
      const checked = Object.hasOwn(optionChecks, name) ? optionChecks[name]?.(value) : undefined
      if (checked === undefined) rejected.push({ name, value: printable(value) })
      else reveal[name] = checked
    }
  }
  if (values['dir'] === 'rtl') reveal['rtl'] = true
  return { options: { theme, reveal, parallaxBackgroundImage: parallaxImage }, rejected }
}

function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** An image address. Also accepts `![](address)`, as pasted from notes. */
function imageAddress(value: string): string {
  return /^!\[[^\]]*\]\(([^)\s]*)[^)]*\)$/.exec(value.trim())?.[1] ?? value.trim()
}

function printable(value: unknown): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? String(value).slice(0, 60) : '…'
}
