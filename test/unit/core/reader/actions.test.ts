import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

interface Expected {
  readonly owners?: readonly string[]
  readonly done?: boolean
  readonly marker?: string
  readonly task?: string
  readonly due?: string
  readonly line?: number
}

/** Reads minutes with one line or list below an agenda item. */
function actionsOf(markdown: string): readonly Expected[] {
  const text = `# 2026-03-05\n\n## Participants\n\n- @ada-l\n- Kurt Garland\n\n## Agenda\n\n### Topic\n\n${markdown}\n`
  const before = 11
  return readMinutes(text).actions.map(({ owners, done, marker, task, due, span }) => ({
    owners,
    done,
    marker,
    task,
    ...(due === undefined ? {} : { due }),
    line: span.start.line - before,
  }))
}

/** Compares only the fields that are named. */
function assertActions(markdown: string, ...expected: readonly Expected[]): void {
  const found = actionsOf(markdown)
  const compared = found.map((item, index) =>
    Object.fromEntries(Object.keys(expected[index] ?? { marker: '' }).map((key) => [key, item[key as keyof Expected]])),
  )
  assert.deepEqual(compared, expected)
}

describe('action items: spellings of AI', () => {
  it('takes the handle behind the marker as its owner', () =>
    assertActions('- AI @ada-l: call them', { owners: ['ada-l'], marker: 'AI', task: 'call them', done: false }))
  it('reads a bare mark in parentheses at the end', () =>
    assertActions('- the frontend has to be coordinated (AI)', { owners: [], marker: 'AI' }))
  it('reads marker and handle transposed', () =>
    assertActions('- needs work (@AI ada-l to request it)', { owners: ['ada-l'], marker: 'AI' }))
  it('takes a colon before the handle', () =>
    assertActions('- AI: @ada-l ask the board', { owners: ['ada-l'], task: 'ask the board' }))
  it('reads an item that is emphasized as a whole', () =>
    assertActions('- _AI @ada-l: write the draft_', { owners: ['ada-l'], task: 'write the draft' }))
  it('reads emphasis that ends behind the handle', () =>
    assertActions('- _AI @ada-l_: write the draft', { owners: ['ada-l'], task: 'write the draft' }))
  it('reads emphasis around the marker alone', () => assertActions('- _AI_ @ada-l please call', { owners: ['ada-l'] }))
  it('reads words behind the closing emphasis', () =>
    assertActions('- _AI @ada-l: move it_ (wrt. the board)', {
      owners: ['ada-l'],
      task: 'move it (wrt. the board)',
    }))
  it('keeps an underscore inside a handle', () => assertActions('- AI @ada_l: call', { owners: ['ada_l'] }))
  it('reads several owners', () => {
    for (const separator of [', ', ' and ', ' & ', '/', ' / ', ' or ', ' // ', ' + ', ' und ', ' ']) {
      assertActions(`- AI @ada-l${separator}@bo: call`, { owners: ['ada-l', 'bo'] })
    }
  })
  it('does not take those whom the task mentions', () =>
    assertActions('- AI @ada-l: ask @bo and @cy', { owners: ['ada-l'] }))
  it('reads a parenthesis at the end of a line', () =>
    assertActions('- The page is outdated (AI @ada-l)', { owners: ['ada-l'], task: 'The page is outdated' }))
  it('reads a verb before the handle in a parenthesis', () =>
    assertActions('- Not tested (AI test: @bo)', { owners: ['bo'] }))
  it('reads an arrow before the marker', () =>
    assertActions('- Collect the use cases -> AI: @ada-l, @bo', {
      owners: ['ada-l', 'bo'],
      task: 'Collect the use cases',
    }))
  it('reads a marker in the middle of a line', () => assertActions('- Merged. AI @bo: announce it', { owners: ['bo'] }))
  it('reads a line that is no bullet', () => assertActions('AI @bo: announce it', { owners: ['bo'] }))
  it('reads an item without owner', () => assertActions('- AI: fix the build', { owners: [], task: 'fix the build' }))
  it('reads "AI for @x"', () => assertActions('- _AI for @ada-l, @bo_: review', { owners: ['ada-l', 'bo'] }))
  it('reads a name before a colon', () => assertActions('- AI Kurt: write the epic', { owners: ['kurt'] }))
  it('reads a known name before a verb', () => assertActions('- AI: Kurt will ask the provider', { owners: ['kurt'] }))
  it('reads an unknown name right behind the marker', () =>
    assertActions('- Needs words (AI Wilma to propose some)', { owners: ['wilma'] }))
  it('does not take the first word of a task for a name', () =>
    assertActions('- AI: Need to clarify the scope', { owners: [] }))
  it('reads a name in parentheses right behind the marker', () =>
    assertActions('* AI(berta): ask around', { owners: ['berta'] }))
  it('reads a handle in parentheses right behind the marker', () =>
    assertActions('- AI (@bo): make a draft', { owners: ['bo'] }))
  it('reads the two transposed', () => assertActions('* @AI berta: open a ticket', { owners: ['berta'] }))
  it('reads the owner at the end', () => assertActions('- AI: split the epic in two (@ada-l)', { owners: ['ada-l'] }))
  it('reads who is named behind a dash', () =>
    assertActions('- AI: come up with a story - @bo will do this', { owners: ['bo'] }))
  it('keeps everybody as "all"', () => assertActions('- AI @all @bo: add a plus', { owners: ['all', 'bo'] }))
  it('reads nobody behind a placeholder', () => assertActions('- _AI NN: find out_', { owners: [] }))
  it('takes the task from the bullet above where it has none', () =>
    assertActions('- Bumping the version is enough\n\t- AI: @bo', {
      owners: ['bo'],
      task: 'Bumping the version is enough',
      line: 2,
    }))
  it('reads a struck bullet inside of a strike', () =>
    assertActions('- a\n~~- AI: fix the Makefile~~', { done: true, line: 2 }))
  it('treats an empty marker as the heading of its children', () =>
    assertActions(
      '- AI:\n  - @bo: call\n  - write (@ada-l)',
      { owners: ['bo'], line: 2 },
      { owners: ['ada-l'], line: 3 },
    ))
})

