import assert from 'node:assert/strict'
import { usualLevel, withHeadingLevel } from '../../../../src/core/pads/headingLevels'

describe('levels of headings', () => {
  it('lifts all headings by the same number', () =>
    assert.equal(withHeadingLevel('### A\n#### B\n##### C ##\n', 1), '# A\n## B\n### C ##\n'))
  it('lowers them', () => assert.equal(withHeadingLevel('# A\n## B\n', 3), '### A\n#### B\n'))
  it('lowers less where a heading would pass level 6', () =>
    assert.equal(withHeadingLevel('# A\n##### B\n', 4), '## A\n###### B\n'))
  it('lifts less where a heading would pass level 1', () =>
    assert.equal(withHeadingLevel('### A\n## B\n', 1), '## A\n# B\n'))
  it('leaves code, comments, tags and quotes alone', () => {
    const rest = '```sh\n# run\n```\n<!--\n# note\n-->\n#tag\n> # quote\n    # indented\n'
    assert.equal(withHeadingLevel(`## A\n${rest}`, 1), `# A\n${rest}`)
  })
  it('writes an underlined first heading with marks', () =>
    assert.equal(withHeadingLevel('2026-03-05\n---\nA\n### B\n', 1), '# 2026-03-05\nA\n## B\n'))
  it('leaves a text without headings alone', () => assert.equal(withHeadingLevel('A\n', 1), 'A\n'))
  it('learns the usual level, the latest on a tie', () => {
    assert.equal(usualLevel(['# A', '## B', '# C']), 1)
    assert.equal(usualLevel(['# A', '## B']), 2)
    assert.equal(usualLevel(['A']), undefined)
  })
})
