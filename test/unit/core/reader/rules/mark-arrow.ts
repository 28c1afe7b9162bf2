import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['Road map -> todo ask them', '-> TODO ask them'],
  counterExamples: ['ask them todo ->', '-> action!'],
}
