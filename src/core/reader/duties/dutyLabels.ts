import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { maskChar } from '../text/lines'
import { computedOnce } from '../text/lineCache'
import { findHandles } from '../people/handlesAndNames'
import { partOfLine } from '../text/partOfLine'
import type { SourceLine } from '../text/source'

/** Finds where the labels of duties start and end on a line. */

/** "**Note taker** Jane Doe" */
export const boldLabel = /^\s*(\*\*|__)[\p{L} -]{3,30}\1\s+(?=\p{Lu}|$)/u

/** "Scribe - Jane Doe" */
export const dashLabel = /^[\s*_]*\p{L}[\p{L}*’' -]{2,28}[\p{L})][*_]*(?:\s+[–—-]+|[–—-])\s+(?=[\p{L}@]|$)/u

/** The offset after the first question mark or colon, else of the first handle. A colon in parentheses does not count. */
export function findLabelEnd(maskedText: string): number {
  const plain = maskedText.replace(/\([^()]*\)|:[a-z0-9_+-]+:/g, (match) => maskChar.repeat(match.length))
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
export const anyLabel = /^[\s*_]*([\p{L}][\p{L}\p{N} '’/&-]{2,50}?)[\s*_]*:(?!\/\/)/u

/** Maximum number of words in a label before a colon: "meeting note taker:". */
const maxWords = 3

/**
 * Splits a line before each label of a duty: "Chair: Ada Berg, Scribe: Bo Cole". Returns the line itself if it has at most
 * one label.
 */
export function labelledParts(line: SourceLine, lexicon: Lexicon): readonly SourceLine[] {
  const starts = computedOnce(line, labelStarts, lexicon)
  if (starts.length === 1) return [line]
  return starts.map((start, index) => {
    const whole = line.maskedText.slice(start, starts[index + 1])
    return partOfLine(line, start, start + whole.replace(/[\s,;|•·/*_]+$/, '').length)
  })
}

/** Offsets where the parts of a line start. */
function labelStarts(line: SourceLine, lexicon: Lexicon): readonly number[] {
  const starts = [0]
  const colons = [...line.maskedText.matchAll(/:(?!\/\/)/g)].map(({ index }) => index)
  for (const colon of colons.slice(1)) {
    const from = Math.max(starts.at(-1) ?? 0, (colons[colons.indexOf(colon) - 1] ?? 0) + 1)
    const words = [...line.maskedText.slice(from, colon).matchAll(/[*_]*[\p{L}][\p{L}*/’'-]*/gu)].slice(-maxWords)
    const start = words
      .reverse()
      .map(({ index }) => from + index)
      .find((at) => rolesIn(lexicon, line.maskedText.slice(at, colon)).length > 0)
    if (start !== undefined) starts.push(start)
  }
  // Later labels count only if the line starts with a label of a duty, or behind a sign: "Date: 5 March | Scribe: Jane".
  if (rolesIn(lexicon, line.maskedText.slice(0, colons[0])).length > 0) return starts
  return starts.filter((start) => start === 0 || /[|•·][\s*_]*$/.test(line.maskedText.slice(0, start)))
}

/** "Next note taker" */
export function isOfOtherMeeting(label: string, { otherMeeting }: Lexicon): boolean {
  return otherMeeting.test(/\p{L}+/u.exec(label)?.[0] ?? '')
}
