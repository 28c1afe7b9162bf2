import assert from 'node:assert/strict'
import { tick, untick } from '../../../../src/core/edits/tick'
import { usualManner } from '../../../../src/core/edits/manner'
import type { Minutes, Person } from '../../../../src/core/minutes'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

/** Manners of boards, standards groups and clubs that no one else's test has. */

const names = (people: readonly Person[]): readonly string[] =>
  people.map(({ handle, name }) => (handle === undefined ? (name ?? '') : `@${handle}`))
const present = (text: string): readonly string[] => names(readMinutes(`# 2026-03-05\n\n${text}\n`).participants)
const absent = (text: string): readonly string[] => names(readMinutes(`# 2026-03-05\n\n${text}\n`).excused)
const actions = ({ actions: items }: Minutes): readonly string[] =>
  items.map(({ owners, done, task }) => `${owners.join('+')}${done ? ' (done)' : ''}: ${task}`)
const listed = (items: string): readonly string[] =>
  actions(readMinutes(`# 2026-03-05\n\n## Attendees\n\n- Jane Doe\n\n## Action items\n\n${items}\n`))

describe('attendance as boards and clubs write it', () => {
  it('has words before the word that says who came', () => {
    assert.deepEqual(present('### Board members present\n\n- Jane Doe\n- Jo Brown'), ['Jane Doe', 'Jo Brown'])
    assert.deepEqual(absent('### Directors Absent\n\n- Jane Doe'), ['Jane Doe'])
    assert.deepEqual(absent('### Members not present\n\n- Jane Doe'), ['Jane Doe'])
    assert.deepEqual(present('## What to present\n\n- Jane Doe'), [])
    assert.deepEqual(absent('if backups not present:\n\n- Users can make some'), [])
  })
  it('ends, behind a label with people, at the next label', () => {
    assert.deepEqual(present('**Anwesend:** (…)\n\n**Beginn der Sitzung:** 19:00 Uhr\n**Ende:** 20:00 Uhr'), [])
    assert.deepEqual(present('Present: Jane Doe, Jo Brown\nBegin of meeting: 10:00'), ['Jane Doe', 'Jo Brown'])
    assert.deepEqual(present('- Chairs: JD\n- Participants: JD, JB\n- This document: https://x.org\n- Room: two'), [
      'JD',
      'JB',
    ])
    assert.deepEqual(absent('## Participants\n- @bo\n- excused: @cy\n- @di'), ['@cy'])
  })
  it('stands below the notes, where nothing else lists it', () =>
    assert.deepEqual(present('## Notes\n\n### Attendees\n- Jane Doe, Jo Brown\n\n### Key points\n- one'), [
      'Jane Doe',
      'Jo Brown',
    ]))
  it('has a company or an office behind the name', () => {
    assert.deepEqual(present('### Guests\n- Jane Doe, Acme'), ['Jane Doe'])
    assert.deepEqual(present('## Present\n- [x] Jane Doe - Chairperson, Acme Ltd\n- [x] Jo Brown, Acme'), [
      'Jane Doe',
      'Jo Brown',
    ])
  })
  it('may hold what a converter left behind', () =>
    assert.deepEqual(present('## Attendees\n* Jane Doe\n* Jo&#x20;'), ['Jane Doe', 'Jo']))
  it('names the scribe once, not by nick as well', () => {
    const { duties } = readMinutes('# 2026-03-05\n\nScribe: Jane Doe\nScribeNick: jd\n')
    assert.deepEqual(
      duties.flatMap(({ people }) => names(people)),
      ['Jane Doe'],
    )
  })
  it('gives the day in the description of a page', () =>
    assert.equal(readMinutes('---\ndescription: March 5, 2026\n---\n\n# (5/3/26) Minutes\n').date?.value, '2026-03-05'))
})

describe('action items as boards and standards groups write them', () => {
  it('have their owner behind a label', () =>
    assert.deepEqual(
      listed(
        '- [ ] Send the plan - Owner: Jo Brown - Due: 2026-03-09\n- [x] **Docs**: write (assigned to: @ada)\n- Call them, responsible: Jane and Jo, by Friday',
      ).map((item) => item.split(':')[0]),
      ['jo brown', 'ada (done)', 'jane+jo'],
    ))
  it('begin with whom they are for', () =>
    assert.deepEqual(
      listed('- [ ] For Silvia: write a guide\n- [ ] Pre-work: think of it').map((item) => item.split(':')[0]),
      ['silvia', ''],
    ))
  for (const [line, owner] of [
    ['ACTION, Jane D: write it up', 'jane d'],
    ['ACTION, all: tell your teams', 'all'],
    ['ACTION: Jo B: ask for it', 'jo b'],
    ['ACTION: Jane: ask for it', 'jane'],
    ['ACTION: Blog: write about it', ''],
  ] as const) {
    it(`name their owner in "${line}"`, () =>
      assert.equal(
        readMinutes(
          `# 2026-03-05\n\n## Present\n\n- Jane Doe\n\n## Agenda\n\n### One\n\n- ${line}\n`,
        ).actions[0]?.owners.join(),
        owner,
      ))
  }
  for (const title of ["ToDo's", 'Action Items Summary', 'Assignments', 'Aufgabenliste'])
    it(`stand below "${title}"`, () =>
      assert.equal(readMinutes(`# 2026-03-05\n\n## ${title}\n\n- Jane to call\n`).actions.length, 1))

  const table = [
    '| ID | Action | Owner | Status |',
    '|----|--------|-------|--------|',
    '| 1 | Send the plan | Jane Doe | Open |',
    '| 2 | Ask the board | @ada, @bo | Done |',
    '| 3 | | Jo | |',
  ].join('\n')
  it('are the rows of a table', () => {
    const expected = ['jane doe: Send the plan', 'ada+bo (done): Ask the board']
    assert.deepEqual(listed(table), expected)
    assert.deepEqual(actions(readMinutes(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${table}\n`)), expected)
  })
  it('are not the rows of any table', () => {
    const other = '| Feature | Owner |\n|---|---|\n| Speed | Jane |'
    assert.deepEqual(actions(readMinutes(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${other}\n`)), [])
  })
  it('are ticked inside of their row', () => {
    const text = `# 2026-03-05\n\n## Action items\n\n${table}\n`
    const minutes = readMinutes(text)
    const [item] = minutes.actions
    assert.ok(item)
    const edited = tick(text, minutes, item, usualManner('child'), readMinutes)
    assert.ok('text' in edited)
    assert.ok(edited.text.includes('| Jane Doe | Open ✅ |'), edited.text)
    const ticked = readMinutes(edited.text)
    const how = { manner: usualManner('emoji'), lexicon: defaultLexicon }
    assert.deepEqual(untick(edited.text, ticked, ticked.actions[0] ?? item, how, readMinutes), { text })
  })
})
