import assert from 'node:assert/strict'
import { defaultDoneStyle } from '../../../../../src/core/edits/doneStyle'
import { markDone, markOpen } from '../../../../../src/core/edits/markDone'
import type { Minutes } from '../../../../../src/core/minutes'
import { defaultLexicon, readMinutes } from '../../../../../src/core/reader/readMinutes'

const head = '# Team meeting 2026-03-12\n\nPresent: Ada Berg, Bea Cole, Cyn van Dam, Eva-Maria Fox\n\n'

/** `owner+owner: text`, with `✓` where it is done, for each action item. */
function items(markdown: string): readonly string[] {
  return readMinutes(head + markdown).actions.map(
    ({ owners, done, task }) => `${owners.join('+')}${done ? '✓' : ''}: ${task}`,
  )
}

/** The first item's owners, "no item" where there is none. */
function owners(markdown: string): string {
  return readMinutes(head + markdown).actions[0]?.owners.join('+') ?? 'no item'
}

describe('the owner of an action item', () => {
  it('is no bold word that the task repeats', () => {
    assert.equal(owners('## To do\n\n- **Docs**: write the docs\n- **Talk**: give the talk\n'), '')
    assert.equal(owners('## To do\n\n- **Zoe**: write the docs\n- **Talk**: give the talk\n'), 'zoe')
  })
  it('is the person or group in the only bullet below it', () =>
    assert.deepEqual(items('## Actions\n\n- Send it\n  - Bea\n- Find a room\n  - Everyone\n- Ask them\n  - in May\n'), [
      'bea: Send it',
      'everyone: Find a room',
      ': Ask them',
    ]))
  it('is not the object of a task, and no one of several people below it gets lost', () => {
    assert.deepEqual(items('## Actions\n\n- Send invitations to\n  - Bea\n')[0], ': Send invitations to')
    assert.deepEqual(items('## Actions\n\n- Review it\n  - Ada\n  - Bea\n').slice(1), ['ada: Ada', 'bea: Bea'])
  })
  for (const [item, expected] of [
    ['Ana e Rui: enviar', 'ana+rui'],
    ['José Ortega y Gasset: enviar', 'josé ortega y gasset'],
  ] as const)
    it(`is in ${JSON.stringify(item)}`, () => {
      const present = '## Presentes\n\n- Ana Costa\n- Rui Melo\n- José Ortega y Gasset\n\n'
      const [found] = readMinutes(`# Team 2026-03-12\n\n${present}## Tarefas\n\n- ${item}\n`).actions
      assert.equal(found?.owners.join('+'), expected)
    })
  for (const [item, expected] of [
    ['ada - send it', 'ada'],
    ['(Ada) send it', 'ada'],
    ['**Ada** send it', 'ada'],
    ['*Ada* to send it', 'ada'],
    ['[name=Ada] send it', 'ada'],
    ['Ada + Bea: send it', 'ada+bea'],
    ['Ada, Bea, and Cyn to send it', 'ada+bea+cyn'],
    ['Cyn van Dam to send it', 'cyn van dam'],
    ['Eva-Maria: send it', 'eva-maria'],
    ['Ada Berg (Example Ltd) to send it', 'ada berg'],
    ['Send it (Ada by Friday)', 'ada'],
    ['Send it (Ada, 12 March)', 'ada'],
    ['Send it – Ada Berg, Bea Cole', 'ada berg+bea cole'],
    ['Send it: Ada', 'ada'],
    ['Send it → Ada, Bea', 'ada+bea'],
    ['Send it [@ada-b]', 'ada-b'],
    ['Send it | Ada | Friday', 'ada'],
    ['Interface team will send it', 'interface team'],
    ['Send it. Assigned to Ada Berg.', 'ada berg'],
    ['Send it (assigned: Ada)', 'ada'],
    ['Send it. Lead: Ada', 'ada'],
    ['Everyone: read it', 'everyone'],
    ['All to read it', 'all'],
    ['Team to read it', 'team'],
    ['The board will read it', 'board'],
    ['Treasurer: pay it', 'treasurer'],
    ['Alle: lesen', 'alle'],
    ['Ada ruft an', 'ada'],
    ['Ada anrufen', ''],
    ['Email Ada to ask', ''],
    ['Docs: send it', ''],
    ['API to be documented', ''],
    ['Release will be announced', ''],
    ['CI: mend it', ''],
    ['Someone to send it', ''],
    ['Update it (v2)', ''],
    ['Move on - done by Friday', ''],
  ] as const)
    it(`is ${expected === '' ? 'nobody' : expected} in "${item}"`, () =>
      assert.equal(owners(`## Action items\n\n- [ ] ${item}\n`), expected))

  it('is the person above, before an unknown label', () =>
    assert.deepEqual(
      items(
        '## Action items\n\n- **Ada:**\n  - Layout: enlarge it\n- **Bea & Cyn van Dam:**\n  - Docs: write them\n- **Dan:**\n  - paint the gate\n',
      ),
      ['ada: Layout: enlarge it', 'bea+cyn van dam: Docs: write them', 'dan: paint the gate'],
    ))
  it('is a handle at the end before initials that may be a thing, and several people in brackets', () =>
    assert.deepEqual(
      items(
        '## Action items\n\n- ADR to discuss the decision (@ada)\n- JD to ask @ada\n- [Bea/Cyn] mend it\n- [UI/API] mend it\n',
      ),
      ['ada: ADR to discuss the decision', 'jd: ask @ada', 'bea+cyn: mend it', ': [UI/API] mend it'],
    ))
  it('is a single word after an arrow at the end', () =>
    assert.deepEqual(items('## TODO\n\n- [ ] call the vendor -> Eve\n- [ ] paint\n'), [
      'eve: call the vendor -> Eve',
      ': paint',
    ]))
  it('is nobody in parentheses of only a few items', () =>
    assert.deepEqual(items('## Tasks\n\n- write the pages (Barn)\n- call them\n- migrate (Postgres)\n- paint\n'), [
      ': write the pages (Barn)',
      ': call them',
      ': migrate (Postgres)',
      ': paint',
    ]))
  it('is the person that several items begin with, known or not', () =>
    assert.equal(owners('## Action items\n\n- zed - send it\n- zed to read it\n'), 'zed'))
  it('is the person in parentheses if most items have one there', () =>
    assert.deepEqual(items('## Aufgaben\n\n- Geld beantragen (Kulturreferat)\n- Raum buchen (Zoe)\n- Aufräumen\n'), [
      'kulturreferat: Geld beantragen (Kulturreferat)',
      'zoe: Raum buchen (Zoe)',
      ': Aufräumen',
    ]))
})

