import assert from 'node:assert/strict'
import { fileLink, freeName, relativePathTo, safeFileName } from '../../../../src/core/files/fileLinks'
import { pathContext } from '../../../../src/core/files/pathContext'

const linkOf = (from: string, to: string): string => {
  const { before, label, after } = fileLink(from, to)
  return before + label + after
}

describe('a link to a file', () => {
  it('shows an image beside the minutes', () =>
    assert.equal(linkOf('platform/20260305.md', 'platform/board.png'), '![board](board.png)'))
  it('names another file', () => assert.equal(linkOf('20260305.md', 'docs/plan.pdf'), '[plan.pdf](docs/plan.pdf)'))
  it('goes up to other folders', () => {
    assert.equal(relativePathTo('a/b/x.md', 'a/c/y.md'), '../c/y.md')
    assert.equal(relativePathTo('a/b/x.md', 'y.md'), '../../y.md')
    assert.equal(relativePathTo('a/x.md', 'a/a/y.md'), 'a/y.md')
  })
  it('encodes what would end the target, and escapes the label', () =>
    assert.equal(linkOf('x.md', 'a b (1)#2%.png'), '![a b (1)#2%](a%20b%20%281%29%232%25.png)'))
  it('keeps letters of all scripts', () => assert.equal(linkOf('x.md', 'Übersicht.png'), '![Übersicht](Übersicht.png)'))
})

describe('the name of a saved file', () => {
  it('does not replace another file', () => {
    assert.equal(freeName('image.png', new Set()), 'image.png')
    assert.equal(freeName('image.png', new Set(['IMAGE.png', 'image-1.png'])), 'image-2.png')
    assert.equal(freeName('LICENSE', new Set(['license'])), 'LICENSE-1')
  })
  it('stays in the folder', () => {
    assert.equal(safeFileName('../../etc/passwd', 'file'), 'passwd')
    assert.equal(safeFileName('C:\\temp\\a.png', 'file'), 'a.png')
    assert.equal(safeFileName('..', 'file'), 'file')
    assert.equal(safeFileName('a:b\n?.png', 'file'), 'a-b--.png')
  })
})

describe('a path that is typed', () => {
  const at = (marked: string) => {
    const offset = marked.indexOf('|')
    const text = marked.replace('|', '')
    const found = pathContext(text, offset)
    return found && { folder: found.folder, name: text.slice(found.start, found.end), isAbsolute: found.isAbsolute }
  }
  it('begins after the bracket of a link', () => {
    assert.deepEqual(at('see ![x](|)'), { folder: '', name: '', isAbsolute: false })
    assert.deepEqual(at('see ![x](im|age.png)'), { folder: '', name: 'image.png', isAbsolute: false })
    assert.deepEqual(at('see [x](../my%20images/a|'), { folder: '../my images', name: 'a', isAbsolute: false })
    assert.deepEqual(at('see [x](/docs/|)'), { folder: '/docs', name: '', isAbsolute: true })
    assert.deepEqual(at('[x]: ./|'), { folder: '.', name: '', isAbsolute: false })
  })
  it('is not an address, fragment, parenthesis or code', () => {
    for (const text of [
      '[x](https://a/|',
      '[x](#a|',
      '[x](a.md#b|',
      '(see and/|',
      '`[x](|`',
      '```\n[x](|\n```',
      '[x](a.md)|',
      '[x](//host/|',
    ])
      assert.equal(at(text), undefined, text)
  })
})
