import { rangeAt } from '../../reader/text/source'
import { closedRanges } from '../../slides/closedRanges'
import { findDeckCuts } from '../../slides/cuts'
import type { Found } from './found'

/** Finds notes that the audience sees, because only one `Note:` at the start of a line, outside code, begins notes. */
export function findNotesProblems(text: string): readonly Found[] {
  const { bodyStart, cuts } = findDeckCuts(text)
  const closed = closedRanges(text, bodyStart)
  const bounds = [bodyStart, ...cuts.flatMap(({ offset, next }) => [offset, next]), text.length]
  const found: Found[] = []
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    const start = bounds[at] ?? 0
    const source = text.slice(start, bounds[at + 1])
    const labels = [...source.matchAll(/^note:/gim)].map(({ 0: label, index }) => ({
      start: start + index,
      end: start + index + label.length,
    }))
    for (const label of labels.slice(1)) found.push({ code: 'slide-notes', flaw: 'repeated', ...label })
    const [first] = labels
    if (first !== undefined && labels.length === 1 && rangeAt(closed, first.start)?.kind === 'fence')
      found.push({ code: 'slide-notes', flaw: 'inCode', ...first })
    for (const { 0: label, index } of source.matchAll(misspelled)) {
      const range = { start: start + index, end: start + index + label.length }
      if (rangeAt(closed, range.start) === undefined) found.push({ code: 'slide-notes', flaw: 'spelling', ...range })
    }
  }
  return found
}

/** `Notes:`, `Speaker notes:`, `**Note:**`, `Note :`. */
const misspelled =
  /^(?!note:)(?: {1,3})?(?:[*_]{1,2})?(?:(?:speaker(?:'s|’s)? |presenter )?notes?|notizen?|sprechernotizen?)[*_]{0,2}[ \t]*:[*_]{0,2}/gim
