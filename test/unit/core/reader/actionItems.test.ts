import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { assertActions } from './actionItems/assertActions'

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
  it('reads the owner after a dash', () => assertActions('## Actions\n\n- book a room - Berta', { owners: ['berta'] }))
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
    it(`reads the task of ${JSON.stringify(line)}`, () => assertActions(line, { task }))
  }
  it('reads the words of time', () => {
    assertActions('- AI @bo: review until EOW', { due: 'until EOW' })
    assertActions('- AI @bo: review by 2026-04-01', { due: 'by 2026-04-01' })
    assertActions('- AI @bo: call next week', { due: 'next week' })
    assert.equal(readMinutes('- AI @bo: collect today’s names').actions[0]?.due, undefined)
  })
})
