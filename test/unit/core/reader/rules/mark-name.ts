import type { RuleExamples } from './ruleExamples'

export const rule: RuleExamples = {
  examples: [
    'Action on everyone to oil the gate',
    'AI (Berta Berg) ask the printer',
    'Action (Berta Berg): ask the printer',
    'AI Jane: call',
    'ACTION Jane to call',
    'TODO Jane and Kim to call',
    'AI(berta): ask around',
    'AP for Jane: call',
    'ACTION, Jane: call',
    'TODO JD, soon',
    'Action by Jane to call',
    'AI Jane Doe will call',
  ],
  counterExamples: [
    'AI Act to be discussed',
    'AI tools, and what they do',
    'TODO (later) is a bad word',
    'Action taken: the site was moved',
    'action item scribe: Jane',
  ],
}
