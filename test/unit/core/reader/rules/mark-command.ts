import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['#action jane to call', '!action Jane to read it', '#todo call them'],
  counterExamples: ['#actions', '# big action'],
}
