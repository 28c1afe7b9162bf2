import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: ['@AI berta: open a ticket', 'needs work (@AI ada-l to request it)'],
  counterExamples: ['@AIberta: open a ticket', '@artificial: open a ticket'],
}
