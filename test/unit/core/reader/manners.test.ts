import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** How many communities write their lists of action items and agendas; all people are made up. */

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

function agenda(markdown: string): readonly string[] {
  return readMinutes(head + markdown).agenda.map(({ owners: who, minutes }) =>
    `${who.join('+')} ${minutes ?? ''}`.trim(),
  )
}

describe('the title of a list of action items', () => {
  for (const title of [
    'Follow-up actions',
    'Action register',
    'Things to do',
    'Agreed actions',
    'List of action items',
    'Next actions',
    'Work distribution',
    'To be done by next meeting',
    'Tasks for next week',
    'Actions until 2026-03-19',
    'Summary of actions',
    "Next week's action items",
    'Key action items',
    'Task assignment',
    'Action plan',
    'Zu erledigen',
    'Arbeitsaufträge',
    'Wer macht was?',
    'To-Dos bis zur nächsten Sitzung',
    'Aufgaben & Verantwortlichkeiten',
    'Maßnahmen',
  ])
    it(`is "${title}"`, () => assert.equal(owners(`## ${title}\n\n- Ada to call them\n`), 'ada'))

  for (const title of ["Last week's action items", 'Previous tasks', 'Review of open actions', 'Alte Aufgaben'])
    it(`is "${title}", for items that are carried over`, () => {
      const [item] = readMinutes(`${head}## ${title}\n\n- Ada to call them\n`).actions
      assert.equal(item?.isCarriedOver, true)
    })

  for (const title of [
    'Points of action',
    'Review open pull requests',
    'GitHub Actions',
    'Background tasks',
    'Tasks of a scheduler',
  ])
    it(`is not "${title}"`, () => assert.deepEqual(items(`## ${title}\n\n- The first of them is old\n`), []))
})

describe('what comes next', () => {
  it('is an action item where somebody will do it', () =>
    assert.deepEqual(
      items(
        '## Next steps\n\n- Ada will send the plan\n- Bea to find a day\n- The release comes in May\n- Call the printer (Ada)\n- [ ] Publish the notes\n',
      ),
      ['ada: send the plan', 'bea: find a day', 'ada: Call the printer (Ada)', ': Publish the notes'],
    ))
  it('is none where it says what somebody did or says', () =>
    assert.deepEqual(items('## Next steps\n\n- Ada presented the plan\n\nbea: I like it\n'), []))
  it('stands below a label as well', () =>
    assert.deepEqual(items('## Agenda\n\n### Budget\n\n- Next steps:\n  - Bea to check it\n'), ['bea: check it']))
  it('may be a topic', () => assert.deepEqual(items('### Follow up: the mirror\n\n- Ada: it is slow\n'), []))
  it('is in German too', () =>
    assert.deepEqual(items('## Nächste Schritte\n\n- Bea fragt beim Bauhof nach\n- Der Termin entfällt\n'), [
      'bea: Bea fragt beim Bauhof nach',
    ]))
})

describe('a list of action items', () => {
  it('may have a heading for each person', () =>
    assert.deepEqual(items('## Action items\n\n### Ada\n\n- call\n- pay\n\n### Bea Cole\n\n- paint\n'), [
      'ada: call',
      'ada: pay',
      'bea cole: paint',
    ]))
  it('may be paragraphs that say who', () =>
    assert.deepEqual(
      items('## Action items\n\nAda to send the notes.\n\nBea: call the bank\n\nAll of it was late.\n'),
      ['ada: send the notes.', 'bea: call the bank'],
    ))
  it('may follow a sentence that says who', () =>
    assert.deepEqual(owners('## Actions\n\nAda volunteered to do the following:\n\n- Publish the minutes\n'), 'ada'))
  it('may be boxes among the bullets of notes, not the boxes of an agenda', () => {
    assert.deepEqual(items('## Notes\n\n- we spoke\n- it was late\n- [ ] Ada to call them\n'), ['ada: call them'])
    assert.deepEqual(items('## Agenda\n\n- [x] Ada to report on it\n- [ ] Any other business today\n'), [])
  })
  it('names the owner on a line of its own', () =>
    assert.deepEqual(
      items('## Actions\n\n- Send the plan\n  - Owner: Ada Berg\n  - Due: Friday\n- Paint\n- Owner: Bea\n- Due: May\n'),
      ['ada berg: Send the plan', 'bea: Paint'],
    ))
  for (const line of ['None', '*None*', 'N/A', 'TBD', '(none)', 'No new action items', 'Keine'])
    it(`may say that there is none: ${line}`, () => assert.deepEqual(items(`## Action items\n\n- ${line}\n`), []))
})

