import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Edited } from '../../../../src/core/edits/editedItem'
import { type DoneManner, learnManner, usualManner } from '../../../../src/core/edits/manner'
import { tick, untick } from '../../../../src/core/edits/tick'
import type { DoneSign } from '../../../../src/core/minutes'
import type { ReadBlock } from '../../../../src/core/reader/lines'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

const signs: readonly DoneSign[] = ['child', 'emoji', 'strike', 'word', 'checkbox']
const cache = new Map<string, ReadBlock>()
const read = (text: string): ReturnType<typeof readMinutes> => readMinutes(text, { cache })

function textOf(edited: Edited): string {
  assert.ok('text' in edited, `refused: ${JSON.stringify(edited)}`)
  return edited.text
}

function ticked(text: string, manner: DoneManner = usualManner('child'), which = 0): string {
  const minutes = read(text)
  const item = minutes.actions[which]
  assert.ok(item, 'there is an item')
  return textOf(tick(text, minutes, item, manner, read))
}

function unticked(text: string, manner: DoneManner = usualManner('child')): Edited {
  const minutes = read(text)
  const item = minutes.actions.find(({ done }) => done)
  assert.ok(item, 'something is done')
  return untick(text, minutes, item, { manner, lexicon: defaultLexicon }, read)
}

describe('marking an action item as done', () => {
  const cases: readonly (readonly [name: string, text: string, sign: DoneSign, expected: string])[] = [
    ['adds a bullet below it', '- AI @x: a\n- b\n', 'child', '- AI @x: a\n  - done\n- b\n'],
    [
      'adds it behind what stands below already',
      '- AI @x: a\n  - open\n- b',
      'child',
      '- AI @x: a\n  - open\n  - done\n- b',
    ],
    ['indents as the document does', '- a\n\t- b\n- AI @x: a', 'child', '- a\n\t- b\n- AI @x: a\n\t- done'],
    ['uses the bullet of its neighbours', '* AI @x: a\n    * open', 'child', '* AI @x: a\n    * open\n    * done'],
    ['keeps the line endings', '- AI @x: a\r\n- b\r\n', 'child', '- AI @x: a\r\n  - done\r\n- b\r\n'],
    [
      'keeps the wrapped rest of the line',
      '- AI @x: a\n  and b\nand c\n\nd',
      'child',
      '- AI @x: a\n  and b\nand c\n  - done\n\nd',
    ],
    ['puts an emoji behind it', '- _AI @x: a_\n', 'emoji', '- _AI @x: a_ ✅\n'],
    ['strikes it through', '- AI @x: a\n', 'strike', '- ~~AI @x: a~~\n'],
    ['ticks its box, whatever the manner', '- [ ] call @x back today\n', 'child', '- [x] call @x back today\n'],
    ['falls back where there is no bullet', 'AI @x: a\n', 'child', 'AI @x: a ✅\n'],
  ]
  for (const [name, text, sign, expected] of cases)
    it(name, () => {
      assert.equal(ticked(text, usualManner(sign)), expected)
      assert.equal(textOf(unticked(expected, usualManner(sign))), text, 'and back')
    })

  it('refuses an item that is done already', () => {
    const text = '- AI @x: a ✅\n'
    const minutes = read(text)
    assert.deepEqual(tick(text, minutes, minutes.actions[0]!, usualManner('child'), read), { refusal: 'already' })
  })
  it('refuses a line that is gone, and finds one that has moved', () => {
    const [item] = read('- AI @x: a\n').actions
    const moved = '# 2026-03-05\n\n- AI @y: b\n- AI @x: a\n'
    assert.equal(textOf(tick(moved, read(moved), item!, usualManner('emoji'), read)), moved.replace('x: a', 'x: a ✅'))
    assert.deepEqual(tick('- b\n', read('- b\n'), item!, usualManner('child'), read), { refusal: 'missing' })
  })
  it('refuses to remove a status with other text', () =>
    assert.deepEqual(unticked('- AI @x: a\n  - done, see #12\n'), { refusal: 'saysMore' }))
  it('removes what people usually write instead', () => {
    assert.equal(textOf(unticked('- AI @x: a - ✅\n')), '- AI @x: a\n')
    assert.equal(textOf(unticked('- AI @x: a (done)\n')), '- AI @x: a\n')
    assert.equal(textOf(unticked('- AI @x: a ✅\n  - DONE\n')), '- AI @x: a\n')
    assert.equal(textOf(unticked('- AI: ~~@x fix it~~\n')), '- AI: @x fix it\n')
  })
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
          const manner = usualManner(sign)
          const after = textOf(tick(text, minutes, item, manner, read))
          const done = read(after)
          const edited = done.actions.find(({ span }) => span.start.line === item.span.start.line)
          const back = untick(after, done, edited!, { manner, lexicon: defaultLexicon }, read)
          assert.equal(textOf(back), text, `${file}:${item.span.start.line} ${sign}`)
          count++
        }
    }
    assert.ok(count > 50, String(count))
  })
})

describe('the done style of a series', () => {
  const learned = (text: string): DoneManner => learnManner(read(text).actions)
  it('is a child bullet while nothing is done', () =>
    assert.deepEqual(learned('- AI @x: a'), { sign: 'child', mark: 'done' }))
  it('is the most common sign, with its own text', () => {
    assert.deepEqual(learned('- AI @x: a - ✅\n- AI @x: b - ✅\n- AI @x: c\n  - done\n'), {
      sign: 'emoji',
      mark: ' - ✅',
    })
    assert.deepEqual(learned('- AI @x: a\n  - DONE\n'), { sign: 'child', mark: 'DONE' })
    assert.deepEqual(learned('- AI @x: a (done)\n'), { sign: 'word', mark: ' (done)' })
  })
  it('ignores text about one item', () =>
    assert.deepEqual(learned('- AI @x: a\n  - done, they met on Monday\n'), { sign: 'child', mark: 'done' }))
  it('prefers recent items', () => assert.equal(learned('- ~~AI @x: a~~\n- AI @x: b ✅\n').sign, 'emoji'))
})
