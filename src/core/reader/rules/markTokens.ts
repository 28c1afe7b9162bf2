import type { ActionMarker } from '../../minutes'
import type { Vocabulary } from '../../vocabulary/vocabulary'
import {
  kind,
  optional,
  type PhraseTable,
  phraseTable,
  sequence,
  several,
  token,
  type TokenPattern,
  word,
} from '../tokens/patterns'
import type { Token } from '../tokens/tokens'

/** The words of one family of marks, and how reliable a word without a colon is. */
export interface MarkFamily {
  /** The first letters of its words, in lower case. They rule out nearly all other words quickly. */
  readonly starts: ReadonlySet<string>
  readonly marker: ActionMarker
  readonly phrases: PhraseTable
  /** Initials such as AI may mean something else: without a colon they need a person. */
  readonly isAmbiguous: boolean
}

export function markFamilies({ vocabulary }: { readonly vocabulary: Vocabulary }): readonly MarkFamily[] {
  const family = (marker: ActionMarker, words: readonly string[], isAmbiguous: boolean): MarkFamily => {
    const phrases = phraseTable(words)
    const starts = new Set([...phrases.keys()].map((start) => start.toLowerCase()))
    return { marker, starts, phrases, isAmbiguous }
  }
  return [
    family('AI', vocabulary.actionInitials, true),
    family(
      'TODO',
      vocabulary.todo.flatMap((phrase) => [phrase, `${phrase}s`, `${phrase} item`, `${phrase} items`]),
      false,
    ),
    family('ACTION_ITEM', vocabulary.actionItem, false),
  ]
}

/** A word of a family at an index. */
export interface MarkWord {
  readonly family: MarkFamily
  readonly from: number
  /** Index after the word and its number: "ACTION-12", "AP 3". */
  readonly to: number
  /** Whether it is written as a mark: "TODO", "Action item", "ACTION-12"; not "Action", "todo". */
  readonly isMark: boolean
  readonly isPlural: boolean
}

const maxNumber = 9_999

/** The word of a family at an index; undefined if there is none. Initials must be in capitals. */
export function markWordAt(
  families: readonly MarkFamily[],
  tokens: readonly Token[],
  from: number,
): MarkWord | undefined {
  const first = tokens[from]
  if (first === undefined || (first.kind !== 'word' && first.kind !== 'handle') || first.isLinked) return undefined
  const start = withoutDigits(first.lower).slice(0, 3)
  for (const family of families) {
    if (!family.starts.has(start)) continue
    const end = wordsEnd(family, tokens, from)
    if (end < 0) continue
    const to = afterNumber(tokens, end)
    const text = tokens.slice(from, end).map((one) => one.text)
    const isUpper = text.every((one) => one === one.toUpperCase())
    // "the AI/ML list", "AI-based"
    if (isPartOfWord(tokens, from, end)) continue
    return {
      family,
      from,
      to,
      isMark: isUpper || text.length > 1 || to > end || hasDigits(first.text),
      isPlural: pluralEnding.test(text.at(-1) ?? ''),
    }
  }
  return undefined
}

const pluralEnding = /(?:s|aktionen|aufgaben|maßnahmen)$/i

function wordsEnd({ phrases, isAmbiguous }: MarkFamily, tokens: readonly Token[], from: number): number {
  const first = tokens[from]
  if (first === undefined) return -1
  if (isAmbiguous) {
    const initials = withoutDigits(first.text)
    const [known] = phrases.get(initials.slice(0, 3)) ?? []
    return known?.length === 1 && known[0] === initials ? from + 1 : -1
  }
  const lower = withoutDigits(first.lower)
  // "#action-item"
  for (const words of phrases.get(lower.slice(0, 3)) ?? [])
    if (words.length > 1 && words.join('-') === lower) return from + 1
  for (const words of phrases.get(lower.slice(0, 3)) ?? [])
    if (words.every((one, index) => one === (index === 0 ? lower : tokens[from + index]?.lower)))
      return from + words.length
  return -1
}

function hasDigits(text: string): boolean {
  return withoutDigits(text) !== text
}

/** Removes trailing digits: "AP1" becomes "AP". */
function withoutDigits(text: string): string {
  return /\d/.test(text) ? text.replace(/\d{1,4}$/, '') : text
}

/** The index after " 3", "-12", "#7", " 103.1" if a colon, dash or closing bracket follows; else `at`. */
function afterNumber(tokens: readonly Token[], at: number): number {
  const start = ['-', '#', '–'].includes(tokens[at]?.text ?? '') ? at + 1 : at
  const number = tokens[start]
  if (number?.kind !== 'number' || Number(number.text) > maxNumber || !/^\d+(?:\.\d+)?$/.test(number.text)) return at
  return ['colon', 'dash', 'close'].includes(tokens[start + 1]?.kind ?? '') || start > at ? start + 1 : at
}

function isPartOfWord(tokens: readonly Token[], from: number, end: number): boolean {
  const before = tokens[from - 1]
  const after = tokens[end]
  const own = tokens[from]
  const joins = (one: Token | undefined): boolean => one?.text === '/' || one?.text === '+'
  return (
    (joins(before) && own !== undefined && !own.isSpaced && own.emphasis === '') ||
    (after !== undefined && joins(after) && !after.isSpaced) ||
    (before?.text === '-' && !before.isSpaced && own?.isSpaced === false)
  )
}

/** A name at an index: up to three capitalized words, initials, a handle, or a name in brackets. */
export function personPattern(isDictionaryWord: (word: string) => boolean): TokenPattern {
  const particle = word('von', 'van', 'de', 'der', 'den', 'di', 'da', 'del', 'la', 'le', 'ten', 'ter', 'zu', 'dos')
  const capital = token(
    ({ kind: is, text, emphasis, isSpaced }) => is === 'word' && isCapital(text) && (emphasis === '' || isSpaced),
  )
  const first = token(
    ({ kind: is, text, lower }) =>
      is === 'word' && isCapital(text) && !isDictionaryWord(lower) && !isDictionaryWord(lower.replace(/\.$/, '')),
  )
  const name = sequence(first, several(sequence(optional(particle), capital), 0, 3))
  return (cursor, at) => {
    const one = cursor.tokens[at]
    if (one?.kind === 'handle') return at + 1
    if (one?.text !== '[') return name(cursor, at)
    const to = name(cursor, at + 1)
    return to > 0 && cursor.tokens[to]?.text === ']' ? to + 1 : -1
  }
}

function isCapital(text: string): boolean {
  const first = text.charAt(0)
  return first !== first.toLowerCase()
}

/** "Jane", "Jane, Kim and @ada" */
export function peoplePattern(person: TokenPattern): TokenPattern {
  const and = word('and', 'und', 'or', 'oder', 'et', 'y', 'en', 'e')
  const between = sequence(optional(kind('separator')), optional(and))
  const notTogether: TokenPattern = (cursor, at) =>
    cursor.tokens[at]?.kind === 'separator' || and(cursor, at) >= 0 ? between(cursor, at) : -1
  return sequence(person, several(sequence(notTogether, person), 0, 8))
}