describe('an item that is wrapped', () => {
  it('may name the owner in a parenthesis at its end', () =>
    assert.equal(
      owners('## Actions\n\n- Connect the roof with the house, and find out what they\n  think (Bea)\n'),
      'bea',
    ))
  it('has no owner in another parenthesis', () =>
    assert.equal(
      owners('## Actions\n\n- Connect the roof with the house, and find out what they\n  think (soon)\n'),
      '',
    ))
})

describe('the acting owner', () => {
  it('may be a group with an acronym', () =>
    assert.equal(owners('ACTION: TSC members to read the plan\n'), 'tsc members'))
  it('may be after the day', () =>
    assert.deepEqual(
      items(
        '## Open action items\n\n- 2026/02/09 (ada): Draft a plan\n- 03.02.2026 Bea: call them\n- 2026-02-05 paint\n',
      ).map((item) => item.replace(/✓?:.*/, '')),
      ['ada', 'bea', ''],
    ))
})

describe('the owner in a list of action items', () => {
  const head = '# Weekly meeting 2026-03-12\n\n'

  const attendees = '## Attendees\n\n- Ada Berg\n- Bo Cole\n- Cy Dunn\n\n'

  const owners = (text: string): string =>
    readMinutes(head + attendees + text).actions[0]?.owners.join('+') ?? 'no item'

  for (const [item, expected] of [
    ['Call them — Ada', 'ada'],
    ['Call them -- Cy Dunn', 'cy dunn'],
    ['Call them – Ada (done)', 'ada'],
    ['Call them — **Ada**', 'ada'],
    ['Call them [Bo]', 'bo'],
    ['Call them [AB/BC]', 'ab+bc'],
    ['Ada Berg & Bo Cole: call them', 'ada berg+bo cole'],
    ['Ada Berg and Bo Cole to call them', 'ada berg+bo cole'],
    ['[Ada](https://example.org/ada): call them', 'ada'],
    ['[Cy to call them](#a01)', 'cy'],
    ['<u>Ada</u>: call them', 'ada'],
    ['Wer: Cy, Was: anrufen', 'cy'],
    ['Who: Jane Doe, What: call them', 'jane doe'],
    ['Cy - ~~call them~~', 'cy'],
    ['Send it to Ada', ''],
    ['Done: call them', ''],
    ['TBD: call them', ''],
    ['[Docs](https://example.org) to the wiki', ''],
  ] as const)
    it(`is ${expected === '' ? 'nobody' : expected} in "${item}"`, () =>
      assert.equal(owners(`## Action items\n\n- ${item}\n`), expected))
})

