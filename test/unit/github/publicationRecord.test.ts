import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parsePublication, type Publication } from '../../../src/github/publication'
import { formatRecord, parseRecord, type PublicationRecord } from '../../../src/github/publicationRecord'

const place = { owner: 'Acme', repo: 'Notes' }
const publication: Publication = {
  target: place,
  path: 'iaas/20260305.md',
  baseBranch: 'main',
  head: place,
  branch: 'minutes/iaas/2026-03-05',
  pull: {
    number: 7,
    url: 'https://github.com/Acme/Notes/pull/7',
    title: 'Add',
    state: 'open',
    createdAt: '2026-03-05',
  },
  headSha: 'a'.repeat(40),
  text: '# Größe 🎉\n',
  own: '# Größe\n',
  landed: undefined,
  account: 'wes',
  sent: { title: 'Add', body: 'b' },
  sourceSha: 'b'.repeat(40),
  baseSha: undefined,
}
const record: PublicationRecord = {
  uri: 'file:///w/iaas/20260305.md',
  publication,
  standing: {
    standing: {
      target: place,
      head: place,
      branch: publication.branch,
      commitSha: publication.headSha,
      isNewBranch: true,
      pull: undefined,
    },
    pending: [publication],
  },
}

/** A JSON value in which one value at any depth is another one. */
function damaged(value: unknown, at: number, other: unknown): unknown {
  let index = -1
  const visit = (each: unknown): unknown => {
    index++
    if (index === at) return other
    if (Array.isArray(each)) return each.map(visit)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, visit(inner)]))
  }
  return visit(value)
}

describe('the record of a publication', () => {
  it('is read as it was stored', () => {
    const read = parseRecord(formatRecord(record))
    assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(record)))
  })

  it('counts as missing when it was written only in part', () => {
    const text = formatRecord(record)
    for (let length = 0; length < text.length; length++) assert.equal(parseRecord(text.slice(0, length)), undefined)
  })

  for (const text of ['', 'null', '[]', '7', '"x"', '\u0000\u0000', '<html>', '{"formatVersion":1}'])
    it(`counts as missing when it is ${JSON.stringify(text)}`, () => {
      assert.equal(parseRecord(text), undefined)
    })

  it('counts as missing when a newer version stored it', () => {
    assert.equal(parseRecord(formatRecord(record).replace('"formatVersion":1', '"formatVersion":2')), undefined)
  })

  it('is used only with values of the right types, whatever is damaged', () => {
    const stored: unknown = JSON.parse(formatRecord(record))
    fc.assert(
      fc.property(fc.nat({ max: 70 }), fc.jsonValue(), (at, other) => {
        const read = parseRecord(JSON.stringify(damaged(stored, at, other)))
        for (const each of [read?.publication, ...(read?.standing?.pending ?? [])])
          if (each !== undefined) {
            assert.ok(
              [each.own, each.text, each.branch, each.headSha, each.path].every((text) => typeof text === 'string'),
            )
            assert.ok(typeof each.pull.number === 'number' && typeof each.pull.title === 'string')
            assert.deepEqual(parsePublication(JSON.parse(JSON.stringify(each))), JSON.parse(JSON.stringify(each)))
          }
      }),
      { numRuns: 500 },
    )
  })
})
