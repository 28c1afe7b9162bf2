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
