import { plainText } from '../../plainText'
import type { ComposedSlide } from './composeDeck'
import { isReport } from './previousDecks'

/** A slide of the deck that is brought up to date. */
export interface Entry {
  readonly text: string
  /** Undefined where the slide was written by hand. */
  readonly origin: string | undefined
}

export interface Adopted {
  readonly section: readonly Entry[]
  /** The composed slides that the section stands for, so that none of them comes on top. */
  readonly settled: readonly ComposedSlide[]
}

/**
 * A deck's section that was written by hand, or begun by New Minutes, and the composed section of its title are one. What
 * is written stays; a team's empty places are filled: its reporter, and the slides that wait for words. Of what stands in
 * every deck, somebody has decided already how much stands in this one.
 *
 * @param index Which section of the deck it is; the first one is the title slide's, however it is called.
 */
export function adopt(
  section: readonly Entry[],
  index: number,
  composed: readonly (readonly ComposedSlide[])[],
): Adopted {
  const [first, ...further] = section
  const title = headingOf(first?.text)
  const members = index === 0 ? composed[0] : composed.slice(1).find(([opening]) => headingOf(opening?.text) === title)
  const [opening, ...items] = members ?? []
  if (first === undefined || first.origin !== undefined || opening === undefined || (index > 0 && title === ''))
    return { section, settled: [] }
  const own = { ...first, origin: opening.origin }
  if (index === 0 || !isReport({ title, slides: [opening.text] }))
    return { section: [own, ...further], settled: members ?? [] }
  const text = withReporter(first.text, opening.text)
  if (items.length === 0) return { section: [{ ...own, text }, ...further], settled: [opening] }
  const kept = further
    .filter((entry) => !isEmpty(entry.text))
    .map((entry) => ({ ...entry, origin: entry.origin ?? originOf(entry, items) }))
  return { section: [{ ...own, text: withoutEmptyBullets(text) }, ...kept], settled: [opening] }
}

function originOf({ text }: Entry, items: readonly ComposedSlide[]): string | undefined {
  const title = headingOf(text)
  return title === '' ? undefined : items.find((item) => headingOf(item.text) === title)?.origin
}

function headingOf(text = ''): string {
  return plainText(/^#{1,6}[ \t]+(.*)$/m.exec(text)?.[1] ?? '').toLowerCase()
}

const reporter = /^([\s*_]*re[pb]ort(?:ed)?[ \t]+by)\b[ \t]*(.*)$/im

/** `Report by @` with whom the minutes name. */
function withReporter(text: string, composed: string): string {
  const people = reporter.exec(composed)?.[2] ?? ''
  return text.replace(reporter, (line, label: string, written: string) =>
    /[\p{L}\p{N}]/u.test(written) || !people.includes('@') ? line : `${label} ${people}`,
  )
}

function withoutEmptyBullets(text: string): string {
  return text.replace(/(?:\s*^[-*+][ \t]*$)+\s*$/m, '')
}

/** Marks that wait for words: `## `, `- `. */
function isEmpty(text: string): boolean {
  return /^[\s#*+-]*$/.test(text)
}
