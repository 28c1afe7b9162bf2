import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

const head = '# Team meeting 2026-03-12\n\nPresent: Ada Berg, Bea Cole, Cyn van Dam, Eva-Maria Fox\n\n'

/** `owner+owner: text`, with `✓` where it is done, for each action item. */
function items(markdown: string): readonly string[] {
  return readMinutes(head + markdown).actions.map(
    ({ owners, done, task }) => `${owners.join('+')}${done ? '✓' : ''}: ${task}`,
  )
}

describe('an action item is done', () => {
  it('if it is struck out, with an empty box too', () =>
    assert.deepEqual(items('## Actions\n\n- [ ] ~~Ada to call~~\n- [ ] Ada to ~~write~~ ask\n'), [
      'ada✓: call',
      'ada: ask',
    ]))
  for (const title of [
    '### Completed',
    '**Done:**',
    'Closed:',
    '### Done since the last meeting',
    '**Completed action items**',
    '### Erledigt',
  ])
    it(`below the title ${JSON.stringify(title)}`, () =>
      assert.deepEqual(
        items(`## Action items\n\n${title}\n\n- Ada to call\n- Bea to pay (in progress)\n- [ ] Cyn to ask\n`),
        ['ada✓: call', 'bea: pay (in progress)', 'cyn: ask'],
      ))
  for (const title of ['### Open', '**Not done:**', '### Done / not done', '**Completed by Friday:**', '### New'])
    it(`but not below the title ${JSON.stringify(title)}`, () =>
      assert.match(items(`## Action items\n\n${title}\n\n- Ada to call\n`)[0] ?? '', /^ada:/))
  it('only up to the next title', () =>
    assert.deepEqual(items('## Action items\n\n**Done**\n\n- Ada to call\n\n**Open**\n\n- Bea to pay\n'), [
      'ada✓: call',
      'bea: pay',
    ]))
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

describe('an item that a continuation line closes', () => {
  for (const [item, isDone] of [
    ['ACTION: Kurt will oil the gate.\n    DONE.', true],
    ['ACTION: Kurt will oil the gate.\n    DONE during the meeting.', true],
    ['- [ ] is no box\n\n## Actions\n\n- Oil the gate of the barn.\n  \\- **done**. Not easy.', true],
    ['## Aufgaben\n\n- Kurt: Tor ölen\n  erledigt.', true],
    ['## Acciones\n\n- Kurt: aceitar la puerta\n  Hecho', true],
    ['ACTION: Kurt will oil the gate.\n    Done by Friday at the latest.', false],
    ['ACTION: Kurt will oil the gate\n    until the work is done.', false],
  ] as const)
    it(`${JSON.stringify(item)}: ${isDone ? 'done' : 'open'}`, () =>
      assert.equal(
        readMinutes(`# 2026-03-05\n\nPresent: Kurt Garland\n\n## Barn\n\n${item}\n`).actions.at(-1)?.done,
        isDone,
      ))
})
