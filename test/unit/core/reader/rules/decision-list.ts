import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Follow-up decisions (for the mill only):\n\n- Oil the gate',
    'We concluded that:\n\n- the list is short',
    'Discussions/Decisions:\n\n- keep the default',
    'Decisions made\n\n- keep the default',
  ],
  counterExamples: [
    'We talked about:\n\n- the list',
    'Decision needed:\n\n- which way',
    'Decisions:\n\n- none',
    'Decisions made\n\nWe talked about them.',
  ],
}
