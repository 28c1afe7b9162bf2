import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '## Action items\n\n- @berta: sing\n- Tickets for the barn - @berta - 14 May - OK',
    '## Aufgaben\n\n- Bilder vom Tor - Berta/Emil - noch nicht fertig',
    '## Tareas\n\n- Fotos - Berta/Emil',
    'TODO: Mend the gate → Berta Berg',
    'TODO: Mend the gate - Berta Berg, by Friday',
    'TODO: Mend the gate | Berta Berg',
    '## Action items\n\n- Berta - Paint the gate',
    '## Action items\n\n- Paint [the gate](https://example.org) - all',
    '## Action items\n\n- Paint → Berta\n- Oil the gate → Cyn',
  ],
  counterExamples: [
    'TODO: Mend the gate → tomorrow',
    '## Action items\n\n- Gate - Paint it, and oil the gate',
    '## Action items\n\n- Paint the gate - soon',
    'ACTION: Paint it - Berlin',
    '## Action items\n\n- [ ] staging -> Production',
    '## Action items\n\n- [ ] rename mill => Barn\n- [ ] paint the gate',
  ],
}
