import { readDeckOptions } from '../deckOptions'
import { readFrontMatter } from '../frontMatter'

/** Size and font sizes of slides, in pixels. */
export interface SlideSizes {
  readonly width: number
  readonly height: number
  /** Font sizes of headings and of bullets. */
  readonly heading: number
  readonly text: number
  /** As a multiple of the font size. */
  readonly lineHeight: number
}

/** Font sizes in pixels of composed slides, if a deck does not set its own. */
const composedFontSizes = { heading: 34, text: 22 }

/** Slide size of reveal.js and font sizes of its themes, which suit short texts. */
const themeSizes = { width: 960, height: 700, base: 42, heading: 2.11, lineHeight: 1.3 }

/** Sizes in the style sheets of a deck; undefined if not set. */
interface DeclaredSizes {
  base?: number
  heading?: number
  text?: number
  lineHeight?: number
}

/** Determines the sizes on the slides of a deck. */
export function readSlideSizes(deck: string): SlideSizes {
  const { heading, text, lineHeight } = readDeclaredSizes(deck)
  const { reveal } = readDeckOptions(readFrontMatter(deck).values).options
  const { width, height } = reveal
  return {
    // Percentages depend on the size of the viewer's window.
    width: typeof width === 'number' ? width : themeSizes.width,
    height: typeof height === 'number' ? height : themeSizes.height,
    heading: heading ?? themeSizes.base * themeSizes.heading,
    text: text ?? themeSizes.base,
    lineHeight: Math.max(lineHeight ?? 0, themeSizes.lineHeight),
  }
}

/**
 * Prepends a style sheet with font sizes for composed slides, unless the deck sets its own. At the themes' sizes a
 * summary of four lines or a URL would overflow the slide.
 */
export function addMissingStyle(slide: string, deck: string): string {
  const { heading, text } = readDeclaredSizes(deck)
  const { heading: headingSize, text: textSize } = composedFontSizes
  const rules = [
    ...(heading === undefined
      ? [`.slides h1, .slides h2 { font-size: ${headingSize}px; overflow-wrap: anywhere }`]
      : []),
    ...(text === undefined ? [`.slides p, .slides li { font-size: ${textSize}px; overflow-wrap: anywhere }`] : []),
  ]
  return rules.length === 0 ? slide : `<style>\n${rules.join('\n')}\n</style>\n\n${slide}`
}

/** Estimates the sizes from the last rules for headings, bullets and the whole slide. Ignores the cascade of a browser. */
function readDeclaredSizes(deck: string): DeclaredSizes {
  const found: { base?: string; heading?: string; list?: string; text?: string } = {}
  const result: DeclaredSizes = {}
  const sheets = deck
    .split(/<style(?:\s[^<>]*)?>/i)
    .slice(1)
    .map((part) => part.split(/<\/style/i, 1)[0] ?? '')
  for (const [, selectors = '', body = ''] of sheets
    .join('\n')
    .replace(/\/\*[^]*?\*\//g, '')
    .matchAll(/([^{}]{1,400})\{([^{}]*)\}/g)) {
    const size = /(?:^|[;\s])font-size\s*:\s*([\d.]+(?:px|pt|r?em|%))/i.exec(body)?.[1]
    const lineHeight = /(?:^|[;\s])line-height\s*:\s*([\d.]+)\s*(?:!|;|$)/i.exec(body)?.[1]
    if (lineHeight !== undefined) result.lineHeight = Math.max(result.lineHeight ?? 0, Number(lineHeight))
    if (size === undefined) continue
    for (const selector of selectors.split(',')) {
      const subject =
        selector
          .trim()
          .split(/[\s>+~]+/)
          .at(-1) ?? ''
      if (/^h2\b/.test(subject)) found.heading = size
      else if (/^li\b/.test(subject)) found.text = size
      else if (/^[uo]l\b/.test(subject)) found.list = size
      else if (/^(?:html|body|section|\.reveal|\.slides)$/.test(subject)) found.base = size
    }
  }
  const base = toPixels(found.base, themeSizes.base)
  const list = toPixels(found.list, base)
  return {
    ...result,
    ...(found.base === undefined ? {} : { heading: base * themeSizes.heading, text: base }),
    ...(found.heading === undefined ? {} : { heading: toPixels(found.heading, base) }),
    ...(found.list === undefined ? {} : { text: list }),
    ...(found.text === undefined ? {} : { text: toPixels(found.text, list) }),
  }
}

function toPixels(size: string | undefined, inheritedSize: number): number {
  const [, value = '1', unit = 'em'] = /^([\d.]+)(px|pt|r?em|%)$/i.exec(size ?? '') ?? []
  const factors: Readonly<Record<string, number>> = {
    px: 1,
    pt: 4 / 3,
    rem: 16,
    em: inheritedSize,
    '%': inheritedSize / 100,
  }
  return Number(value) * (factors[unit.toLowerCase()] ?? inheritedSize)
}
