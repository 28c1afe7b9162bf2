import assert from 'node:assert/strict'
import { runHistories } from '../../faults/histories/run'

describe('random histories of publishing', () => {
  // `npm run test:faults` runs two thousand others.
  it('keep every promise in a sample', async () => {
    const failed: string[] = []
    await runHistories({ count: 40, seed: 1_000_000 }, (text) => failed.push(text))
    assert.deepEqual(failed, [])
  }).timeout(600_000)
})
