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
  it('is a sentence with its people behind a colon', () =>
    assert.deepEqual(present('## Attendees\n\nPeople who attended: Jane Doe, Jo Brown'), ['Jane Doe', 'Jo Brown']))
  it('gives each name its handle in a list of them', () =>
    assert.deepEqual(
      present('## Agenda for Friday\n\n**Present:** Jane (@jane), Jo (@jo)\n\n> please add your names\n\n- one'),
      ['@jane', '@jo'],
    ))
  it('names nobody who presents', () =>
    assert.deepEqual(readMinutes('# 2026-03-05\n\n**Present:** Jane (@jane), Jo (@jo)\n').duties, []))
  it('stands below a title that says no more than that these are minutes', () => {
    const { participants, duties, agenda } = readMinutes(
      '# Meeting Minutes\n\n## Meeting information\n\n**Date:** 2026-03-05\n**Note Taker:** Jane Doe\n\n## Attendees\n\n- Jane Doe\n\n## Updates\n',
    )
    assert.deepEqual(
      [names(participants), duties.map(({ people }) => names(people).join()), agenda.map(({ title }) => title)],
      [['Jane Doe'], ['Jane Doe'], ['Updates']],
    )
  })
  for (const label of ['**Note Taker:** Jo', '- **Note Taker:** Jo', '- **Scribe**: Jo', '*Minutes*: Jo'])
    it(`names the scribe in "${label}"`, () =>
      assert.deepEqual(
        readMinutes(`# 2026-03-05\n\n${label}\n`).duties.map(({ role, people }) => `${role} ${names(people).join()}`),
        ['scribe Jo'],
      ))
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
  for (const [item, owner] of [
    ['Silvia to write the test', 'silvia'],
    ['**Silvia**: review the plan', 'silvia'],
    ['**Silvia:** review the plan', 'silvia'],
    ['[Silvia] Explore it, due by next meeting.', 'silvia'],
    ['All: update the board', 'all'],
    ['SC/JB: set up a plan', 'sc+jb'],
    ['Link to the page', ''],
    ['Migration to the new server', ''],
    ['Respond to questions', ''],
  ] as const)
    it(`name ${owner === '' ? 'nobody' : 'their owner'} in "${item}" of a list`, () =>
      assert.equal(listed(`- ${item}`)[0]?.split(':')[0], owner))
  it('stand below the team that has to act', () => {
    const items = listed('- **Docs team (Silvia, Jo)**\n  - [x] Write\n  - [ ] Read it all')
    assert.deepEqual(items, ['silvia+jo (done): Write', 'silvia+jo: Read it all'])
  })
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

describe('agendas of standards groups', () => {
  it('have initials and minutes behind the title', () =>
    assert.deepEqual(
      readMinutes('# 2026-03-05\n\n## Update (LB 5m)\n\n## Errors (LB/TG, 10 min)\n\n## Streams (RFC)\n').agenda.map(
        ({ title, owners, minutes }) => [title, owners.join(), minutes],
      ),
      [
        ['Update', 'LB', 5],
        ['Errors', 'LB,TG', 10],
        ['Streams (RFC)', '', undefined],
      ],
    ))
})
