import assert from 'node:assert/strict'
import type { Person } from '../../../../../src/core/minutes'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

/** Names, or handles with `@`, of the people who attended and of those who were excused. */
function attendance(section: string): { readonly came: readonly string[]; readonly excused: readonly string[] } {
  const { participants, excused } = readMinutes(
    `# Minutes 2026-03-05\n\n${section}\n\n## Agenda\n\n### Mills\n\n- Run.\n`,
  )
  const called = ({ handle, name }: { readonly handle?: string; readonly name?: string }): string =>
    handle === undefined ? (name ?? '') : `@${handle}`
  return { came: participants.map(called), excused: excused.map(called) }
}

describe('participants', () => {
  /** Handles or names of the participants of minutes with this section. */
  function participants(section: string): readonly string[] {
    return readMinutes(`# 2026-03-05\n\n${section}\n\n## Agenda\n\n### One\n`).participants.map(
      ({ handle, name }) => (handle === undefined ? name : `@${handle}`) ?? '',
    )
  }

  function excused(section: string): readonly string[] {
    return readMinutes(`# 2026-03-05\n\n${section}\n\n## Agenda\n`).excused.map(
      ({ handle, name }) => handle ?? name ?? '',
    )
  }

  it('are not those whose names are struck out', () =>
    assert.deepEqual(participants('## Participants\n\n- Ada Berg\n- ~~Bo Cole (keys)~~\n- Cy Dunn\n'), [
      'Ada Berg',
      'Cy Dunn',
    ]))
  it('stay if most names are struck out', () =>
    assert.deepEqual(participants('## Participants\n\n- ~~Ada Berg~~\n- ~~Bo Cole~~\n- Cy Dunn\n'), [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
    ]))
  it('may have names such as words of other languages', () =>
    assert.deepEqual(participants('Anwesend: Inga, Alla, Bo, Cy\n'), ['Inga', 'Alla', 'Bo', 'Cy']))
  it('are in the front matter, with remarks in parentheses', () =>
    assert.deepEqual(
      readMinutes('---\npresent: Ada Berg (Mill, Chair), Bo Cole (Gate), Cy Dunn\n---\n\n# x\n').participants.map(
        ({ name }) => name,
      ),
      ['Ada Berg', 'Bo Cole', 'Cy Dunn'],
    ))
  for (const list of [
    '- Ada Berg ✔️\n- Bo Cole ✅\n- Di Eddy ❌',
    '- Ada Berg (✔)\n- Bo Cole\n- Di Eddy (❌)\n- Ed Fox - ✗\n- @gil ✘\n- ❌ Hal Orr (@hal)',
    '- Présidente : Ada Berg\n- Trésorier : Bo Cole\n- Lieu : Salle Verte',
    '- Vice-President: Ada Berg\n- Kasse: Bo Cole\n- Treasurer: Currently Vacant\n- Venue: Old Mill',
    '- President: Ada Berg (W0X)\n- Secretary: Bo Cole (N0X)\n- ... (and 15 others)',
    '[Ada Berg, Bo Cole]',
    '- Ada Berg 👋\n- 🟢 Bo Cole :wave:',
    '- Ada Berg | Acme\n- Bo Cole | Old Mill',
    '- Ada Berg @Acme\n- Bo Cole @Mill',
    '- Acme: Ada Berg\n- Member: Bo Cole',
    '- Old Mill: Ada Berg\n- Acme: Bo Cole',
  ])
    it(`are listed with marks, offices or brackets: ${JSON.stringify(list)}`, () =>
      assert.deepEqual(participants(`## Attendees\n\n${list}\n`), ['Ada Berg', 'Bo Cole']))
  for (const title of ['Introductions', 'Quorum', 'Round of introductions', 'Vorstellungsrunde', 'Tour de table'])
    it(`are listed below ${title}`, () =>
      assert.deepEqual(participants(`## ${title}\n\n- Ada\n- Bo Cole\n- Cy Dunn\n\n## Mills\n`), [
        'Ada',
        'Bo Cole',
        'Cy Dunn',
      ]))
  it('are not what is below an introduction', () => {
    assert.deepEqual(participants('## Introductions\n\n- The mill is old\n- Bo told its history\n\n## Mills\n'), [])
    assert.deepEqual(
      participants('## Introduction (Ada)\n\n- Old Mill: it runs\n- New Gate: it squeaks\n\n## Mills\n'),
      [],
    )
  })
  for (const label of ['Remote', 'By phone', 'Online', 'Via Zoom', 'Per Telefon'])
    it(`are one name after ${label} below those who are present`, () =>
      assert.deepEqual(participants(`**Present:** Ada, Bo\n**${label}:** Cy\n\n## Mills\n`), ['Ada', 'Bo', 'Cy']))
  it('are not what is remote elsewhere', () =>
    assert.deepEqual(participants('**Present:** Ada, Bo\n\n## Mills\n\nRemote: Gate\n'), ['Ada', 'Bo']))
  it('are handles and names with remarks in one line', () =>
    assert.deepEqual(participants('Attendees: @ada, @bo, Cy Dunn (Acme), @di (late)\n'), [
      '@ada',
      '@bo',
      'Cy Dunn',
      '@di',
    ]))
  it('are behind labels with an emoji', () =>
    assert.deepEqual(participants('- 👥 Attendees: Ada Berg, Bo Cole\n'), ['Ada Berg', 'Bo Cole']))
  it('keep what looks like a company but is not', () => {
    assert.deepEqual(
      readMinutes('## Attendees\n\n- Ada Berg @AdaB\n- Bo Cole @bo\n').participants.map(({ handle }) => handle),
      ['AdaB', 'bo'],
    )
    assert.deepEqual(participants('## Attendees\n\n- Ada Berg: Old Mill\n- Bo Cole: Acme Works\n'), [
      'Ada Berg',
      'Bo Cole',
    ])
  })
  it('are in a line with marks', () =>
    assert.deepEqual(participants('Attendees: Ada Berg ✅, Di Eddy ❌, Bo Cole ✅\n'), ['Ada Berg', 'Bo Cole']))
  it('are reference links, and those with a box that is not ticked are not there', () => {
    assert.deepEqual(participants('Present: [Ada Berg][ada], [Bo Cole][bo].\n\n[ada]: /ada\n'), ['Ada Berg', 'Bo Cole'])
    const box = (name: string, checked: string): string =>
      `<label><input type="checkbox"${checked} disabled>[${name}][x]</label><br>\n`
    assert.deepEqual(
      participants(`## Present\n\n${box('Ada Berg', ' checked')}${box('Di Eddy', '')}${box('Bo Cole', ' checked')}`),
      ['Ada Berg', 'Bo Cole'],
    )
  })
  for (const [list, expected] of [
    ['- @ada ✅ @bo ❌ @cy', ['ada', 'cy']],
    ['- ✅ @ada ❌ @bo ✔ @cy', ['ada', 'cy']],
    ['- Ada Berg (camera ❌)\r\n- Bo Cole', ['Ada Berg', 'Bo Cole']],
    ['- Ada Berg ❌\r\n- Bo Cole ✅\r\n- Cy Dunn ✅', ['Bo Cole', 'Cy Dunn']],
    ['- Ada Berg ❌\n- Bo Cole ❌', ['Ada Berg', 'Bo Cole']],
    ['<input type="checkbox"> Ada Berg<br>\n<input type="checkbox"> Bo Cole<br>', ['Ada Berg', 'Bo Cole']],
    [
      `<input type="checkbox" class="${'task '.repeat(20)}"> Ada Berg<br>\n<input type="checkbox" checked> Bo Cole<br>`,
      ['Bo Cole'],
    ],
  ] as const)
    it(`are marked as absent only by their own marks: ${JSON.stringify(list).slice(0, 60)}`, () =>
      assert.deepEqual(
        readMinutes(`## Attendees\r\n\r\n${list}\n`).participants.map(({ name, handle }) => handle ?? name),
        expected,
      ))
  for (const [frontMatter, expected] of [
    ['event:\n  participants:\n    - Ada Berg\n    - Bo Cole', ['Ada Berg', 'Bo Cole']],
    ['info:\n  present: [Ada Berg, Bo Cole]', ['Ada Berg', 'Bo Cole']],
    [
      'attendees:\n  - role: chair\n    name: Ada Berg\n    teams:\n      - Mill Gate\n  - Bo Cole',
      ['Ada Berg', 'Bo Cole'],
    ],
    ['actions:\n  present: [Ada Berg, Bo Cole]', []],
    ['reviewers:\n  present: [Ada Berg, Bo Cole]', []],
  ] as const)
    it(`are in the front matter: ${JSON.stringify(frontMatter)}`, () =>
      assert.deepEqual(
        readMinutes(`---\n${frontMatter}\n---\n\n# Weekly\n`).participants.map(({ name }) => name),
        expected,
      ))
  it('may have come later', () =>
    assert.deepEqual(participants('## Attending\n\n* Present: Ada, Bo, Cy @ 20:59\n'), ['Ada', 'Bo', 'Cy']))
  it('are no teams in brackets', () =>
    assert.deepEqual(participants('## Attendees\n\n[Gate Team, Mill Team, First Last]\n'), []))
  it('are excused with a mark below a heading', () =>
    assert.deepEqual(
      readMinutes('# Weekly\n\n## Attendees\n\n- Ada Berg\n\n## Apologies\n\n- ❌ Bo Cole\n- Cy Dunn ❌\n').excused.map(
        ({ name }) => name,
      ),
      ['Bo Cole', 'Cy Dunn'],
    ))
  it('are the bullets of their section, in order', () =>
    assert.deepEqual(participants('## Participants\n\n- @bo\n* @ada-l\n'), ['@bo', '@ada-l']))
  for (const title of [
    'Participants (use of GitHub handle is preferred)',
    'Participants  use of github handle is preferred',
    ':family: Participants (github handles preferred)',
    'Participantst',
    'Attendees',
    'Attendance',
    'Present',
    'Present:',
    '**Teilnehmende**',
    'Anwesend',
  ]) {
    it(`are found below "${title}"`, () => assert.deepEqual(participants(`## ${title}\n- @bo`), ['@bo']))
  }
  it('are those whose box is ticked, where boxes are', () =>
    assert.deepEqual(participants('## Voting member attendance\n- [x] Jo Poe, Works Ltd\n- [ ] Al Roe, Works Ltd'), [
      'Jo Poe',
    ]))
  it('may be links to their own pages', () =>
    assert.deepEqual(
      participants("## Present\n* [Jane Doe](https://jane.example/#me)\n* [Kim O'Neil](https://x.org/k)\n* Al Roe"),
      ['Jane Doe', "Kim O'Neil", 'Al Roe'],
    ))
  it('keep a name before parentheses in parentheses', () =>
    assert.deepEqual(participants('## Participants\n- Al Roe (Some Foundation (SF))\n- Jo Poe (SF)'), [
      'Al Roe',
      'Jo Poe',
    ]))
  it('are not teams, duties, "no guests" or sentences', () =>
    assert.deepEqual(
      participants(
        '## Present\n- Build team: @org/build\n- Al Roe\n\nScribe: Al\n\nGuests: keine\n\nWe have a quorum now.',
      ),
      ['Al Roe'],
    ))
  it('are found in a table without a heading', () =>
    assert.deepEqual(
      participants('| Name | affiliation | username |\n|--|--|--|\n| Al Roe | Works | @al |\n| Jo Poe | SF | @jo |'),
      ['@al', '@jo'],
    ))
  it('are found in the row of a table', () =>
    assert.deepEqual(participants('|  |  |\n|--|--|\n| Recording | none |\n| Attending | Al Roe, Jo Poe |'), [
      'Al Roe',
      'Jo Poe',
    ]))
  it('are those that a table says were present', () =>
    assert.deepEqual(
      participants('**TSC Members**\n\n| Name | Present |\n|--|--|\n| Al Roe | Yes |\n| Jo Poe | No |\n| Bo Lee | |'),
      ['Al Roe'],
    ))
  it('are found below a roll call at the end of a welcome', () =>
    assert.deepEqual(
      participants(
        'Hello! Sign in, so that we know who is here. Roll call:\n\n- **name** / **institution** / **handle**\n- Al Roe / Works / @al',
      ),
      ['@al'],
    ))
  it('are found below a label', () => assert.deepEqual(participants('Participants:\n- @bo\n- @ada'), ['@bo', '@ada']))
  it('are found after a label', () => assert.deepEqual(participants('**Present:** @bo, @ada'), ['@bo', '@ada']))
  it('are found after a label of a bullet', () =>
    assert.deepEqual(participants('- Present: Jane Doe, Ole Nordmann'), ['Jane Doe', 'Ole Nordmann']))
  it('drop the note after a handle', () =>
    assert.deepEqual(participants('## Participants\n- @bo (until 09:30)\n- @cy - the new one\n- @di, late'), [
      '@bo',
      '@cy',
      '@di',
    ]))
  it('keep the note', () => {
    const [first] = readMinutes('# 2026-03-05\n\n## Participants\n\n- @bo (until 09:30)').participants
    assert.equal(first?.note, 'until 09:30')
  })
  it('have a name beside the handle', () => {
    const read = readMinutes(
      '# 2026-03-05\n\n## Present\n\n- Jane Doe (@jane)\n- Ole Nordmann @ole (chair)\n- JD: Jo Dee (@jo)',
    ).participants
    assert.deepEqual(
      read.map(({ name, handle }) => [name, handle]),
      [
        ['Jane Doe', 'jane'],
        ['Ole Nordmann', 'ole'],
        ['Jo Dee', 'jo'],
      ],
    )
  })
  it('are read from links to profiles', () =>
    assert.deepEqual(
      participants(
        '## Present\n- Jane Doe - [jd](https://github.com/jane)\n- [Ole](https://github.com/ole)\n- <a href="https://github.com/cy">Cy</a>',
      ),
      ['@jane', '@ole', '@cy'],
    ))
  it('may be names', () =>
    assert.deepEqual(participants('## Participants\n- Kurt Garland\n- Berta\n- JB: Jo Brown (Example Ltd)'), [
      'Kurt Garland',
      'Berta',
      'Jo Brown',
    ]))
  it('may be one a line without bullets', () =>
    assert.deepEqual(participants('## Participants\n\n@bo\n@ada'), ['@bo', '@ada']))
  it('may be a comma list', () =>
    assert.deepEqual(participants('## Attendees\n\nJane Doe, Ole Nordmann and Bo'), ['Jane Doe', 'Ole Nordmann', 'Bo']))
  it('may be a table', () =>
    assert.deepEqual(
      participants(
        '## Attendees\n\n| Name | Company | GitHub |\n|---|---|---|\n| Jane | X | @jane |\n| Ole Nordmann | Y | |',
      ),
      ['@jane', 'Ole Nordmann'],
    ))
  it('may be a table in a fence', () =>
    assert.deepEqual(participants('## Attendees\n\n```\n| Name | Company |\n|------|---|\n| Jane Doe | X |\n```'), [
      'Jane Doe',
    ]))
  it('leave out empty bullets and placeholders', () =>
    assert.deepEqual(participants('## Participants\n*\n* @\n* @todo\n* TBD\n* @bo'), ['@bo']))
  it('are each there once', () => assert.deepEqual(participants('## Participants\n- @bo\n- @Bo'), ['@bo']))
  it('end where the duties begin', () =>
    assert.deepEqual(participants('## Participants\n- @bo\n\n## Minutes transfer\n- @cy'), ['@bo']))
  it('are not the excused', () => {
    const section = '## Participants\n- @bo\n- excused: @cy\n- @di & @ed excused themselves\n\n## Excused\n- @flo'
    assert.deepEqual(participants(section), ['@bo'])
    assert.deepEqual(excused(section), ['cy', 'di', 'ed', 'flo'])
  })
  for (const line of [
    'Present: @bo, @di (absent), @cy',
    'Present: @bo, @cy. Absent: @di.',
    'Present: @bo, @cy | **Absent:** @di',
    'Attendees: @bo and @cy; Apologies: @di',
    'Present: @bo, @cy, @di - excused',
  ])
    it(`are all but those who are excused on the line: ${line}`, () => {
      assert.deepEqual(participants(line), ['@bo', '@cy'])
      assert.deepEqual(excused(line), ['di'])
    })
  for (const title of ['Regrets', 'Apologies', 'Absent', 'Entschuldigt', 'Not present']) {
    it(`are not those below "${title}"`, () => {
      const section = `## Present\n- @bo\n\n## ${title}\n- @cy`
      assert.deepEqual([participants(section), excused(section)], [['@bo'], ['cy']])
    })
  }
})

