import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['Jane: TODO call', '@ada TODO write it'],
  counterExamples: ['Road map: TODO List', 'Jane Todo Call'],
}
