import { anyOf, capture, kind, not, oneOf, phrases, sequence, several, upTo, word } from '../../tokens/patterns'
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

/** Not "passed around", "carried on", "failed to load". */
const notOtherwise = not(
  oneOf(word('around', 'on', 'out', 'through'), sequence(word('to'), not(word('pass', 'carry')))),
)

/** "Motion carried", "The minutes of May were approved", "Jane moved to wait, Jo seconded, carried" */
export function outcomesOfMotions(words: OutcomeWords): readonly NamedPattern[] {
  const { vocabulary, passive, motion, unanimity, notEarlier } = words
  const auxiliary = oneOf(adverb, unanimity, passive)
  const participle = oneOf(words.outcome, words.outcomeOfMotion)
  const verb = capture('verb', oneOf(participle, phrases(vocabulary.motionVerbs)))
  const pause = oneOf(kind('separator', 'dash', 'arrow', 'close', 'colon', 'open'), word('and', 'und'))
  return [
    [
      'motion',
      kind('separator', 'close', 'open'),
      capture('verb', anyOf(vocabulary.carried)),
      oneOf(closing, kind('close')),
    ],
    // "The accounts were presented, and these were accepted."
    ['motion', word('and'), word('these', 'those'), passive, several(auxiliary, 0, 2), verb, closing],
    ['motion', word('motion', 'motions'), upTo(sequence(capture('verb', anyOf(vocabulary.carried)), closing), 80)],
    // "It was proposed by Ada Berg and resolved to wait", not "moved by the river and carried on"
    [
      'motion',
      anyOf(vocabulary.proposed),
      by,
      upTo(
        sequence(
          word('and'),
          capture('verb', anyOf(vocabulary.decidedAsProposed)),
          not(word('on')),
          oneOf(closing, clause, unanimity, by),
        ),
        12,
        inSentence,
      ),
    ],
    [
      'motion',
      motion,
      upTo(sequence(passive, kind('word'), word('and'), capture('verb', participle)), 12, inSentence),
      notEarlier,
    ],
    [
      'motion',
      motion,
      several(oneOf(auxiliary, kind('colon', 'dash', 'separator')), 0, 4),
      verb,
      notEarlier,
      notOtherwise,
    ],
    [
      'motion',
      motion,
      upTo(sequence(passive, several(auxiliary, 0, 3), capture('verb', participle)), 24, inSentence),
      notEarlier,
    ],
    [
      'motion',
      anyOf(vocabulary.moved),
      upTo(sequence(pause, several(auxiliary, 0, 3), verb, oneOf(closing, kind('open'), unanimity)), 40, inSentence),
    ],
  ]
}

/** "It was decided to wait", "Der Antrag wird einstimmig angenommen", "wordt gehonoreerd" */
export function outcomesInPassive(words: OutcomeWords): readonly NamedPattern[] {
  const { vocabulary, passive, unanimity, outcome, outcomeOfMotion: participle, notByOthers, notEarlier } = words
  const between = several(oneOf(adverb, word('also'), passive, unanimity), 0, 3)
  const byDecider = sequence(by, upTo(words.decider, 3))
  return [
    ['passive', passive, between, capture('verb', outcome), notEarlier, notByOthers, not(word('ut', 'ud'))],
    ['passive', passive, between, capture('verb', inCapitals, oneOf(outcome, participle))],
    ['passive', passive, between, capture('verb', participle), words.withCount],
    // "Ada was chosen to be the chair", "appointed treasurer", not "appointed as a professor"
    [
      'passive',
      word('was', 'were', 'been'),
      between,
      capture('verb', anyOf(vocabulary.chosen)),
      oneOf(
        sequence(word('as'), not(word('a', 'an'))),
        sequence(word('to'), word('be')),
        phrases([...vocabulary.otherOffices, ...vocabulary.chair, ...vocabulary.scribeOffice]),
      ),
    ],
    // "The plan was shown and approved by the members"
    [
      'passive',
      word('was', 'were', 'been'),
      upTo(sequence(word('and'), capture('verb', participle), byDecider), 8, inSentence),
    ],
    ['passive', word('decision', 'decisions'), passive, between, capture('verb', anyOf(vocabulary.decisionMade))],
    ['passive', passive, between, capture('verb', participle), word('as'), anyOf(vocabulary.asAmended)],
    [
      'passive',
      passive,
      upTo(capture('verb', words.outcomeAtEnd), 28, inSentence),
      notEarlier,
      notByOthers,
      not(word('werden')),
    ],
    ['passive', passive, between, capture('verb', participle), byDecider],
  ]
}
