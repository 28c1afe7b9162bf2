import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['The lamp is broken. Action: Berta.', 'Paint the gate. ACTION: Berta **Done** before the call'],
  counterExamples: ['Paint the gate. ACTION: urgent.', 'ACTION: paint the gate.', 'TODO: Documentation'],
}
