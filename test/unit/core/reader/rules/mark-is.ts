import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['Action item is to call them', 'ACTION is to call them'],
  counterExamples: ['The action is on hold', 'Action is fun'],
}
