import assert from 'node:assert/strict'
import type { Minutes, Person } from '../../../../src/core/minutes'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('bad input', () => {
  for (const [name, text] of [
    ['nothing', ''],
    ['a lone byte order mark', '\uFEFF'],
    ['NUL characters', 'AI @a: x\u0000y\n\u0000'],
    ['an unclosed fence', '# 2026-03-05\n```\nAI @a: x'],
    ['an unclosed comment', '# 2026-03-05\n<!-- AI @a: x'],
    ['unpaired surrogates', '\uD83D AI @a: \uDE00'],
    ['lone carriage returns', '# 2026-03-05\r\r- AI @a: x\r'],
  ] as const) {
    it(`is read without an exception: ${name}`, () => assert.doesNotThrow(() => readMinutes(text)))
  }
  it('has the same values with LF and CR LF', () => {
    const text = '# 2026-03-05\n\n## Participants\n\n- @a\n- @b\n\n## Agenda\n\n### One (@a)\n\n- AI @b: x\n  - done\n'
    const values = (source: string): unknown =>
      JSON.parse(JSON.stringify(readMinutes(source), (key, value: unknown) => (key === 'offset' ? undefined : value)))
    assert.deepEqual(values(text.replaceAll('\n', '\r\n')), values(text))
  })
  it('of five megabytes is read in time that grows with its length only', () => {
    const line = '- AI @ada: write the *draft* of [site#1](https://github.com/a/site/issues/1)\n'
    assert.equal(readMinutes(line.repeat(1_000)).actions.length, 1_000)
  })
})

describe('mentions', () => {
  const mentions = (text: string): readonly string[] => readMinutes(text).mentions.map(({ handle }) => handle)
  it('are found in prose, lists, headings, quotes and tables', () =>
    assert.deepEqual(mentions('# T (@a)\n\ntext @b\n\n- x @c\n\n> @d\n\n| h |\n|---|\n| @e |\n'), [
      'a',
      'b',
      'c',
      'd',
      'e',
    ]))
  it('are not found in code, addresses, comments and front matter', () =>
    assert.deepEqual(
      mentions('---\ntitle: "@a"\n---\n`@b` [x](https://x.org/@c) <!-- @d -->\n\n```\n@e\n```\n\n<style>@f</style>'),
      [],
    ))
  it('count an anchor around a handle once', () =>
    assert.deepEqual(mentions('Report by <a href="https://github.com/ada">@ada</a>'), ['ada']))
  it('cover the text that they were read from', () => {
    const text = '# 2026-03-05\r\n\r\n\t- ünï @ada-l: x\r\n'
    const [mention] = readMinutes(text).mentions
    assert.equal(text.slice(mention?.span.start.offset, mention?.span.end.offset), '@ada-l')
    assert.deepEqual([mention?.span.start.line, mention?.span.start.column], [3, 8])
  })
})