describe('the owner after a marker', () => {
  const head = '# Weekly meeting 2026-03-12\n\n'

  const attendees = '## Attendees\n\n- Ada Berg\n- Bo Cole\n- Cy Dunn\n\n'

  const owners = (text: string): string =>
    readMinutes(head + attendees + text).actions[0]?.owners.join('+') ?? 'no item'

  for (const [line, expected] of [
    ['TODO(jd): call them', 'jd'],
    ['ToDo (Bo): Raum buchen', 'bo'],
    ['ToDo (later): call them', ''],
    ['TODO Ada: Kuchen', 'ada'],
    ['Action item (Cy): reply', 'cy'],
    ['**Action item**: [Bo] check it', 'bo'],
    ['**Action item**: [Docs] check it', ''],
    ['Action: Zoe to revise it', 'zoe'],
    ['ACTION: Begin to revise it', ''],
    ['AI: Link to the page', ''],
    ['[AI] [Cy] send a mail', 'cy'],
    ['[AI] @ada: send a mail', 'ada'],
    ['[ACTION] Ada to send a mail', 'ada'],
    ['[AI] Models that write minutes', 'no item'],
    ['[AI](https://example.org) @ada', 'no item'],
    ['[Action](https://example.org) and more', 'no item'],
  ] as const)
    it(`is ${expected === '' ? 'nobody' : expected} in "${line}"`, () =>
      assert.equal(owners(`## Agenda\n\n### One\n\n- ${line}\n`), expected))
  it('may be known as the one who takes the minutes', () =>
    assert.deepEqual(
      readMinutes(`${head}Note taker: Cy Dunn\n\n## One\n\n- Action item (Cy): reply\n`).actions[0]?.owners,
      ['cy'],
    ))
})

describe('owners in other places', () => {
  /** The owners of each item of a document. */
  function ownersIn(text: string): readonly string[] {
    return readMinutes(`# 2026-03-05\n\n## Attendees\n\n- Jane Doe\n- Kurt Lang (KL)\n\n${text}`).actions.map(
      ({ owners, text: own }) => `${own} = ${owners.join(',')}`,
    )
  }

  it('have the owner in bold at the end', () =>
    assert.deepEqual(ownersIn('## Action items\n\n* write it down **Jane Doe**\n* **not** now'), [
      'write it down **Jane Doe** = jane doe',
      '**not** now = ',
    ]))
  it('are below the name of their owner', () =>
    assert.deepEqual(ownersIn('## Action items\n\nKurt\n\n- one\n- two\n\n## AIs\n\n- @ada\n  - three\n  - four'), [
      'one = kurt',
      'two = kurt',
      'three = ada',
      'four = ada',
    ]))
  it('are below a bold marker below somebody', () =>
    assert.deepEqual(ownersIn('## Topics\n\n- @ada\n  - **Action item:**\n    - remove the label'), [
      'remove the label = ada',
    ]))
  it('have names in parentheses or after a dash', () =>
    assert.deepEqual(
      ownersIn('**Actions**\n\n- prepare it (Jane/Kurt)\n- the code -- Kurt to ask\n\n**Next**\n\n- talk'),
      ['prepare it (Jane/Kurt) = jane,kurt', 'the code -- Kurt to ask = kurt'],
    ))
  it('are below a plain word above a list', () =>
    assert.deepEqual(ownersIn('Gap analysis\n- much\n\nActions\n- ask around'), ['ask around = ']))
  it('have initials before or after TODO', () =>
    assert.deepEqual(
      ownersIn(
        '## Themen\n\n- TODO KL: Termin finden\n- JD TODO: Entwurf\n- kein Fortschritt (TODO KL, bald)\n- Raum --\\> TODO JD',
      ),
      [
        'TODO KL: Termin finden = kl',
        'JD TODO: Entwurf = jd',
        'kein Fortschritt (TODO KL, bald) = kl',
        'Raum --\\> TODO JD = jd',
      ],
    ))
  it('are neither attendance nor topics with boxes', () =>
    assert.deepEqual(
      ownersIn(
        '## Voting member attendance\n\n- [x] Jo Poe, Some Works Ltd\n- [ ] Al Roe, Other Works Ltd\n\n## Agenda\n\n- [x] talk about all functions\n  - [ ] write it all down',
      ),
      ['write it all down = '],
    ))
  it('are the quoted lines where bullets comment on them', () =>
    assert.deepEqual(ownersIn('### Actions from last time\n\n> ACTION: ask the maintainers\n\n* not assigned yet\n'), [
      'ACTION: ask the maintainers = ',
    ]))
  it('are not the discussion below and after a bold "Action item review"', () =>
    assert.deepEqual(ownersIn('**Action item review**\n\n- AI @ada: call\n\n**Reports**\n\n- all is well'), [
      'AI @ada: call = ada',
    ]))
  it('are not counted as all done', () => assert.deepEqual(ownersIn('## Pending action items\n\n- Done both\n'), []))
})

