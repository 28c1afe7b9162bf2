import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '**Action item** Ask the printer',
    '_AI reminder mail next week_',
    '**ACTION** Those interested, write to us',
  ],
  counterExamples: ['*AI* models are big', '_Action films are fun_'],
}
