import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** `role: people` for each duty of minutes whose formal part is given. */
function duties(formal: string): readonly string[] {
  const { duties: found } = readMinutes(
    `# 2026-03-05\n\n## Participants\n\n- @bo\n\n${formal}\n\n## Agenda\n\n### Report on minutes\n\n- Minutes: @zed\n`,
  )
  return found.map(
    ({ role, people, waived }) =>
      `${role}: ${people.map(({ handle, name }) => handle ?? name ?? '').join(', ')}${waived ? '(waived)' : ''}`,
  )
}

describe('duties', () => {
  it('end with the section that asks for them', () => {
    const { duties: found } = readMinutes(
      '# 2026-03-05\n\n## Reporting in community call and minutes transfer\n- @ada\n\n## Participants\n- @bo\n- @cy\n',
    )
    assert.deepEqual(
      found.map(({ role, people }) => `${role}: ${people.map(({ handle }) => handle).join()}`),
      ['scribe: ada', 'reporter: ada'],
    )
  })
  it('are not asked for by the title and the agenda', () => {
    const { duties: found } = readMinutes('# Meeting minutes 2026-03-05\n\n- Jane\n\n## Agenda and minutes\n\n- Jo\n')
    assert.deepEqual(found, [])
  })
  it('stand behind "by", in a row of a table, and above another label', () => {
    const found = (text: string): readonly string[] =>
      readMinutes(text).duties.map(({ role, people }) => `${role}: ${people.map(({ name }) => name).join()}`)
    assert.deepEqual(found('# 2026-03-05\n\n**Minutes** by Jane Doe\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# 2026-03-05\n\n|  |  |\n|--|--|\n| Note Taker | Jane Doe |\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('## Attendees\n\n- Jane Doe\n\nScribe: Jane\nRegrets: Jo\n'), ['scribe: Jane'])
  })
  it('may have any other label in a section of duties', () =>
    assert.deepEqual(
      duties(
        '## Housekeeping\n\n- Timekeeper: @ada\n- Look after the door: @bo, @cy\n- See also: https://x.org\n- Note: @ada is away\n- Snacks:',
      ),
      ['other: ada', 'other: bo, cy', 'other: '],
    ))
  it('are read from labels', () =>
    assert.deepEqual(
      duties(
        '## Housekeeping\n\n- Report in this weeks community call: @ada\n- Responsible for the minutes (writing and transfer): @bo',
      ),
      ['reporter: ada', 'scribe: bo'],
    ))
  for (const label of [
    'Minutes transfer',
    'Minutes-transfer',
    'Transfer of minutes',
    'Minute taking',
    'Minutes taking & transfer',
    'Scribe',
    'Note taker',
    'Minutes by',
    'Responsible for the minutes is',
    'Protokoll',
    'Minutes',
  ]) {
    it(`take "${label}:" for the scribe`, () => assert.deepEqual(duties(`- ${label}: @bo`), ['scribe: bo']))
  }
  for (const label of [
    'Report in the community call will be done by',
    'Reporting in Comm Call',
    'Community call reporting',
    'Who is reporting in the community call?',
  ]) {
    it(`take "${label}" for the reporter`, () => assert.deepEqual(duties(`- ${label}: @bo`), ['reporter: bo']))
  }
  it('are both where one question asks for both', () =>
    assert.deepEqual(
      duties(
        '## Recurring items\n* Who is presenting in weekly community call and transforming etherpad to minutes in GitHub?\n  * @bo',
      ),
      ['scribe: bo', 'reporter: bo'],
    ))
  it('are answered by the next bullet of the same level', () =>
    assert.deepEqual(
      duties(
        '* Who is presenting in the call and transforming etherpad \n  to minutes in GitHub?\n* @bo\n\n* Anything to add?',
      ),
      ['scribe: bo', 'reporter: bo'],
    ))
  it('are answered on the line the question is wrapped onto', () =>
    assert.deepEqual(
      duties('* Who is presenting in the call and transforming etherpad\n  to minutes in GitHub? *@bo*'),
      ['scribe: bo', 'reporter: bo'],
    ))
  it('are answered by labelled children', () =>
    assert.deepEqual(
      duties(
        '#### Designate people for chores\n\n- minute taking: @bo\n- minutes transfer: @cy\n- community call: n/a',
      ),
      ['scribe: bo', 'scribe: cy', 'reporter: (waived)'],
    ))
  it('are asked for by a heading', () =>
    assert.deepEqual(duties('## :telephone: Community call and minutes transfer\n\n- @bo'), [
      'scribe: bo',
      'reporter: bo',
    ]))
  it('leave out what is struck from a heading', () =>
    assert.deepEqual(duties('## ~~Community call and~~ minutes transfer\n\n- @bo'), ['scribe: bo']))
  it('may be names', () => assert.deepEqual(duties('- Minutes: Jonas'), ['scribe: Jonas']))
  it('have nobody while nobody is found', () =>
    assert.deepEqual(duties('- Minutes transfer: nobody found\n- Report in the community call: @'), [
      'scribe: ',
      'reporter: ',
    ]))
  it('tell "nobody is needed" apart', () => assert.deepEqual(duties('- Community call: n/a'), ['reporter: (waived)']))
  it('are not links to minutes', () => assert.deepEqual(duties('- Minutes: https://example.org/minutes'), []))
  it('are not sentences about minutes', () =>
    assert.deepEqual(duties('- Minutes PR is the wrong place, @bo reports a bug in the list of last week'), []))
  it('keep the chair apart', () => assert.deepEqual(duties('- Moderation: @bo'), ['chair: bo']))
  it('are not topics', () =>
    assert.deepEqual(
      readMinutes('# 2026-03-05\n\n## Community call and minutes transfer\n- @bo\n\n## Agenda\n\n### One').agenda.map(
        ({ title }) => title,
      ),
      ['One'],
    ))
  it('are in decks those whom the report is by', () => {
    const deck =
      '---\ntype: slide\n---\n# Call\n\n---\n\n# Team A\n\nReport by <a href="https://github.com/ada">@ada</a>\n\n----\n\nRebort by @bo\n\n---\n\nReport by <a href="https://github.com/cy">Cy Smith</a>\n\n---\n\nReport by @todo'
    assert.deepEqual(
      readMinutes(deck).duties.flatMap(({ people }) => people.map(({ handle }) => handle)),
      ['ada', 'bo', 'cy'],
    )
  })
})

function agenda(markdown: string): readonly unknown[] {
  return readMinutes(`# 2026-03-05\n\n${markdown}`).agenda.map(({ title, owners, minutes }) => [
    title,
    ...(owners.length > 0 ? [owners.join(',')] : []),
    ...(minutes === undefined ? [] : [minutes]),
  ])
}

describe('agenda', () => {
  it('is every heading below it, at any depth', () =>
    assert.deepEqual(agenda('## Agenda\n\n### One\n\n#### Deeper\n\n### Housekeeping\n'), [
      ['One'],
      ['Deeper'],
      ['Housekeeping'],
    ]))
  it('reads the owners in the parenthesis at the end', () =>
    assert.deepEqual(agenda('## Agenda\n### One (scs-1) (@ada/@bo)\n### Two (@ada & @bo):\n### Three (scs-2)\n'), [
      ['One (scs-1)', 'ada,bo'],
      ['Two', 'ada,bo'],
      ['Three (scs-2)'],
    ]))
  it('reads an owner without parentheses', () =>
    assert.deepEqual(agenda('## Agenda\n### Intro @ada\n### Drawings by @bo\n### Release -> @cy\n'), [
      ['Intro', 'ada'],
      ['Drawings', 'bo'],
      ['Release', 'cy'],
    ]))
  it('reads a sponsor below the heading', () =>
    assert.deepEqual(
      agenda('### Agenda\n#### One\n\nsponsor: @ada (sick); time: 3 min\n\n#### Two\n\n- Presenter: Jane Doe\n'),
      [
        ['One', 'ada', 3],
        ['Two', 'Jane Doe'],
      ],
    ))
  it('reads time boxes', () =>
    assert.deepEqual(
      agenda(
        "## Agenda\n### A (@x ~3min)\n### B (@x, 5 min)\n### C (20mins)\n### D - 25 Minutes\n### E (@x, 25')\n### F\n\n- ~ 5-10 Minutes\n### G\n- 5 min intro by us\n### H (30 minute timebox)",
      ),
      [['A', 'x', 3], ['B', 'x', 5], ['C', 20], ['D - 25 Minutes', 25], ['E', 'x', 25], ['F', 10], ['G'], ['H', 30]],
    ))
  it('needs no agenda heading', () =>
    assert.deepEqual(agenda('### Participants\n- @a\n\n### Pending action items\n- AI @a: x\n\n### One\n\n### Two'), [
      ['One'],
      ['Two'],
    ]))
  it('is the bullets where it has no headings', () =>
    assert.deepEqual(agenda('## Agenda\n\n- One (@ada)\n  - detail\n- Two\n'), [['One', 'ada'], ['Two']]))
  it('is the bullets below the names of repositories', () =>
    assert.deepEqual(
      agenda('## Agenda\n\n### example/site\n\n- Fix it [#1](https://github.com/example/site/issues/1)\n'),
      [['Fix it [#1](https://github.com/example/site/issues/1)']],
    ))
  it('counts once what the notes repeat', () =>
    assert.deepEqual(
      agenda('## Agenda\n\n- One\n- Two\n- Four\n- Five\n- Six\n\n## Minutes\n\n### One\n\ntext\n\n### Three'),
      [['One'], ['Two'], ['Four'], ['Five'], ['Six'], ['Three']],
    ))
  it('is what the notes have headings for, where they have most of it', () =>
    assert.deepEqual(agenda('## Agenda\n\n- One (11 min)\n- Two\n\n## Notes\n\n### One\n\ntext\n\n### Three'), [
      ['One'],
      ['Three'],
    ]))
  it('leaves out announcements above it, and keeps topics', () =>
    assert.deepEqual(agenda('## Announcements\n\n- Joining\n\n## Another hour\n\n## Topics\n\n### One\n'), [
      ['Another hour'],
      ['One'],
    ]))
  it('has owners with blanks between them', () =>
    assert.deepEqual(agenda('## Agenda\n\n### [One](https://x.org/1) @ada @bo\n'), [
      ['[One](https://x.org/1)', 'ada,bo'],
    ]))
  it('is not title, participants and asides', () =>
    assert.deepEqual(agenda('## Attendees\n- @a\n\n## Links\n\n- x\n\n## Topics\n\n### One\n\n## Next meeting\n'), [
      ['One'],
    ]))
  it('reads owners without an at sign where the document knows them', () =>
    assert.deepEqual(agenda('## Participants\n- @gert\n\n## Agenda\n### Ceph (rgw) rules (gert)\n### Ceph (rgw)\n'), [
      ['Ceph (rgw) rules', 'gert'],
      ['Ceph (rgw)'],
    ]))
  it('reads owners in front of a colon', () =>
    assert.deepEqual(agenda('## Agenda\n### Research (@ada): what it takes (a lot)\n'), [
      ['Research (@ada): what it takes (a lot)', 'ada'],
    ]))
  it('leaves out what hangs below the duties', () =>
    assert.deepEqual(
      agenda(
        '## Participants\n- @a\n\n## Who reports in the community call?\n- @a\n\n#### Board\n\n## Agenda\n### One\n',
      ),
      [['One']],
    ))
  it('keeps topics below the participants where no agenda has a place for them', () =>
    assert.deepEqual(agenda('## Participants\n- @a\n\n### One\n'), [['One']]))
  it('takes the day of a further meeting in the file for no topic', () =>
    assert.deepEqual(agenda('## Agenda\n### One\n\n# 2026-03-12\n\n## Agenda\n### Two (@a)\n'), [
      ['One'],
      ['Two', 'a'],
    ]))
  it('is not what a link to other minutes heads', () =>
    assert.deepEqual(agenda('## Team updates\n\n### Team A\n\nMinutes: https://example.org/a.md\n\n- one\n- two\n'), [
      ['Team updates'],
      ['Team A'],
    ]))
  it('begins its items with #topic in MeetBot notes', () =>
    assert.deepEqual(agenda('#topic Welcome\n\n- #info all here\n\n#topic Release (@ada)\n'), [
      ['Welcome'],
      ['Release', 'ada'],
    ]))
  it('knows reminders', () =>
    assert.equal(readMinutes('# 2026-03-05\n## Agenda\n### Reminder: check (@a)').agenda[0]?.isReminder, true))
})

describe('decisions', () => {
  const decisions = (markdown: string): readonly string[] =>
    readMinutes(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${markdown}`).decisions.map(({ text }) => text)
  for (const line of [
    'Decision: we go on',
    '**Decision:** we go on',
    '=> Conclusion: we go on',
    'OUTPUT: a record',
    'RESOLVED: we go on',
    'RESOLUTION: we go on',
    '#agreed we go on',
    'We agreed to go on',
    'It was decided that we go on',
    'Approved (few were there)',
    'discussion result: yes',
    'Beschluss: weiter so',
    'There is consensus that we go on',
    '**Decision** we go on',
    'Entschluss: weiter so',
    'Das Protokoll wird angenommen',
    'Decision to go on with it',
    'Everyone (@a, @b) agrees to go on',
    'Entscheidung: weiter so',
    '#accepted we go on',
    'Motion carried unanimously',
    'It was unanimously approved',
    'Der Antrag wurde einstimmig angenommen',
  ]) {
    it(`are found in ${JSON.stringify(line)}`, () => assert.equal(decisions(`- ${line}`).length, 1))
  }
  for (const line of [
    'Preliminary result of the discussion: we go on',
    'Outcome (proposal): we go on',
    'Which decision to take is open',
    'No agreement on the name',
    'PROPOSED: we go on',
    'Decision needed: which way',
    'This has to be decided',
    'Was it decided?',
    'decision records are documents',
    'we should have decided earlier whether',
    'Resolution: none',
  ]) {
    it(`are not found in ${JSON.stringify(line)}`, () => assert.deepEqual(decisions(`- ${line}`), []))
  }
  it('are the items of the list below such a line', () =>
    assert.deepEqual(decisions('We concluded that:\n- the list is short\n    - because\n- it grows\n\ntext'), [
      'the list is short',
      'it grows',
    ]))
  it('are the items below the word', () =>
    assert.deepEqual(
      decisions('- Discussions/Decisions:\n    - keep the default\n        - because\n    - document it'),
      ['keep the default', 'document it'],
    ))
  it('are the bullets of their section', () =>
    assert.deepEqual(decisions('## Resolutions\n\n- keep it\n- None'), ['keep it']))
})
