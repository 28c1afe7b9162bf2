import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'The next fest was unanimously set for May',
    'Der Termin wurde einstimmig auf Mai gesetzt',
    'La date est fixée en juin à l’unanimité',
    'Motion to get a new tent passed unanimously',
  ],
  counterExamples: [
    'It should be unanimously approved',
    'The club met without objection*',
    'Einstimmig heißt: alle sind dafür',
    'They unanimously like tea',
  ],
}
