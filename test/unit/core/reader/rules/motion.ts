import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Jo seconds. No objections. Motion passed.',
    'The motion was unanimously carried',
    'Minutes: approved',
    'Jo presented the accounts, and these were accepted.',
    'The minutes of the meeting in May were approved with one change',
    'Jo moved to buy a tent, Kim seconded, and carried.',
    'TAC Vote Passes (unanimously)',
    'The proposal has been rejected',
    'It was proposed by Jo Dee and resolved to wait',
    'A poll was opened and passed',
    'The motion failed to pass. Vote: no, motion failed.',
    'The proposal that nobody is paid was approved',
    'The plan that Bo presented was approved',
  ],
  counterExamples: [
    'The motion will be passed next week',
    'The minutes have not been approved yet',
    'A motion to have the plan checked',
    'The minutes were approved last week',
    'The proposal should be accepted',
    'We sent the drawings and these were not accepted.',
    'A poll will be opened and passed on',
    'Jo proposed a walk and some tea',
    'The house was moved by the river and carried on',
    'A poll passed around the room',
    'Items that are read and approved by Jo stay',
  ],
}
