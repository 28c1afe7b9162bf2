import assert from 'node:assert/strict'
import { splitPieces } from '../../../../../src/core/reader/text/pieces'

const piecesOf = (text: string): readonly string[] => splitPieces(text).map(({ start, end }) => text.slice(start, end))

describe('the pieces of a block', () => {
  for (const [what, pieces] of [
    ['begin at headings', ['text\n', '# Topic\ntext\n', '## Other\n']],
    ['begin at bullets at the margin', ['- one\n  - inside\n', '- two\n  text\n']],
    ['begin at text behind a blank line', ['- one\n\n  text of one\n\n', 'text\ngoes on\n']],
    ['do not begin at rows, quotes and rules behind a blank line', ['text\n\n| a |\n\n> b\n\n---\n']],
    ['do not begin inside of HTML', ['<div>\n- one\n# two\n\n', '- three\n']],
    ['do not begin in a fence', ['- one\n', '- two\n\n', '```\n- three\n\ntext\n# four\n    ```\n', '- five\n']],
    ['begin after a fence of a list', ['- one\n    ```\n    two\n\n', '- three\n']],
    ['begin after a fence of a list that has no end', ['- one\n  ```\n', '- two\n```\n# three\n```\n', '# four\n']],
    ['are one piece with a fence that may be in a list or not', ['- one\nmore\n  ```\n- two\n  ```\n# three\n']],
    ['do not begin after backticks in HTML', ['<div>\n```\n\n```\n- one\n```\n']],
    ['are one piece with a definition', ['- [one]\n- two\n\n[one]: https://example.org\n']],
    ['are one piece with a comment of several lines', ['- one\n<!-- two\n\n- three -->\n']],
    ['are one piece where front matter may begin', ['---\n- one\n- two\n']],
  ] as const)
    it(what, () => assert.deepEqual(piecesOf(pieces.join('')), pieces))
  it('know their first lines', () =>
    assert.deepEqual(
      splitPieces('- one\n  text\n- two\r\n\r\ntext').map(({ firstLine }) => firstLine),
      [0, 2, 4],
    ))
})
