import assert from 'node:assert/strict'
import { mayComeLate } from '../../../../src/core/completion/lateList'

const token = { kind: 'mention', start: 20 } as const
const people = { start: 20, filterTexts: ['@zelda-fitz', '@Mara-Lindt'] } as const

describe('a list that comes by itself', () => {
  for (const [name, at, typed, last, expected] of [
    ['comes for a token that had none', token, '@ma', undefined, true],
    ['comes for a token that nothing matched', token, '@ma', { ...people, filterTexts: [] }, true],
    ['comes after the list of another token', token, '@ma', { ...people, start: 4 }, true],
    ['comes after a list that closed because no entry has the letters', token, '@quill', people, true],
    ['does not come back', token, '@mar', people, false],
    ['does not come for an address', { ...token, kind: 'address' }, '5', undefined, false],
    ['does not come without a token', undefined, '', undefined, false],
  ] as const)
    it(name, () => assert.equal(mayComeLate(at, typed, last), expected))
})
