import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'the hall has to be painted (AI)',
    'we need a plan (ACTION Jane)',
    'we need a plan (TODO Jane to write it)',
    'Jane to call (Action item)',
    'not tested (AI test it)',
    'buy two tents (Action Jane)',
    'buy two tents. (Action Jean-Paul et Zoe).',
  ],
  counterExamples: [
    'we met them (Action Group)',
    'the plan (Action Plan)',
    'the (Action Jane) film',
    'the plan (action on hold)',
    'will try again (renew AI)',
    'GPGPU (CUDA) for AI',
  ],
}