describe('attendance by organisations', () => {
  const people = ['Ada Berg', 'Bo Cole', 'Cy Dunn']
  it('names the people below each of them, not the organisations', () =>
    assert.deepEqual(
      attendance('## Attendees\n\n- Millworks\n  - Ada Berg, Bo Cole\n- Weavers Ltd\n  - Cy Dunn\n').came,
      people,
    ))
  it('names the people after each of them', () =>
    assert.deepEqual(
      attendance('## Attendees\n\n- Millworks: Ada Berg, Bo Cole\n- Weavers Ltd: Cy Dunn\n').came,
      people,
    ))
  it('names the people after each of them on separate lines', () =>
    assert.deepEqual(attendance('### Participants\n\nMWL: Ada & Bo\nWeavers: Cy\n').came, ['Ada', 'Bo', 'Cy']))
  it('continues below its subheadings, up to the first other heading', () => {
    const section = '## Attendees\n\n### Millworks\n\n- Ada Berg\n- Bo Cole\n\n### Weavers Ltd\n\n- Cy Dunn\n'
    assert.deepEqual(attendance(section).came, people)
    const items = '### Items\n\n- finish the looms before summer\n- Dyes\n'
    assert.deepEqual(attendance(`${section}\n${items}`).came, people)
  })
})

