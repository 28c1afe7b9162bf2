import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'PASSED: the budget of the mill',
    'Resolved, that the gate stays',
    'Approved (few were there)',
    'Accepted unanimously',
    'Agreed to wait until May',
    '-> beschlossen',
    'Carried.',
    'Passed with 6 votes',
    'Opgeheven door het bestuur',
    'Approuvé à l’unanimité',
    'The hall was painted. Agreed: it stays white.',
  ],
  counterExamples: [
    'Passed: Berta and Emil',
    'Passed on to the treasurer',
    'Accepted the invitation to the fair',
    'Confirmed with the caterer',
    'To be approved by all',
    'Approved?',
    'Resolved.',
  ],
}
