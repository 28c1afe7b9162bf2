import assert from 'node:assert/strict'
import { readBlock, readBlockByParser } from '../../../../../src/core/reader/text/readBlock'
import { readPlainBlock } from '../../../../../src/core/reader/text/plainBlock'

/** Checks that the result equals the parser's. Returns whether the text was plain. */
function assertSame(text: string): boolean {
  // Other texts are read by the parser anyway.
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
    'a\n2. b\n1. c\n2. d\n',
    '1. a\n   - b\n2. c\n10) d\n    e\n',
    '- 1. a\n     b\n  2. c\n- - d\n',
    'a\n- 2. b\n',
    '- a\n- \n- b\n  - \n',
    '- \n  a\n',
    '# a\n```json\n- b\n\n# c\n  ``` \n- d\n',
    '- a\n  ```\n  - b\n  ```\n',
    '```\n- a\n',
    '- `a`: see [`b`](https://example.org) and https://example.org/c.\n',
  ])
    it(`reads ${JSON.stringify(sample)} as the parser does`, () => void assertSame(sample))
})
