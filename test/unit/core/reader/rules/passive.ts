import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'It was decided to wait',
    'Der Tagesordnung wurde von allen zugestimmt.',
    'Die Kasse wurde mit 4 zu 2 Stimmen abgelehnt',
    'Jo Brown ist zur Vorsitzenden gewählt worden.',
    'De aanvraag om 50 euro wordt gehonoreerd',
    'Le texte a été adopté',
    'Kim Lee was elected treasurer',
    'The tent was approved by the committee',
    'Ada Berg was chosen to be the chair',
    'Jo drew the plan and it is here, and approved by the members',
    'Le bilan est accepté avec 18 voix',
  ],
  counterExamples: [
    'Ada was nominated to speak at the fair',
    'This has to be decided',
    'It was not agreed',
    'Der Antrag wird im Mai beschlossen werden',
    'Es soll ein Termin festgelegt werden',
    'Das Angebot wird gerne angenommen',
    'The parcel was accepted',
    'Het plan wordt nog niet goedgekeurd',
    'The colour is chosen to fit the gate',
    'Some of them have been selected as examples',
  ],
}
