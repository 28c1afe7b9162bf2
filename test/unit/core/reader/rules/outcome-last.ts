import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Bilan financier validé.',
    'Bureau réélu le 12/11/2026 à l’unanimité.',
    'Presupuesto aprobado',
    'Bilancio 2026 approvato.',
    'By affirmation: passed',
    'Behandling: Godkjent',
    'Protokoll genehmigt mit 3 Stimmen',
    'Vote on the tent: passed',
    'Show of hands: carried',
  ],
  counterExamples: [
    'Status: angenommen',
    'Bilan financier non validé.',
    'Le bilan validé est sur le site.',
    'Presupuesto no aprobado',
    'Utile pour un compte validé par la banque',
    'Status: approved',
    'Protokoll nicht genehmigt',
    'Unit tests: passed',
    'Licence check of the parts: approved',
    'E-Mail-Adresse bestätigt',
    'Hausmeister verabschiedet',
  ],
}
