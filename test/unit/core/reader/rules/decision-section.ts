import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['## Decisions\n\n- keep it', '## Beschlüsse\n\n- weiter so'],
  counterExamples: ['## Decisions\n\n- None', '## Decision making in other clubs and what it means\n\n- keep it'],
}
