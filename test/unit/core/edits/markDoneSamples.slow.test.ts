import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { EditResult } from '../../../../src/core/edits/verifiedEdit'
import { defaultDoneStyle } from '../../../../src/core/edits/doneStyle'
import { markDone, markOpen } from '../../../../src/core/edits/markDone'
import type { DoneSign } from '../../../../src/core/minutes'
import type { CachedBlock } from '../../../../src/core/reader/text/source'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

const signs: readonly DoneSign[] = ['child', 'emoji', 'strike', 'word', 'checkbox']
const cache = new Map<string, CachedBlock>()
const read = (text: string): ReturnType<typeof readMinutes> => readMinutes(text, { cache })

function textOf(edited: EditResult): string {
  assert.ok('text' in edited, `refused: ${JSON.stringify(edited)}`)
  return edited.text
}

describe('marking an action item as done', () => {
  it('is undone exactly, for every item of the sample minutes and every style', () => {
    const folder = path.join(__dirname, '../../../workspace')
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\d\.md$/.test(file))
    // The latest minutes of each series; the earlier ones have the same style.
    const files = new Map(all.sort().map((file) => [path.dirname(file), file])).values()
    let count = 0
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8')
      const minutes = read(text)
      for (const item of minutes.actions.filter(({ done }) => !done))
        for (const sign of signs) {
          const style = defaultDoneStyle(sign)
          const after = textOf(markDone(text, minutes, item, style, read))
          const done = read(after)
          const edited = done.actions.find(({ span }) => span.start.line === item.span.start.line)
          const back = markOpen(after, done, edited!, { style, lexicon: defaultLexicon }, read)
          assert.equal(textOf(back), text, `${file}:${item.span.start.line} ${sign}`)
          count++
        }
    }
    assert.ok(count > 50, String(count))
  })
})
