import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '## Decisions\n\n### Resolution 1 – Mill\n\nJo showed it.\n\nIt was adopted unanimously.',
    '## Decisions\n\n- keep it',
    '## Beschlüsse\n\n- weiter so',
  ],
  counterExamples: [
    '## Decisions\n\n### Resolution 1 – Mill\n\nJo showed the accounts.\n\nThey are long.\n\nWe ate.',
    '## Conclusion\n\nThat was the meeting.',
    '## Decisions\n\n- None',
    '## Decision making in other clubs and what it means\n\n- keep it',
  ],
}
