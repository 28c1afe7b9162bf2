import type { Vocabulary } from '../../vocabulary/vocabulary'
import {
  ahead,
  capture,
  kind,
  lineEnd,
  matchAt,
  not,
  nothing,
  oneOf,
  optional,
  sequence,
  several,
  token,
  type TokenMatch,
  type TokenPattern,
  upTo,
  word,
  wordOf,
} from '../tokens/patterns'
import type { Token } from '../tokens/tokens'
import { type MarkFamily, markFamilies, type MarkWord, markWordAt, peoplePattern, personPattern } from './markTokens'

/** The words needed to read marks. */
export interface MarkWords {
  readonly vocabulary: Vocabulary
  /** Lower-case words that are not names. */
  readonly notNames: ReadonlySet<string>
}

/** A way to write a mark, with its conditions. */
interface MarkForm {
  readonly name: string
  /** What follows the word. The capture `mark` ends the mark, `name` is the owner it names. */
  readonly after: TokenPattern
  /** Where the word may be; `lead` is the start of a line, sentence or parenthesis, `clause` of a parenthesis. */
  readonly at: 'lead' | 'clause' | 'anywhere' | 'start'
  /** Whether the word must be written as a mark, and whether initials may have this form. */
  readonly needsMark: boolean
  readonly isForInitials: boolean
  /** The only family with this form; undefined if all have it. */
  readonly only?: MarkFamily['marker']
}

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

function isPlace(at: MarkForm['at'], tokens: readonly Token[], found: MarkWord): boolean {
  if (at === 'anywhere') return true
  const before = tokens.slice(0, found.from)
  if (at === 'start') return before.every(isLeadSign)
  if (at === 'clause') return before.at(-1)?.kind === 'open'
  return isLead(before) || isAfterPerson(before) || (found.isMark && isInSentence(before, found))
}

function isLeadSign({ kind: is, text }: Token): boolean {
  return is === 'open' || is === 'arrow' || is === 'dash' || is === 'emoji' || ['>', '-', '#', '!'].includes(text)
}

/** The start of the line, a sentence, a parenthesis or a clause: after an arrow, a dash or a comma. */
function isLead(before: readonly Token[]): boolean {
  const last = before.at(-1)
  if (last === undefined || before.every(isLeadSign)) return true
  // "22/04: todo Jane"
  if (last.kind === 'colon' && !before.some(({ kind: is }) => is === 'word')) return true
  return (
    ['open', 'close', 'end', 'arrow', 'dash', 'pipe', 'separator', 'emoji', 'mask'].includes(last.kind) ||
    ['>', '-'].includes(last.text)
  )
}

/** "Jane: ", "Jane Doe: ", "@ada ", "JD ", "**Jane**: " */
function isAfterPerson(before: readonly Token[]): boolean {
  const last = before.at(-1)
  const names = last?.kind === 'colon' ? before.slice(0, -1) : before
  const own = names.filter((one) => !isLeadSign(one) && one.kind !== 'close')
  if (own.length === 0) return false
  if (own.every(({ kind: is }) => is === 'handle')) return true
  const areCapitals = own.every(
    ({ kind: is, text }) => is === 'word' && text.charAt(0) !== text.charAt(0).toLowerCase(),
  )
  if (last?.kind === 'colon')
    return own.length <= 4 && (areCapitals || own[0]?.text.startsWith('name') === true || own[0]?.text === 'name')
  return own.length === 1 && /^\p{Lu}{2,3}$/u.test(own[0]?.text ?? '')
}

