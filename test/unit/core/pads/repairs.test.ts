import assert from 'node:assert/strict'
import { findRepairs } from '../../../../src/core/pads/repairs'

const repaired = (text: string): string =>
  findRepairs(text).edits.reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  )

describe('repairs of a text from a pad', () => {
  it('decode garbled characters', () => assert.equal(repaired('GrÃ¼ÃŸe â€“ all'), 'Grüße – all'))
  it('remove lines that only pads understand', () => assert.equal(repaired('[TOC]\n# A\n###### tags: x\nB'), '# A\nB'))
  it('are counted by kind', () => {
    const { garbledCount, padLineCount } = findRepairs('[TOC]\nfÃ¼r')
    assert.deepEqual({ garbledCount, padLineCount }, { garbledCount: 1, padLineCount: 1 })
  })
  it('leave other text alone', () => assert.equal(findRepairs('# A\n\n`[TOC]` über').edits.length, 0))
})
