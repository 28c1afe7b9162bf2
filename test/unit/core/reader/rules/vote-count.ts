import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Tent on the lawn: 2 Dafür, 1 Dagegen, 1 Enthaltung',
    'Jo asks for a budget: (7/0/0)',
    'Abstimmung über die Kasse: 4/0/3',
    'vote: 7 for, 1 against, 3 abstain',
    'No direct access to the mill (5/6 votes)',
    'yes: 4, no: 0, abstain: 2',
    'Approve: Ada, Bo  Reject: none',
    '2/3/1 Fails',
  ],
  counterExamples: [
    '3 for the price of 2',
    'We met on (3/4/21)',
    'Room no 2 for 3 people',
    'yes: 4 people come',
    'Version 4-0 of the plan',
    'The gate is open (5/6 days)',
    '12/10/26 next meeting',
  ],
}
