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
    'Il gruppo ha deciso di aspettare',
    'A equipe definiu o dia',
    'The meeting agreed the budget',
    'The team discussed the gate and agreed to paint it',
    'We concluded that the mill stays',
    'Die Sitzung beschließt: Wir kaufen Hemden',
  ],
  counterExamples: [
    'Jo agreed to call them',
    'We should agree on a name',
    'Did the board approve it?',
    'The group voted on the old plan',
    'We agree with Jo’s view of the board and will see',
    'If the board approves it, we go',
    'The meeting concluded.',
    'Last time we agreed to wait',
    'All were accepted by the fair',
    'WMO Award: APPROVE the PR',
  ],
}
