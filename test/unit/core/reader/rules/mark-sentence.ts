import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['ACTION. Jane to call', 'Hadrian: Action item. Ask the chairs', '*Action.* Max will call'],
  counterExamples: ['Action. Drama. Fun.', 'It needs action. Jane calls'],
}
