import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function agendaOf(text: string): readonly string[] {
  return readMinutes(text).agenda.map(({ title }) => title)
}

describe('agenda', () => {
  function agenda(markdown: string): readonly unknown[] {
    return readMinutes(`# 2026-03-05\n\n${markdown}`).agenda.map(({ title, owners, minutes }) => [
      title,
      ...(owners.length > 0 ? [owners.join(',')] : []),
      ...(minutes === undefined ? [] : [minutes]),
    ])
  }

  it('is every heading below it, at any depth', () =>
    assert.deepEqual(agenda('## Agenda\n\n### One\n\n#### Deeper\n\n### Housekeeping\n'), [
      ['One'],
      ['Deeper'],
      ['Housekeeping'],
    ]))
  it('has no headings with data about the meeting, three or more in a row', () => {
    const data = '### Chair: Ada\n\n### Week: 5\n\n### Duration: 60 min\n\n'
    assert.deepEqual(agenda(`${data}## Mills\n\nrun\n\n## Gates\n`), [['Mills'], ['Gates']])
    assert.deepEqual(agenda('### Welcome: Ada\n\n### News: Bo\n\n### Demo: Cy\n'), [
      ['Welcome: Ada'],
      ['News: Bo'],
      ['Demo: Cy'],
    ])
    assert.deepEqual(agenda('### Budget: three offers\n\n- a\n\n### Gate: open\n\n- b\n\n### Mill: runs\n'), [
      ['Budget: three offers'],
      ['Gate: open'],
      ['Mill: runs'],
    ])
  })
  it('is the lines that begin with a bold time, if there are no headings', () =>
    assert.deepEqual(
      readMinutes(
        '# Mill group 2026-03-05\n\n**1840** Opening\n\n**1841** Reports\n- The mill runs.\n\n**19:05** Gate\n- It squeaks.\n',
      ).agenda.length,
      3,
    ))
  it('has headings about other meetings', () =>
    assert.deepEqual(
      readMinutes('# Weekly\n\n## Review minutes of 2026-02-27\n\nfine\n\n## Gate\n\nopen\n').agenda.map(
        ({ title }) => title,
      ),
      ['Review minutes of 2026-02-27', 'Gate'],
    ))
  it('has no heading with the name and day of the meeting below another title', () =>
    assert.deepEqual(
      readMinutes('### Mill group\n##### Minutes of the meeting on 5 March 2026\n\n##### Gate\n\nopen\n').agenda.map(
        ({ title }) => title,
      ),
      ['Gate'],
    ))
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
  it('reads owners by a short first name', () =>
    assert.deepEqual(agenda('Present: Jo Berg, Kim Dunn\n\n## Agenda\n### Mills (Jo/Kim)\n### Page (UI)\n'), [
      ['Mills', 'Jo,Kim'],
      ['Page (UI)'],
    ]))
  it('has no bullets of the other labels with numbers, below a title such as “Meeting minutes”', () =>
    assert.deepEqual(
      readMinutes(
        '# Meeting minutes\n\n**1. Agenda items:**\n- Mills\n- Roads\n\n**2. Discussion:**\n\n- **Mills:**\n  - they run\n\n**3. Decisions made:**\n- Ada to mend it.\n',
      ).agenda.map(({ title }) => title),
      ['Mills', 'Roads'],
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
  it('is the headings of the notes if they cover most of it', () =>
    assert.deepEqual(agenda('## Agenda\n\n- One (11 min)\n- Two\n\n## Notes\n\n### One\n\ntext\n\n### Three'), [
      ['One', 11],
      ['Three'],
    ]))
  it('has the owners and time boxes that the plan names, each for the heading that repeats it', () =>
    assert.deepEqual(
      agenda(
        '## Agenda\n\n- Paint for the gate (@ada, 5 min)\n- The roof of the mill (@bo)\n\n## Roof of the mill\n\ntext\n\n## Gate: paint (@cy)\n\n## Fair\n',
      ),
      [['Roof of the mill', 'bo'], ['Gate: paint', 'cy', 5], ['Fair']],
    ))
  for (const head of ['## Agenda\n\n', '**Agenda**\n\n', '## Notes\n\n', ''])
    for (const [roof, gate] of [
      ['**Roof (@ada)**', '**Gate - 10 min**'],
      ['**1. Roof** (@ada)', '**2. Gate** (10 min)'],
      ['__Roof @ada__', '__Gate (10 min)__'],
      ['ROOF (@ada)', 'GATE (10 min)'],
    ] as const)
      it(`is lines in bold or in capitals, below ${JSON.stringify(head)}: ${roof}`, () =>
        assert.deepEqual(
          agenda(`${head}${roof}\n\n- it leaks\n- it is old\n\n${gate}\n\n- it is open\n`).map((item) =>
            (item as unknown[]).slice(1),
          ),
          [['ada'], [10]],
        ))
  it('is the bullets with notes of their own, not bold lines above them', () =>
    assert.deepEqual(agenda('## Agenda\n\n**Old**\n\n- Roof\n  - a\n- Oil\n  - b\n\n**New**\n\n- Gate\n  - c\n'), [
      ['Roof'],
      ['Oil'],
      ['Gate'],
    ]))
  it('is the bullets of a document that has only bullets with notes', () => {
    assert.deepEqual(agenda('- Roof\n  - a\n- Gate (@ada)\n  - b\n- Oil\n  - c\n'), [
      ['Roof'],
      ['Gate', 'ada'],
      ['Oil'],
    ])
    assert.deepEqual(agenda('- Roof\n  - a\n- Gate\n- Oil\n'), [])
  })
  it('has no data about the meeting outside, and no lists of people anywhere', () => {
    const data =
      '### Venue\n\nOld mill\n\n### Attendees\n\n- Ada Berg\n\n### Chat log\n\n- hello\n\n### ORT\n\n- a tool\n'
    assert.deepEqual(agenda(`${data}\n### Roof\n\n- a\n`), [['ORT'], ['Roof']])
    assert.deepEqual(agenda(`## Agenda\n\n${data}`), [['Venue'], ['Chat log'], ['ORT']])
  })
  it('is the rows of a table', () => {
    const rows =
      '| # | Topic | Owner | Time |\n| --- | --- | --- | --- |\n| 1 | Roof | @ada | 10 min |\n| 2 | Gate | | |\n'
    assert.deepEqual(agenda(`Present: @ada\n\n## Agenda\n\n${rows}`), [['Roof', 'ada', 10], ['Gate']])
    assert.deepEqual(agenda('## Agenda\n\n| Was | Warum |\n| --- | --- |\n| Dach | es ist alt |\n'), [['Dach']])
    assert.deepEqual(agenda(`## Agenda\n\n- Roof\n- Gate\n\n| Votes | Ada |\n| --- | --- |\n| for | 3 |\n`), [
      ['Roof'],
      ['Gate'],
    ])
  })
  it('is a heading with a time box, even if its title is otherwise about duties', () =>
    assert.deepEqual(
      agenda('## Administrivia (chairs, 5 min)\n\n- a\n\n## Roof\n\n- b\n').map((item) => (item as unknown[]).at(-1)),
      [5, 'Roof'],
    ))
  it('is not the heading of the next steps', () =>
    assert.deepEqual(agenda('## Roof\n\n- a\n\n## Next steps\n\n- Ada to mend it\n\n## Gate\n'), [['Roof'], ['Gate']]))
  it('is not the heading above the day', () =>
    assert.deepEqual(agenda('## Date\n\n5 March 2026\n\n## Roof\n\n- a\n'), [['Roof']]))
  it('is not the name and day of the meeting below a title without a day', () => {
    assert.deepEqual(agendaOf('# Mill++\n\n## Team meeting 6 - week 10 - 2026-03-05\n\nText.\n\n## Roof\n\n- a\n'), [
      'Roof',
    ])
    assert.deepEqual(agendaOf('# Mill++\n\n## Review of the fair on 2026-03-05\n\nText.\n\n## Roof\n\n- a\n'), [
      'Review of the fair on 2026-03-05',
      'Roof',
    ])
  })
  it('has no parts of the title, which are headings without text above the attendees or the day', () => {
    assert.deepEqual(
      agenda(
        '## Mill group\n\n## Meeting 4\n\n## 2026-03-05\n\n## Present\n\n- Ada Berg\n- Bo Cole\n\n## Roof\n\n## Gate\n\n- b\n',
      ),
      [['Roof'], ['Gate']],
    )
    assert.deepEqual(agenda('## Roof\n\n## Gate\n\n- b\n'), [['Roof'], ['Gate']])
  })
  it('leaves out announcements above it, and keeps topics', () =>
    assert.deepEqual(agenda('## Announcements\n\n- Joining\n\n## Another hour\n\n## Topics\n\n### One\n'), [
      ['Another hour'],
      ['One'],
    ]))
  it('has owners with blanks between them', () =>
    assert.deepEqual(agenda('## Agenda\n\n### [One](https://x.org/1) @ada @bo\n'), [
      ['[One](https://x.org/1)', 'ada,bo'],
    ]))
  it('is not title, participants and ignored sections', () =>
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
  it('leaves out the content below the duties', () =>
    assert.deepEqual(
      agenda(
        '## Participants\n- @a\n\n## Who reports in the community call?\n- @a\n\n#### Board\n\n## Agenda\n### One\n',
      ),
      [['One']],
    ))
  it('keeps topics below the participants where no agenda has a place for them', () =>
    assert.deepEqual(agenda('## Participants\n- @a\n\n### One\n'), [['One']]))
  it('does not read the day of a further meeting in the file as a topic', () =>
    assert.deepEqual(agenda('## Agenda\n### One\n\n# 2026-03-12\n\n## Agenda\n### Two (@a)\n'), [
      ['One'],
      ['Two', 'a'],
    ]))
  it('is not the content below a link to other minutes', () =>
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

describe('agendas with other headings', () => {
  const head = '# Team meeting 2026-03-12\n\nPresent: Ada Berg, Bea Cole, Cyn van Dam, Eva-Maria Fox\n\n'

  function agenda(markdown: string): readonly string[] {
    return readMinutes(head + markdown).agenda.map(({ owners: who, minutes }) =>
      `${who.join('+')} ${minutes ?? ''}`.trim(),
    )
  }

  it('has owners and minutes in many places', () =>
    assert.deepEqual(
      agenda(
        '## Agenda\n\n1. Welcome (5 min)\n2. Budget - Ada (10 min)\n3. Website (Bea, 15 minutes)\n4. 10:00–10:15 Roof\n5. [5m] Any other business\n6. Plan (@ada-b) - 20 min\n7. Release, led by Bea\n8. Bea: the fest\n9. [Ada] [5m] the tent\n',
      ),
      ['5', 'Ada 10', 'Bea 15', '15', '5', 'ada-b 20', 'Bea', 'bea', 'ada 5'],
    ))
  it('has owners in headings', () =>
    assert.deepEqual(
      agenda(
        '## Topics\n\n### Budget — Ada Berg\n\n### Roof [Bea]\n\n### TOP 3: Fest (Bea, 10 Min.)\n\n### Paint (v2)\n',
      ),
      ['Ada Berg', 'Bea', 'Bea 10', ''],
    ))
  it('has owners by their full names, even without a list of attendees', () =>
    assert.deepEqual(
      readMinutes(
        '# Board 2026-03-12\n\n## Agenda\n\n- Budget (Ada Berg)\n- Roof (Old House)\n\n## Actions\n\n- ACTION: Ada Berg to pay\n',
      ).agenda.map(({ owners: who }) => who.join('+')),
      ['Ada Berg', ''],
    ))
  it('is its bullets if most of them have notes below, even if something else has a heading', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda\n\n- Budget\n  - we talked\n- Roof\n  - it leaks\n- Paint\n  - dry\n- Tent\n- Rules\n\n## Garden\n\n- grows\n\n## Fest\n\n- soon\n`,
      ).agenda.map(({ title }) => title),
      ['Budget', 'Roof', 'Paint', 'Tent', 'Rules', 'Garden', 'Fest'],
    ))
  it('is its bullets if there is only one other heading', () =>
    assert.deepEqual(
      readMinutes(`${head}## Agenda\n\n- Budget\n- Roof\n- Paint\n\n## Garden\n\n- grows\n`).agenda.map(
        ({ title }) => title,
      ),
      ['Budget', 'Roof', 'Paint', 'Garden'],
    ))
  it('is the headings with other words below a short plan', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda\n\n1. Welcome\n2. Round\n3. Any other business\n\n## The mirror\n\n- It broke.\n\n## Budget\n\n- It grows.\n`,
      ).agenda.map(({ title }) => title),
      ['The mirror', 'Budget'],
    ))
  it('is its numbered items if no heading repeats any of them', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Place\n\nRiver room\n\n## Agenda\n\n1. Mills\n2. Roads\n\n## Summary\n\n- They run.\n\n## Reports\n\n- They end.\n`,
      ).agenda.map(({ title }) => title),
      ['Mills', 'Roads'],
    ))
  it('is the headings if they name the discussed topics', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda\n\n- Budget\n- Roof\n- Paint\n\n## The budget\n\nfine\n\n## The roof\n\nleaks\n`,
      ).agenda.map(({ title }) => title),
      ['The budget', 'The roof'],
    ))
  it('is the bold lines of notes whose title is their only heading, not their bullets', () =>
    assert.deepEqual(
      readMinutes(
        '# Meeting minutes - with the mill\n\nPresent: Ada Berg, Bo Cole\n\nThey told us:\n\n- it runs\n- it hums\n- it leaks\n\n**Roof**\n\n- leaks\n- costs\n\n**Paint**\n\n- is green\n',
      ).agenda.map(({ title }) => title),
      ['**Roof**', '**Paint**'],
    ))
  it('is not the headings of action items and decisions below a topic', () =>
    assert.equal(
      agenda('## Agenda\n\n### Budget\n\n#### Decisions\n\n- we pay\n\n#### Action items\n\n- Ada to pay\n').length,
      1,
    ))
})

