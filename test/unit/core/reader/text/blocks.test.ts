import assert from 'node:assert/strict'
import { splitBlocks } from '../../../../../src/core/reader/text/blocks'

describe('blocks', () => {
  const texts = (text: string): readonly string[] => splitBlocks(text).map((block) => block.text)
  it('begin at headings, bullets and paragraphs, and join to the text again', () => {
    const blocks = [`a\n${'x\n'.repeat(200)}`, '# b\r\nc\n\n', 'd\n', '- e\n  - f\n', '- g\n', '## h\n']
    assert.deepEqual(texts(blocks.join('')), blocks)
  })
  it('know their offsets and first lines', () =>
    assert.deepEqual(
      splitBlocks('---\na: b\n---\n# c\n- d\n  e\n- f\n').map(({ start, firstLine }) => [start, firstLine]),
      [
        [0, 0],
        [13, 3],
        [17, 4],
        [25, 6],
      ],
    ))
  it('do not begin at headings inside of fences, comments, styles and front matter', () => {
    for (const [template, line] of [
      ['```\n# a\n```\n', 'x\n'],
      ['- ```sh\n  # a\n  ```\n', 'x\n  '],
      ['<!--\n# a\n-->\n', 'x\n'],
      ['<style>\n# a\n</style>\n', 'x\n'],
      ['---\n# a\nb: c\n---\n', 'x: y\n'],
    ] as const) {
      // Long enough to be split.
      const text = template.replace('# a', `${line.repeat(300)}# a`)
      assert.deepEqual(texts(text), [text])
    }
  })
  it('know front matter below blank lines, and a deck that begins with a rule', () => {
    assert.equal(splitBlocks('\n---\ntype: slide\n---\n# a')[0]?.kind, 'frontMatter')
    assert.equal(splitBlocks('---\n\n# a\n\n---\n')[0]?.kind, 'markdown')
  })
  it('cut long lists before a bullet at the margin', () => {
    const blocks = splitBlocks('- item\n  more\n'.repeat(2_000))
    assert.ok(blocks.length > 3)
    assert.ok(blocks.every(({ text }) => text.startsWith('- item')))
    assert.equal(blocks.map(({ text }) => text).join(''), '- item\n  more\n'.repeat(2_000))
  })
  it('leave very long lines unread', () =>
    assert.deepEqual(
      splitBlocks(`a\n${'x'.repeat(10_000)}\nb`).map(({ kind }) => kind),
      ['markdown', 'opaque', 'markdown'],
    ))
})
