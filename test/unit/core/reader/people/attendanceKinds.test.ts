import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

describe('attendees in the style of communities', () => {
  const all = ['Ada Berg', 'Bo Cole', 'Cy Dunn']
  const list = all.map((name) => `- ${name}`).join('\n')
  function came(text: string): readonly string[] {
    return readMinutes(text).participants.map(({ handle, name }) => handle ?? name ?? '')
  }
  for (const title of ['Folks', 'In the room', 'Directors and Officers Present', 'Who made it', 'Équipe', 'Runde'])
    it(`under the heading "${title}"`, () =>
      assert.deepEqual(came(`# Weekly 2026-03-05\n\n## ${title}\n\n${list}\n\n## Mills\n\n- They run.\n`), all))
  for (const label of [
    'Staff',
    'Aanwezig',
    'Présents',
    'Asistentes',
    'Presentes',
    'Presenti',
    'Anwesend',
    'Närvarande',
    'Til stede',
    'Fremmødte',
    'Obecni',
  ])
    it(`after the label "${label}"`, () =>
      assert.deepEqual(came(`# Weekly 2026-03-05\n\n${label}: ${all.join(', ')}\n\n## Mills\n\n- They run.\n`), all))
  for (const sentence of [
    'The board met with the following present: Ada Berg, Bo Cole, Cy Dunn.',
    'Present were Ada Berg, Bo Cole and Cy Dunn.',
    'In attendance were (**3**): Ada Berg, Bo Cole, Cy Dunn.',
    'Ada Berg, Bo Cole and Cy Dunn were present.',
    'Notulen van het bestuur. Aanwezig: Ada Berg, Bo Cole en Cy Dunn.',
  ])
    it(`in the sentence "${sentence}"`, () =>
      assert.deepEqual(came(`# Weekly 2026-03-05\n\n${sentence}\n\n## Mills\n\n- They run.\n`), all))
  const table = '<table><tr><td>Ada Berg</td><td>Yes</td></tr><tr><td>Bo Cole</td><td></td></tr></table>'
  it('in an HTML table with a column of presence', () =>
    assert.deepEqual(came(`# Weekly\n\n## Attendance\n\n${table}\n\n## Mills\n`), ['Ada Berg']))
  it('in a table with marks for presence and apologies, below a blank row for titles', () =>
    assert.deepEqual(
      came(
        '# Weekly\n\n## Attendance\n\n|  |  |  |  |\n|---|---|---|---|\n| Init | Name | Present | Apologies |\n| AB | Ada Berg | \\+ | |\n| BC | Bo Cole | | \\+ |\n| CD | Cy Dunn | | |\n',
      ),
      ['Ada Berg'],
    ))
  it('with given and family names in two columns', () =>
    assert.deepEqual(
      came(
        '# Weekly\n\n## Attendance\n\n| Given Name | Family Name | Present |\n|---|---|---|\n| Ada | Berg | Yes |\n| Bo | Cole | No |\n',
      ),
      ['Ada Berg'],
    ))
  for (const matter of [
    'present: [Ada Berg, "Bo Cole", Cy Dunn (CD)]',
    'Attendees: Ada Berg, Bo Cole, Cy Dunn (CD)',
    '"Who is present": Ada Berg, Bo Cole, Cy Dunn',
    'attendance:\n  present:\n    - Ada Berg\n    - Bo Cole\n    - Cy Dunn\n  absent:\n    - Di Eddy',
    'attendance:\n  present: [Ada Berg, Bo Cole, Cy Dunn]\n  absent: [Di Eddy]',
    'attendees:\n  people:\n    - Ada Berg\n    - Bo Cole\n    - Cy Dunn\n  invited:\n    - Di Eddy\n  no_show:\n    - Ed Fox\n  teams:\n    - Gate Team',
    'reviewers:\n  present:\n    - Di Eddy\nattendees: [Ada Berg, Bo Cole, Cy Dunn]',
    'directors:\n- Ada Berg\n- Bo Cole\nmembers:\n- Cy Dunn',
    'roll-call: [Ada Berg (AB),\n  Bo Cole (BC), Cy Dunn (CD)]',
    'members_present:\n- name: Ada Berg\n  office: Chair\n- name: Bo Cole\n- name: Cy Dunn\napproval:\n  name: Di Eddy',
  ])
    it(`in front matter, ${JSON.stringify(matter)}`, () =>
      assert.deepEqual(came(`---\ndate: 2026-03-05\n${matter}\n---\n\n## Mills\n`), all))
  it('in front matter that is indented, with handles', () => {
    const { date, participants } = readMinutes(
      '---\n    title: Board\n    date: March 5th, 2026\n\n    present:\n    - name: Ada Berg (@ada)\n      office: Chair\n\n    approval:\n      date: March 9th, 2026\n...\n\n## Mills\n',
    )
    assert.equal(date?.value, '2026-03-05')
    assert.deepEqual(
      participants.map(({ handle }) => handle),
      ['ada'],
    )
  })
  it('with boxes in a paragraph, and below it those who have none', () =>
    assert.deepEqual(
      came(
        '# Weekly 2026-03-05\n\n## Attendance\n[x ] Ada Berg, Acme (AB)\n[ ] Di Eddy, Acme\n[x] Bo Cole, head of mills, Acme\nCy Dunn\nseveral by phone\n\n## Mills\n',
      ),
      all,
    ))
  for (const group of ['everyone (Ada, Bo, Cy)', 'Iedereen (Ada, Bo, Cy)', 'tutti (Ada, Bo, Cy).', 'the board'])
    it(`behind "${group}"`, () =>
      assert.deepEqual(
        came(`# Weekly 2026-03-05\n\nPresent: ${group}\n\n## Mills\n`).filter((name) => name !== group),
        group.includes('(') ? ['Ada', 'Bo', 'Cy'] : [],
      ))
  it('but not who is only mentioned', () =>
    assert.deepEqual(
      came(
        `# Weekly 2026-03-05\n\n## Attendees\n\n${list}\n\n### Others mentioned here\n\n- Di Eddy (DE)\n\n## Mills\n`,
      ),
      all,
    ))
  for (const groups of [
    '* **Team:** Ada Berg, Bo Cole\n* **Guests**: Cy Dunn',
    '* **Acme** - Ada Berg / Bo Cole\n* **Roundhouse Ltd** - Cy Dunn',
    '- On site: Ada Berg, Bo Cole\n- Online: Cy Dunn',
  ])
    it(`in groups, ${JSON.stringify(groups)}`, () =>
      assert.deepEqual(came(`# Weekly 2026-03-05\n\n**Present:**\n${groups}\n\n## Mills\n`), all))
  it('in groups of first names', () =>
    assert.deepEqual(
      came(
        '# Weekly 2026-03-05\n\n**Present:**\n- **Team:** Ada, Bo\n- **Lab:** Cy\n- **Shop:** Di, Ed, Flo\n\n## Mills\n',
      ),
      ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'],
    ))
  for (const text of [
    'Present: Ada via phone, Bo joins at 10:25, Cy until noon',
    'On fait l’appel :\n\n- Ada, présente !\n- Bo, présent !\n- Cy (trésorier), présent !\n- Di, absente',
    'Members present: Councillors Ada, Bo and Cy.',
  ])
    it(`beside remarks, ${JSON.stringify(text.slice(0, 24))}`, () =>
      assert.deepEqual(came(`# Weekly 2026-03-05\n\n${text}\n\n## Mills\n\n- Present: 9.6 people a day\n`), [
        'Ada',
        'Bo',
        'Cy',
      ]))
  it('beside their offices', () =>
    assert.deepEqual(
      came(
        '# Weekly 2026-03-05\n\nOfficials present: Director of Roads (Mr. A. Berg), Engineer (Ms. B. Cole)\n\n## Mills\n',
      ),
      ['Mr. A. Berg', 'Ms. B. Cole'],
    ))
  it('but not in their towns', () =>
    assert.deepEqual(
      came('# Weekly 2026-03-05\n\n**Present:**\n- Ada: Acme, Rome\n- Bo: Oslo\n- Cy: Example\n\n## Mills\n'),
      ['Ada', 'Bo', 'Cy'],
    ))
  it('in a list without a title, above the first topic', () =>
    assert.deepEqual(
      came(
        `# Weekly 2026-03-05\n\nThe call began at 9:00.\n\n${list.replace('Berg', 'Berg (chair, ab12)')}\n\n## Mills\n\n- They run.\n`,
      ),
      all,
    ))
  for (const other of [
    '## Election of officers\n\n- Ada Berg\n- Bo Cole\n- Cy Dunn',
    '## Reviewers\n\n- Ada Berg\n- Bo Cole\n- Cy Dunn',
    '## Standup\n\n- Ada: fixed the mill\n- Bo: wrote the docs\n- Cy: was away',
    'Platforms: Windows, Linux, Plan Nine',
    'We heard from the candidates.\n\n- Ada Berg\n- Bo Cole\n- Cy Dunn\n\n## Mills',
    'Topics today are these.\n\n- Green Mill\n- Blue Road\n- Red Gate\n\n## Lunch',
    '## Mills\n\n- Repair\n- Paint\n- Sell',
  ])
    it(`not by ${JSON.stringify(other.slice(0, 24))}`, () =>
      assert.deepEqual(came(`# Weekly 2026-03-05\n\n${other}\n`), []))
})

