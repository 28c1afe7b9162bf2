import { plainText, shorten } from '../../plainText'
import type { SlideSizes } from './slideSizes'

/** A bullet of a composed slide; of two the one with the lower rank is given up first. */
export interface GistLine {
  readonly text: string
  readonly rank: number
}

/** Widths of letters as multiples of their size, on the wide side: where a theme's font is missing, another one is there. */
const letter = { heading: 0.78, text: 0.6 }

/** A word of Ws alone is twice as wide as others. */
const widestWord = 0.5

/** How much of the height may be used: margins of lists and paragraphs differ. */
const usable = 0.93

/** A heading that takes no more than three lines of its slide. */
export function fitTitle(title: string, sizes: SlideSizes): string {
  return shorten(title, Math.max(12, 3 * perLine(sizes.width, sizes.heading * letter.heading)))
}

/**
 * The bullets that a slide holds below its heading, in their order: as many as fit, those of the highest rank. What is
 * too long even then is shortened.
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

/**
 * A bullet with nothing in it that is longer than a line and cannot be broken: an address becomes a link with a short
 * label, a word is cut.
 */
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

/** How many letters a line of a bullet has; the list stands in by one and a half of its letters. */
function lineLength({ width, text }: SlideSizes): number {
  return perLine(width - 1.5 * text, text * letter.text)
}

function perLine(width: number, letterWidth: number): number {
  return Math.max(6, Math.floor(width / letterWidth) - 1)
}
