import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

describe('the word before a handle', () => {
  for (const [line, name] of [
    ['Ada Brook @ada', 'Ada Brook'],
    ['Ada Brook (@ada)', 'Ada Brook'],
    ['not: @ada', undefined],
    ['late: @ada', undefined],
    ['chair: @ada', undefined],
    ['Chair: @ada', undefined],
    ['remote: @ada', undefined],
    ['Remote @ada', undefined],
    ['verspätet: @ada', undefined],
  ] as const)
    it(`"${line}": ${name ?? 'no name'}`, () => {
      const { participants, excused } = readMinutes(`# 2026-03-05\n\n## Participants\n\n- @bo\n- ${line}\n`)
      assert.equal([...participants, ...excused].find(({ handle }) => handle === 'ada')?.name, name)
    })
})