describe('action items: look-alikes', () => {
  for (const line of [
    '- main use-case: GPGPU (CUDA) for AI',
    '- big AI discussion',
    '- Seems to be generated by AI',
    '- GPU/AI enablement',
    '- renew AI',
    '- no AI for the status page',
    '- AI Act to be discussed',
    '- AIs: 6 in total',
    '- (no explicit AIs)',
    '- Checking AIs of last week',
    '- @artificial-intelligence asks again',
    '- Call to action: join us',
    '- this is on the TODO list',
    '- still to do',
    '- the page should say what to do: link to the form',
    '- we need to do a check',
    '- Report by @todo',
    '- AI: this was landed last week',
    '- ACTION: none',
    '- Action Items (AIs): 6 in total',
    '- ACTION: text',
    '- `AI @ada-l: not this`',
    '- https://example.org/AI:@ada-l',
    '- (@ada-l -> @bo) hands over',
    '- @ada-l -> @bo',
    '```\nAI @ada-l: in a fence\n```',
    '<!-- AI @ada-l: in a comment -->',
    '#### AI',
    '#### TODO: release notes',
  ]) {
    it(`finds none in ${JSON.stringify(line)}`, () => assertActions(line))
  }
})

describe('action items: other markers', () => {
  it('reads TODO in its spellings', () => {
    for (const word of ['TODO', 'ToDo', 'To Do', 'todo', 'Todo', 'To-do'])
      assertActions(`- ${word}: look again`, { marker: 'TODO', owners: [] })
  })
  it('reads the owner of a TODO before the colon', () =>
    assertActions('- ToDo (@ada-l, @bo): document it', { owners: ['ada-l', 'bo'] }))
  it('reads the owner of a TODO behind the colon', () => assertActions('- TODO: @bo', { owners: ['bo'] }))
  it('reads the owners of a TODO at its end', () =>
    assertActions('- ToDo: Blog post (@ada-l, @bo)', { owners: ['ada-l', 'bo'] }))
  it('reads a TODO in a parenthesis', () => assertActions('- Signer works (TODO: clarify costs)', { marker: 'TODO' }))
  it('counts a TODO with an AI as one item of the named', () =>
    assertActions('- TODO: amend the list (AI Kurt to make a proposal)', { owners: ['kurt'] }))
  it('reads "TODO:" over its children', () =>
    assertActions('- TODO:\n    - update the page\n    - test it', { line: 2 }, { line: 3 }))
  it('reads a label behind TODO as the task', () => assertActions('- TODO: Fixup:', { owners: [], marker: 'TODO' }))
  it('reads "Action item @x:"', () =>
    assertActions('- Action Item @bo: take this', { marker: 'ACTION_ITEM', owners: ['bo'] }))
  it('reads "Action Item to @x:" with broken emphasis', () =>
    assertActions(' * Action Item to *@bo:** take this', { owners: ['bo'] }))
  it('reads ACTION with a number and initials', () =>
    assertActions('- ACTION-12: KG to write', { owners: ['kg'], marker: 'ACTION_ITEM' }))
  it('reads "#action nick"', () =>
    assertActions('#action Kurt to write the summary', { owners: ['kurt'], marker: 'ACTION_ITEM' }))
  it('reads "Aufgabe:"', () => assertActions('- Aufgabe: @bo schreibt das Protokoll', { owners: ['bo'] }))
  it('reads an arrow at the end of a task', () =>
    assertActions('- Enable protection -> @bo', { marker: 'ARROW', owners: ['bo'], task: 'Enable protection' }))
  it('reads an arrow before who will do it', () =>
    assertActions('=> @bo will write it down', { marker: 'ARROW', owners: ['bo'] }))
  it('does not take an arrow before a report', () => assertActions('- fixed meanwhile -> @bo pinged them'))
  it('reads a checkbox that is work', () =>
    assertActions('- [ ] deploy the new gateway', { marker: 'CHECKBOX', done: false }))
  it('reads a ticked checkbox as done', () =>
    assertActions('- [x] deploy the new gateway', { marker: 'CHECKBOX', done: true }))
  it('leaves out a matrix of features', () => assertActions('- [x] Networks -> mandatory\n- [ ] Images'))
  it('leaves out a vote', () =>
    assertActions('- Which way?\n    - [ ] Wait until next year with it\n    - [x] Speed up now'))
})

