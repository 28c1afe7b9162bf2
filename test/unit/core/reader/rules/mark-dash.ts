import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'TODO - call them',
    'ACTION ITEM - Jane will call',
    'Action – Jane to book the hall',
    'ACTION-321 - Write it up',
  ],
  counterExamples: ['ACTION plan - the draft', 'AI - the future of it', 'Todo - a word'],
}
