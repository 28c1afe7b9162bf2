import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createItemIndex } from '../../../../src/core/actionItems/itemIndex'
import { detectKind } from '../../../../src/core/detectMinutes'
import { digestOf } from '../../../../src/core/digest'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

const folder = path.join(__dirname, '../../../workspace')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.split(path.sep).join('/'))

describe('the index of the sample workspace', () => {
  it('has exactly the action items that the reader finds', () => {
    const index = createItemIndex('')
    const expected: string[] = []
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8')
      const minutes = readMinutes(text, { path: file })
      expected.push(...minutes.actions.map(({ span }) => `${file}:${span.start.line}`))
      const isMinutes = detectKind(file, text, defaultLexicon) !== 'other'
      index.put(file, { stamp: '', root: '', digest: isMinutes ? digestOf(file, minutes, text) : undefined })
    }
    const found = index
      .items()
      .flatMap(({ occurrences }) => occurrences.map(({ path: place, item }) => `${place}:${item.span.start.line}`))
    assert.deepEqual(found.sort(), expected.sort())
    assert.ok(found.length > 60)
  })
})
