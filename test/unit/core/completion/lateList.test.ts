import assert from 'node:assert/strict'
import { mayComeLate } from '../../../../src/core/completion/lateList'

const token = { kind: 'mention', start: 20 } as const

describe('a list that comes by itself', () => {
  for (const [name, at, last, expected] of [
    ['comes for a token that had none', token, undefined, true],
    ['comes for a token that nothing matched', token, { start: 20, isEmpty: true }, true],
    ['comes after the list of another token', token, { start: 4, isEmpty: false }, true],
    ['does not come back', token, { start: 20, isEmpty: false }, false],
    ['does not come for an address', { ...token, kind: 'address' }, undefined, false],
    ['does not come without a token', undefined, undefined, false],
  ] as const)
    it(name, () => assert.equal(mayComeLate(at, last), expected))
})
