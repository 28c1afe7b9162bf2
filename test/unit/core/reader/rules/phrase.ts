import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'The mill opted for oil',
    'All board members voted in favor',
    'There is consensus that we go on',
    'The general consensus was that a smaller tent is better',
    'Decision to go on with it',
    'No motion required. General approval.',
    'Iedereen akkoord met het plan',
    'Se acuerda comprar la carpa',
    'Fica aqui: decidiu-se comprar',
    'Si approva il bilancio',
    'The vote was unanimous in favor of oil',
    'For Chair, AB nominated by CD, seconded EF, elected on voices',
  ],
  counterExamples: [
    'Berta settled on oil',
    'No agreement on the name',
    'Was the vote unanimous',
    'Jo decided to leave early',
    '@ada decided to paint it',
    'as agreed upon in May',
    'Which decision to take is open',
    'originally decided to paint it',
  ],
}
