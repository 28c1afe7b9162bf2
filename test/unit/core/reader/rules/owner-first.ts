import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'ACTION: Berta, please oil the gate',
    'TODO: Berta, bitte das Tor ölen',
    'Berta: hello\n\nBerta: again\n\nACTION: Berta with help from Emil paints it',
    '## Action items\n\n- BF, add a warning',
  ],
  counterExamples: [
    'ACTION: Painting with help from Emil',
    '## Action items\n\n- Later, add a warning',
    'Berta: hello\n\nBerta: again\n\nACTION: Painting for Berta',
  ],
}
