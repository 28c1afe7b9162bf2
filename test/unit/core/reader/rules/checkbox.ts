import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['- [ ] mend the old gate', '- [x] ask @ada'],
  counterExamples: ['- [x] Networks -> mandatory', '- [ ] Images'],
}