/** "this is an AI: mend it", "needs a PR  AI: Jane" */
function isInSentence(before: readonly Token[], { family }: MarkWord): boolean {
  const last = before.at(-1)
  return (
    family.marker === 'AI' &&
    last?.kind === 'word' &&
    last.text === last.lower &&
    !['to', 'for', 'with', 'of'].includes(last.lower)
  )
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

/** The forms of marks, the most reliable first. */
function markForms({ vocabulary, notNames }: MarkWords): readonly MarkForm[] {
  const duties: ReadonlySet<string> = new Set([...vocabulary.scribe, ...vocabulary.reporter, ...vocabulary.chair])
  const isDictionaryWord = (one: string): boolean => notNames.has(one) || duties.has(one)
  const person = personPattern(isDictionaryWord)
  const people = peoplePattern(person)
  const verbs = new Set(
    [...vocabulary.actionVerbs].filter((verb) => !['should', 'agreed', 'please', 'bitte'].includes(verb)),
  )
  const will = oneOf(
    sequence(word('to'), not(word('be', 'the', 'a', 'an')), kind('word')),
    sequence(wordOf(verbs), not(word('be'))),
  )
  const nick = token(
    ({ kind: is, text, lower }) => is === 'word' && text.length > 1 && text === lower && !isDictionaryWord(lower),
  )
  const nameOrNick = token(({ kind: is, lower }) => is === 'word' && !isDictionaryWord(lower))
  const noTask = word('none', 'nil', 'done', 'closed', 'complete', 'completed', 'pending', 'see', 'n')
  const initials = token(({ text }) => /^\p{Lu}{2,3}$/u.test(text))
  const everybody = word('all', 'everyone', 'everybody', 'alle')
  const group = oneOf(everybody, wordOf(new Set(vocabulary.groups)))
  const colon: TokenPattern = (cursor, at) =>
    cursor.tokens[at]?.kind === 'colon' && isFreeColon(cursor.tokens, at) ? at + 1 : -1
  const preposition = word('for', 'to', 'on', 'by', 'an', 'für', 'von', 'assigned')
  const link = oneOf(colon, kind('dash', 'separator', 'arrow'))
  const remark = sequence(kind('open'), upTo(kind('close'), 12))
  const mark = (...parts: readonly TokenPattern[]): TokenPattern => capture('mark', ...parts)
  const handle = sequence(optional(kind('open')), kind('handle'))
  const letters = kind('word', 'handle', 'number', 'mask')
  const form = (
    name: string,
    at: MarkForm['at'],
    after: TokenPattern,
    needsMark = true,
    isForInitials = true,
  ): MarkForm => ({ name, at, after, needsMark, isForInitials })
  // "**ACTION** call", "**Action item** call"
  const emphasized: TokenPattern = ({ tokens }, at) =>
    tokens.slice(Math.max(0, at - 3), at).some(({ emphasis }) => emphasis !== '') && (tokens[at]?.emphasis ?? '') !== ''
      ? at
      : -1
  return [
    form('mark-transposed', 'anywhere', sequence(capture('name', kind('word')), mark(optional(colon))), false),
    form('mark-is', 'start', sequence(mark(word('is')), ahead(word('to'))), false, false),
    form('mark-after-person', 'lead', sequence(afterPerson, mark(nothing), ahead(kind('word', 'handle')))),
    form(
      'mark-handle',
      'anywhere',
      sequence(mark(optional(colon), optional(link), optional(preposition), optional(colon)), ahead(handle)),
    ),
    form(
      'mark-handle',
      'lead',
      sequence(mark(optional(colon), optional(preposition), optional(colon)), ahead(handle)),
      false,
    ),
    form(
      'mark-bracketed',
      'start',
      sequence(
        mark(bracketEnd, optional(colon)),
        ahead(
          oneOf(kind('handle'), sequence(kind('open'), person), sequence(people, oneOf(colon, will, kind('dash')))),
        ),
      ),
      false,
    ),
    form('mark-bracketed', 'start', sequence(mark(bracketEnd, optional(colon)), ahead(letters)), false, false),
    form(
      'mark-of-people',
      'start',
      sequence(mark(optional(link)), ahead(people, bracketEnd, kind('word', 'colon', 'handle'))),
    ),
    form(
      'mark-name',
      'lead',
      sequence(
        mark(capture('name', initials)),
        oneOf(lineEnd, kind('end', 'close'), sequence(kind('separator'), not(person))),
      ),
    ),
    {
      ...form(
        'mark-name',
        'lead',
        sequence(mark(capture('name', person)), oneOf(lineEnd, colon, kind('separator', 'end', 'open', 'close'))),
        false,
      ),
      only: 'TODO',
    },
    form('mark-parenthesis', 'clause', sequence(nothing, ahead(closeParenthesis, oneOf(lineEnd, kind('end'))))),
    form(
      'mark-parenthesis',
      'clause',
      sequence(afterParenthesis, mark(optional(colon), optional(preposition)), ahead(oneOf(people, kind('word')))),
      true,
    ),
    form('mark-parenthesis', 'clause', sequence(afterParenthesis, mark(link), ahead(people)), false, false),
    form(
      'mark-name',
      'lead',
      sequence(
        kind('open'),
        capture('name', oneOf(sequence(person, ahead(kind('close'))), nameOrNick)),
        kind('close'),
        mark(optional(colon)),
        ahead(letters),
      ),
      false,
    ),
    form('mark-colon', 'lead', sequence(optional(remark), mark(colon)), false),
    form(
      'mark-name',
      'lead',
      sequence(mark(oneOf(kind('separator'), preposition)), ahead(oneOf(people, nick, group), colon)),
      false,
    ),
    form(
      'mark-name',
      'lead',
      sequence(mark(optional(preposition)), ahead(people, oneOf(colon, will, sequence(kind('dash'), letters)))),
    ),
    form(
      'mark-name',
      'lead',
      sequence(mark(optional(preposition)), ahead(nick, oneOf(colon, will, sequence(kind('dash'), letters)))),
      true,
      false,
    ),
    form('mark-name', 'lead', sequence(mark(word('by', 'for', 'on')), ahead(oneOf(people, group), will)), false),
    form('mark-name', 'start', sequence(mark(nothing), ahead(kind('open'), person, kind('close')))),
    form('mark-dash', 'start', sequence(mark(kind('dash')), ahead(people, oneOf(will, kind('end'), lineEnd))), false),
    form('mark-dash', 'start', sequence(mark(kind('dash')), ahead(letters)), true, false),
    form(
      'mark-sentence',
      'lead',
      sequence(
        mark(kind('end')),
        ahead(token(({ kind: is, text }) => is === 'handle' || (is === 'word' && text !== text.toLowerCase()))),
      ),
    ),
    form(
      'mark-sentence',
      'start',
      sequence(emphasizedEnd, mark(kind('end')), ahead(kind('word', 'handle'))),
      false,
      false,
    ),
    form('mark-emphasized', 'start', sequence(emphasized, mark(nothing), ahead(letters)), true, false),
    form('mark-emphasized', 'start', sequence(emphasizedWhole, mark(nothing), ahead(kind('word')))),
    form('mark-command', 'start', sequence(afterCommand, mark(nothing), ahead(letters)), false),
    form('mark-hashtag', 'anywhere', sequence(afterHash, mark(optional(colon))), false, false),
    form('mark-arrow', 'lead', sequence(afterArrow, mark(nothing), ahead(kind('word'))), false),
    form('mark-soon', 'start', sequence(mark(nothing), ahead(several(kind('word'), 1, 4), kind('handle')))),
    // "buy tents (Action Jane)", at the end of a task; counts only if somebody is known ("Action Aid")
    {
      ...form(
        'mark-of-known-person',
        'clause',
        sequence(
          afterParenthesis,
          mark(optional(preposition)),
          ahead(person, upTo(closeParenthesis, 12, kind('word', 'separator', 'end')), optional(kind('end')), lineEnd),
        ),
        false,
        false,
      ),
      only: 'ACTION_ITEM',
    },
    // "Action Jane: call", "Action all: comment on it"; counts only if somebody is known ("Action Fraud: …")
    {
      ...form(
        'mark-of-known-person',
        'start',
        sequence(
          mark(nothing),
          ahead(oneOf(people, everybody), oneOf(sequence(colon, not(noTask), kind('word', 'handle')), will)),
        ),
        false,
        false,
      ),
      only: 'ACTION_ITEM',
    },
    form(
      'mark-heading',
      'start',
      sequence(
        mark(
          word('for', 'of', 'from', 'since', 'until', 'till', 'by', 'this', 'next', 'last', 'für', 'bis', 'von', 'aus'),
          upTo(colon, 8, kind('word', 'number', 'separator')),
        ),
        lineEnd,
      ),
      false,
    ),
    form('mark-heading', 'anywhere', sequence(isNear, mark(colon), lineEnd), true, false),
    form('mark-heading', 'start', sequence(optional(kind('end')), lineEnd), false, false),
  ]
}

/** "Jane: TODO call" */
const afterPerson: TokenPattern = ({ tokens }, at) => {
  const before = tokens.slice(0, at - 1)
  const next = tokens[at]
  return ['colon', 'handle'].includes(before.at(-1)?.kind ?? '') && isAfterPerson(before) && next?.text === next?.lower
    ? at
    : -1
}

/** Near the start of its line: "Other TODOs:" */
const isNear: TokenPattern = (_, at) => (at <= 4 ? at : -1)

/** A colon that is not part of a time or word. */
function isFreeColon(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return next === undefined || next.isSpaced || next.emphasis !== '' || !['word', 'number', 'colon'].includes(next.kind)
}

const bracketEnd: TokenPattern = ({ tokens }, at) => (tokens[at]?.text === ']' ? at + 1 : -1)
const closeParenthesis: TokenPattern = ({ tokens }, at) => (tokens[at]?.text === ')' ? at + 1 : -1)

/** In the last parenthesis before: the word opens it. */
const afterParenthesis: TokenPattern = ({ tokens }, at) => (openerBefore(tokens, at) === '(' ? at : -1)
const afterArrow: TokenPattern = ({ tokens }, at) =>
  isBefore(tokens, at, ({ kind: is, text }) => is === 'arrow' || text === '>') ? at : -1
const afterCommand: TokenPattern = ({ tokens }, at) =>
  isBefore(tokens, at, ({ text }) => text === '#' || text === '!') ? at : -1

/** "look into it #action-item": a hash sign directly before the word. */
const afterHash: TokenPattern = ({ tokens }, at) =>
  [at - 2, at - 3].some((index) => tokens[index]?.text === '#' && tokens[index + 1]?.isSpaced === false) ? at : -1

function openerBefore(tokens: readonly Token[], at: number): string | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 5); index--)
    if (tokens[index]?.kind === 'open') return tokens[index]?.text
  return undefined
}

function isBefore(tokens: readonly Token[], at: number, test: (token: Token) => boolean): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 5); index--) {
    const one = tokens[index]
    if (one !== undefined && test(one)) return true
    if (one === undefined || (one.kind !== 'word' && one.kind !== 'number' && one.text !== '-')) return false
  }
  return false
}

/** "*Action.* Jane calls" */
const emphasizedEnd: TokenPattern = ({ tokens }, at) =>
  (tokens[0]?.emphasis ?? '') !== '' && (tokens[at + 1]?.emphasis ?? '') !== '' ? at : -1

/** "_AI reminder mail next week_" */
const emphasizedWhole: TokenPattern = ({ tokens }, at) =>
  (tokens[0]?.emphasis ?? '') !== '' &&
  isCapitals(tokens[at - 1]) &&
  tokens.slice(at).every(({ emphasis }) => emphasis === '')
    ? at
    : -1

function isCapitals(one: Token | undefined): boolean {
  return one !== undefined && one.text === one.text.toUpperCase()
}
