import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'TODO: **Berta** (lead), **Emil** (support): ask the printer',
    'ACTION: The Open Barn Board: ask the printer',
    'AI: Berta, Emil: ask the printer',
  ],
  counterExamples: ['AI: Blog: ask the printer', 'TODO: Gate: mend it', 'ACTION: Where we are: nowhere'],
}
