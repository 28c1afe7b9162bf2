import assert from 'node:assert/strict'
import { toExplainedExtract, toExtract } from '../../../src/core/extract'
import type { Evidence } from '../../../src/core/minutes'
import { readMinutes } from '../../../src/core/reader/readMinutes'

const text =
  '# Team 2026-03-05\n\nPresent: Ada Berg, Bo Cole\n\nMinutes: Bo Cole\n\n## Agenda\n\n### Tent\n\n- We agreed to buy it, see https://github.com/a/b/issues/1\n- AI @ada: order it\n'

describe('the extract with reasons', () => {
  const minutes = readMinutes(text)
  const plain = toExtract('a.md', minutes, () => undefined)
  const { why, ...explained } = toExplainedExtract('a.md', minutes, () => undefined)
  it('says the same as the one without', () => {
    const withoutWhy = JSON.parse(
      JSON.stringify(explained, (key, value: unknown) => (key === 'why' ? undefined : value)),
    ) as unknown
    assert.deepEqual(withoutWhy, plain)
  })
  it('gives each object its rule and line', () => {
    const objects = [...explained.decisions, ...explained.agenda, ...explained.actions, ...explained.issueRefs]
    assert.equal(objects.length, 4)
    const reasons = objects.map((value) => ('why' in value ? (value.why as readonly Evidence[]) : []))
    assert.deepEqual(reasons[0], [{ rule: 'group', line: 11 }])
    assert.deepEqual(
      reasons.map((why) => why[0]?.line),
      objects.map(({ line }) => line),
    )
  })
  it('gives each plain value its rule and line', () => {
    assert.deepEqual(
      why.participants.map(({ value }) => value),
      plain.participants,
    )
    assert.deepEqual(
      [...why.kind, ...why.date, ...why.scribe].map(({ value, why: [reason] }) => `${value} ${reason?.line ?? 0}`),
      ['minutes 1', '2026-03-05 1', 'bo cole 5'],
    )
  })
})
