import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['## Action items\n\n- GATE: @ada oils it', '## Action items\n\n- Old barn: @ada, @bo paint it'],
  counterExamples: [
    '## Action items\n\n- Oil the gate: ask @ada',
    '## Action items\n\n- oil the gate and the big door: @ada knows how',
    'TODO: gate: oil it, @ada knows how',
  ],
}
