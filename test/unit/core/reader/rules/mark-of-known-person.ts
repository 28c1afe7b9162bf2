import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Action all: comment by Friday',
    'Action everyone: ask around',
    'AI @zoe: call\n\nBuy two tents. (Action Zoe).',
    'AI @zoe: call\n\nAction Zoe and Kim: ask around',
    'AI @zoe: call\n\nThe gate squeaks -> Zoe will oil it',
  ],
  counterExamples: [
    'We met them (Action Aid)',
    'The plan (Action Plan)',
    'The film was good (Action Movie)',
    'Action Log: see below',
    'Action Fraud and Police: a letter came',
    'Action Recommended: approve the budget',
    'Action all: none',
    'The mill stands -> Server will start it again',
    'AI @zoe: call\n\nThe gate squeaks -> Zoe oiled it',
    'AI @zoe: call\n\nZoe -> Kim',
  ],
}
