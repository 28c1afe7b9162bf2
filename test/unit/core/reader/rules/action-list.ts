import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['## Action items\n\n- mend it', '## Next steps\n\n- Jane to call'],
  counterExamples: ['## Action items\n\n- none', '## Next steps\n\n- it was fun'],
}
