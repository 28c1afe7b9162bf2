import type { Vocabulary } from '../../../vocabulary/vocabulary'
import {
  anyOf,
  kind,
  lineEnd,
  not,
  oneOf,
  phrases,
  sequence,
  token,
  type TokenPattern,
  upTo,
  word,
} from '../../tokens/patterns'
import type { Token } from '../../tokens/tokens'
import { earlierTime } from './earlierTimes'

/** The name of a rule, and the patterns that follow one another. The verb is captured as `verb`. */
export type NamedPattern = readonly [name: string, ...parts: readonly TokenPattern[]]

/** Patterns for the words of outcomes, made once for all rules. */
export interface OutcomeWords {
  readonly vocabulary: Vocabulary
  /** "was", "wird" */
  readonly passive: TokenPattern
  /** "have", "hat" */
  readonly perfect: TokenPattern
  /** "unanimously", "by acclamation" */
  readonly unanimity: TokenPattern
  /** Participles of an outcome; those far after their auxiliary; those that need a motion. */
  readonly outcome: TokenPattern
  readonly outcomeAtEnd: TokenPattern
  readonly outcomeOfMotion: TokenPattern
  readonly motion: TokenPattern
  /** "the board", "members", "TSC", "le CA" */
  readonly decider: TokenPattern
  /** "with 2 abstentions", "with no changes" */
  readonly withCount: TokenPattern
  /** Not "at the last meeting", after the verb; "last year's accounts" may be what was approved. */
  readonly notEarlier: TokenPattern
  /** Not "by the city", after the verb: somebody else decided. */
  readonly notByOthers: TokenPattern
}

export function outcomeWords(vocabulary: Vocabulary): OutcomeWords {
  const decider = deciderOf(vocabulary)
  const unanimity = phrases(vocabulary.unanimity)
  return {
    vocabulary,
    passive: anyOf(vocabulary.passive),
    perfect: anyOf(vocabulary.perfect),
    unanimity,
    outcome: phrases(vocabulary.outcome),
    outcomeAtEnd: phrases(vocabulary.outcomeAtEnd),
    outcomeOfMotion: phrases(vocabulary.outcomeOfMotion),
    motion: phrases(vocabulary.motions),
    decider,
    withCount: withCountOf(vocabulary),
    notEarlier: not(earlierTime(vocabulary)),
    notByOthers: not(not(unanimity), by, not(upTo(decider, 3))),
  }
}

function deciderOf(vocabulary: Vocabulary): TokenPattern {
  const acronym = (length: number): TokenPattern =>
    token(({ kind: is, text }) => is === 'word' && text.length >= length && text === text.toUpperCase())
  return oneOf(phrases(vocabulary.deciders), acronym(3), sequence(anyOf(vocabulary.articles), acronym(2)))
}

/** "with one warning" is no vote. */
function withCountOf({ votes, votesFor, votesAgainst, votesAbstained, counted }: Vocabulary): TokenPattern {
  const count = oneOf(kind('number'), word('one', 'two', 'three', 'no'))
  const tally = token(({ kind: is, text }) => is === 'number' && /^\d+[/:-]\d/.test(text))
  const thing = phrases([...votes, ...votesFor, ...votesAgainst, ...votesAbstained, ...counted])
  const adjective = kind('word')
  return sequence(
    word('with', 'mit', 'met', 'avec', 'con', 'com'),
    oneOf(tally, sequence(count, oneOf(thing, sequence(adjective, thing)))),
  )
}

export const adverb = token(({ kind: is, lower }) => is === 'word' && lower.length > 4 && lower.endsWith('ly'))
export const inSentence = token(({ kind: is }) => is !== 'end')
export const closing = oneOf(lineEnd, kind('end', 'pipe'))
export const by = sequence(word('by', 'door', 'von', 'par', 'por', 'da', 'dal', 'av', 'af'), not(kind('colon')))
export const clause = oneOf(
  word('to', 'that', 'on', 'upon', 'not', 'against', 'dass', 'daß', 'dat', 'que', 'che', 'di', 'de', 'zu', 'om', 'te'),
  kind('colon'),
)
/** "The plan is APPROVED", "PASSED: the budget" */
export const inCapitals: TokenPattern = ({ tokens }, at) => (isInCapitals(tokens[at]) ? at : -1)

function isInCapitals(one: Token | undefined): boolean {
  return one !== undefined && one.text.length > 3 && one.text === one.text.toUpperCase()
}
