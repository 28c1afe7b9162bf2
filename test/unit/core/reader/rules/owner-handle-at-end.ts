import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['TODO: oil the old gate at last @ada', 'ACTION: oil the gate, then the door @ada, @bo.'],
  counterExamples: ['TODO: ask @ada about the gate', 'ACTION: oil the gate with oil of @ada’s', 'TODO: oil the gate'],
}
