import assert from 'node:assert/strict'
import { allMatches } from '../../../src/core/allMatches'

describe('all matches of an expression', () => {
  for (const [expression, text] of [
    [/a(b)?/g, 'ab a cab'],
    [/b*/g, 'abba'],
    [/z/g, 'abc'],
  ] as const)
    it(`are those of matchAll: ${expression.source}`, () => {
      const found = allMatches(expression, text).map((match) => [match.index, ...match])
      assert.deepEqual(
        found,
        [...text.matchAll(expression)].map((match) => [match.index, ...match]),
      )
    })
  it('are found again by the same expression', () => {
    const expression = /a/g
    assert.equal(allMatches(expression, 'aa').length, allMatches(expression, 'aa').length)
    expression.lastIndex = 2
    assert.equal(allMatches(expression, 'aa').length, 2)
  })
})
