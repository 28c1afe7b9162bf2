import type { Vocabulary } from '../../../vocabulary/vocabulary'
import { outcomesInPhrases, outcomesOfGroups } from './groupOutcomes'
import { outcomesInPassive, outcomesOfMotions } from './motionOutcomes'
import { type NamedPattern, outcomeWords } from './outcomeWords'
import { outcomesAtEnd, outcomesAtStart } from './shortOutcomes'

/** The patterns of sentences that state an outcome, by the name of their rule, in order of precedence. */
export function outcomePatterns(vocabulary: Vocabulary): readonly NamedPattern[] {
  const words = outcomeWords(vocabulary)
  return [
    ...outcomesAtStart(words),
    ...outcomesOfMotions(words),
    ...outcomesInPassive(words),
    ...outcomesOfGroups(words),
    ...outcomesInPhrases(words),
    ...outcomesAtEnd(words),
  ]
}
