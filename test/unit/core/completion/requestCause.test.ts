import assert from 'node:assert/strict'
import { isRequestedByPerson, type LastChange, type OwnRequest } from '../../../../src/core/completion/requestCause'

const letter: LastChange = { version: 7, isDeletion: false, range: { start: 19, end: 20 }, time: 1_000 }
const deletion: LastChange = { ...letter, isDeletion: true, range: { start: 20, end: 20 } }
const own: OwnRequest = { version: 7, offset: 20, executedAt: 1_000 }

describe('a request for the list', () => {
  for (const [name, last, ownRequest, moment, expected] of [
    ['in a document that has not changed', undefined, undefined, {}, true],
    ['after an older change', { ...deletion, version: 6 }, undefined, {}, true],
    ['right after a letter', letter, undefined, {}, true],
    ['right after a letter where each letter asks', letter, undefined, { hasQuickSuggestions: true }, false],
    [
      'a while after a letter where each letter asks',
      letter,
      undefined,
      { hasQuickSuggestions: true, time: 1_400 },
      true,
    ],
    ['right after a deletion', deletion, undefined, {}, false],
    ['right after a deletion, but elsewhere', deletion, undefined, { offset: 4 }, true],
    ['right after deletions at several places', { ...deletion, range: undefined }, undefined, { offset: 4 }, false],
    [
      'before the closing bracket of the letter, where each letter asks',
      { ...letter, range: { start: 19, end: 21 } },
      undefined,
      { hasQuickSuggestions: true },
      false,
    ],
    ['a while after a deletion', deletion, undefined, { time: 1_400 }, true],
    ['by the extension itself, a moment after its command', letter, own, { time: 1_900 }, false],
    ['where the extension has asked before, after its list', letter, own, { time: 2_100 }, true],
    ['elsewhere after the list that the extension asked for', letter, own, { offset: 4 }, true],
    ['by the extension itself, and reaches it after the next letter', letter, { ...own, version: 6 }, {}, false],
    [
      'while the window has not executed the extension’s command, however long ago that was',
      letter,
      { version: 3, offset: 9, executedAt: undefined },
      { time: 90_000 },
      false,
    ],
    ['a while after the list that the extension asked for', letter, { ...own, version: 6 }, { time: 2_100 }, true],
  ] as const)
    it(`${name} is ${expected ? 'made by a person' : 'not made by a person'}`, () =>
      assert.equal(
        isRequestedByPerson(last, ownRequest, {
          version: 7,
          offset: 20,
          time: 1_100,
          hasQuickSuggestions: false,
          ...moment,
        }),
        expected,
      ))
})
