import assert from 'node:assert/strict'
import { runMatrix } from '../../faults/matrix'

describe('the fault matrix', () => {
  // `npm run test:faults` runs all cases. Here every 151st runs, a step unrelated to the list's periods.
  it('loses and duplicates nothing in a sample of its cases', async () => {
    const failed: string[] = []
    const { cases, completed } = await runMatrix(151, (name) => failed.push(name))
    assert.deepEqual(failed, [])
    assert.ok(cases > 14 && completed === cases)
  }).timeout(300_000)
})
