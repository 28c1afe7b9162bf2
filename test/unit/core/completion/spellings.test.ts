import assert from 'node:assert/strict'
import { editDistance } from '../../../../src/core/editDistance'
import { learnSpellings } from '../../../../src/core/completion/spellings'

/** The person of a handle, given how often each spelling occurs. */
function meant(handle: string, counts: Readonly<Record<string, number>>, lists: string[][] = []): string {
  const spellings = learnSpellings(new Map(Object.entries(counts)), lists)
  return spellings.spellingOf(spellings.keyOf(handle))
}

describe('spellings', () => {
  it('that differ in letter case are one person, in the most common spelling', () =>
    assert.equal(meant('JUANP', { juanP: 2, JuanP: 5, juanp: 1 }), 'JuanP'))
  it('with a swapped letter are the known person', () =>
    assert.equal(meant('jospehine', { josephine: 10, jospehine: 1 }), 'josephine'))
  it('that do not occur yet may be typos too', () => assert.equal(meant('josphine', { josephine: 10 }), 'josephine'))
  it('with another separator are one person', () =>
    assert.equal(meant('anna.strunk', { 'anna-strunk': 9, 'anna.strunk': 1 }), 'anna-strunk'))
  it('of two participants of one meeting are two people', () =>
    assert.equal(meant('marika', { marike: 50, marika: 3 }, [['marike', 'marika']]), 'marika'))
  it('that differ in a digit are two people', () =>
    assert.equal(meant('operator2', { operator1: 50, operator2: 1 }), 'operator2'))
  it('that differ in an initial are two people', () =>
    assert.equal(meant('anna-b', { 'anna-c': 50, 'anna-b': 1 }), 'anna-b'))
  it('of short handles are never typos', () => assert.equal(meant('bob', { bo: 50, bob: 1 }), 'bob'))
  it('that occur often are correct', () => assert.equal(meant('josefine', { josephine: 10, josefine: 6 }), 'josefine'))
})

describe('the edit distance', () => {
  const cases: readonly [string, string, number][] = [
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'abxc', 1],
    ['abc', 'ac', 1],
    ['abc', 'xyz', 2],
    ['', 'ab', 2],
  ]
  for (const [one, other, count] of cases)
    it(`between “${one}” and “${other}” is ${count}`, () =>
      assert.equal(editDistance(one, other, 1), Math.min(2, count)))
  it('of a prefix ignores the rest', () => assert.equal(editDistance('mrak', 'markus', 1, true), 1))
})
