import type { Vocabulary } from './vocabulary'

/** Words by which a sentence states no outcome, although it has a verb of deciding. */
export const hindranceWords = {
  negations: ['nobody', 'nothing', 'never', 'neither', 'cannot'],
  obligations: ['need', 'needs', 'needed', 'must', 'should', 'require', 'requires', 'get', 'getting', 'want', 'wants'],
  conditions: ['if', 'whether', 'unless', 'until', 'once', 'when', 'how'],
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
  partOf: ['some', 'few', 'half', 'several', 'others'],
  infinitives: [],
  yesterday: ['yesterday'],
  relatives: ['who', 'which', 'that'],
  conjunctions: ['and', 'so'],
  beforeNegation: [],
  noDecision: ['none', 'unclear', 'open', 'no decision', 'no decisions'],
  timePrepositions: ['at', 'in', 'during', 'on'],
} as const satisfies Partial<Vocabulary>