describe('topics as communities write them', () => {
  function topics(text: string): readonly string[] {
    return readMinutes(text).agenda.map(({ title }) => title)
  }
  it('are numbered items with notes if there are no headings', () =>
    assert.deepEqual(topics('1. **Mills**\n   - They run.\n2. **Roads**\n   - They end.\n'), [
      '**Mills**',
      '**Roads**',
    ]))
  it('are bold lines if there are no headings', () =>
    assert.deepEqual(topics('Hill club\n\n**MILLS:**\n\nThey run.\n\n**ROADS:**\n\nThey end.\n'), [
      '**MILLS:**',
      '**ROADS:**',
    ]))
  it('are numbered headings about minutes too', () =>
    assert.deepEqual(topics('# Sitzung 5.3.2026\n\n## TOP 1: Wahl der Protokollantin\n\n## TOP 2: Mühlen\n'), [
      'TOP 1: Wahl der Protokollantin',
      'TOP 2: Mühlen',
    ]))
  it('are neither the title nor the date', () =>
    assert.deepEqual(topics('# Weekly notes\n\n# March 5, 2026 6:00 PM CET\n\n## Location: Hall 2\n\n## Mills\n'), [
      'Mills',
    ]))
  it('are not sentences of plain notes', () =>
    assert.deepEqual(topics(`## Minutes\n\n${'- The mill runs again since the last repair.\n'.repeat(6)}`), []))
})

