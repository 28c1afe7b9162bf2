import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { trackSeries, type TrackedItem } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { digestOf } from '../../../../src/core/digest'
import { composeFromLast, type NewMinutesParts } from '../../../../src/core/newMinutes/composeFromLast'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const read = (text: string): ReturnType<typeof readMinutes> => readMinutes(text)

function open(text: string): readonly TrackedItem[] {
  const file: IndexedFile = { key: 't/20260101.md', root: '', digest: digestOf('t/20260101.md', read(text), text) }
  return trackSeries([file]).filter(({ status }) => status === 'open')
}

const parts: NewMinutesParts = {
  day: '2026-03-05',
  series: 'team',
  participants: [{ handle: 'ada' }, { handle: 'bo', name: 'Bo Berg' }],
  duties: new Map([
    ['scribe', { handle: 'ada' }],
    ['reporter', { handle: 'bo', name: 'Bo Berg' }],
  ]),
  topics: ['Status of CI'],
  reminders: ['Reminder: lab moves'],
  items: ['Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)'],
  actions: [],
}

const composed = (last: string, more: Partial<NewMinutesParts> = {}): string =>
  composeFromLast(last, read(last), { ...parts, ...more }, read)

describe('new minutes from the last ones', () => {
  it('are valid minutes for every sample', () => {
    const folder = path.join(__dirname, '../../../workspace')
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\d\.md$/.test(name),
    )) {
      const last = readFileSync(path.join(folder, file), 'utf8')
      const minutes = read(composed(last, { actions: open(last).slice(0, 3) }))
      assert.equal(minutes.date?.value, '2026-03-05', file)
      if (!file.startsWith('community'))
        assert.deepEqual(
          minutes.participants.map(({ handle }) => handle),
          ['ada', 'bo'],
          file,
        )
    }
  })
})