describe('lists of people', () => {
  it('continue over the lines of a paragraph', () =>
    assert.deepEqual(attendance('**Present:** Ada Berg, Bo Cole,\nCy Dunn, Di Eck\n').came, [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
      'Di Eck',
    ]))
  it('end before a sentence', () =>
    assert.deepEqual(attendance('## Present\n\n- Ada Berg\n- Bo Cole\n\nWe have a quorum.\n').came, [
      'Ada Berg',
      'Bo Cole',
    ]))
  it('may be in the heading instead of the text below', () =>
    assert.deepEqual(attendance('## Present: Ada Berg, Bo Cole\n\nTests Run\n\n- Cy Dunn\n').came, [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
    ]))
  it('may have pronouns after the names', () =>
    assert.deepEqual(attendance('## Sign-in\n\n1. Ada Berg/she,her/Millworks\n2. Bo Cole, he/him, Weavers\n').came, [
      'Ada Berg',
      'Bo Cole',
    ]))
  it('may be of a project', () =>
    assert.deepEqual(attendance('## Projekt-Teilnehmer:innen\n\n- Ada Berg\n- Bo Cole\n').came, [
      'Ada Berg',
      'Bo Cole',
    ]))
  it('may be one item', () => {
    assert.deepEqual(attendance('## Present\n\n- Ada, Bo, Cy and Di\n').came, ['Ada', 'Bo', 'Cy', 'Di'])
    assert.deepEqual(attendance('## Present\n\n- Ada Berg, Bo Cole, Cy Dunn\n').came, [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
    ])
    assert.deepEqual(attendance('## Present\n\n- Ada Berg, Millworks, Berlin\n- Bo Cole, Millworks\n').came, [
      'Ada Berg',
      'Bo Cole',
    ])
  })
  it('may name some by handle and others by name', () => {
    assert.deepEqual(attendance('Present: @ada, Bo Cole, @cy\n').came, ['@ada', 'Bo Cole', '@cy'])
    assert.deepEqual(
      attendance('**Present:** Ada Berg,\n[Bo Cole](https://github.com/bo),\nCy Dunn (@cy), Di Eck\n').came,
      ['Ada Berg', '@bo', '@cy', 'Di Eck'],
    )
  })
  it('may put each name before its handle', () =>
    assert.deepEqual(attendance('Present: Ada Berg, @ada, Bo Cole, @bo\n').came, ['@ada', '@bo']))
  it('may hold names of many words', () =>
    assert.deepEqual(attendance('## Present\n\n- Ana Luz Maria De La Rosa\n- Bo Cole\n').came, [
      'Ana Luz Maria De La Rosa',
      'Bo Cole',
    ]))
  it('are not tables in HTML, whose cells have no separators', () =>
    assert.deepEqual(
      attendance('## Present\n\n<table>\n<tr>\n<td>Millworks</td>\n<td>Yes</td>\n</tr>\n</table>\n').came,
      [],
    ))
  it('may hold others without a name', () =>
    assert.deepEqual(attendance('## Present\n\nAda Berg, Bo Cole and 5 others\n').came, ['Ada Berg', 'Bo Cole']))
  it('leave a company after a comma if semicolons separate people', () =>
    assert.deepEqual(attendance('Present: Ada Berg, Millworks; Bo Cole, Weavers Ltd\n').came, ['Ada Berg', 'Bo Cole']))
  it('have columns for present and absent people', () =>
    assert.deepEqual(attendance('| Present | Apologies |\n| --- | --- |\n| Ada Berg | Cy Dunn |\n| Bo Cole | |\n'), {
      came: ['Ada Berg', 'Bo Cole'],
      excused: ['Cy Dunn'],
    }))
  for (const remark of ['excused', 'regrets', 'unable to attend', 'absent', 'not present', 'entschuldigt', 'fehlt']) {
    it(`excuse people with the remark "${remark}"`, () =>
      assert.deepEqual(attendance(`## Participants\n\n- @ada\n- @bo (${remark})\n`), {
        came: ['@ada'],
        excused: ['@bo'],
      }))
  }
  it('excuse people they negate', () =>
    assert.deepEqual(attendance('## Participants\n\n- @ada\n- not: @bo (travelling)\n- not here: @cy\n'), {
      came: ['@ada'],
      excused: ['@bo', '@cy'],
    }))
})

