import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('slides', () => {
  const slides = (deck: string): readonly unknown[] =>
    readMinutes(`---\ntype: slide\n---\n${deck}`).slides.map(({ section, index, title }) => [section, index, title])
  it('are cut at three and four hyphens', () =>
    assert.deepEqual(slides('# A\n\n---\n\n# B\n\n----\n\n## C\n\n---\n\ntext'), [
      [0, 0, 'A'],
      [1, 0, 'B'],
      [1, 1, 'C'],
      [2, 0, undefined],
    ]))
})