describe('attendees of teams that nobody knows', () => {
  const read = (text: string): readonly string[] =>
    readMinutes(`# Weekly 2026-03-05\n\n${text}\n\n## Mills\n\n- They run.\n`).participants.map(
      ({ handle, name }) => handle ?? name ?? '',
    )
  const all = ['Ada Berg', 'Bo Cole', 'Cy Dunn']
  for (const label of [
    '**3** Members in attendance: **Ada Berg, Bo Cole, Cy Dunn**',
    '3 Teilnehmende: Ada Berg, Bo Cole, Cy Dunn',
    '3 présents : Ada Berg, Bo Cole, Cy Dunn',
    '3 aanwezigen: Ada Berg, Bo Cole, Cy Dunn',
  ])
    it(`stand after a label with their number, "${label}"`, () => assert.deepEqual(read(label), all))
  for (const paragraph of [
    'Chair Ada Berg opened the meeting at 6 pm in the barn.  Board members\npresent were supervisors Ada Berg and Bo Cole, and\ntreasurer Cy Dunn.  All of them sang.',
    'Die Sitzung begann um 18 Uhr. Anwesend waren der Vorsitzende Ada\nBerg, die Kassenwartin Bo Cole und Cy Dunn. Alle sangen.',
    'La séance commence à 18 h. Étaient présents la présidente Ada Berg,\nle trésorier Bo Cole et Cy Dunn. On chante.',
    'De vergadering begon om 18 uur. Aanwezig waren voorzitter Ada Berg,\npenningmeester Bo Cole en Cy Dunn. Er werd gezongen.',
  ])
    it(`stand in a wrapped paragraph with their offices, "${paragraph.slice(0, 30)}…"`, () =>
      assert.deepEqual(read(`## Opening\n\n${paragraph}`), all))
  for (const label of ['Who: The mill team:', '**Wer:** Mühlengruppe:', 'Quem: Grupo do moinho:'])
    it(`stand in a list below the name of their group, "${label}"`, () =>
      assert.deepEqual(read(`${label}\n- Ada Berg (Acme)\n- Bo Cole (Acme)\n- Cy Dunn (Acme)`), all))
  for (const title of ['Joined online', 'Online dabei', 'Invités', 'Gasten'])
    it(`stand in a second list "${title}", below many topics`, () =>
      assert.deepEqual(
        readMinutes(
          `# Weekly\n\n## Agenda\n\n### Mills\n\n### Barns\n\n### Gates\n\n### Oil\n\n# Notes\n\n### Present:\n- Ada\n- Bo\n\n### ${title}:\n- Cy\n- Dee\n\n### Start\n\n- Fine.\n`,
        ).participants.map(({ name }) => name),
        ['Ada', 'Bo', 'Cy', 'Dee'],
      ))
  for (const word of ['Iedereen', 'Everyone', 'Alle', 'Tous', 'Todos', 'Tutti'])
    it(`are not named by "${word}"`, () => assert.deepEqual(read(`**Present:** ${word}`), []))
  it('may have long names in a list', () =>
    assert.deepEqual(read('## Presentes\n\n- Ana Clara Luz Dias Melo\n- Bo Cole'), [
      'Ana Clara Luz Dias Melo',
      'Bo Cole',
    ]))
  for (const title of ['Attended in the past', 'Bisherige Teilnehmer', 'Anciens participants', 'Eerdere deelnemers'])
    it(`are not those of "${title}"`, () =>
      assert.deepEqual(
        read(`## Roll call\n\n### Present\n\n- Ada Berg\n- Bo Cole\n\n### ${title}\n\n- Cy Dunn\n- Di Eddy\n- Ed Fox`),
        ['Ada Berg', 'Bo Cole'],
      ))
  for (const title of ['Fehlen', 'Es fehlen', 'Manquent', 'Faltaron', 'Ontbreken'])
    it(`are not those of "${title}"`, () =>
      assert.deepEqual(
        [readMinutes(`# Weekly\n\n## ${title}:\n- Cy\n\n## Mills\n`)].map(({ excused, agenda }) => [
          excused.map(({ name }) => name),
          agenda.map((item) => item.title),
        ]),
        [[['Cy'], ['Mills']]],
      ))
})

