import assert from 'node:assert/strict'
import { withoutDecisionLabel } from '../../../src/core/decisionText'

describe('a decision without its label', () => {
  for (const [text, expected] of [
    ['Decision: we wait', 'we wait'],
    ['**Decision:** we wait', 'we wait'],
    ['**Decision**: we wait', 'we wait'],
    ['_Beschluss:_ wir warten', 'wir warten'],
    ['**Decision: we wait**', '**we wait**'],
    ['=> We decided: wait', 'wait'],
    ['Décision : nous attendons', 'nous attendons'],
    ['Decision:**now**', '**now**'],
    ['we agreed to wait', 'we agreed to wait'],
    ['Decisions2: later', 'Decisions2: later'],
    ['Outcome of a poll: five', 'Outcome of a poll: five'],
  ] as const)
    it(`“${text}”`, () => assert.equal(withoutDecisionLabel(text), expected))
})