describe('agendas of standards groups', () => {
  it('have initials and minutes after the title', () =>
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

describe('topics of teams that nobody knows', () => {
  const titles = (text: string): readonly string[] => readMinutes(text).agenda.map(({ title }) => title)
  for (const [notes, questions] of [
    ['Wichtige Notizen:', 'Fragen'],
    ['Background', 'Open questions'],
    ['Contexte', 'Questions'],
    ['Contexto', 'Preguntas'],
  ])
    it(`do not have the parts that each has, "${notes}"`, () =>
      assert.deepEqual(
        titles(
          `# Weekly 2026-03-05\n\n${['Mills', 'Barns', 'Gates']
            .map((topic, at) => `### ${at + 1}. ${topic}\n\n### ${notes}\n\n- Fine.\n\n### ${questions}\n\n- None.\n`)
            .join('\n')}`,
        ).map((title) => title.replace(/^\d\. /, '')),
        ['Mills', 'Barns', 'Gates'],
      ))
  it('may have the same title in several meetings', () =>
    assert.deepEqual(titles(`# Log\n\n${'## Mills\n\n- Fine.\n\n'.repeat(3)}`), ['Mills', 'Mills', 'Mills']))
  it('are not a paragraph above a rule, a number, or a line above an empty bullet', () =>
    assert.deepEqual(
      titles(
        '# Weekly 2026-03-05\n\nMany thanks to Ada for the bread.\n---\n\n## Mills\n\n- They\n  - run\n    -\n\n## 2\n\n, loudly\n\n## Gates\n\n- Fine.\n',
      ),
      ['Mills', 'Gates'],
    ))
  it('are underlined titles', () =>
    assert.deepEqual(titles('Weekly 2026-03-05\n===\n\nMills\n---\n\n- a\n\nGates\n---\n\n- b\n'), ['Mills', 'Gates']))
  it('are numbered lines, though their notes are not indented enough', () =>
    assert.deepEqual(
      titles(
        'Weekly 2026-03-05\n\n1.  Note Well\n\n2.  Mills:\n   * They run\n\n3.  Gates\n   * On the call - we oiled them\n   * Fine\n',
      ),
      ['Mills', 'Gates'],
    ))
  for (const title of ['Agenda meeting 9', 'Sitzung 9', 'Réunion 9', 'Vergadering 9', 'Reunión 9'])
    it(`are not the title "${title}" above the date`, () =>
      assert.deepEqual(
        titles(
          `# ${title}\n\n| Key | Value |\n|---|---|\n| **Date:** | 5 March 2026 |\n\n# Mills\n\n- a\n\n# Gates\n\n- b\n`,
        ),
        ['Mills', 'Gates'],
      ))
  for (const title of ['Minutes and disbursements', 'Comments from clerk', 'Bericht des Protokollführers'])
    it(`are "${title}" above sentences`, () =>
      assert.deepEqual(
        titles(
          `# Weekly 2026-03-05\n\n## ${title}\n\nIt was said that there is more than enough money for oil.\n\n## Gates\n\n- b\n`,
        ),
        [title, 'Gates'],
      ))
})

describe('owners of topics of teams that nobody knows', () => {
  const owners = (text: string): readonly string[] =>
    readMinutes(text).agenda.map(
      ({ owners: people, minutes }) => `${people.join('+')}${minutes === undefined ? '' : ` ${minutes}`}`,
    )
  it('are the people of the tasks, in parentheses', () =>
    assert.deepEqual(
      owners(
        '# Vergadering 9, 2026-03-05\n\n**Aanwezig:** iedereen\n\n## Feedback (Lars) (30 min)\n\n- a\n\n## Poort (Adri)\n\n- b\n\n## Olie (later)\n\n- c\n\n## Acties\n\n- Lars: poort olien\n- Adri: molen bellen\n',
      ),
      ['Lars 30', 'Adri', ''],
    ))
  for (const [one, two] of [
    ['(Vera Rohr)', '(Niklas Kuhn)'],
    ['(Vera Rohr, Acme - remote)', '(Niklas Kuhn)'],
    ['Vera Rohr, 10 min', 'Niklas Kuhn, 5 min'],
    ['*Vera Rohr*', '*Niklas Kuhn*'],
    ['Vera Rohr', 'Niklas Kuhn'],
  ])
    it(`are alone on the line below each title, "${one}"`, () =>
      assert.deepEqual(
        owners(
          `# Weekly 2026-03-05\n\n## Welcome\n(Chairs)\n\nHello.\n\n## 01- Mills\n${one}    \n\nThey run.\n\n## 02- Gates\n${two}\n(draft-gates)\n\nFine.\n`,
        ).map((who) => who.replace(/ \d+$/, '')),
        ['', 'Vera Rohr', 'Niklas Kuhn'],
      ))
  it('are full names before the time, in the title', () =>
    assert.deepEqual(
      owners(
        '# Weekly 2026-03-05\n\n## Agenda\n\n### Mills - Vera Rohr, 20 minutes\n\n### Gates -- _Niklas Kuhn_ (10 minutes)\n\n### Oil (Vera Rohr/Niklas Kuhn) {#oil}\n\n### Paint (Vera Rohr - Acme - 5 mins)\n\n### Sand - Income and Costs, 5 minutes\n\n### Doors (Open Data)\n',
      ),
      ['Vera Rohr 20', 'Niklas Kuhn 10', 'Vera Rohr+Niklas Kuhn', 'Vera Rohr 5', ' 5', ''],
    ))
  for (const title of [
    'Portal - Open Data, 30 min',
    'Break - Coffee Corner (15 min)',
    'Chat (Rocket Chat/Matrix Chat)',
  ])
    it(`are not things before the time or in parentheses: "${title}"`, () =>
      assert.deepEqual(
        owners(
          `# Weekly 2026-03-05\n\nPresent: Vera Rohr, Niklas Kuhn\n\n## Agenda\n\n### ${title}\n\n### Mills\n`,
        ).map((who) => who.replace(/ ?\d+$/, '')),
        ['', ''],
      ))
  for (const remark of ['(led by Ada B.)', '(Ada B., 5 min)'])
    it(`may be behind a word that says so, or short: "${remark}"`, () =>
      assert.deepEqual(
        owners(
          `# Weekly 2026-03-05\n\nPresent: Ada Berg, Bo Cole\n\n## Agenda\n\n### Mills ${remark}\n\n### Oil by May\n`,
        ).map((who) => who.replace(/ ?\d+$/, '')),
        ['Ada B.', ''],
      ))
  it('are names before the time in many titles, although nobody lists them', () =>
    assert.deepEqual(
      owners(
        '# Weekly 2026-03-05\n\n## Agenda\n\n### Mills - Vera Rohr, 20 min\n\n### Gates - Niklas Kuhn, 5 min\n\n### Oil - Ida Holm, 5 min\n',
      ),
      ['Vera Rohr 20', 'Niklas Kuhn 5', 'Ida Holm 5'],
    ))
  it('have the time beside them', () =>
    assert.deepEqual(
      owners('# Weekly 2026-03-05\n\n## Mills\nVera Rohr, 10 min\n\n- a\n\n## Gates\nNiklas Kuhn, 5 min\n\n- b\n'),
      ['Vera Rohr 10', 'Niklas Kuhn 5'],
    ))
  it('are not who speaks first', () =>
    assert.deepEqual(
      owners(
        '# Weekly 2026-03-05\n\n## Mills\n\nVera Rohr - the mill is too old for this\n\n## Gates\n\nNiklas Kuhn - we should oil them again\n',
      ),
      ['', ''],
    ))
  it('are not places or titles below one heading', () =>
    assert.deepEqual(owners('# Weekly 2026-03-05\n\n## Mills\nNew Barn\n\n- a\n\n## Gates\n- b\n'), ['', '']))
})