describe('owners after labels, teams and in tables', () => {
  const actions = ({ actions: items }: Minutes): readonly string[] =>
    items.map(({ owners, done, task }) => `${owners.join('+')}${done ? ' (done)' : ''}: ${task}`)

  const listed = (items: string): readonly string[] =>
    actions(readMinutes(`# 2026-03-05\n\n## Attendees\n\n- Jane Doe\n\n## Action items\n\n${items}\n`))

  it('have their owner after a label', () =>
    assert.deepEqual(
      listed(
        '- [ ] Send the plan - Owner: Jo Brown - Due: 2026-03-09\n- [x] **Docs**: write (assigned to: @ada)\n- Call them, responsible: Jane and Jo, by Friday',
      ).map((item) => item.split(':')[0]),
      ['jo brown', 'ada (done)', 'jane+jo'],
    ))
  it('begin with the people they are for', () =>
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
  it('are below the team that owns them', () => {
    const items = listed('- **Docs team (Silvia, Jo)**\n  - [x] Write\n  - [ ] Read it all')
    assert.deepEqual(items, ['silvia+jo (done): Write', 'silvia+jo: Read it all'])
  })
  for (const title of ["ToDo's", 'Action Items Summary', 'Assignments', 'Aufgabenliste'])
    it(`are below "${title}"`, () =>
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
    const edited = markDone(text, minutes, item, defaultDoneStyle('child'), readMinutes)
    assert.ok('text' in edited)
    assert.ok(edited.text.includes('| Jane Doe | Open ✅ |'), edited.text)
    const ticked = readMinutes(edited.text)
    const how = { style: defaultDoneStyle('emoji'), lexicon: defaultLexicon }
    assert.deepEqual(markOpen(edited.text, ticked, ticked.actions[0] ?? item, how, readMinutes), { text })
  })
})

describe('the owner by groups, headings and tags', () => {
  for (const [markdown, expected] of [
    ['## Action items\n\n- The mill team to send it\n', 'mill team'],
    ['## Action items\n\n- **The Mill Board:** send it\n', 'mill board'],
    ['## Action items\n\n- Ask the team to send it\n', ''],
    ['## Action items\n\n- Mill (admins): mend it\n', 'admins'],
    ['## Action items\n\n- **Re: Mill** Mend it\n', ''],
    ['## Action items\n\n- Mill::Wheel to be mended\n', ''],
    ['## Action items\n\n- Mend the mill [name=Zoe]\n', 'zoe'],
    ['## Action items\n\n### Everyone\n\n- **Re: Mill** Mend it\n', 'everyone'],
    ['## Action items\n\n- **All**\n  - Mend it\n', 'all'],
    ['## Action items\n\n***Ada***\n> ***Continued***\n> * mend it\n', 'ada'],
    ['## Action items\n\n- [x] zed will mend it\n- [x] zed to paint it\n', 'zed'],
    ['AI: A vote should be held on it\n', ''],
    ['ACTION: Mend the mill (mill team)\n', 'mill team'],
    ['ACTION: Ada, buddy Bea: https://example.org/mill\n', 'ada'],
    ['ACTION: Course request, Bea to review it\n', 'bea'],
    ['ACTION: In progress. Ada and Bea to work on it\n', 'ada+bea'],
    ['ACTION: Zed, buddy Yan: mend it\n', ''],
  ] as const)
    it(`is ${expected === '' ? 'nobody' : expected} in ${JSON.stringify(markdown)}`, () =>
      assert.equal(owners(markdown), expected))
})

describe('owners of teams that nobody knows', () => {
  for (const [item, owners] of [
    ['## Actions\n\n- [All] Plan the party:\n  - [AB] Call the mill', 'all ab'],
    ['## Actions\n\n- [AB]\tUpdate the page:\n  - Add the minutes', 'ab'],
    ['## Actions\n\n- Tickets - Bo Cole - OK', 'bo cole'],
    ['## Acciones\n\n- Entradas - Ada Berg/Bo Cole - pendiente', 'ada berg+bo cole'],
    ['## Actions\n\n- AB/BC: oil the gate', 'ab+bc'],
    ['## Barn\n\n- [x] AB: oil the gate of the barn', 'ab'],
    ['## Actions\n\n- Ada Berg: ask Bo Cole/Cy Dunn to call the mill', 'ada berg'],
  ] as const)
    it(`${JSON.stringify(item)}: ${owners}`, () =>
      assert.equal(
        readMinutes(`# Weekly 2026-03-05\n\nPresent:\n- Ada Berg (Acme)\n- Bo Cole\n- Cy Dunn\n\n${item}\n`)
          .actions.map(({ owners: found }) => found.join('+'))
          .join(' '),
        owners,
      ))
  it('are not read from a title in the agenda', () =>
    assert.deepEqual(
      readMinutes('# Weekly 2026-03-05\n\n## Agenda\n\n* Roll call\n* Closing\n  * Action Items\n  * Round table\n')
        .actions,
      [],
    ))
})
