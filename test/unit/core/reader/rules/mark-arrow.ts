import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Road map -> todo ask them',
    '-> TODO ask them',
    'ACTION -> ask them',
    '**Action Item-> Ask them on the list',
  ],
  counterExamples: [
    'ask them todo ->',
    '-> action!',
    'TODO -> done',
    'action -> reaction',
    'AI -> the future of it',
    'TODO -> keine',
    'ACTION -> nobody',
    'TODO -> erledigt',
  ],
}
