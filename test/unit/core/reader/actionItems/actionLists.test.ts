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
    'Assign tasks for next sprint',
    'TOP 4 - Aufgaben',
    'Aufgaben verteilen',
    'Répartition des tâches',
    'Reparto de tareas',
    'Acciones para mañana',
    'Divisão de tarefas',
    'Assegnazione dei compiti',
    'Acties verdelen',
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

describe('an item of the next steps', () => {
  it('is an action item where somebody will do it', () =>
    assert.deepEqual(
      items(
        '## Next steps\n\n- Ada will send the plan\n- Bea to find a day\n- The release comes in May\n- Call the printer (Ada)\n- [ ] Publish the notes\n',
      ),
      ['ada: send the plan', 'bea: find a day', 'ada: Call the printer (Ada)', ': Publish the notes'],
    ))
  it('is none where it says what somebody did or says', () =>
    assert.deepEqual(items('## Next steps\n\n- Ada presented the plan\n\nbea: I like it\n'), []))
  it('is below a label as well', () =>
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
  it('may end items with the name of an emoji, which is no colon of a heading', () =>
    assert.deepEqual(items('## Action items\n\n- Ada: call :heavy_check_mark:\n- Team:\n  - Bea: pay\n'), [
      'ada✓: call',
      'bea: pay',
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
  it('names the owner on a separate line', () =>
    assert.deepEqual(
      items('## Actions\n\n- Send the plan\n  - Owner: Ada Berg\n  - Due: Friday\n- Paint\n- Owner: Bea\n- Due: May\n'),
      ['ada berg: Send the plan', 'bea: Paint'],
    ))
  for (const line of ['None', '*None*', 'N/A', 'TBD', '(none)', 'No new action items', 'Keine'])
    it(`may say that there is none: ${line}`, () => assert.deepEqual(items(`## Action items\n\n- ${line}\n`), []))
})

describe('the list below a label', () => {
  it('ends before a paragraph that begins another', () =>
    assert.deepEqual(items('Actions:\n\n- call them\n\nThe second change was the roof\n\n- it leaks\n- it is red\n'), [
      ': call them',
    ]))
  it('continues after the name of somebody else', () =>
    assert.deepEqual(items('Actions:\n\n- call them\n\nBea:\n\n- paint the roof\n').length, 2))
})

describe('text that only looks like a list of action items', () => {
  for (const [what, markdown] of [
    ['the boxes of a vote', '## Budget\n\n> - [x] @ada-b\n> - [ ] @bea-c\n> - [ ] @cyn (@cyn-d)\n'],
    ['who writes the action items down', '- Action item scribe: Bea\n'],
    ['where the action items stand', '- Action Items: https://example.org/board\n'],
  ] as const)
    it(`as ${what} is none`, () => assert.deepEqual(items(markdown), []))
  it('but a box that says what to do is work', () =>
    assert.equal(owners('## Budget\n\n- [ ] @ada-b to pay\n'), 'ada-b'))
})

describe('the title of a list of plans', () => {
  for (const title of [
    'Plans for the coming week',
    'Goals until next sprint',
    'Pläne für die nächste Woche',
    'Vorhaben bis zum nächsten Treffen',
    'Objectifs pour la semaine prochaine',
    'Planes para la próxima semana',
    'Plannen voor volgende week',
    'Planos para a próxima semana',
    'Piani per la prossima settimana',
  ])
    it(`is "${title}", where people stand above their tasks`, () =>
      assert.deepEqual(
        items(`## ${title}\n\nVera:\n- Oil the gate\n- Count the sacks\n\nHugo & Ida:\n- Call the mill\n`),
        ['vera: Oil the gate', 'vera: Count the sacks', 'hugo+ida: Call the mill'],
      ))
  it('makes no tasks of plans without people', () =>
    assert.deepEqual(items('## Pläne für nächste Woche\n\n- Neues Tor\n- Mehr Licht\n'), []))
  for (const title of ['Next meeting', 'Nächste Woche', 'Plans of the mill', 'La semaine prochaine'])
    it(`is not "${title}"`, () => assert.deepEqual(items(`## ${title}\n\n- Vera: oil the gate\n`), []))
})

describe('the title of a review of action items', () => {
  for (const title of [
    'Follow up from previous action',
    'Status of the open tasks',
    'Revisión de tareas',
    'Suivi des tâches',
    'Rückblick auf die Aufgaben',
    'Opvolging van de acties',
    'Revisão das tarefas',
    'Not done',
    'Nicht erledigt',
    'Non fait',
  ])
    it(`may be "${title}"`, () =>
      assert.deepEqual(items(`## ${title}\n\n- Bea Cole: oil the gate\n`), ['bea cole: oil the gate']))
})

describe('headings with only people below the title of action items', () => {
  it('name the owners of the list below', () =>
    assert.deepEqual(items('## Actions\n\n### Vera\n\n- [ ] Oil the gate\n\n### Hugo + Ida\n\n- [ ] Call the mill\n'), [
      'vera: Oil the gate',
      'hugo+ida: Call the mill',
    ]))
  it('are people if others beside them are, in another language', () =>
    assert.deepEqual(items('## Aufgaben\n\n### Alle\n\n* Bericht lesen\n\n### Vera\n\n* Tor ölen\n'), [
      'alle: Bericht lesen',
      'vera: Tor ölen',
    ]))
  it('are no topics', () =>
    assert.deepEqual(
      readMinutes(
        `${head}## Budget\n\n- Fine.\n\n## Tareas\n\n### Vera\n\n- Aceitar\n\n### Hugo\n\n- Llamar\n`,
      ).agenda.map(({ title }) => title),
      ['Budget'],
    ))
  it('are not a single word, which may be a subject', () =>
    assert.deepEqual(items('## Actions\n\n### Website\n\n- Oil the gate\n'), [': Oil the gate']))
})

describe('a list of people or parts of the work, each with tasks below', () => {
  it('has the tasks of people as items, and any other bullet', () =>
    assert.deepEqual(items('## Tasks\n\n- Calendar\n  - all of May\n- Bea Cole\n  - More comments\n'), [
      ': Calendar',
      'bea cole: More comments',
    ]))
  it('names people with their handles', () =>
    assert.deepEqual(
      items('## Aufgaben\n\n- Vera / @vera-k:\n  - Tor ölen\n- Hugo (@hu):\n  - Mühle anrufen\n    - bis Montag\n'),
      ['vera-k: Tor ölen', 'hu: Mühle anrufen'],
    ))
  it('has its bullets as items if they say what to do, or not all have others below', () => {
    assert.deepEqual(items('## Actions\n\n- Oil the gate\n  - the left one\n- Call the mill\n  - soon\n'), [
      ': Oil the gate',
      ': Call the mill',
    ])
    assert.deepEqual(items('## Actions\n\n- Gate of the mill\n  - needs oil\n- New roof\n'), [
      ': Gate of the mill',
      ': New roof',
    ])
  })
})

describe('bold names above tasks', () => {
  const list = (names: readonly string[]): string =>
    `## To do\n\n${names.map((name) => `**${name}**\n- [ ] Layout\n- [ ] Oil the gate\n`).join('\n')}`
  it('are owners if they are known', () =>
    assert.deepEqual(items(list(['Bea Cole', 'Website'])), [
      'bea cole: Layout',
      'bea cole: Oil the gate',
      ': Layout',
      ': Oil the gate',
    ]))
  it('are owners in parentheses, too, if they are known', () =>
    assert.deepEqual(items(list(['Docs (Bea Cole)', 'Website (Draft)'])), [
      'bea cole: Layout',
      'bea cole: Oil the gate',
      ': Layout',
      ': Oil the gate',
    ]))
  it('give nobody the tasks of somebody else', () =>
    assert.deepEqual(items(list(['Website', 'Garden'])), [': Layout', ': Oil the gate', ': Layout', ': Oil the gate']))
})
