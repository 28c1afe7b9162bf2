import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { splitBlocks } from '../../../../../src/core/reader/text/blocks'
import type { BlockContent } from '../../../../../src/core/reader/text/lines'
import { readBlock, readBlockByParser } from '../../../../../src/core/reader/text/readBlock'
import { readPlainBlock } from '../../../../../src/core/reader/text/plainBlock'
import { readSource, type Source } from '../../../../../src/core/reader/text/source'

/** Checks that the result equals the parser's. Returns whether the text was plain, split into blocks, or parsed. */
function assertSame(original: string): 'plain' | 'blocks' | 'parser' {
  const text = original.replace(/\r\n?/g, '\n')
  const blocks = splitBlocks(text)
  if (readPlainBlock(text) !== undefined)
    assert.deepEqual(readBlock({ kind: 'markdown', text }), readBlockByParser(text), JSON.stringify(text))
  // Front matter is not the parser's.
  if (blocks.some(({ kind }) => kind !== 'markdown')) return 'parser'
  assert.deepEqual(contentOf(readSource(text)), contentOf(readBlockByParser(text)), JSON.stringify(text))
  return readPlainBlock(text) !== undefined ? 'plain' : blocks.length > 1 ? 'blocks' : 'parser'
}

/** The parts that a document has in common with a block. */
function contentOf({ lines, maskedText, links, images, strikethrough, fences }: Source | BlockContent): unknown {
  return {
    maskedText,
    links,
    images,
    strikethrough,
    fences,
    lines: lines.map(({ kind, number, start, end, level, parent, checked, cells }) => [
      ...[kind, number, start, end, level, parent, checked],
      cells,
    ]),
  }
}

/** Mostly plain pieces, because otherwise few samples would be plain as a whole. */
const often = (plain: readonly string[], odd: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 24, arbitrary: fc.constantFrom(...plain) }, { weight: 1, arbitrary: fc.constantFrom(...odd) })
const indents = ['', '', '', ' ', '  ', '   ', '    ', '      ', '\t', '\t\t', ' \t']
const plainLeads = ['', '', '- ', '- ', '* ', '+ ', '-  ', '- [ ] ', '* [x] ', '1. ', '2. ', '3) ', '- 1. ', '1. - ']
const oddLeads = ['-\t', '10. ', '1.\t', '-       ', '# ', '### ', '> ', '- - ', '-', '---', '**']
const plainContents = [
  'AI @ada: call them',
  '_AI @bo-x: write_',
  'text that goes on',
  'see [standards#1](https://github.com/acme/standards/issues/1).',
  'https://github.com/acme/x/pull/2',
  '(https://example.org/a_b/c), and',
  'with `code` and `[a](b)`',
  '@a/@b *x* __y__ ~5 min',
  'trailing  ',
  '#12 and repo#12:',
  ':white_check_mark: ✅ ü',
  '',
  '',
]
const oddContents = [
  'https://example.org/?q=1&b=2',
  '<https://example.org/x> and `<https://example.org/y>`',
  '[see <https://example.org/x>](https://example.org/y)',
  '<!-- later -->',
  'a <b>bold</b><br> word <!-- later -->',
  '<u>@ada</u>: 3 < 4, <3 <-',
  'see <a href="https://example.org/a">https://example.org/b</a>',
  'a <img src="a.png"> and ![an image](uploads/a.png)',
  '![](a_b.png) [![a](b)](c) [<i>d</i>](e)',
  'no <b tag, "a" <a@example.org> <b c=">`',
  '![a *b*](c) ![d](e =640x)',
  '<!-- until',
  'here -->',
  '<div>',
  '</div>',
  'a ` alone',
  '[open bracket https://example.org/x',
  '[a](b) [c][d] ]',
  '~~gone~~',
  'a | b',
  '--- | ---',
  'mail@example.org',
  '```',
  '```',
  '```js',
  '```  ',
  '    ```',
  '  ```',
  '~~~~',
  'www.example.org',
  '&amp; <b>bold</b>',
  'ends with \\',
  '=====',
  '-----',
  '***',
]
const line = fc
  .tuple(fc.constantFrom(...indents), often(plainLeads, oddLeads), often(plainContents, oddContents))
  .map((parts) => parts.join(''))
const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 9 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end))

describe('a plain block', () => {
  it('is read as the parser reads it, with any content', () => {
    const ways = { plain: 0, blocks: 0, parser: 0 }
    fc.assert(
      fc.property(text, (sample) => {
        ways[assertSame(sample)]++
      }),
      { numRuns: 1_000, seed: 5 },
    )
    assert.ok(ways.plain > 150, `only ${ways.plain} of the samples were plain: the test shows nothing`)
    assert.ok(ways.blocks > 150, `only ${ways.blocks} of the samples had blocks: the test shows nothing`)
  })
  it('is read as the parser reads it in the sample minutes, most of which are plain', () => {
    const folder = path.join(__dirname, '../../../../workspace')
    const blocks = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => splitBlocks(readFileSync(path.join(folder, file), 'utf8')))
      .filter(({ kind }) => kind === 'markdown')
    const plain = blocks.filter(({ text: sample }) => assertSame(sample) === 'plain')
    assert.ok(plain.length > blocks.length / 2, `${plain.length} of ${blocks.length}`)
  })
})
