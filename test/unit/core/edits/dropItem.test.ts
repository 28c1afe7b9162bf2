import assert from 'node:assert/strict'
import { learnCancelWords, dropItem } from '../../../../src/core/edits/dropItem'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** The line or lines of an agenda topic after its first item is dropped. */
function after(markdown: string, words = 'dropped'): string {
  const head = '# 2026-03-05\n\n## Agenda\n\n### One\n\n'
  const text = `${head}${markdown}\n`
  const minutes = readMinutes(text)
  const [item] = minutes.actions
  assert.ok(item)
  const result = dropItem(text, minutes, item, words, readMinutes)
  return 'refusal' in result ? result.refusal : result.text.slice(head.length).trimEnd()
}

describe('an action item is dropped', () => {
  for (const [before, expected] of [
    ['- [ ] @ada: call the vendor', '- [-] @ada: call the vendor'],
    ['- AI @ada: call the vendor', '- AI @ada: call the vendor\n  - dropped'],
    ['AI @ada: call the vendor', 'AI @ada: call the vendor (dropped)'],
    ['- AI @ada: call the vendor\n  - waits for Bo', '- AI @ada: call the vendor\n  - waits for Bo\n  - dropped'],
    ['- AI @ada: call the vendor ✅', 'already'],
    ['- [-] @ada: call the vendor', 'already'],
  ] as const)
    it(JSON.stringify(before), () => assert.equal(after(before), expected))
  it('in the words of the series', () => {
    const { actions } = readMinutes('# 2026-03-05\n\n- AI @bo: paint it all\n  - entfällt\n')
    assert.equal(learnCancelWords(actions), 'entfällt')
    assert.equal(learnCancelWords([]), 'dropped')
    assert.equal(after('- AI @ada: call Bo', 'entfällt'), '- AI @ada: call Bo\n  - entfällt')
  })
})
