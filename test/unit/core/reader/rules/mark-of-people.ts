import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['[AI Jane] call', '[TODO Jane, Kim] call', '[Action item: Jane] call'],
  counterExamples: ['[AI models] that write', '[Action plan] call them'],
}
