import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '## Action items\n\n- (All speakers) Upload the pictures\n- (AB) Oil the gate',
    'TODO: Mend the gate (by Berta Berg)',
    'TODO: Mend the gate (Berta Berg, until 12 March)',
    '## Action items\n\n- paint the gate (Berta Fox)',
    'ACTION: paint the gate (the open barn team)',
    '## Action items\n\n- paint the gate (Berta F., Emil)',
    '## Action items\n\n- paint the gate (@berta w/ @emil)',
    '## Action items\n\n- paint the gate (Berta)\n- oil the mill [Emil]',
    '## Tareas\n\n- pintar la puerta y el muro (Berta y Emil)',
    '## Tarefas\n\n- pintar a porta e o muro (Berta e Emil)',
  ],
  counterExamples: [
    'TODO: Mend the gate (Berta Berg, with oil from the mill and much patience)',
    '## Action items\n\n- paint the gate (Berlin)',
    '## Action items\n\n- paint the gate (UI)\n- oil the mill (API)',
    'ACTION: paint the gate (see the plan)',
    'ACTION: paint the gate (Berta Fox) and the door',
  ],
}
