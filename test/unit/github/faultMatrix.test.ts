import assert from 'node:assert/strict'
import { runMatrix } from '../../faults/matrix'

describe('the fault matrix', () => {
  // All of it is `npm run test:faults`; here every fifty-third, which is none of its periods.
  it('loses and doubles nothing in a sample of its cases', async () => {
    const failed: string[] = []
    const { cases, completed } = await runMatrix(53, (name) => failed.push(name))
    assert.deepEqual(failed, [])
    assert.ok(cases > 14 && completed === cases)
  }).timeout(60_000)
})
