import assert from 'node:assert/strict'
import { dayOfMinutes, findDateMismatch } from '../../../src/core/dayOfMinutes'
import { findDateProblems } from '../../../src/core/problems/minutesProblems'
import { checkMinutes } from '../../../src/core/publishChecks/checkMinutes'
import { readMinutes } from '../../../src/core/reader/readMinutes'

const text = '# Team 2026-03-05\n\n## Agenda\n\n### Tent\n'
const read = (path: string) => readMinutes(text, { path })

describe('the day of minutes', () => {
  it('is that of the text, else that of the path', () => {
    assert.equal(dayOfMinutes(read('team/20260312.md'), 'team/20260312.md'), '2026-03-05')
    assert.equal(dayOfMinutes(readMinutes('# Team\n'), 'team/20260312.md'), '2026-03-12')
    assert.equal(dayOfMinutes(readMinutes('# Team\n'), 'team/notes.md'), undefined)
  })
  it('may be six digits of the file name, if only one order is a date', () => {
    const day = (path: string): string | undefined => dayOfMinutes(readMinutes('# Team\n'), path)
    assert.equal(day('team/112625-weekly.md'), '2025-11-26')
    assert.equal(day('team/notes_260331.md'), '2026-03-31')
    for (const name of ['TSC-260305', 'MINUTES-260305', 'AG_26-03-05', 'build_260305'])
      assert.equal(day(`team/${name}.md`), '2026-03-05')
    assert.equal(day('team/JIRA-260305.md'), undefined)
    assert.equal(day('team/rfc_260305.md'), undefined)
    assert.equal(day('team/101125-kickoff.md'), undefined)
    assert.equal(day('team/notes-123456.md'), undefined)
    assert.equal(day('team/room-1126251.md'), undefined)
  })
  for (const path of ['team/20260312.md', 'team/2026-03-12/minutes.md', 'team/2026/03/12.md'])
    it(`differs from ${path} for the problem and for publishing alike`, () => {
      const minutes = read(path)
      assert.equal(findDateMismatch(minutes, path)?.ofPath, '2026-03-12')
      assert.deepEqual(
        findDateProblems(minutes, path).map(({ code }) => code),
        ['date-mismatch'],
      )
      const codes = checkMinutes(text, minutes, path).map(({ code }) => code)
      assert.deepEqual(codes, ['dateMismatch'])
    })
  for (const path of ['team/20260305.md', 'team/notes.md', '2026-03-05/minutes.md'])
    it(`does not differ from ${path}`, () => {
      assert.equal(findDateMismatch(read(path), path), undefined)
    })
})