/** Owners per item of a document of its own. */
function ownersIn(text: string): readonly string[] {
  return readMinutes(`# 2026-03-05\n\n## Attendees\n\n- Jane Doe\n- Kurt Lang (KL)\n\n${text}`).actions.map(
    ({ owners, text: own }) => `${own} = ${owners.join(',')}`,
  )
}

describe('action items: the manners of other communities', () => {
  it('have the owner in bold at the end', () =>
    assert.deepEqual(ownersIn('## Action items\n\n* write it down **Jane Doe**\n* **not** now'), [
      'write it down **Jane Doe** = jane doe',
      '**not** now = ',
    ]))
  it('stand below the name of the one who has them', () =>
    assert.deepEqual(ownersIn('## Action items\n\nKurt\n\n- one\n- two\n\n## AIs\n\n- @ada\n  - three\n  - four'), [
      'one = kurt',
      'two = kurt',
      'three = ada',
      'four = ada',
    ]))
  it('stand below a bold marker below somebody', () =>
    assert.deepEqual(ownersIn('## Topics\n\n- @ada\n  - **Action item:**\n    - remove the label'), [
      'remove the label = ada',
    ]))
  it('have names in parentheses or behind a dash', () =>
    assert.deepEqual(
      ownersIn('**Actions**\n\n- prepare it (Jane/Kurt)\n- the code -- Kurt to ask\n\n**Next**\n\n- talk'),
      ['prepare it (Jane/Kurt) = jane,kurt', 'the code -- Kurt to ask = kurt'],
    ))
  it('stand below a plain word above a list', () =>
    assert.deepEqual(ownersIn('Gap analysis\n- much\n\nActions\n- ask around'), ['ask around = ']))
  it('have initials before or behind TODO', () =>
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
  it('are not the talk below a bold "Action item review" and behind', () =>
    assert.deepEqual(ownersIn('**Action item review**\n\n- AI @ada: call\n\n**Reports**\n\n- all is well'), [
      'AI @ada: call = ada',
    ]))
  it('are not said to be done all', () => assert.deepEqual(ownersIn('## Pending action items\n\n- Done both\n'), []))
})

describe('action items: sections and status', () => {
  it('reads the list below "AI for this week:"', () =>
    assertActions(
      '- AI for this week:\n    - finish the draft @ada-l\n    - a page about it',
      { owners: ['ada-l'], line: 2, marker: 'SECTION' },
      { owners: [], line: 3 },
    ))
  it('reads the list below "AIs until next week:"', () =>
    assertActions('- AIs until next week:\n    - finish the draft @ada-l', { owners: ['ada-l'], line: 2 }))
  it('finds the owners at the end of a wrapped item', () =>
    assertActions('- TODO: write down the process, and an\n  overview of the releases (@ada-l, @bo)', {
      owners: ['ada-l', 'bo'],
      line: 1,
    }))
  const review = (items: string): string => `#### Check AIs from last time\n\n${items}`
  it('reads bullets of a section of action items', () =>
    assertActions(
      '## Action items\n\n- @bo: book a room\n- write it up (@ada-l)\n- Kurt to ask\n- none',
      { owners: ['bo'], marker: 'SECTION' },
      { owners: ['ada-l'] },
      { owners: ['kurt'] },
    ))
  it('reads the owner behind a dash', () => assertActions('## Actions\n\n- book a room - Berta', { owners: ['berta'] }))
  it('reads bullets below a bullet of that name', () =>
    assertActions('- Action items\n  - @bo: book a room', { owners: ['bo'], line: 2 }))
  it('knows which are carried over', () => {
    const text = `# 2026-03-05\n\n${review('- AI @bo: call')}\n\n## Agenda\n\n- AI @ada-l: write`
    assert.deepEqual(
      readMinutes(text).actions.map(({ isCarriedOver }) => isCarriedOver),
      [true, false],
    )
  })
  for (const status of [
    'done',
    'DONE',
    '**DONE**',
    'done: <https://example.org/1>',
    'Done, see the page',
    'done; see there',
    '(both done in the meantime)',
    'This is actually done since Monday',
    ':white_check_mark:',
    '✅',
    'erledigt',
    'old, now finished',
  ]) {
    it(`is done by a child ${JSON.stringify(status)}`, () =>
      assertActions(review(`- AI @bo: call\n  - ${status}`), { done: true }))
  }
  for (const status of [
    'open',
    'still open',
    'ongoing',
    'in progress',
    'mail sent',
    'postponed',
    'not done, but prepared',
    'to be done in our account',
    'part 1 done',
    'tests can be done there',
    'done?',
  ]) {
    it(`stays open by a child ${JSON.stringify(status)}`, () =>
      assertActions(review(`- AI @bo: call\n  - ${status}`), { done: false }))
  }
  for (const line of [
    '- AI @bo: call - DONE',
    '- AI @bo: call - ✅',
    '- AI @bo: call (done)',
    '- AI @bo: call - DONE :white_check_mark:',
    '- ~~AI @bo: call~~',
    '- AI: ~~call them all~~ (link)',
    '- AI @bo: call -> done',
  ]) {
    it(`is done by its line ${JSON.stringify(line)}`, () => assertActions(line, { done: true }))
  }
  for (const line of [
    '- AI @bo: check whether it can be done',
    '- AI @bo: say what was done',
    '- Upgrade: Done for two, retest the rest (AI @bo to reach out)',
    '- Merging DONE. AI @bo: call for review',
  ]) {
    it(`stays open on its line ${JSON.stringify(line)}`, () => assertActions(line, { done: false }))
  }
  it('keeps the status lines', () => {
    const [item] = readMinutes(`# 2026-03-05\n\n${review('- AI @bo: call\n  - mail sent\n  - no answer yet')}`).actions
    assert.deepEqual(
      item?.status.map(({ text }) => text),
      ['mail sent', 'no answer yet'],
    )
  })
  for (const [line, task] of [
    ['- AI @bo: archive the sheet (done)', 'archive the sheet'],
    ['- AI @bo: archive the sheet - ✅', 'archive the sheet'],
    ['- AI @bo: archive the sheet - DONE :white_check_mark:', 'archive the sheet'],
    ['- (AI @bo: raise the limit) DONE', 'raise the limit'],
    ['- fix for the metric (AI @bo) (done)', 'fix for the metric'],
    ['- try the guide (AI @bo), next week', 'try the guide, next week'],
    ['- Not tested (AI test: @bo)', 'Not tested (test)'],
    ['- TODO: ask around -> @bo', 'ask around'],
    ['- TODO: blog post (@bo, @cy)', 'blog post'],
    ['- AI: call -- see [the board](https://x.org)', 'call -- see the board'],
    ['- AI Kurt: call them', 'call them'],
    ['- AI: Jane Doe, Kurt to call the board', 'call the board'],
    ['- AI @bo: Kurt: call them', 'Kurt: call them'],
  ] as const) {
    it(`tells the task of ${JSON.stringify(line)}`, () => assertActions(line, { task }))
  }
  it('reads the words of time', () => {
    assertActions('- AI @bo: review until EOW', { due: 'until EOW' })
    assertActions('- AI @bo: review by 2026-04-01', { due: 'by 2026-04-01' })
    assertActions('- AI @bo: call next week', { due: 'next week' })
    assert.equal(readMinutes('- AI @bo: collect today’s names').actions[0]?.due, undefined)
  })
})
