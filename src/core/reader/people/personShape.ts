import { allMatches } from '../../allMatches'
import type { Lexicon } from '../lexicon/lexicon'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { computedOnce } from '../text/lineCache'
import type { Source, SourceLine } from '../text/source'
import { anyAndSource } from './conjunctions'
import { findHandles, maskParentheses, withoutOffice } from './handlesAndNames'

/** Tells people from other words by their spelling, and by how the document writes the words elsewhere. */

/** Whether the document also writes a word without a capital, so that it is hardly a name. Takes lower-case words. */
export type WordUse = (word: string) => boolean

export function wordUseOf(source: Source): WordUse {
  return (word) => source.hasLowerWord(word)
}

const nameWord = /^\p{Lu}[\p{L}'’.-]*$/u
const particle = /^(?:von|van|de|der|den|di|da|del|della|dos|das|do|du|la|le|el|al|bin|ten|ter|zu|y|e)$/u
const initials = /^\p{Lu}{2,3}$/u

/** Maximum number of words in a remark beside a name; more words are a sentence. */
const maxRemark = 8

/** What a piece of a list says by itself about whether it is one person. */
export interface PersonShape {
  /** How much it looks like one person, from 0 to 1, by the number of its words that the document also writes in lower case. */
  readonly likelihoods: readonly number[]
  /** Its long words in lower case, if the use of the words matters. */
  readonly words: readonly string[]
}

/**
 * How much a piece of a list looks like one person, from 0 to 1. A handle or a full name is certain, a single name less
 * so. A word that the document also writes in lower case is unlikely.
 *
 * @param piece Masked text.
 */
export function personLikelihood(piece: string, isWord: WordUse, lexicon: Lexicon): number {
  return likelihoodOf(personShape(piece, lexicon), isWord)
}

export function likelihoodOf({ likelihoods, words }: PersonShape, isWord: WordUse): number {
  return likelihoods[words.filter(isWord).length] ?? likelihoods.at(-1) ?? 0
}

/** The shape of a whole line. */
export function shapeOfLine(line: SourceLine, lexicon: Lexicon): PersonShape {
  return computedOnce(line, readShapeOfLine, lexicon)
}

function readShapeOfLine({ maskedText }: SourceLine, lexicon: Lexicon): PersonShape {
  return personShape(maskedText, lexicon)
}

/** @param piece Masked text. */
export function personShape(piece: string, lexicon: Lexicon): PersonShape {
  const shape = likelihoodWithoutUse(piece, lexicon)
  return typeof shape === 'number' ? { likelihoods: [shape], words: [] } : shape
}

/** The likelihood, or the shape if it depends on the use of the words. */
function likelihoodWithoutUse(piece: string, lexicon: Lexicon): number | PersonShape {
  const plain = maskParentheses(piece.replace(/\[([^[\]]*)\]\uFFFC+/g, '$1'))
    .replace(/[*_~`\uFFFC]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/gu, ' ')
    .trim()
  const [handle] = findHandles(plain)
  if (handle !== undefined) return handle.start < 40 && wordsOf(plain.slice(handle.end)).length <= maxRemark ? 1 : 0
  // "Ada Berg: wrote the docs" reports; "Ada Berg, treasurer" does not.
  if (/^[^,]{2,40}:\s+\p{Ll}+\s+\p{Ll}/u.test(plain)) return 0.2
  const [head = '', ...rest] = plain.split(/\s[–—@-]\s|[,:|/]/)
  const words = wordsOf(withoutOffice(head.trim()))
  // "Ada, present!"
  const isRollCall = rest.some((one) => lexicon.presence.test(one.replace(/[!.\s]+$/, '')))
  if (isRollCall && words.length > 0 && words.length <= 3 && words.every((word) => nameWord.test(word))) return 1
  const remark = wordsOf(rest.join(' ')).length
  if (
    words.length === 0 ||
    words.length > 5 ||
    remark > maxRemark ||
    /[.!?]$/.test(head.trim().replace(/\p{L}\.$/u, ''))
  )
    return 0
  if (!words.every((word) => nameWord.test(word) || particle.test(word))) {
    // A login: "jane-doe2"
    return words.length === 1 && remark === 0 && /^[\p{L}][\p{L}\p{N}_.-]{1,20}$/u.test(words[0] ?? '') ? 0.3 : 0
  }
  if (sectionKindOfTitle(lexicon, head) !== undefined || lexicon.meeting.test(head)) return 0
  if (words.length === 1 && initials.test(words[0] ?? '')) return 0.5
  const long = words.filter((word) => word.length > 3).map((word) => word.toLowerCase())
  if (words.length === 1) return { likelihoods: [0.7, 0.1], words: long }
  return { likelihoods: [1, ...words.slice(1).map(() => 0.4), 0.1], words: long }
}

function wordsOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
}

const commaOrAnd = new RegExp(`,|\\s(?:${anyAndSource}|&|\\+)\\s`, 'g')

/** Splits a line of people at commas, semicolons and "and". */
export function pieceRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  const masked = maskParentheses(text)
  const handles = findHandles(masked)
  // "@x @y @z"
  if (handles.length > 1 && !/[,;]/.test(masked)) return handles
  const separator = masked.includes(';') ? /;/g : commaOrAnd
  const pieces: { start: number; end: number }[] = []
  let from = 0
  for (const match of allMatches(separator, masked)) {
    pieces.push({ start: from, end: match.index })
    from = match.index + match[0].length
  }
  pieces.push({ start: from, end: text.length })
  return pieces.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
}
