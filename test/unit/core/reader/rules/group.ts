import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'We agreed to go on',
    'We agreed, that the tent is separate',
    'Everyone (@a, @b) agrees to go on',
    'All parties have agreed to move forward',
    'The board approves the budget',
    'Le CA valide la proposition',
    'Der Vorstand beschließt den Kauf',
    'The committee voted to wait',
  ],
  counterExamples: [
    'Jo agreed to call them',
    'We should agree on a name',
    'Did the board approve it?',
    'The group voted on the old plan',
    'We agree with Jo’s view of the board and will see',
    'If the board approves it, we go',
  ],
}
