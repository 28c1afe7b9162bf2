import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['AI research it @ada', 'ACTION write to @ada'],
  counterExamples: ['big AI research @ada', 'AI'],
}
