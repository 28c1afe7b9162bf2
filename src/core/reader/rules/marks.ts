import type { Vocabulary } from '../../vocabulary/vocabulary'
import { lineEnd, matchAt, oneOf, sequence, token, type TokenMatch, type TokenPattern, word } from '../tokens/patterns'
import type { Token } from '../tokens/tokens'
import { type MarkForm, markForms, type MarkWords } from './markForms'
import { isPlace } from './markPlaces'
import { type MarkFamily, markFamilies, type MarkWord, markWordAt, peoplePattern, personPattern } from './markTokens'

/** A mark in the tokens of a line. */
export interface FoundMark {
  readonly rule: string
  readonly word: MarkWord
  /** Index of the first token of the mark and of the one after its colon. */
  readonly from: number
  readonly to: number
  /** The owner in place of a handle: "AI(berta)". */
  readonly name: string | undefined
}

export interface MarkReader {
  readonly families: readonly MarkFamily[]
  readonly forms: readonly MarkForm[]
  readonly words: MarkWords
  /** People and what they will do: "Jane to call", "AB and Jo will ask". */
  readonly taskAfterArrow: TokenPattern
}

export function compileMarks(words: MarkWords): MarkReader {
  const people = peoplePattern(personPattern((one) => words.notNames.has(one)))
  const verb = token(
    ({ kind: is, text, lower }) => is === 'word' && text === lower && !['be', 'the', 'a', 'an'].includes(lower),
  )
  const taskAfterArrow = sequence(people, word('to', 'will', 'wird', 'soll'), verb)
  return { families: markFamilies(words), forms: markForms(words), words, taskAfterArrow }
}

/** The first mark of a line; undefined if there is none. */
export function findMark(reader: MarkReader, tokens: readonly Token[], from = 0): FoundMark | undefined {
  for (let at = from; at < tokens.length; at++) {
    const found = markWordAt(reader.families, tokens, at)
    const mark = found === undefined ? undefined : markOf(reader, tokens, found)
    if (mark !== undefined) return mark
  }
  return undefined
}

function markOf({ forms, words }: MarkReader, tokens: readonly Token[], found: MarkWord): FoundMark | undefined {
  const { from, to, isMark, family } = found
  const transposed = tokens[from]?.kind === 'handle'
  for (const { name, after, at, needsMark, isForInitials, only } of forms) {
    if ((needsMark && !isMark) || (family.isAmbiguous && !isForInitials) || transposed !== (name === 'mark-transposed'))
      continue
    if (only !== undefined && only !== family.marker) continue
    if (!transposed && !isPlace(at, tokens, found)) continue
    const match = matchAt(after, tokens, to)
    if (match === undefined || saysNoTask(match, found, words) || isAboutList(match, found, words)) continue
    const end = match.captures.find((one) => one.name === 'mark')
    const owner = match.captures.find((one) => one.name === 'name')
    const isBracketed = name === 'mark-bracketed'
    return {
      rule: name,
      word: found,
      from: isBracketed || name === 'mark-command' ? from - 1 : from,
      to: end?.to ?? to,
      name:
        owner === undefined
          ? undefined
          : tokens
              .slice(owner.from, owner.to)
              .map(({ text }) => text)
              .join(' '),
    }
  }
  return undefined
}

/** "AI: none", "ACTION: text", "AI: this was landed last week", "Actions: see above" */
function saysNoTask(match: TokenMatch, found: MarkWord, { vocabulary }: { readonly vocabulary: Vocabulary }): boolean {
  const end = match.captures.find((one) => one.name === 'mark')?.to ?? match.to
  const text = match.tokens.slice(end).filter(({ kind: is }) => !['end', 'close', 'mask', 'emoji'].includes(is))
  const words = text.map(({ lower }) => lower).join(' ')
  if (words === 'text' || words === 'n / a' || words === 'tba') return true
  if (
    text.length > 0 &&
    text.length < 3 &&
    text[0]?.kind !== 'handle' &&
    vocabulary.nobody.some((nobody) => words === nobody || words.startsWith(`${nobody} `))
  )
    return true
  return found.family.isAmbiguous && matchAt(pastReport, text, 0) !== undefined
}

/** First words about a list instead of a task. */
const listWords: ReadonlySet<string> = new Set([
  'see',
  'siehe',
  'none',
  'no',
  'kein',
  'keine',
  'all',
  'reviewed',
  'tbd',
])

/** "Action items: 6 in total" is about a list; "Actions: Jane to call" and "**Actions:** prepare the fest" are items. */
function isAboutList(match: TokenMatch, { from, isPlural }: MarkWord, { notNames }: MarkWords): boolean {
  const { tokens, captures, to } = match
  const text = tokens.slice(captures.find(({ name }) => name === 'mark')?.to ?? to)
  if (!isPlural || text.length === 0 || text[0]?.kind === 'handle') return false
  const person = personPattern((one) => notNames.has(one))
  if (matchAt(sequence(peoplePattern(person), word('to', 'will')), text, 0) !== undefined) return false
  const isLabel = /\*\*|__/.test(tokens[from]?.emphasis ?? '')
  const wordCount = text.filter(({ kind: is }) => is === 'word').length
  const isTask = isLabel && wordCount > 2 && !listWords.has(text[0]?.lower ?? '')
  return !isTask || text.some(({ kind: is }) => is === 'mask')
}

const pastReport = oneOf(
  sequence(
    word('this', 'that', 'it', 'they', 'these', 'those', 'we'),
    word('was', 'were', 'has', 'have', 'had', 'is', 'are', 'got', 'already', 'been'),
  ),
  sequence(word('was', 'were', 'has'), word('already', 'been', 'done', 'landed', 'merged')),
  sequence(word('who', 'none', 'no'), lineEnd),
)
