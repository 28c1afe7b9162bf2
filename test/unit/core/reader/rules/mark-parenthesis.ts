import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'the hall has to be painted (AI)',
    'we need a plan (ACTION Jane)',
    'we need a plan (TODO Jane to write it)',
    'Jane to call (Action item)',
    'not tested (AI test it)',
  ],
  counterExamples: ['the plan (action on hold)', 'will try again (renew AI)', 'GPGPU (CUDA) for AI'],
}
