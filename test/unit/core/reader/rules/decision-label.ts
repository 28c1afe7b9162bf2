import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Decision – the gate stays',
    'DECISION the gate stays',
    'Decision: we go on',
    '**Decision** we go on',
    'DECISION - we go on',
    '=> Conclusion: we go on',
    '**Fazit**: im Prinzip gut',
    'Group decision: we go on',
    'Notes and decisions: we go on',
    'Décision : on continue',
    'Acuerdo: seguimos',
    'Conclusie: we gaan door',
    'Decision: Pending issues are moved to May',
  ],
  counterExamples: [
    'DECISION TREE of the gate',
    'Preliminary result of the discussion: we go on',
    'Decision needed: which way',
    'Resolution: none',
    'decision records are documents',
    'Outcome (proposal): we go on',
    'Decision - ',
    'Decision: tbc, Jo asks',
    'Decision: to be made in May',
    'Decision: open',
    'Decyzja: brak',
    'Decision: not yet',
    'Decision: pending',
  ],
}