describe('who has to act, in any of the usual manners', () => {
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

  it('is whom several items begin with, known or not', () =>
    assert.equal(owners('## Action items\n\n- zed - send it\n- zed to read it\n'), 'zed'))
  it('is who stands in parentheses, where most items have somebody there', () =>
    assert.deepEqual(items('## Aufgaben\n\n- Geld beantragen (Kulturreferat)\n- Raum buchen (Zoe)\n- Aufräumen\n'), [
      'kulturreferat: Geld beantragen (Kulturreferat)',
      'zoe: Raum buchen (Zoe)',
      ': Aufräumen',
    ]))
})

describe('the words for an action item', () => {
  for (const [line, expected] of [
    ['[Action: Ada] call them', 'ada'],
    ['ACTION ITEM - Ada will call them', 'ada'],
    ['ACTION POINT: Bea to check', 'bea'],
    ['AP1: Ada to check', 'ada'],
    ['AI-3: Ada to check', 'ada'],
    ['ACTION ada - file it', 'ada'],
    ['ACTION on Bea: review it', 'bea'],
    ['Auftrag an Cyn: Folien schicken', 'cyn'],
    ['Bea: TODO write it', 'bea'],
    ['**Zoe:** TODO: write it', 'zoe'],
    ['@ada TODO write it', 'ada'],
    ['@ada AI: write it', 'ada'],
    ['TODO(ada) Write it', 'ada'],
    ['#action everybody read it', 'everybody'],
    ['!action Ada to read it', 'ada'],
    ['-> Action: Ada to read it', 'ada'],
    ['It was late. Action: Ada to call them', 'ada'],
    ['More talk, Action Item *@ada*, by May', 'ada'],
    ['**[Action Item]** Ada: call them', 'ada'],
    ['**ACTION - Ada:** ask them', 'ada'],
    ['ACTION-321 - Write it up [on Ada Berg - due 2026-03-11]', 'ada berg'],
    ['**Action 103.1**: Ada to write it', 'ada'],
    ['**Action – Ada to book the hall.**', 'ada'],
    ['It was late. **ACTION: BC**', 'bc'],
    ['AI [Ada] call them', 'ada'],
    ['AI - Ada to call them', 'ada'],
    ['[TODO Ada] call them', 'ada'],
    ['TODO - Ada to call them', 'ada'],
    ['TODO Ada to call them', 'ada'],
    ['TODO for Ada: call them', 'ada'],
    ['TODO: Ada, Bea', 'ada+bea'],
    ['@ada to call them (AI)', 'ada'],
    ['we need a plan (ACTION Bea)', 'bea'],
    ['we need a plan (Action: Bea to write it)', 'bea'],
    ['**Bea to write it up (ACTION)**', 'bea'],
    ['Ada to write it up (action item)', 'ada'],
    ['Actions: Ada to call them', 'ada'],
    ['The action is on hold', 'no item'],
    ['The plan (action on hold)', 'no item'],
    ['GitHub Action: builds fail', 'no item'],
    ['AI tools, and what they do', 'no item'],
    ['Generative AI: the talk', 'no item'],
    ['Todo list app: Ada showed it', 'no item'],
    ['Action taken: the site was moved', 'no item'],
    ['ACTION plan - the draft', 'no item'],
    ['Call to action: the banner', 'no item'],
    ['Actions: see above', 'no item'],
    ['TODO (later) is a bad word', 'no item'],
  ] as const)
    it(`${expected === 'no item' ? 'are not' : 'are'} in "${line}"`, () =>
      assert.equal(owners(`## Agenda\n\n### Budget\n\n- ${line}\n`), expected))
})

