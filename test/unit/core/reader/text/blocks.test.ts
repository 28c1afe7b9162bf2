import assert from 'node:assert/strict'
import { splitBlocks } from '../../../../../src/core/reader/text/blocks'

describe('blocks', () => {
  const texts = (text: string): readonly string[] => splitBlocks(text).map((block) => block.text)
  it('begin at headings and join to the text again', () => {
    const [one, two] = [`a\n${'x\n'.repeat(200)}`, `# b\r\nc\n\n${'y\n'.repeat(200)}`]
    assert.deepEqual(texts(`${one}${two}## d\n`), [one, two, '## d\n'])
  })
  it('are not cut for a few lines', () => {
    const text = 'a\n# b\r\nc\n\n## d\n'
    assert.deepEqual(texts(text), [text])
  })
  it('do not begin at headings inside of fences, comments, styles and front matter', () => {
    // Long enough to be split.
    const long = 'x\n'.repeat(300)
    for (const template of [
      '```\n# a\n```\n',
      '- ```sh\n  # a\n  ```\n',
      '<!--\n# a\n-->\n',
      '<style>\n# a\n</style>\n',
      '---\n# a\nb: c\n---\n',
    ]) {
      const text = template.replace('# a', `${template.startsWith('---') ? long.replaceAll('x', 'x: y') : long}# a`)
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
