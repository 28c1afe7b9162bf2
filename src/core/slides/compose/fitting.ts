import { plainText, shorten } from '../../plainText'
import type { SlideSizes } from './slideSizes'

/** A bullet of a composed slide. Bullets with a lower rank are dropped first. */
export interface GistLine {
  readonly text: string
  readonly rank: number
}

/** Average letter widths as multiples of the font size. Generous, since a fallback font can be wider. */
const letter = { heading: 0.78, text: 0.6 }

/** Share of a line for an unbreakable word: a word of Ws is twice as wide as the average. */
const widestWord = 0.5

/** Share of the height to use, since margins of lists and paragraphs differ. */
const usable = 0.93

/** Shortens a heading to three lines. */
export function fitTitle(title: string, sizes: SlideSizes): string {
  return shorten(title, Math.max(12, 3 * perLine(sizes.width, sizes.heading * letter.heading)))
}

/**
 * Selects the bullets that fit below the heading, highest ranks first, in their original order. A single bullet that is
 * too long is shortened.
 */
export function fitLines(title: string, lines: readonly GistLine[], sizes: SlideSizes): readonly GistLine[] {
  let kept: readonly GistLine[] = lines.map((line) => ({
    ...line,
    text: breakable(line.text, Math.floor(lineLength(sizes) * widestWord)),
  }))
  while (kept.length > 1 && heightOf(title, kept, sizes) > sizes.height * usable) {
    const lowest = Math.min(...kept.map(({ rank }) => rank))
    const given = kept.findLastIndex(({ rank }) => rank === lowest)
    kept = kept.filter((_, index) => index !== given)
  }
  const [only] = kept
  if (only === undefined || heightOf(title, kept, sizes) <= sizes.height * usable) return kept
  const room = sizes.height * usable - headingHeight(title, sizes)
  const count = Math.max(1, Math.floor(room / (sizes.text * sizes.lineHeight)))
  return [{ ...only, text: shorten(plainText(only.text), count * lineLength(sizes)) }]
}

/** Shortens unbreakable text that is longer than `length`: a URL becomes a link with a short label, a word is cut. */
function breakable(text: string, length: number): string {
  const long = new RegExp(
    `\\[[^\\]]*\\]\\([^)]*\\)|<?(https?:\\/\\/[^\\s<>()[\\]]+)>?|<[^>]*>|[^\\s<[]{${length + 1},}`,
    'g',
  )
  return text.replace(long, (written, url: string | undefined) => {
    if (url !== undefined) return url.length > length ? `[${shortAddress(url, length)}](${url})` : written
    return /^[[<]/.test(written) ? written : shorten(written, length)
  })
}

function shortAddress(url: string, length: number): string {
  return shorten(url.replace(/^https?:\/\/(?:www\.)?/, ''), Math.min(40, length))
}

function heightOf(title: string, lines: readonly GistLine[], sizes: SlideSizes): number {
  const count = lines.reduce((sum, { text }) => sum + Math.ceil(plainText(text).length / lineLength(sizes)), 0)
  return headingHeight(title, sizes) + count * sizes.text * sizes.lineHeight
}

function headingHeight(title: string, { width, heading }: SlideSizes): number {
  return Math.ceil(title.length / perLine(width, heading * letter.heading)) * heading * 1.2 + 20
}

/** Letters per line of a bullet; lists are indented by 1.5 em. */
function lineLength({ width, text }: SlideSizes): number {
  return perLine(width - 1.5 * text, text * letter.text)
}

function perLine(width: number, letterWidth: number): number {
  return Math.max(6, Math.floor(width / letterWidth) - 1)
}
