import assert from 'node:assert/strict'
import fc from 'fast-check'
import { editDistance } from '../../../src/core/editDistance'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })

describe('the edit distance up to one', () => {
  it('gives the same result as with a limit of two, which uses a table', () =>
    fc.assert(
      fc.property(word, word, fc.boolean(), (one, other, isPrefix) => {
        assert.equal(editDistance(one, other, 1, isPrefix), Math.min(2, editDistance(one, other, 2, isPrefix)))
      }),
      { numRuns: 5_000, seed: 3 },
    ))
})
