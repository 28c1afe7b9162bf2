import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['[AI] @ada call', '[ACTION] call them', '[TODO] Jane to call', '[AI] [Jane] call'],
  counterExamples: [
    '[AI] Models that write minutes',
    '[AI](https://example.org) @ada',
    '[Actions](https://example.org) call',
  ],
}