describe('a bullet that is the title of attendees', () => {
  it('has the bullets that are indented by one, until other lines follow', () => {
    const { participants, agenda } = readMinutes(
      '# Meeting 2026-03-05\n\n* Teilnehmer\n - Ada Berg, Acme\n - Bo Cole, Mill\n - Cy Dunn\n\nThe slides are online.\n\n1. Budget\n - Approved.\n2. Roof\n - Later.\n',
    )
    assert.deepEqual(
      participants.map(({ name }) => name),
      ['Ada Berg', 'Bo Cole', 'Cy Dunn'],
    )
    assert.deepEqual(
      agenda.map(({ title }) => title),
      ['Budget', 'Roof'],
    )
  })
  it('is a person or topic where the next bullets are not indented', () =>
    assert.deepEqual(readMinutes('# Meeting 2026-03-05\n\n* Present\n* Ada Berg is ill\n').participants, []))
})

describe('attendees with more than a name', () => {
  const names = (list: string): readonly (string | undefined)[] =>
    readMinutes(`# Meeting 2026-03-05\n\n## Participants\n\n${list}\n`).participants.map(({ name }) => name)
  it('may have a bold name before their office', () =>
    assert.deepEqual(
      names('- **Ada** - Treasurer\n- **Bo** - VP Fairs & Gardens\n- **Cy (Cyril)** - Society President'),
      ['Ada', 'Bo', 'Cy'],
    ))
  it('may have bold organisations before their names', () =>
    assert.deepEqual(names('- **Mill Ltd** - Ada Berg / Bo Cole\n- **Roof Inc** - Cy Dunn / Di Ek'), [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
      'Di Ek',
    ]))
  it('may have initials before them', () =>
    assert.deepEqual(names('- AB - Ada Berg, Mill, UK [M]\n- BCo - Bo Cole, Roof, Malta [R], Chair'), [
      'Ada Berg',
      'Bo Cole',
    ]))
})

describe('a definition list', () => {
  it('has attendees and a date as any other list', () => {
    const { participants, date } = readMinutes(
      '## Time and place\n\n:   March 05, 2026\n:   Members present: Ada, Bo, Cy,\n    Di, Ed B.\n:   Others present: Flo, Gus\n\n## Roof\n\nIt was painted.\n',
    )
    assert.deepEqual(
      participants.map(({ name }) => name),
      ['Ada', 'Bo', 'Cy', 'Di', 'Ed B.', 'Flo', 'Gus'],
    )
    assert.deepEqual(date?.value, '2026-03-05')
  })
  it('answers the term above it', () => {
    const { participants, duties } = readMinutes(
      '# 2026-03-05\n\nScribe\n:   Ada Lane\n\nPresent\n:   Ada Lane, Bo Holm, Kim Lee\n\n## Roof\n',
    )
    assert.deepEqual(
      [participants, duties.flatMap(({ people }) => people)].map((people) => people.map(({ name }) => name)),
      [['Ada Lane', 'Bo Holm', 'Kim Lee'], ['Ada Lane']],
    )
  })
})
