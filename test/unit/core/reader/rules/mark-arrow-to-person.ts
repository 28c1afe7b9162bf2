import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['Enable it -> @ada', '=> @ada will write it down', 'a plan --> @ada, @bo'],
  counterExamples: ['(@ada -> @bo) hands over', 'fixed meanwhile -> @ada pinged them', '@ada -> @bo'],
}
