import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

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

describe('markers of W3C, MeetBot and German minutes', () => {
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

describe('a label followed by text on its line', () => {
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
