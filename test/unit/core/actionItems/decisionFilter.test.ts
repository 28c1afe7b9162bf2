import assert from 'node:assert/strict'
import { filterDecisions, listDecisions } from '../../../../src/core/actionItems/decisionList'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const files = [
  [
    'team/20260305.md',
    '# 2026-03-05\n\n## Agenda\n\n### Storage\n\n- Decision: buy **two** disks\n- Decision: keep the old case\n',
  ],
  ['board/20260306.md', '# 2026-03-06\n\n## Agenda\n\n### Money\n\n- Decision: pay for two rooms\n'],
].map(([path = '', text = '']) => ({ key: path, root: 'r', digest: digestOf(path, readMinutes(text, { path }), text) }))

function shown(series: string | undefined, text: string): readonly string[] {
  const filter = { series: series === undefined ? undefined : { root: 'r', series }, text }
  return filterDecisions(listDecisions(files), filter).flatMap((one) =>
    one.decisions.map(({ decision }) => `${one.series}: ${decision.text.replace(/^Decision: /, '')}`),
  )
}

describe('filtered decisions', () => {
  it('are all without a filter', () => assert.equal(shown(undefined, '').length, 3))
  it('are those of one series', () => assert.deepEqual(shown('board', ''), ['board: pay for two rooms']))
  it('have all words, ignoring case and markup', () => {
    assert.deepEqual(shown(undefined, 'TWO disks'), ['team: buy **two** disks'])
    assert.equal(shown(undefined, 'two').length, 2)
    assert.deepEqual(shown('board', 'disks'), [])
  })
  it('are found by their topic and day too', () => {
    assert.equal(shown(undefined, 'storage').length, 2)
    assert.deepEqual(shown(undefined, '2026-03-06'), ['board: pay for two rooms'])
  })
})