describe('the manners of standards groups, chat bots and German minutes', () => {
  const read = (markdown: string): readonly string[] => {
    const {
      actions,
      decisions,
      agenda: topics,
    } = readMinutes(`# 2026-03-12\n\nPresent: Ada Berg, Bea Cole\n\n${markdown}`)
    return [
      ...topics.map(({ title }) => `topic ${title}`),
      ...actions.map(({ owners: who, task, done }) => `action ${who.join('+')}${done ? '✓' : ''}: ${task}`),
      ...decisions.map(({ text }) => `decision ${text}`),
    ]
  }
  it('are those of W3C', () =>
    assert.deepEqual(
      read(
        '### Names\n\nada: I propose it\n\nPROPOSED: call it oak\n\nRESOLVED: call it oak\n\n**RESOLUTION:** call the other ash\n\nACTION: ada to write it up\n\n**ACTION-12:** Bea to ask\n',
      ),
      [
        'topic Names',
        'action ada: write it up',
        'action bea: ask',
        'decision RESOLVED: call it oak',
        'decision **RESOLUTION:** call the other ash',
      ],
    ))
  it('are those of MeetBot', () =>
    assert.deepEqual(read('#topic Names\n\n#info there are two\n\n#agreed call it oak\n\n#action bea writes it up\n'), [
      'topic Names',
      'action bea: bea writes it up',
      'decision #agreed call it oak',
    ]))
  it('are German', () =>
    assert.deepEqual(
      read(
        '## Tagesordnung\n\n### TOP 1: Namen\n\n- Beschluss: Eiche\n- Entscheidung: Esche\n- Aufgabe: Ada schreibt es auf\n\n## Aufgaben\n\n- [ ] Bea: anrufen\n- [x] Ada: malen\n- Bea: kochen – erledigt\n- Ada: backen\n  - offen\n',
      ),
      [
        'topic TOP 1: Namen',
        'action ada: Ada schreibt es auf',
        'action bea: anrufen',
        'action ada✓: malen',
        'action bea✓: kochen – erledigt',
        'action ada: backen',
        'decision Beschluss: Eiche',
        'decision Entscheidung: Esche',
      ],
    ))
  it('are not read in code, comments, front matter and styles', () =>
    assert.deepEqual(
      readMinutes(
        '---\ntitle: "ACTION: Ada to call"\n---\n\n# 2026-03-12\n\n```\n- AI @ada: call\n#agreed no\n```\n\n<!--\n- TODO: call\nDecision: no\n-->\n\n<style>\n/* AI @ada: call */\n</style>\n\nUse `AI @ada: call` for it.\n',
      ).actions,
      [],
    ))
})

describe('an action item is done', () => {
  for (const line of [
    'DONE: Ada to call',
    '**DONE** Ada to call',
    '[DONE] Ada to call',
    '(Done) Ada to call',
    'Done - Ada to call',
    '✅ Ada to call',
    'Ada to call (completed 2026-03-01)',
    'Ada to call [closed]',
    'Ada to call - closed',
    'Ada to call **Done**',
    'Ada to call (erledigt)',
  ])
    it(`in "${line}"`, () => assert.match(items(`## Previous actions\n\n- ${line}\n`)[0] ?? '', /^ada✓/))
  for (const line of [
    'Ada to call (in progress)',
    'Ada to call - not done',
    'Ada to get it done',
    '[OPEN] Ada to call',
  ])
    it(`but not in "${line}"`, () => assert.match(items(`## Previous actions\n\n- ${line}\n`)[0] ?? '', /^ada:/))
})

describe('a table of action items', () => {
  const rows = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
  it('may call its columns otherwise', () => {
    assert.deepEqual(
      items(
        '## Aktionen\n\n' +
          rows(
            '| Nr. | Maßnahme | Zuständig | Erledigt? |',
            '|---|---|---|---|',
            '| 1 | anrufen | Ada | ja |',
            '| 2 | malen | Bea | nein |',
          ),
      ),
      ['ada✓: anrufen', 'bea: malen'],
    )
    assert.deepEqual(
      items(
        '## Action items\n\n' +
          rows(
            '| # | Item | 👤 Owner | Status |',
            '|---|---|---|---|',
            '| 1 | call | Ada Berg (chair) | 🟢 Done on 3 March |',
            '| 2 | pay | Everyone | Open |',
          ),
      ),
      ['ada berg✓: call', 'everyone: pay'],
    )
  })
  it('names who has to act in a column "For"', () =>
    assert.deepEqual(
      items(`## Action summary\n\n${rows('| Issue | For | Action |', '|---|---|---|', '| | AB | call |')}`),
      ['ab: call'],
    ))
  it('may stand anywhere, if it says what, who and when', () => {
    const table = rows('| Was | Wer | Bis wann |', '|---|---|---|', '| Kuchen | Ada | Mai |')
    assert.deepEqual(items(`## Agenda\n\n### Fest\n\n${table}`), ['ada: Kuchen'])
    assert.deepEqual(items(`## Agenda\n\n### Fest\n\n${rows('| Was | Wann |', '|---|---|', '| Kuchen | Mai |')}`), [])
  })
})

