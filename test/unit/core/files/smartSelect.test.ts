import assert from 'node:assert/strict'
import { selectionRanges } from '../../../../src/core/files/smartSelect'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const selections = (marked: string): readonly string[] => {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  return selectionRanges(text, offset, readMinutes(text).sections).map(({ start, end }) => text.slice(start, end))
}

const head = '# 2026-03-09\n\n## Agenda\n\n'

describe('expanding the selection', () => {
  it('goes from a mark to its item, list, topic, agenda and file', () => {
    const text = `${head}### One\n\n- a **bo|ld** word\n  - below\n- b\n\n### Two\n\ntext\n`
    const whole = text.replace('|', '')
    const found = selections(text)
    for (const part of [
      'bold',
      '**bold**',
      'a **bold** word',
      '- a **bold** word\n  - below',
      '### One\n\n- a **bold** word\n  - below\n- b',
    ])
      assert.ok(found.includes(part), `${part}\n${JSON.stringify(found)}`)
    assert.equal(found.at(-1), whole)
    assert.ok(found.some((part) => part.startsWith('## Agenda') && part.includes('### Two')))
  })
  it('takes the label of a link, then the link', () => {
    const found = selections(`${head}see [the pl|an](plan.md) here\n`)
    assert.deepEqual(found.slice(0, 3), ['the plan', '[the plan](plan.md)', 'see [the plan](plan.md) here'])
  })
  it('grows with every step', () => {
    for (const text of ['|', 'a|', `${head}|`, '- a\r\n\t- b|\r\n', '```\n# x|\n```\n', '# a|'])
      for (const [index, part] of selections(text).entries())
        if (index > 0) assert.ok(part.length > (selections(text)[index - 1]?.length ?? 0), text)
  })
})
