import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '[AI] @ada call',
    '[ACTION] call them',
    '[TODO] Jane to call',
    '[AI] [Jane] call',
    '(ACTION) Jane to call',
  ],
  counterExamples: [
    '[AI] Models that write minutes',
    '[AI](https://example.org) @ada',
    '(action) was taken by the town',
    '[Actions](https://example.org) call',
  ],
}