describe('the agenda of other communities', () => {
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
  it('has owners who act by their full names, though nobody listed who came', () =>
    assert.deepEqual(
      readMinutes(
        '# Board 2026-03-12\n\n## Agenda\n\n- Budget (Ada Berg)\n- Roof (Old House)\n\n## Actions\n\n- ACTION: Ada Berg to pay\n',
      ).agenda.map(({ owners: who }) => who.join('+')),
      ['Ada Berg', ''],
    ))
  it('is its bullets where notes stand below most of them, though something else has a heading', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda\n\n- Budget\n  - we talked\n- Roof\n  - it leaks\n- Paint\n  - dry\n- Tent\n- Rules\n\n## Garden\n\n- grows\n\n## Fest\n\n- soon\n`,
      ).agenda.map(({ title }) => title),
      ['Budget', 'Roof', 'Paint', 'Tent', 'Rules', 'Garden', 'Fest'],
    ))
  it('is its bullets where one heading is all the rest', () =>
    assert.deepEqual(
      readMinutes(`${head}## Agenda\n\n- Budget\n- Roof\n- Paint\n\n## Garden\n\n- grows\n`).agenda.map(
        ({ title }) => title,
      ),
      ['Budget', 'Roof', 'Paint', 'Garden'],
    ))
  it('is the headings where they say what was talked about', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Agenda\n\n- Budget\n- Roof\n- Paint\n\n## The budget\n\nfine\n\n## The roof\n\nleaks\n`,
      ).agenda.map(({ title }) => title),
      ['The budget', 'The roof'],
    ))
  it('is not the headings of action items and decisions below a topic', () =>
    assert.equal(
      agenda('## Agenda\n\n### Budget\n\n#### Decisions\n\n- we pay\n\n#### Action items\n\n- Ada to pay\n').length,
      1,
    ))
})

describe('an item that is wrapped', () => {
  it('may name who acts in a parenthesis at its end', () =>
    assert.equal(
      owners('## Actions\n\n- Connect the roof with the house, and find out what they\n  think (Bea)\n'),
      'bea',
    ))
  it('has no owner in another parenthesis there', () =>
    assert.equal(
      owners('## Actions\n\n- Connect the roof with the house, and find out what they\n  think (soon)\n'),
      '',
    ))
})

describe('a label with what it is about on its line', () => {
  it('is an item among bullets', () => {
    assert.deepEqual(items('### Roof\n\n- **Actions:** prepare the next fest\n- **Owner:** Ada\n'), [
      'ada: prepare the next fest',
    ])
    assert.deepEqual(
      items('### Dach\n\n- **Aktionen:** Vorbereitung des Festes\n- **Verantwortliche:** Bea (Zelt)\n'),
      ['bea: Vorbereitung des Festes'],
    )
  })
  for (const text of [
    'see the board of issues',
    'https://example.org/board',
    '6',
    'none of them open',
    'Siehe das Board unten',
  ])
    it(`is none before "${text}"`, () => assert.deepEqual(items(`- **Action items:** ${text}\n`), []))
  it('is a decision in the plural too', () =>
    assert.equal(readMinutes(`${head}- **Entscheidungen:** wir kaufen das Zelt\n`).decisions.length, 1))
})

describe('who acts', () => {
  it('may be a group with an acronym', () =>
    assert.equal(owners('ACTION: TSC members to read the plan\n'), 'tsc members'))
  it('may stand behind the day', () =>
    assert.deepEqual(
      items(
        '## Open action items\n\n- 2026/02/09 (ada): Draft a plan\n- 03.02.2026 Bea: call them\n- 2026-02-05 paint\n',
      ).map((item) => item.replace(/✓?:.*/, '')),
      ['ada', 'bea', ''],
    ))
})

describe('the list below a label', () => {
  it('ends before a paragraph that begins another', () =>
    assert.deepEqual(items('Actions:\n\n- call them\n\nThe second change was the roof\n\n- it leaks\n- it is red\n'), [
      ': call them',
    ]))
  it('goes on behind the name of somebody else', () =>
    assert.deepEqual(items('Actions:\n\n- call them\n\nBea:\n\n- paint the roof\n').length, 2))
})

describe('what only looks like a list of action items', () => {
  for (const [what, markdown] of [
    ['the boxes of a vote', '## Budget\n\n> - [x] @ada-b\n> - [ ] @bea-c\n> - [ ] @cyn (@cyn-d)\n'],
    ['who writes the action items down', '- Action item scribe: Bea\n'],
    ['where the action items stand', '- Action Items: https://example.org/board\n'],
  ] as const)
    it(`as ${what} is none`, () => assert.deepEqual(items(markdown), []))
  it('but a box that says what to do is work', () =>
    assert.equal(owners('## Budget\n\n- [ ] @ada-b to pay\n'), 'ada-b'))
})
