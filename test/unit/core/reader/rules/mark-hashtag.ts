import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'the gate squeaks #action-item @ada oil it',
    'Some lamps are broken #todo buy two',
    '@ada will oil the gate #action-item',
  ],
  counterExamples: [
    'the gate squeaks # action-item',
    'see issue #12 for the action',
    'the tag #actionable is too long',
  ],
}
