import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'AI: Next step: Berta to ask the printer',
    'ACTION: Later. Berta and Emil will ask the printer',
    'TODO: Course request, Berta to look into it',
    'ACTION: **Re: the barn** Berta to measure it',
    'ACTION: Berta Fox plans to ask the printer',
    '## Actiepunten\n\n- Berta gaat de drukker bellen.',
    '## Actiepunten\n\n- Iedereen moet de poort onthouden.',
  ],
  counterExamples: [
    'AI: the link to the page is wrong',
    'ACTION: Later. The release is to be announced',
    'TODO: mend the gate. Berta said so',
    'AI: find out whether Trams can stop here',
  ],
}
