import assert from 'node:assert/strict'
import { readBlock, readBlockByParser } from '../../../../../src/core/reader/text/readBlock'
import { readPlainBlock } from '../../../../../src/core/reader/text/plainBlock'

/** Whether the quick way was taken; either way the parser says the same. */
function assertSame(text: string): boolean {
  // One that is not plain is read by the parser either way.
  if (readPlainBlock(text) === undefined) return false
  assert.deepEqual(readBlock({ kind: 'markdown', text }), readBlockByParser(text), JSON.stringify(text))
  return true
}

describe('a plain block', () => {
  for (const sample of [
    '- a\n    - b\n   - c\n  d\n\n  e\n\nf',
    '\t- a\n\t\t- b\n\t\tc',
    'a\n- b\nlazy\n  - c\nlazy',
    '- a\n\n\n    - b\n\n - c',
    '# a\nb\n---\n',
    '- a\n---\n- b\n',
    '- a\n\n---\n- b\n',
    'a\n\n----\n\nb\n',
    '- `a`: see [`b`](https://example.org) and https://example.org/c.\n',
  ])
    it(`reads ${JSON.stringify(sample)} as the parser does`, () => void assertSame(sample))
})
