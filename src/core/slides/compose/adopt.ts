import { plainText } from '../../plainText'
import type { ComposedSlide } from './composeDeck'
import { isReport } from './previousDecks'

/** A slide of the deck to update. */
export interface Entry {
  readonly text: string
  /** Undefined if the slide was written by hand. */
  readonly origin: string | undefined
}

export interface Adopted {
  readonly section: readonly Entry[]
  /** The composed slides that the section replaces; they are not added again. */
  readonly settled: readonly ComposedSlide[]
}

/**
 * Merges a section that was written by hand, or created by New Minutes, with the composed section of the same title.
 * Existing text stays. In a team's section the empty places are filled: the reporter and empty slides. Recurring sections
 * stay as the user left them.
 *
 * @param index Index of the section; the first is the title slide's, whatever its title.
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

/** Fills an empty `Report by @` with the reporter from the minutes. */
function withReporter(text: string, composed: string): string {
  const people = reporter.exec(composed)?.[2] ?? ''
  return text.replace(reporter, (line, label: string, written: string) =>
    /[\p{L}\p{N}]/u.test(written) || !people.includes('@') ? line : `${label} ${people}`,
  )
}

function withoutEmptyBullets(text: string): string {
  return text.replace(/(?:\s*^[-*+][ \t]*$)+\s*$/m, '')
}

/** Whether a slide has only markup without text: `## `, `- `. */
function isEmpty(text: string): boolean {
  return /^[\s#*+-]*$/.test(text)
}