describe('attendance in the style of boards and clubs', () => {
  const names = (people: readonly Person[]): readonly string[] =>
    people.map(({ handle, name }) => (handle === undefined ? (name ?? '') : `@${handle}`))

  const present = (text: string): readonly string[] => names(readMinutes(`# 2026-03-05\n\n${text}\n`).participants)

  const absent = (text: string): readonly string[] => names(readMinutes(`# 2026-03-05\n\n${text}\n`).excused)

  it('has words before the word for attendees', () => {
    assert.deepEqual(present('### Board members present\n\n- Jane Doe\n- Jo Brown'), ['Jane Doe', 'Jo Brown'])
    assert.deepEqual(absent('### Directors Absent\n\n- Jane Doe'), ['Jane Doe'])
    assert.deepEqual(absent('### Members not present\n\n- Jane Doe'), ['Jane Doe'])
    assert.deepEqual(present('## What to present\n\n- Jane Doe'), [])
    assert.deepEqual(absent('if backups not present:\n\n- Users can make some'), [])
  })
  it('ends, after a label with people, at the next label', () => {
    assert.deepEqual(present('**Anwesend:** (…)\n\n**Beginn der Sitzung:** 19:00 Uhr\n**Ende:** 20:00 Uhr'), [])
    assert.deepEqual(present('Present: Jane Doe, Jo Brown\nBegin of meeting: 10:00'), ['Jane Doe', 'Jo Brown'])
    assert.deepEqual(present('- Chairs: JD\n- Participants: JD, JB\n- This document: https://x.org\n- Room: two'), [
      'JD',
      'JB',
    ])
    assert.deepEqual(absent('## Participants\n- @bo\n- excused: @cy\n- @di'), ['@cy'])
  })
  it('is below the notes if nothing else lists it', () =>
    assert.deepEqual(present('## Notes\n\n### Attendees\n- Jane Doe, Jo Brown\n\n### Key points\n- one'), [
      'Jane Doe',
      'Jo Brown',
    ]))
  it('has a company or an office after the name', () => {
    assert.deepEqual(present('### Guests\n- Jane Doe, Acme'), ['Jane Doe'])
    assert.deepEqual(present('## Present\n- [x] Jane Doe - Chairperson, Acme Ltd\n- [x] Jo Brown, Acme'), [
      'Jane Doe',
      'Jo Brown',
    ])
  })
  it('is a sentence with its people after a colon', () =>
    assert.deepEqual(present('## Attendees\n\nPeople who attended: Jane Doe, Jo Brown'), ['Jane Doe', 'Jo Brown']))
  it('gives each name its handle in a list of them', () =>
    assert.deepEqual(
      present('## Agenda for Friday\n\n**Present:** Jane (@jane), Jo (@jo)\n\n> please add your names\n\n- one'),
      ['@jane', '@jo'],
    ))
  it('names nobody who presents', () =>
    assert.deepEqual(readMinutes('# 2026-03-05\n\n**Present:** Jane (@jane), Jo (@jo)\n').duties, []))
  it('is below a title that only says "minutes"', () => {
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
  it('may contain leftovers of a converter', () =>
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

describe('tasks of several people below a topic', () => {
  it('are not a list of attendees', () => {
    const topic =
      '### Survey\n\n- AI @ada: fill in the survey\n- AI @bo: fill in the survey\n- AI @cy: fill in the survey\n'
    const { actions, participants } = readMinutes(
      `# 2026-03-05\n\n## Participants\n\n- @ada\n- @bo\n\n## Agenda\n\n${topic}`,
    )
    assert.equal(actions.length, 3)
    assert.deepEqual(
      participants.map(({ handle }) => handle),
      ['ada', 'bo'],
    )
  })
})
