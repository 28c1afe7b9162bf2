import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['#agreed we go on', '#accepted the plan', '!agreed we go on'],
  counterExamples: ['#agreeable people', '#topic agreed plans', 'agreed plans'],
}
