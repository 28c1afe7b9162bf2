import type { Lexicon } from '../lexicon/lexicon'
import { personLikelihood, pieceRanges, type WordUse } from '../people/personShape'
import type { SourceLine } from '../text/source'

/** The people in a sentence about attendance. */
export interface AttendanceSentence {
  /** Offsets of the list of people in the line's text. */
  readonly start: number
  readonly end: number
  readonly isExcused: boolean
}

/** A full stop that ends a sentence, not one of an initial or a title: "B. Glover", "Dr. Berg". */
const sentenceEnd = /(?<!(?<!\p{L})\p{L}{1,3})[.!?](?=\s|$)|[.!?](?=\s+\p{Lu}\p{Ll}+(?:\s+\p{L}+)?\s*:)/u

/** Minimum mean likelihood for the pieces of a sentence to be people. */
const minPeople = 0.8

/**
 * The lists of people in a line of text that says who attended: after a colon ("… with the following present: Ada Berg,
 * Bo Cole."), after a verb ("Present were Ada Berg and Bo Cole."), or before one ("Ada Berg and Bo Cole attended.").
 */
export function attendanceSentences(
  line: SourceLine,
  isWord: WordUse,
  lexicon: Lexicon,
): readonly AttendanceSentence[] {
  const { maskedText } = line
  const isAbout = (text: string): boolean => lexicon.attendanceWords.test(text) || lexicon.absenceWords.test(text)
  if (!isAbout(maskedText)) return []
  const found: AttendanceSentence[] = []
  for (let offset = 0; offset < maskedText.length;) {
    const rest = maskedText.slice(offset)
    const stop = sentenceEnd.exec(rest)
    const end = stop === null ? rest.length : stop.index + 1
    const sentence = rest.slice(0, end)
    const list = isAbout(sentence) ? listIn(sentence.replace(/[.!?]$/, ''), lexicon) : undefined
    if (list !== undefined && arePeople(sentence.slice(list.start, list.end), isWord, lexicon)) {
      const about = sentence.slice(0, list.start) + sentence.slice(list.end)
      found.push({ start: offset + list.start, end: offset + list.end, isExcused: lexicon.absenceWords.test(about) })
    }
    offset += end
  }
  return found
}

/** The part of a sentence that may list people. */
function listIn(sentence: string, lexicon: Lexicon): { readonly start: number; readonly end: number } | undefined {
  const colon = sentence.indexOf(':')
  if (colon >= 0) {
    const about = sentence.slice(0, colon)
    return lexicon.attendanceWords.test(about) || lexicon.absenceWords.test(about)
      ? { start: colon + 1, end: sentence.length }
      : undefined
  }
  const before = lexicon.presentBefore.exec(sentence)
  if (before !== null) return { start: before[0].length, end: sentence.length }
  const after = lexicon.presentAfter.exec(sentence)
  return after === null ? undefined : { start: 0, end: after.index }
}

function arePeople(text: string, isWord: WordUse, lexicon: Lexicon): boolean {
  const pieces = pieceRanges(text).map(({ start, end }) => personLikelihood(text.slice(start, end), isWord, lexicon))
  const sum = pieces.reduce((total, value) => total + value, 0)
  return sum >= minPeople * pieces.length && sum >= 1.6
}
