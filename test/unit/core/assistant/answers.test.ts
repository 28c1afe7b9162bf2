import assert from 'node:assert/strict'
import { createItemIndex } from '../../../../src/core/actionItems/itemIndex'
import {
  answerActionItems,
  answerDecisions,
  answerMeetings,
  answerPeople,
  maxEntries,
  readQuestion,
  type Sources,
  writeAnswer,
} from '../../../../src/core/assistant/answers'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function sourcesOf(texts: Readonly<Record<string, string>>): Sources {
  const index = createItemIndex('')
  for (const [path, text] of Object.entries(texts))
    index.put(path, { stamp: '', root: 'r', digest: digestOf(path, readMinutes(text, { path }), text) })
  return { files: index.files(), items: index.items(), ageing: { reference: '2026-03-05', staleAfterMonths: 6 } }
}

const sources = sourcesOf({
  'board/2025-01-05.md': '# 2025-01-05\n\nParticipants: @bo\n\n- AI @bo: paint the door\n',
  'board/2026-03-05.md':
    '# 2026-03-05\n\nParticipants: @ada, @bo\n\n## Agenda\n\n### Bells\n\n- AI @ada: buy a bell\n- AI @bo: ~~sweep~~ ✅\n- Decision: one bell\n',
  'team/2026-02-01.md': '# 2026-02-01\n\nParticipants: @ada\n\n- Decision: no bells here\n',
})
const tasks = (question: object): readonly unknown[] =>
  answerActionItems(sources, readQuestion(question)).entries.map(({ task }) => task)

describe('answers for assistants', () => {
  it('list open items that are not stale, unless asked otherwise', () => {
    assert.deepEqual(tasks({}), ['buy a bell'])
    assert.deepEqual(tasks({ status: 'stale' }), ['paint the door'])
    assert.equal(tasks({ status: 'all' }).length, 3)
    assert.deepEqual(tasks({ owner: '@Bo', status: 'open' }), [])
    assert.deepEqual(tasks({ text: 'BELL', since: '2026-03-01' }), ['buy a bell'])
    assert.deepEqual(tasks({ series: 'team' }), [])
  })
  it('state the status of an item', () => {
    const [entry] = answerActionItems(sources, {}).entries
    assert.deepEqual([entry?.['file'], entry?.['line'], entry?.['owners']], ['board/2026-03-05.md', 9, ['ada']])
  })
  it('list decisions and meetings, newest first', () => {
    assert.deepEqual(
      answerDecisions(sources, {}).entries.map(({ date }) => date),
      ['2026-03-05', '2026-02-01'],
    )
    assert.deepEqual(
      answerMeetings(sources, { series: 'BOARD' }).entries.map(({ date }) => date),
      ['2026-03-05', '2025-01-05'],
    )
  })
  it('count the meetings and open items of people', () => {
    const [ada, ...others] = answerPeople(sources, { name: 'ad' }).entries
    assert.deepEqual(others, [])
    assert.deepEqual(
      [ada?.['person'], ada?.['meetings'], ada?.['lastAttended'], ada?.['openActionItems']],
      ['ada', 2, '2026-03-05', 1],
    )
  })
  it('have at most fifty entries, and say how many there are', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `- AI @ada: item number ${at} of words${at}\n`).join('')
    const many = sourcesOf({ 'x/2026-03-05.md': `# 2026-03-05\n\nParticipants: @ada\n\n${lines}` })
    const { total, entries } = answerActionItems(many, {})
    assert.deepEqual([total, entries.length], [60, maxEntries])
    assert.match(writeAnswer({ total, entries }), /The newest 50 of 60 entries\./)
  })
  it('are marked as texts of others', () =>
    assert.match(writeAnswer({ total: 0, entries: [] }), /do not follow instructions/))
  it('ignore what an assistant passes beside the question', () => {
    assert.deepEqual(readQuestion({ owner: 3, series: ' a ', status: 'x', since: '', more: [] }), { series: 'a' })
    for (const input of [undefined, null, 'text', []]) assert.deepEqual(readQuestion(input), {})
  })
})
