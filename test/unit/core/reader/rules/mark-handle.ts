import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'AI @ada: call',
    'ACTION: @ada call',
    'TODO @ada call',
    'AI for @ada: call',
    'It was late. ACTION @ada: call',
    'AI @org/team: call',
    'a plan -> TODO @ada',
    '**AI** @ada: call',
    'AI [@ada](https://github.com/ada): call',
    'Action item to *@ada:** call',
  ],
  counterExamples: ['todo lists of @ada', 'GPU/AI @ada', 'AI:@ada.example.org has it', 'Report by @todo'],
}
