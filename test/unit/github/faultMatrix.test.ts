import assert from 'node:assert/strict'
import { runMatrix } from '../../faults/matrix'

describe('the fault matrix', () => {
  // All of it is `npm run test:faults`; here one case of each kind of request and fault, more or less.
  it('loses and doubles nothing in a sample of its cases', async () => {
    const failed: string[] = []
    const { cases, completed } = await runMatrix(29, (name) => failed.push(name))
    assert.deepEqual(failed, [])
    assert.ok(cases > 25 && completed === cases)
  }).timeout(60_000)
})
