import assert from 'node:assert/strict'
import type { CachedBlock } from '../../../../../src/core/reader/text/source'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

describe('a keystroke', () => {
  it('has one section of large minutes read again, and nothing else', () => {
    const topics = Array.from(
      { length: 150 },
      (_, index) =>
        `### Topic ${index}\n\n- AI @ada: see [docs#${index}](https://github.com/orchard/docs/issues/${index})\n- text ${index}\n\n`,
    )
    const text = `# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n${topics.join('')}`
    const known = new Map<string, CachedBlock>()
    let read = 0
    const cache = {
      get: (block: string) => known.get(block),
      set: (block: string, value: CachedBlock) => {
        read++
        return known.set(block, value)
      },
    }
    readMinutes(text, { cache })
    assert.ok(read > 50)
    read = 0
    const { actions } = readMinutes(text.replace('- text 75', '- text 75x'), { cache })
    assert.equal(read, 1)
    assert.equal(actions.length, topics.length)
  })
})
