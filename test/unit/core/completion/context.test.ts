import assert from 'node:assert/strict'
import { completionContext } from '../../../../src/core/completion/context'

/** What can be completed at the last `|`: the token to be replaced and what was typed of it. */
function context(marked: string): string | undefined {
  const offset = marked.lastIndexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const found = completionContext(text, offset)
  if (found === undefined) return undefined
  const token = text.slice(found.start, found.end)
  return found.kind === 'mention'
    ? `mention ${token} (${found.typed})`
    : `reference ${token} (${found.repository}) (${found.typed})`
}

describe('completion of mentions', () => {
  for (const [text, expected] of [
    ['@|', 'mention @ ()'],
    ['- @mar|', 'mention @mar (mar)'],
    ['@markus-|', 'mention @markus- (markus-)'],
    ['@mar|kus-h x', 'mention @markus-h (mar)'],
    ['_AI @fk|', 'mention @fk (fk)'],
    ['_AI @fk|_: x', 'mention @fk (fk)'],
    ['### Topic (@a|', 'mention @a (a)'],
    ['(@a, @b|)', 'mention @b (b)'],
    ['@a/@b|', 'mention @b (b)'],
    ['| x | @c|', 'mention @c (c)'],
    ['für @d|', 'mention @d (d)'],
    ['`code` @e|', 'mention @e (e)'],
    ['[x](https://x.org) @f|', 'mention @f (f)'],
  ] as const) {
    it(`is offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), expected))
  }
  for (const text of [
    'a@b|',
    'mail list@|',
    '`@a|`',
    '`@a|',
    '```\n@a|\n```',
    '- ```\n  @a|',
    'https://x.org/@a|',
    '[x](@a|',
    '[x](https://x.org/@a|)',
    '<!-- @a|',
    '<a href="@a|',
    '---\ntitle: @a|\n---\n',
    '[x]: @a|',
    'no at|',
    '@a |',
    '<style>\n@a|\n</style>',
  ]) {
    it(`is not offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), undefined))
  }
  it('is offered again behind a closed fence', () => assert.equal(context('```\nx\n```\n@a|'), 'mention @a (a)'))
})

describe('completion of references', () => {
  for (const [text, expected] of [
    ['see #|', 'reference # () ()'],
    ['- #5|', 'reference #5 () (5)'],
    ['#12|', 'reference #12 () (12)'],
    ['standards#|', 'reference standards# (standards) ()'],
    ['(standards#50|9)', 'reference standards#509 (standards) (50)'],
    ['standards/#5|', 'reference standards/#5 (standards) (5)'],
    ['example/site#bar|', 'reference example/site#bar (example/site) (bar)'],
    ['see #barbican-pl|', 'reference #barbican-pl () (barbican-pl)'],
    ['see #größe|', 'reference #größe () (größe)'],
  ] as const) {
    it(`is offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), expected))
  }
  for (const text of ['#|', '## |', '##|', '# Ti|', '&#3|', '`#1|`', 'https://x.org/#a|', '[x](#1|', 'a # b|']) {
    it(`is not offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), undefined))
  }
})
