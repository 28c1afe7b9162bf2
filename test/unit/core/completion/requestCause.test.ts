import assert from 'node:assert/strict'
import { isRequestedByPerson, type LastChange } from '../../../../src/core/completion/requestCause'

const letter: LastChange = { version: 7, isDeletion: false, isReopened: false, time: 1_000 }
const deletion: LastChange = { ...letter, isDeletion: true }

describe('a request for the list', () => {
  for (const [name, last, moment, expected] of [
    ['in a document that has not changed', undefined, {}, true],
    ['after an older change', { ...deletion, version: 6 }, {}, true],
    ['right after a letter', letter, {}, true],
    ['right after a letter where each letter asks', letter, { hasQuickSuggestions: true }, false],
    ['a while after a letter where each letter asks', letter, { hasQuickSuggestions: true, time: 1_400 }, true],
    ['right after a deletion', deletion, {}, false],
    ['a while after a deletion', deletion, { time: 1_400 }, true],
    ['by the extension itself, however late', { ...deletion, isReopened: true }, { time: 9_000 }, false],
  ] as const)
    it(`${name} is ${expected ? 'made by a person' : 'caused by typing'}`, () =>
      assert.equal(
        isRequestedByPerson(last, { version: 7, time: 1_100, hasQuickSuggestions: false, ...moment }),
        expected,
      ))
})