describe('whole minutes', () => {
  const names = (people: readonly Person[]): readonly string[] =>
    people.map(({ handle, name }) => (handle === undefined ? (name ?? '') : `@${handle}`))

  const duties = ({ duties: found }: Minutes): readonly string[] =>
    found.map(({ role, people }) => `${role}: ${names(people).join(', ')}`)

  const head = '# Weekly meeting 2026-03-12\n\n'

  const attendees = '## Attendees\n\n- Ada Berg\n- Bo Cole\n- Cy Dunn\n\n'

  const owners = (text: string): string =>
    readMinutes(head + attendees + text).actions[0]?.owners.join('+') ?? 'no item'

  it('have the topics after the label of the note taker, not among the attendees', () => {
    const minutes = readMinutes(
      `${head}**Attendees**:\n* Ada Berg, Acme\n* Bo Cole (@bo)\n\n**Note taker:** Ada Berg\n\n* [Ada] Blockers\n  * Discussed the flake\n`,
    )
    assert.deepEqual(names(minutes.participants), ['Ada Berg', '@bo'])
    assert.deepEqual(duties(minutes), ['scribe: Ada Berg'])
  })
  it('say below a person what they did, which is not an owner', () =>
    assert.deepEqual(
      names(
        readMinutes(
          `${head}## Attendees\n\n- Ada Berg\n  - wrote the draft\n  - Review\n- Team one\n  - Bo Cole\n  - with @cy\n`,
        ).participants,
      ),
      ['Ada Berg', 'Team one', 'Bo Cole', '@cy'],
    ))
  it('ignore people who approved minutes', () =>
    assert.deepEqual(duties(readMinutes(`${head}Minutes were approved by general consent.\n`)), []))
  it('have a heading that asks for attendees', () => {
    const { participants, excused } = readMinutes(
      `${head}# Who #\n\n * Kai Falk\n\n## Regrets ##\n\n * Bo Kas\n\n# What #\n`,
    )
    assert.deepEqual([names(participants), names(excused)], [['Kai Falk'], ['Bo Kas']])
  })
  it('answer for a duty with a person, not with a sentence', () => {
    const found = (line: string): readonly string[] => duties(readMinutes(`${head}${line}\n`))
    assert.deepEqual(found('- **Note Taker** Gina Walters (GW)'), ['scribe: Gina Walters'])
    assert.deepEqual(found('Minutes: Jane d'), ['scribe: Jane d'])
    assert.deepEqual(found('Summary: we met.'), [])
    assert.deepEqual(found('Minutes: will do this'), [])
  })
  it('have a table for a head', () => {
    const minutes = readMinutes(
      `${head}| | |\n|---|---|\n| Chair | Ada Berg |\n| Minutes | Bo Cole |\n| Present | Ada Berg, Bo Cole |\n| Apologies | Cy Dunn |\n`,
    )
    assert.deepEqual(names(minutes.participants), ['Ada Berg', 'Bo Cole'])
    assert.deepEqual(names(minutes.excused), ['Cy Dunn'])
    assert.deepEqual(duties(minutes), ['chair: Ada Berg', 'scribe: Bo Cole'])
  })
  it('have tables of action items with columns in any order, one below the other', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Actions\n\n| # | Owner | Action | Due | Done |\n|---|---|---|---|---|\n| 1 | AB | Call them | May | [x] |\n| 2 | Bo | Ask | | |\n\n| Wer | Was | Bis wann | Erledigt |\n|---|---|---|---|\n| Ada | Raum buchen | 1.4. | nein |\n`,
      ).actions.map(({ owners: who, task, done }) => [who.join(), task, done]),
      [
        ['ab', 'Call them', true],
        ['bo', 'Ask', false],
        ['ada', 'Raum buchen', false],
      ],
    ))
  it('strike out done tasks after the name', () =>
    assert.deepEqual(
      readMinutes(`${head}## Actions\n\n- Cy - ~~call them~~\n- Bo: call them\n`).actions.map(
        ({ doneSign }) => doneSign,
      ),
      ['strike', undefined],
    ))
  it('carry items over with their state below', () => {
    const { actions } = readMinutes(
      `${head}## 10. Review Outstanding Action Items\n\n* Ada: ask them [ Foo 2026-01-15 ]\n      Status: done\n* Bo: answer\n      Status:\n`,
    )
    assert.deepEqual(
      actions.map(({ owners: who, done, isCarriedOver }) => [who.join(), done, isCarriedOver]),
      [
        ['ada', true, true],
        ['bo', false, true],
      ],
    )
  })
  it('have a head in German', () => {
    const minutes = readMinutes(
      `# Sitzung vom 12.03.2026\n\n**Anwesend:** Ada, Bo\n**Entschuldigt:** Di\n**Unentschuldigt:** Ed\n**Redeleitung:** Ada\n**Protokollant:** Bo\n\n## TOP 1\n`,
    )
    assert.deepEqual(
      [names(minutes.participants), names(minutes.excused), duties(minutes)],
      [
        ['Ada', 'Bo'],
        ['Di', 'Ed'],
        ['chair: Ada', 'scribe: Bo'],
      ],
    )
  })
  it('have the tags of a pad, which are not a topic', () =>
    assert.deepEqual(
      readMinutes(`${head}###### tags: \`plenum\`\n\n## Money\n`).agenda.map(({ title }) => title),
      ['Money'],
    ))
  it('give topics to whole names with their minutes', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda bashing (Chairs, 5 min)\n\n## draft-foo (Bo Cole, 20 min)\n\n## Plans (Ada Berg and Bo Cole - 10m)\n`,
      ).agenda.map(({ title, owners: who, minutes }) => [title, who.join(), minutes]),
      [
        ['Agenda bashing (Chairs, 5 min)', '', 5],
        ['draft-foo', 'Bo Cole', 20],
        ['Plans', 'Ada Berg,Bo Cole', 10],
      ],
    ))
  it('keep their owners although they were moved', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda\n\n### Looms (@ada) -> moved to 2026-04-02\n\n### Dyes (@bo, 10 min) → next week\n\n### Yarn (@ada/Bo Cole)\n`,
      ).agenda.map(({ title, owners: who, minutes }) => [title, who.join(), minutes]),
      [
        ['Looms', 'ada', undefined],
        ['Dyes', 'bo', 10],
        ['Yarn', 'ada,Bo Cole', undefined],
      ],
    ))
  it('keep the rest of a remark with an owner', () =>
    assert.equal(
      readMinutes(`${head}- add the link (AI @ada, by Friday)\n`).actions[0]?.task,
      'add the link (by Friday)',
    ))
  it('ask all of a group by a please', () =>
    assert.equal(owners('## Agenda\n\n### One\n\n- ACTION: Everyone please read the plan\n'), 'everyone'))
  for (const line of ['Verdict: we keep the mill', 'Outcome of today: we keep the mill', 'Festlegung: Mühle bleibt'])
    it(`decide in "${line}"`, () =>
      assert.equal(readMinutes(`${head}## Agenda\n\n### One\n\n- ${line}\n`).decisions.length, 1))
  it('are minutes by day and scribe, without a list of people', () =>
    assert.equal(readMinutes('# Foo group\n\nDate: 12 March 2026\nNote taker: Cy Dunn\n\n## Agenda\n').kind, 'minutes'))

  it('have their people between dashes, and what comes next below them', () =>
    assert.deepEqual(
      names(readMinutes(`${head}Attendees: Ada Berg -  Bo Cole -  Cy Dunn -\n\nNotes\n\n* one\n`).participants),
      ['Ada Berg', 'Bo Cole', 'Cy Dunn'],
    ))
  it('have remarks between the label of their people and its colon', () =>
    assert.deepEqual(
      names(readMinutes(`${head}Board members present (online) (2/3) :\n\n* Ada Berg\n* Bo Cole\n`).participants),
      ['Ada Berg', 'Bo Cole'],
    ))
  it('number their sections in the Roman way', () => {
    const { participants, actions } = readMinutes(
      `${head}## II. Attendees\n\n- [x] Ada Berg\n\n## V. Action Items\n\n- [ ] Bo to call\n`,
    )
    assert.deepEqual([names(participants), actions.length], [['Ada Berg'], 1])
  })
  it('list members who are present, who present nothing', () => {
    const minutes = readMinutes(`${head}- Notes by: @ada\n- Present members: @ada @bo\n`)
    assert.deepEqual([names(minutes.participants), duties(minutes)], [['@ada', '@bo'], ['scribe: @ada']])
  })
  it('name the scribe after a name', () =>
    assert.deepEqual(duties(readMinutes(`${head}Anwesende: Ada, Bo (Protokoll), Cy (Leitung)\n`)), ['scribe: Bo']))
  it('link to reports, which asks for nobody', () =>
    assert.deepEqual(duties(readMinutes(`${head}* [Report of the team](https://example.org) - @ada\n`)), []))
  it('title a list by more than action items', () => {
    for (const title of ['Outcomes, todos', 'Next steps & action items', 'Ergebnisse und Aufgaben'])
      assert.equal(readMinutes(`${head}## ${title}\n\n- @ada: call\n`).actions.length, 1, title)
  })
  it('have old tasks', () =>
    assert.deepEqual(
      readMinutes(`${head}## 0. Alte ToDo\n\n- Haushalt\n`).actions.map(({ isCarriedOver }) => isCarriedOver),
      [true],
    ))
  for (const [line, who] of [
    ['Road map > todo Jane (atlas)', 'jane'],
    ['students (TODO Ben: contact them)', 'ben'],
    ['19/01 Meetup > todo (Ada) : announce', 'ada'],
    ['22/04: todo Jane: announce', 'jane'],
    ['Road map > todo ask them', ''],
    ['this is on the todo list', 'no item'],
    ['see: TODO list', 'no item'],
  ] as const)
    it(`give tasks inside of a line: ${line}`, () => assert.equal(owners(`## Agenda\n\n### One\n\n- ${line}\n`), who))
  it('log speakers, who are possible owners', () =>
    assert.equal(
      readMinutes(
        `${head}## One\n\nsam: yes\n\njo: no\n\nsam: so be it\n\nAction items:\n\n- [ ] sam to follow up\n`,
      ).actions[0]?.owners.join(),
      'sam',
    ))
  for (const [line, day] of [
    ['# Group meeting 2026 March 12', '2026-03-12'],
    ['# 2026-March-12 Meeting', '2026-03-12'],
    ['# Meeting 2026.03.12', '2026-03-12'],
    ['# Meeting\n\n**Meeting Date/Time:** March 12th, 2026, 3:00pm', '2026-03-12'],
    ['## Group\n##### 12 March 2026\n\n# Other\n', '2026-03-12'],
    ['| Key | Value |\n|---|---|\n| Date : | 27/11/2026 |', '2026-11-27'],
    ['# Meeting 11/27/2026', '2026-11-27'],
    ['# Meeting 03/04/2026', undefined],
  ] as const)
    it(`give the day in ${JSON.stringify(line)}`, () => assert.equal(readMinutes(`${line}\n`).date?.value, day))
  it('are minutes where a table is their head', () =>
    assert.equal(
      readMinutes(
        '| Key | Value |\n|---|---|\n| Date : | 27/11/2026 |\n| Attendees : | Ada, Bo |\n\n### Agenda Items :\n',
      ).kind,
      'minutes',
    ))
  it('have initials after a name, or only initials', () => {
    assert.deepEqual(names(readMinutes(`${head}Present: Ada Berg AB, Bo Cole BC\n`).participants), [
      'Ada Berg',
      'Bo Cole',
    ])
    assert.deepEqual(names(readMinutes(`${head}Present: AB BC CD\n`).participants), ['AB', 'BC', 'CD'])
    assert.deepEqual(duties(readMinutes(`${head}Minutes: Bo Cole BC\n`)), ['scribe: Bo Cole'])
  })
  it('have a column for absent people', () =>
    assert.deepEqual(
      names(
        readMinutes(
          `${head}## Attendance\n\n| Name | Role | Status |\n|---|---|---|\n| Ada Berg | Chair | Present |\n| Bo Cole | Member | Absent |\n`,
        ).participants,
      ),
      ['Ada Berg'],
    ))
  it('name the scribe by a link of reference', () =>
    assert.deepEqual(duties(readMinutes(`${head}Scribe: [@ada][ada]\n`)), ['scribe: @ada']))
  it('name the owner between "Action item" and its colon', () =>
    assert.equal(owners('## One\n\n- Action item Zoe: call them\n'), 'zoe'))
})
