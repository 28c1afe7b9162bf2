import assert from 'node:assert/strict'
import { countChangedLines, hasLostMost, mergeFetched } from '../../../../src/core/pads/mergeFetched'

const base = '# 2026-03-05\n\n- A\n- B\n- C\n'

describe('fetching again', () => {
  it('adds lines typed in the pad since, and keeps those of the file', () =>
    assert.deepEqual(mergeFetched(base, base.replace('- A', '- A, my correction'), `${base}- D\n`), {
      kind: 'merged',
      text: '# 2026-03-05\n\n- A, my correction\n- B\n- C\n- D\n',
    }))
  it('changes nothing if only the file changed', () =>
    assert.deepEqual(mergeFetched(base, `${base}- mine\n`, base), { kind: 'unchanged' }))
  it('changes nothing if both changed the same', () =>
    assert.deepEqual(mergeFetched(base, `${base}- D\n`, `${base}- D\n\n`), { kind: 'unchanged' }))
  it('reports a conflict if both changed the same line', () =>
    assert.deepEqual(mergeFetched(base, base.replace('- B', '- B1'), base.replace('- B', '- B2')), {
      kind: 'conflict',
    }))
  it('reports a conflict if the file was never fetched', () =>
    assert.deepEqual(mergeFetched(undefined, base, `${base}- D\n`), { kind: 'conflict' }))
  it('keeps the line endings of the file', () =>
    assert.deepEqual(mergeFetched(base, base.replaceAll('\n', '\r\n'), `${base}- D\n`), {
      kind: 'merged',
      text: `${base}- D\n`.replaceAll('\n', '\r\n'),
    }))
  it('notices that a pad was emptied or begun anew', () => {
    const long = base + '- more words\n'.repeat(20)
    assert.equal(hasLostMost(long, ''), true)
    assert.equal(hasLostMost(long, '# 2026-03-05\n'), true)
    assert.equal(hasLostMost(long, long.slice(0, long.length / 2)), false)
    assert.equal(hasLostMost('short', ''), false)
  })
  it('counts changed lines', () => {
    assert.equal(countChangedLines(base, base), 0)
    assert.equal(countChangedLines(base, base.replace('- A', '- X')), 1)
    assert.equal(countChangedLines(base, base.replace('- A\n', '')), 1)
    assert.equal(countChangedLines(base, `${base}- D\n- E\n`), 2)
  })
})
