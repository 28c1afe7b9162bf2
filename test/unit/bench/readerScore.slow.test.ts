import assert from 'node:assert/strict'
import type { Extract } from '../../../src/core/extract'
import type { Labels } from '../../../bench/reader/labels'
import { scoreExtracts } from '../../../bench/reader/score'
import { scoreFixtures } from '../../../scripts/scoreFolder'

const labels: Labels = {
  file: 'a.md',
  kind: 'minutes',
  date: '2026-03-05',
  participants: ['ada', 'bo'],
  scribe: ['ada'],
  reporter: [],
  agenda: [{ line: 5, owners: ['ada', 'bo'], minutes: 10 }],
  agendaOptional: [{ line: 9 }],
  actions: [
    { line: 6, owners: ['ada'], done: false },
    { line: 7, owners: ['bo'], done: true, explicit: false },
  ],
  decisions: [{ line: 8 }],
  issueRefs: [{ line: 6, owner: 'Org', repo: 'docs', number: 4 }],
}

const extract: Extract = {
  file: 'a.md',
  kind: 'minutes',
  date: '2026-03-05',
  participants: ['ada', 'bo'],
  excused: [],
  scribe: ['ada'],
  reporter: [],
  agenda: [{ line: 5, title: 'Release', owners: ['bo', 'ada'], minutes: 10 }],
  actions: [{ line: 6, owners: ['ada'], done: false, text: 'call', marker: 'AI' }],
  decisions: [{ line: 8, text: 'yes' }],
  issueRefs: [{ line: 6, owner: 'org', repo: 'docs', number: 4, type: null }],
}

function score(read: Partial<Extract>, labeled: Partial<Labels> = {}) {
  const documents = [{ ...labels, ...labeled }]
  return scoreExtracts(documents, new Map([['a.md', { ...extract, ...read }]])).score.fields
}

describe('the score of the reader', () => {
  it('is 1 in each field if everything agrees, in any order and case', () => {
    assert.deepEqual(new Set(Object.values(score({})).map(({ f1 }) => f1)), new Set([1]))
  })
  it('counts what is missed against recall, and what is extra against precision', () => {
    assert.deepEqual(score({ participants: ['ada'] })['participants'], { precision: 1, recall: 0.5, f1: 0.6667 })
    assert.deepEqual(score({ participants: ['ada', 'bo', 'cy', 'di'] })['participants']?.precision, 0.5)
  })
  it('does not count optional lines, whether found or not', () => {
    const topic = { line: 9, title: 'Other', owners: [], minutes: null }
    assert.equal(score({ agenda: [...extract.agenda, topic] })['agenda']?.f1, 1)
    const action = { line: 7, owners: [], done: false, text: 'x', marker: 'AI' as const }
    assert.equal(score({ actions: [...extract.actions, action] })['actions']?.f1, 1)
  })
  it('compares owners only of lines that were found', () => {
    assert.equal(score({ actions: [] })['actionOwners'], undefined)
    assert.equal(
      score({ actions: [{ line: 6, owners: ['bo'], done: false, text: '', marker: 'AI' }] })['actionOwners']?.f1,
      0,
    )
  })
  it('leaves out the agenda of a document that has more than one', () => {
    assert.equal(score({ agenda: [] }, { agendaAmbiguous: true })['agenda'], undefined)
  })
  it('counts a document that was not read as missed', () => {
    const { fields } = scoreExtracts([labels], new Map()).score
    assert.equal(fields['participants']?.recall, 0)
    assert.equal(fields['kind']?.f1, 0)
  })
})

describe('the reader on the own fixtures', () => {
  // A guard against regressions: raise a figure when the reader gets better, never lower one.
  const least: Readonly<Record<string, number>> = {
    kind: 1,
    date: 1,
    participants: 0.96,
    scribes: 0.93,
    reporters: 1,
    references: 1,
    agenda: 0.91,
    agendaOwners: 1,
    actions: 0.98,
    actionOwners: 0.94,
    actionDone: 1,
    decisions: 0.96,
  }
  it('is as good as it was', () => {
    const { score, differences } = scoreFixtures()
    assert.ok(score.documents >= 25)
    for (const [field, f1] of Object.entries(least))
      assert.ok(
        (score.fields[field]?.f1 ?? 0) >= f1,
        `${field}: ${JSON.stringify(score.fields[field])}\n${differences.join('\n')}`,
      )
  })
})
