import type { Vocabulary } from '../../vocabulary'

/** Swedish words for decisions. */
export const swedishDecisions: Partial<Vocabulary> = {
  decision: ['beslut', 'beslutades', 'beslutat'],
  decidedTogether: [
    'vi beslutade',
    'gruppen beslutade',
    'vi beslutar',
    'gruppen beslutar',
    'bestämde vi att',
    'vi bestämde att',
    'vi bestämmer att',
    'vi kom överens om',
    'väljs till',
    'valdes till',
    'enades om',
    'mötet beslutar',
    'mötet beslutade',
    'styrelsen beslutar',
    'styrelsen beslutade',
    'beslut att',
    'beslutades att',
  ],
  perfect: ['har'],
  outcomeLast: ['bifalles', 'bifölls', 'godkändes', 'godkänns'],
  outcomeAtEnd: ['bifalles', 'bifölls', 'godkändes', 'godkänns', 'avslås', 'avslogs', 'antogs', 'antas'],
}
