import { plainText, truncate } from '../../plainText'
import type { SlideSizes } from './slideSizes'

/** A bullet of a composed slide. Bullets with a lower rank are dropped first. */
export interface SummaryLine {
  readonly text: string
  readonly rank: number
  /** Bullets below it, with their indentation. They are dropped before any other bullet. */
  readonly below?: readonly string[]
  /** Whether lines below it are omitted, which the slide shows by “…”. */
  readonly hasMore?: boolean
}

/** Average letter widths as multiples of the font size. Generous, because a fallback font can be wider. */
const letterWidths = { heading: 0.78, text: 0.6 }

/** Maximum share of a line for an unbreakable word, because a word of Ws is twice as wide as the average. */
const maxWordShare = 0.5

/** Share of the height to use, because margins of lists and paragraphs differ. */
const usableHeight = 0.93

/** Shortens a heading to three lines. */
export function fitTitle(title: string, sizes: SlideSizes): string {
  return truncate(title, Math.max(12, 3 * lettersPerLine(sizes.width, sizes.heading * letterWidths.heading)))
}

/**
 * Selects the bullets that fit below the heading, highest ranks first, in their original order. A single bullet that is
 * too long is shortened.
 */
export function fitLines(title: string, lines: readonly SummaryLine[], sizes: SlideSizes): readonly SummaryLine[] {
  const shorten = (text: string): string => shortenUnbreakable(text, Math.floor(bulletLineLength(sizes) * maxWordShare))
  let remaining: readonly SummaryLine[] = lines.map((line) => ({
    ...line,
    text: shorten(line.text),
    ...(line.below === undefined ? {} : { below: line.below.map(shorten) }),
  }))
  const isTooHigh = (): boolean => heightOf(title, remaining, sizes) > sizes.height * usableHeight
  for (let last = lastWithBelow(remaining); last !== -1 && isTooHigh(); last = lastWithBelow(remaining))
    remaining = remaining.map((line, index) =>
      index === last ? { ...line, below: line.below?.slice(0, -1) ?? [], hasMore: true } : line,
    )
  while (remaining.length > 1 && isTooHigh()) {
    const lowest = Math.min(...remaining.map(({ rank }) => rank))
    const dropped = remaining.findLastIndex(({ rank }) => rank === lowest)
    remaining = remaining.filter((_, index) => index !== dropped)
  }
  const [only] = remaining
  if (only === undefined || !isTooHigh()) return remaining
  const availableHeight = sizes.height * usableHeight - headingHeight(title, sizes)
  const count = Math.max(1, Math.floor(availableHeight / (sizes.text * sizes.lineHeight)))
  return [{ ...only, text: truncate(plainText(only.text), count * bulletLineLength(sizes)) }]
}

/** Shortens unbreakable text that is longer than `length`: a URL becomes a link with a short label, a word is cut. */
function shortenUnbreakable(text: string, length: number): string {
  const long = new RegExp(
    `\\[[^\\]]*\\]\\([^)]*\\)|<?(https?:\\/\\/[^\\s<>()[\\]]+)>?|<[^>]*>|[^\\s<[]{${length + 1},}`,
    'g',
  )
  return text.replace(long, (written, url: string | undefined) => {
    if (url !== undefined) return url.length > length ? `[${shortAddress(url, length)}](${url})` : written
    return /^[[<]/.test(written) ? written : truncate(written, length)
  })
}

function shortAddress(url: string, length: number): string {
  return truncate(url.replace(/^https?:\/\/(?:www\.)?/, ''), Math.min(40, length))
}

function heightOf(title: string, lines: readonly SummaryLine[], sizes: SlideSizes): number {
  const all = lines.flatMap(({ text, below = [], hasMore }) => [hasMore === true ? `${text} …` : text, ...below])
  const count = all.reduce(
    (sum, text) => sum + Math.ceil((indentOf(text) + plainText(text).length) / bulletLineLength(sizes)),
    0,
  )
  return headingHeight(title, sizes) + count * sizes.text * sizes.lineHeight
}

function lastWithBelow(lines: readonly SummaryLine[]): number {
  return lines.findLastIndex(({ below = [] }) => below.length > 0)
}

function indentOf(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0
}

function headingHeight(title: string, { width, heading }: SlideSizes): number {
  return Math.ceil(title.length / lettersPerLine(width, heading * letterWidths.heading)) * heading * 1.2 + 20
}

/** Letters per line of a bullet; lists are indented by 1.5 em. */
function bulletLineLength({ width, text }: SlideSizes): number {
  return lettersPerLine(width - 1.5 * text, text * letterWidths.text)
}

function lettersPerLine(width: number, letterWidth: number): number {
  return Math.max(6, Math.floor(width / letterWidth) - 1)
}
