import type { Vocabulary } from '../../../vocabulary/vocabulary'
import {
  ahead,
  anyOf,
  capture,
  kind,
  lineStart,
  not,
  oneOf,
  optional,
  phrases,
  sequence,
  type TokenPattern,
  upTo,
  word,
} from '../../tokens/patterns'
import {
  adverb,
  by,
  clause,
  closing,
  inCapitals,
  inSentence,
  type NamedPattern,
  type OutcomeWords,
} from './outcomeWords'

/** "Approved by all.", "Accepted unanimously", "Agreed to wait", "-> beschlossen" */
export function outcomesAtStart(words: OutcomeWords): readonly NamedPattern[] {
  const { vocabulary, unanimity, withCount } = words
  const start = oneOf(kind('arrow', 'dash'), lineStart)
  const participle = oneOf(words.outcome, words.outcomeAtEnd, words.outcomeOfMotion)
  const following = oneOf(closing, kind('open'), unanimity, by, word('om'), withCount)
  return [
    [
      'outcome-first',
      start,
      optional(adverb),
      capture('verb', not(anyOf(vocabulary.outcomeNotFirst)), participle),
      following,
    ],
    ['outcome-first', start, capture('verb', anyOf(vocabulary.outcomeWithCount)), oneOf(unanimity, withCount)],
    ['outcome-first', lineStart, capture('verb', word('passed')), closing],
    // "Gewählt wurde Ada Berg", not "Gewählt haben 40 von 90"
    ['outcome-first', lineStart, capture('verb', words.outcomeAtEnd), not(words.perfect), words.passive],
    [
      'outcome-first',
      start,
      capture('verb', anyOf(vocabulary.decidedThat)),
      optional(adverb),
      optional(kind('separator')),
      clause,
    ],
    // "Decided our channel is the chat", "Agreed, we take the mill"
    [
      'outcome-first',
      lineStart,
      capture('verb', word('decided')),
      not(oneOf(kind('colon'), word('nothing', 'later'))),
      not(by),
      inSentence,
    ],
    ['outcome-first', lineStart, capture('verb', word('agreed')), kind('separator'), oneOf(words.decider, clause)],
    // "Accepted the minutes of May", not "Accepted the invitation"
    [
      'outcome-first',
      lineStart,
      capture('verb', anyOf(vocabulary.acceptedMotion)),
      optional(word('the', 'our')),
      oneOf(words.motion, sequence(kind('word'), words.motion)),
      oneOf(
        closing,
        kind('open'),
        by,
        word('of', 'from', 'with', 'without'),
        sequence(word('as'), oneOf(word('is'), anyOf(vocabulary.asProposed))),
      ),
    ],
    discussedAndAgreed(vocabulary),
    ['outcome-first', lineStart, capture('verb', inCapitals, participle), kind('colon', 'dash'), inSentence],
    [
      'outcome-first',
      lineStart,
      capture('verb', phrases(vocabulary.outcomeOfTopic)),
      not(word('by'), kind('colon')),
      inSentence,
    ],
    ['outcome-first', lineStart, capture('verb', anyOf(vocabulary.acceptedAlone)), oneOf(closing, word('because'))],
  ]
}

/** "Discussed the roof and agreed to wait" */
const discussedAndAgreed = (vocabulary: Vocabulary): NamedPattern => [
  'outcome-first',
  lineStart,
  anyOf(vocabulary.discussed),
  upTo(
    sequence(word('and'), capture('verb', anyOf(vocabulary.decidedAfterTalk)), clause, not(word('last'))),
    24,
    inSentence,
  ),
]

/** Maximum number of words before the outcome of a short sentence, and in a label. */
const maxBefore = 6
const maxLabel = 5

/** "Bilan financier validé.", "Bureau réélu le 5 mars à l'unanimité": hardly more than the outcome. */
export function outcomesAtEnd({ vocabulary, unanimity, withCount, motion }: OutcomeWords): readonly NamedPattern[] {
  // "Status: approved" is the state of something.
  const notState = not(phrases(vocabulary.state))
  const end = oneOf(closing, withCount, upTo(unanimity, maxBefore, inSentence))
  const verb = sequence(capture('verb', phrases(vocabulary.outcomeLast)), end)
  const isVote: TokenPattern = ahead(upTo(oneOf(phrases(vocabulary.votes), motion), maxLabel, kind('word')))
  const alone = (participles: readonly string[]): TokenPattern =>
    upTo(sequence(kind('colon'), capture('verb', phrases(participles)), closing), maxLabel, kind('word'))
  return [
    ['outcome-last', lineStart, notState, kind('word'), upTo(verb, maxBefore, kind('word', 'number', 'colon'))],
    // "Vote: passed", not "Unit tests: passed"
    ['outcome-last', lineStart, notState, isVote, alone(vocabulary.outcomeAlone)],
    // "By affirmation: carried"
    ['outcome-last', lineStart, notState, alone(vocabulary.outcomeOfVote)],
  ]
}
