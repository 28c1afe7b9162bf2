import type { Vocabulary } from './vocabulary'

/** Words by which a sentence states no outcome, although it has a verb of deciding. */
export const hindranceWords = {
  negations: ['nobody', 'nothing', 'never', 'neither', 'cannot'],
  obligations: ['must', 'should'],
  conditions: ['if', 'whether', 'unless', 'until'],
  openingConditions: ['had', 'should', 'were'],
  periods: ['time', 'week', 'month', 'quarter', 'year', 'sprint', 'meeting', 'call', 'session'],
  proposals: [
    'motion',
    'motions',
    'proposal',
    'proposals',
    'resolution',
    'resolutions',
    'amendment',
    'ordinance',
    'bill',
  ],
  tomorrow: ['tomorrow'],
  denials: [],
  partOf: ['some', 'few', 'half', 'several', 'others'],
  infinitives: [],
  yesterday: ['yesterday'],
  relatives: ['who', 'which', 'that'],
  conjunctions: ['and', 'so', 'but'],
  beforeNegation: [],
  noDecision: ['none', 'unclear', 'open', 'no decision', 'no decisions'],
  timePrepositions: ['at', 'in', 'during', 'on'],
} as const satisfies Partial<Vocabulary>
