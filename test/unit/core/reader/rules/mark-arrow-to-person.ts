import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Enable it -> @ada',
    '=> @ada will write it down',
    'a plan --> @ada, @bo',
    '→ Berta to ask the printer',
    '➡️ Berta Example will ask them',
  ],
  counterExamples: [
    '(@ada -> @bo) hands over',
    'fixed meanwhile -> @ada pinged them',
    '@ada -> @bo',
    '→ Gate to be mended',
    '→ Move on to the mill',
  ],
}
