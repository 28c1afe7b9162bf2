import { plainText } from '../../plainText'
import type { ComposedSlide } from './composeDeck'
import { isTeamReport } from './previousDecks'

/** A slide of the deck to update. */
export interface DeckEntry {
  readonly text: string
  /** Undefined if the slide was written by hand. */
  readonly origin: string | undefined
}

export interface MergedSection {
  readonly section: readonly DeckEntry[]
  /** The composed slides that the section replaces; they are not added again. */
  readonly replaced: readonly ComposedSlide[]
}

/**
 * Merges a section written by hand or created by New Minutes with the composed section of the same title. Existing text
 * stays. In a team's section, the empty reporter and empty slides are filled. Recurring sections stay unchanged.
 *
 * @param index Index of the section; the first one is the title slide's, with any title.
 */
export function mergeSection(
  section: readonly DeckEntry[],
  index: number,
  composed: readonly (readonly ComposedSlide[])[],
): MergedSection {
  const [first, ...further] = section
  const title = headingOf(first?.text)
  const members = index === 0 ? composed[0] : composed.slice(1).find(([opening]) => headingOf(opening?.text) === title)
  const [opening, ...items] = members ?? []
  if (first === undefined || first.origin !== undefined || opening === undefined || (index > 0 && title === ''))
    return { section, replaced: [] }
  const merged = { ...first, origin: opening.origin }
  if (index === 0 || !isTeamReport({ title, slides: [opening.text] }))
    return { section: [merged, ...further], replaced: members ?? [] }
  const text = fillReporter(first.text, opening.text)
  if (items.length === 0) return { section: [{ ...merged, text }, ...further], replaced: [opening] }
  const remaining = further
    .filter((entry) => !isEmptySlide(entry.text))
    .map((entry) => ({ ...entry, origin: entry.origin ?? matchingOrigin(entry, items) }))
  return { section: [{ ...merged, text: withoutEmptyBullets(text) }, ...remaining], replaced: [opening] }
}

function matchingOrigin({ text }: DeckEntry, items: readonly ComposedSlide[]): string | undefined {
  const title = headingOf(text)
  return title === '' ? undefined : items.find((item) => headingOf(item.text) === title)?.origin
}

function headingOf(text = ''): string {
  return plainText(/^#{1,6}[ \t]+(.*)$/m.exec(text)?.[1] ?? '').toLowerCase()
}

const reporterPattern = /^([\s*_]*re[pb]ort(?:ed)?[ \t]+by)\b[ \t]*(.*)$/im

/** Fills an empty `Report by @` with the reporter from the minutes. */
function fillReporter(text: string, composed: string): string {
  const people = reporterPattern.exec(composed)?.[2] ?? ''
  return text.replace(reporterPattern, (line, label: string, written: string) =>
    /[\p{L}\p{N}]/u.test(written) || !people.includes('@') ? line : `${label} ${people}`,
  )
}

function withoutEmptyBullets(text: string): string {
  return text.replace(/(?:\s*^[-*+][ \t]*$)+\s*$/m, '')
}

/** Whether a slide has only markup without text: `## `, `- `. */
function isEmptySlide(text: string): boolean {
  return /^[\s#*+-]*$/.test(text)
}
