import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'AI: Next step: Berta to ask the printer',
    'ACTION: Later. Berta and Emil will ask the printer',
    'TODO: Course request, Berta to look into it',
    'ACTION: **Re: the barn** Berta to measure it',
    'ACTION: Berta Fox plans to ask the printer',
    'TODO: Berta is going to oil the gate',
    'ACTION: Berta has volunteered to oil the gate',
    '## Acciones\n\n- Berta va a llamar al molino',
    '## Actiepunten\n\n- Berta gaat de drukker bellen.',
    '## Actiepunten\n\n- Iedereen moet de poort onthouden.',
  ],
  counterExamples: [
    '## Actions\n\n- @berta: ask Emil/Cyn to call the mill',
    'TODO: the gate is going to be oiled',
    'AI: the link to the page is wrong',
    'ACTION: Later. The release is to be announced',
    'TODO: mend the gate. Berta said so',
    'AI: find out whether Trams can stop here',
  ],
}
