import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    '| Action | Owner |\n|---|---|\n| mend it | Jane |',
    '## Action items\n\n| What | Who |\n|---|---|\n| mend it | Jane |',
  ],
  counterExamples: ['| Feature | Owner |\n|---|---|\n| speed | Jane |', '| Action |\n|---|\n|  |'],
}
