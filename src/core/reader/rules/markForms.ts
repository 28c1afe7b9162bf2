import type { Vocabulary } from '../../vocabulary/vocabulary'
import {
  ahead,
  capture,
  kind,
  lineEnd,
  not,
  nothing,
  oneOf,
  optional,
  phraseOf,
  phraseTable,
  sequence,
  several,
  token,
  type TokenPattern,
  upTo,
  word,
  wordOf,
} from '../tokens/patterns'
import {
  afterArrow,
  afterCommand,
  afterHash,
  afterParenthesis,
  afterPerson,
  bracketEnd,
  closeParenthesis,
  emphasizedEnd,
  emphasizedWhole,
  isFreeColon,
  isNear,
  type MarkPlace,
} from './markPlaces'
import { type MarkFamily, peoplePattern, personPattern } from './markTokens'

/** The words needed to read marks. */
export interface MarkWords {
  readonly vocabulary: Vocabulary
  /** Lower-case words that are not names. */
  readonly notNames: ReadonlySet<string>
}

/** A way to write a mark, with its conditions. */
export interface MarkForm {
  readonly name: string
  /** What follows the word. The capture `mark` ends the mark, `name` is the owner it names. */
  readonly after: TokenPattern
  /** Where the word may be; `lead` is the start of a line, sentence or parenthesis, `clause` of a parenthesis. */
  readonly at: MarkPlace
  /** Whether the word must be written as a mark, and whether initials may have this form. */
  readonly needsMark: boolean
  readonly isForInitials: boolean
  /** The only family with this form; undefined if all have it. */
  readonly only?: MarkFamily['marker']
}

/** The forms of marks, the most reliable first. */
export function markForms({ vocabulary, notNames }: MarkWords): readonly MarkForm[] {
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
  const state = phraseOf(phraseTable([...vocabulary.nobody, ...vocabulary.done, ...vocabulary.closed]))
  const noTask = oneOf(
    word('none', 'nil', 'done', 'closed', 'complete', 'completed', 'pending', 'see', 'n'),
    sequence(state, oneOf(lineEnd, kind('end'))),
  )
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
        mark(oneOf(bracketEnd, closeParenthesis), optional(colon)),
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
    // "ACTION -> call them", "Action item-> call them"; not "TODO -> done"
    form('mark-arrow', 'start', sequence(mark(kind('arrow')), ahead(not(noTask), letters)), true, false),
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
