import assert from 'node:assert/strict'
import { slipsBetween } from '../../../../src/core/completion/slips'
import { learnSpellings } from '../../../../src/core/completion/spellings'

/** Who is meant by a handle where these were written so often. */
function meant(handle: string, counts: Readonly<Record<string, number>>, lists: string[][] = []): string {
  const spellings = learnSpellings(new Map(Object.entries(counts)), lists)
  return spellings.spellingOf(spellings.keyOf(handle))
}

describe('spellings', () => {
  it('of mixed case are one, the commonest', () =>
    assert.equal(meant('JUANP', { juanP: 2, JuanP: 5, juanp: 1 }), 'JuanP'))
  it('with a letter swapped mean the known person', () =>
    assert.equal(meant('jospehine', { josephine: 10, jospehine: 1 }), 'josephine'))
  it('that nobody has written yet may be slips too', () =>
    assert.equal(meant('josphine', { josephine: 10 }), 'josephine'))
  it('with another mark between the parts are one', () =>
    assert.equal(meant('anna.strunk', { 'anna-strunk': 9, 'anna.strunk': 1 }), 'anna-strunk'))
  it('of two who attend together are two', () =>
    assert.equal(meant('marika', { marike: 50, marika: 3 }, [['marike', 'marika']]), 'marika'))
  it('that differ in a digit are two', () =>
    assert.equal(meant('operator2', { operator1: 50, operator2: 1 }), 'operator2'))
  it('that differ in an initial are two', () => assert.equal(meant('anna-b', { 'anna-c': 50, 'anna-b': 1 }), 'anna-b'))
  it('of short handles are left alone', () => assert.equal(meant('bob', { bo: 50, bob: 1 }), 'bob'))
  it('used often are right', () => assert.equal(meant('josefine', { josephine: 10, josefine: 6 }), 'josefine'))
})

describe('slips', () => {
  const cases: readonly [string, string, number][] = [
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'abxc', 1],
    ['abc', 'ac', 1],
    ['abc', 'xyz', 2],
    ['', 'ab', 2],
  ]
  for (const [one, other, count] of cases)
    it(`between “${one}” and “${other}” are ${count}`, () =>
      assert.equal(slipsBetween(one, other, 1), Math.min(2, count)))
  it('of a beginning leave the rest out', () => assert.equal(slipsBetween('mrak', 'markus', 1, true), 1))
})
