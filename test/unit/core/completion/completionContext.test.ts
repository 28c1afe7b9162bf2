import assert from 'node:assert/strict'
import { completionContext, isLinkAllowedAt } from '../../../../src/core/completion/completionContext'

/** The completion context at the last `|`: the token to replace and the typed text. */
function context(marked: string): string | undefined {
  const offset = marked.lastIndexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const found = completionContext(text, offset)
  if (found === undefined) return undefined
  const token = text.slice(found.start, found.end)
  if (found.kind === 'address') return `address ${token} (${found.address})`
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
    ['担当@e|', 'mention @e (e)'],
    ['担当：＠e|', 'mention ＠e (e)'],
    ['- ＠|', 'mention ＠ ()'],
    ['@jö|', 'mention @jö (jö)'],
    ['AI @zel|review', 'mention @zelreview (zel)'],
    ['`code` @e|', 'mention @e (e)'],
    ['[x](https://x.org) @f|', 'mention @f (f)'],
  ] as const) {
    it(`is offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), expected))
  }
  for (const text of [
    'a@b|',
    'a＠b|',
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
  it('is offered after front matter that has the marks of a fence', () =>
    assert.equal(context('---\ntitle: x\n```: y\n---\n@a|'), 'mention @a (a)'))
  it('is offered again after a closed fence', () => assert.equal(context('```\nx\n```\n@a|'), 'mention @a (a)'))
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
    ['PR standards#5|', 'reference standards#5 (standards) (5)'],
  ] as const) {
    it(`is offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), expected))
  }
  for (const text of [
    '#|',
    '## |',
    '##|',
    '# Ti|',
    '&#3|',
    '`#1|`',
    'https://x.org/#a|',
    '[x](#1|',
    'a # b|',
    'see #12.|',
    'standards#12.|',
  ]) {
    it(`is not offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), undefined))
  }
})

describe('completion after the address of an issue', () => {
  const address = 'https://github.com/example/site/issues/12'
  for (const [text, token] of [
    [`see ${address}|`, address],
    [`- ${address}|, and more`, address],
    [`- ${address.replace('/12', '|/12')}`, address],
    [`see ${address.replace('issues', 'pull')}|`, address.replace('issues', 'pull')],
    [`see ${address}/files|`, `${address}/files`],
    [`see ${address}#issuecomment-345|`, `${address}#issuecomment-345`],
    [`see ${address}|#issuecomment-345.`, `${address}#issuecomment-345`],
    [`(${address}|)`, address],
    [`_${address}|_`, address],
    [`[x] ${address}|`, address],
    [`[x](y) and [z] ${address}| [more](y)`, address],
    [`| a | ${address}|`, address],
  ] as const) {
    it(`is offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), `address ${token} (${token})`))
  }
  for (const text of [
    `see ${address}.|`,
    `see ${address} |`,
    `<${address}|>`,
    `[x](${address}|)`,
    `[${address}|](https://x.org)`,
    `[see ${address}| there](https://x.org)`,
    `[x]: ${address}|`,
    `\`${address}|\``,
    `\`\`\`\n${address}|\n\`\`\``,
    `<a href="${address}|">`,
    `<!-- ${address}|`,
    'https://github.com/example/site|',
    'https://github.com/example/site/issues|',
    `see |${address}`,
  ]) {
    it(`is not offered in ${JSON.stringify(text)}`, () => assert.equal(context(text), undefined))
  }
})

describe('a link', () => {
  for (const [marked, expected] of [
    ['see |', true],
    ['- [ ] see |', true],
    ['- a\n    - see |', true],
    ['[see |](https://x.org)', false],
    ['[|', false],
    ['[x](|)', false],
    ['[x]: |', false],
    ['<|>', false],
    ['a < |', true],
    ['`|`', false],
    ['```\n|\n```', false],
    ['<!-- | -->', false],
    ['text\n\n    |', false],
    ['text\n\n\t|', false],
    ['text\n    |', true],
  ] as const)
    it(`is ${expected ? 'inserted' : 'not inserted'} in ${JSON.stringify(marked)}`, () => {
      const offset = marked.indexOf('|')
      assert.equal(isLinkAllowedAt(marked.slice(0, offset) + marked.slice(offset + 1), offset), expected)
    })
})
