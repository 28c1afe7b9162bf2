import assert from 'node:assert/strict'
import type { EditResult } from '../../../../src/core/edits/verifiedEdit'
import { type DoneStyle, learnDoneStyle, defaultDoneStyle } from '../../../../src/core/edits/doneStyle'
import { markDone, markOpen } from '../../../../src/core/edits/markDone'
import type { DoneSign } from '../../../../src/core/minutes'
import type { CachedBlock } from '../../../../src/core/reader/text/source'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

const cache = new Map<string, CachedBlock>()
const read = (text: string): ReturnType<typeof readMinutes> => readMinutes(text, { cache })

function textOf(edited: EditResult): string {
  assert.ok('text' in edited, `refused: ${JSON.stringify(edited)}`)
  return edited.text
}

function ticked(text: string, manner: DoneStyle = defaultDoneStyle('child'), which = 0): string {
  const minutes = read(text)
  const item = minutes.actions[which]
  assert.ok(item, 'there is an item')
  return textOf(markDone(text, minutes, item, manner, read))
}

function unticked(text: string, style: DoneStyle = defaultDoneStyle('child')): EditResult {
  const minutes = read(text)
  const item = minutes.actions.find(({ done }) => done)
  assert.ok(item, 'something is done')
  return markOpen(text, minutes, item, { style, lexicon: defaultLexicon }, read)
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
    ['uses the bullet of its neighbors', '* AI @x: a\n    * open', 'child', '* AI @x: a\n    * open\n    * done'],
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
      assert.equal(ticked(text, defaultDoneStyle(sign)), expected)
      assert.equal(textOf(unticked(expected, defaultDoneStyle(sign))), text, 'and back')
    })

  it('refuses an item that is already done', () => {
    const text = '- AI @x: a ✅\n'
    const minutes = read(text)
    assert.deepEqual(markDone(text, minutes, minutes.actions[0]!, defaultDoneStyle('child'), read), {
      refusal: 'already',
    })
  })
  it('refuses a deleted line, and finds a moved one', () => {
    const [item] = read('- AI @x: a\n').actions
    const moved = '# 2026-03-05\n\n- AI @y: b\n- AI @x: a\n'
    assert.equal(
      textOf(markDone(moved, read(moved), item!, defaultDoneStyle('emoji'), read)),
      moved.replace('x: a', 'x: a ✅'),
    )
    assert.deepEqual(markDone('- b\n', read('- b\n'), item!, defaultDoneStyle('child'), read), { refusal: 'missing' })
  })
  it('refuses to remove a status with other text', () =>
    assert.deepEqual(unticked('- AI @x: a\n  - done, see #12\n'), { refusal: 'saysMore' }))
  it('refuses to open an item of a list of done ones, which the person has to move', () =>
    assert.deepEqual(unticked('## Action items\n\n### Completed\n\n- AI @x: a\n'), { refusal: 'unsafe' }))
  it('removes what people usually write instead', () => {
    assert.equal(textOf(unticked('- AI @x: a - ✅\n')), '- AI @x: a\n')
    assert.equal(textOf(unticked('- AI @x: a (done)\n')), '- AI @x: a\n')
    assert.equal(textOf(unticked('- AI @x: a ✅\n  - DONE\n')), '- AI @x: a\n')
    assert.equal(textOf(unticked('- AI: ~~@x fix it~~\n')), '- AI: @x fix it\n')
  })
})

describe('the done style of a series', () => {
  const learned = (text: string): DoneStyle => learnDoneStyle(read(text).actions)
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
