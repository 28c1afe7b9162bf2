import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'AI: mend it',
    'TODO 3: mend it',
    'ACTION-12: Jane to write',
    'Action (draft): mend it',
    '**Action 103.1**: Jane to write it',
    'Jane: AI: call',
  ],
  counterExamples: [
    'AI: none',
    'ACTION: text',
    'AI: this was landed last week',
    'Call to action: join us',
    'GitHub Action: builds fail',
    'Actions: see above',
    'Generative AI: the talk',
  ],
}
