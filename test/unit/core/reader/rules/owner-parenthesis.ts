import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '## Action items\n\n- paint the gate (Berta Fox)',
    'ACTION: paint the gate (the open barn team)',
    '## Action items\n\n- paint the gate (Berta F., Emil)',
  ],
  counterExamples: [
    '## Action items\n\n- paint the gate (Berlin)',
    'ACTION: paint the gate (see the plan)',
    'ACTION: paint the gate (Berta Fox) and the door',
  ],
}
