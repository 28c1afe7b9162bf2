import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '## Action items\n\n- Berta - Paint the gate',
    '## Action items\n\n- Paint [the gate](https://example.org) - all',
  ],
  counterExamples: [
    '## Action items\n\n- Gate - Paint it, and oil the gate',
    '## Action items\n\n- Paint the gate - soon',
    'ACTION: Paint it - Berlin',
  ],
}
