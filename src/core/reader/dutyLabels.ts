import { type Lexicon, rolesIn } from './lexicon'
import { blank } from './lines'
import { findHandles } from './people'
import type { SourceLine } from './source'

/** Where the labels of duties begin and end on a line. */

/** "**Note taker** Jane Doe" */
export const boldLabel = /^\s*(\*\*|__)[\p{L} -]{3,30}\1\s+(?=\p{Lu}|$)/u

/** "Scribe - Jane Doe" */
export const dashLabel = /^[\s*_]*\p{L}[\p{L}*’' -]{2,28}[\p{L})][*_]*\s+[–—-]+\s+(?=[\p{L}@]|$)/u

/** Up to the first question mark or colon; without one, up to the first handle. "(writing: …)" does not end it. */
export function endOfLabel(maskedText: string): number {
  const plain = maskedText.replace(/\([^()]*\)|:[a-z0-9_+-]+:/g, (match) => blank.repeat(match.length))
  const mark = plain.search(/[?:：]/)
  // "**Minutes** by Jane Doe"
  const bold = mark < 0 ? boldLabel.exec(maskedText) : null
  if (bold !== null) return bold[0].length
  const by = mark < 0 ? /^[\s*_]*[\p{L} -]{3,30}[*_]*\s+(?:by|von)\s/u.exec(maskedText) : null
  if (by !== null) return by[0].length
  const dash = mark < 0 ? dashLabel.exec(maskedText) : null
  if (dash !== null) return dash[0].length
  if (mark >= 0)
    return plain.charAt(mark + 1) === ':' || /^[?:]\s*:/.test(plain.slice(mark))
      ? mark + plain.slice(mark).indexOf(':') + 1
      : mark + 1
  return findHandles(maskedText)[0]?.start ?? maskedText.length
}

/** "Timekeeper: …" */
export const otherLabel = /^[\s*_]*([\p{L}][\p{L}\p{N} '’/&-]{2,50}?)[\s*_]*:(?!\/\/)/u

/** How many words before a colon may be its label: "meeting note taker:". */
const maxWords = 3

/**
 * A line cut where the label of another duty begins: "Chair: Ada Berg, Scribe: Bo Cole", "**Chair:** Ada | **Scribe:**
 * Bo". One part, the line itself, where it has one label or none.
 */
export function labelledParts(line: SourceLine, lexicon: Lexicon): readonly SourceLine[] {
  const starts = [0]
  const colons = [...line.prose.matchAll(/:(?!\/\/)/g)].map(({ index }) => index)
  for (const colon of colons.slice(1)) {
    const from = Math.max(starts.at(-1) ?? 0, (colons[colons.indexOf(colon) - 1] ?? 0) + 1)
    const words = [...line.prose.slice(from, colon).matchAll(/[*_]*[\p{L}][\p{L}*/’'-]*/gu)].slice(-maxWords)
    const start = words
      .reverse()
      .map(({ index }) => from + index)
      .find((at) => rolesIn(lexicon, line.prose.slice(at, colon)).length > 0)
    if (start !== undefined) starts.push(start)
  }
  // Only the label at the beginning of a line makes those behind it labels of the same kind.
  if (starts.length === 1 || rolesIn(lexicon, line.prose.slice(0, colons[0])).length === 0) return [line]
  return starts.map((start, index) => {
    const whole = line.prose.slice(start, starts[index + 1])
    const end = start + whole.replace(/[\s,;|•·/*_]+$/, '').length
    return {
      ...line,
      start: line.start + start,
      end: line.start + end,
      prose: line.prose.slice(start, end),
      text: line.text.slice(start, end),
    }
  })
}
