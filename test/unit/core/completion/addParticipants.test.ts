import assert from 'node:assert/strict'
import { addPeople } from '../../../../src/core/completion/addParticipants'
import { replaceRange } from '../../../../src/core/edits/textEdit'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function assertAdded(text: string, people: readonly string[], expected: string): void {
  const edit = addPeople(text, readMinutes(text), people)
  assert.equal(edit === undefined ? text : replaceRange(text, edit.start, edit.end, edit.newText), expected)
}

describe('adding participants', () => {
  it('continues with the list', () =>
    assertAdded(
      '# 2026-01-01\n\n## Participants\n\n* @ada\n* @bo (late)\n\n## Agenda\n',
      ['@cy', '@di'],
      '# 2026-01-01\n\n## Participants\n\n* @ada\n* @bo (late)\n* @cy\n* @di\n\n## Agenda\n',
    ))
  it('continues with a line of names', () =>
    assertAdded(
      '# 2026-01-01\n\nParticipants: @ada, @bo\n\n## Agenda\n',
      ['@cy'],
      '# 2026-01-01\n\nParticipants: @ada, @bo, @cy\n\n## Agenda\n',
    ))
  it('begins an empty list', () =>
    assertAdded(
      '# 2026-01-01\n\n## Participants\n\n## Agenda\n',
      ['@cy'],
      '# 2026-01-01\n\n## Participants\n\n- @cy\n\n## Agenda\n',
    ))
  it('makes the section', () =>
    assertAdded('# 2026-01-01\n\n## Agenda\n', ['@cy'], '# 2026-01-01\n\n## Participants\n\n- @cy\n\n\n## Agenda\n'))
  it('continues with names, and with a remark at the end of the line', () =>
    assertAdded(
      '# Sitzung 2026-01-01\n\n**Anwesend:** Anke Reimers (Vorsitz), Jürgen Pohl (Kasse)\n\n## TOP 1\n',
      ['Selin Aydın', '@cy'],
      '# Sitzung 2026-01-01\n\n**Anwesend:** Anke Reimers (Vorsitz), Jürgen Pohl (Kasse), Selin Aydın, @cy\n\n## TOP 1\n',
    ))
  it('continues after a handle in parentheses', () =>
    assertAdded(
      '# 2026-01-01\n\nPresent: Ada Brook (@ada), Bo Cole (@bo)\n',
      ['Cy Dole (@cy)'],
      '# 2026-01-01\n\nPresent: Ada Brook (@ada), Bo Cole (@bo), Cy Dole (@cy)\n',
    ))
  it('fills the bullet that New Minutes leaves', () => {
    assertAdded(
      '# 2026-01-01\n\n## Participants\n\n- @\n\n## Agenda\n',
      ['@cy', '@di'],
      '# 2026-01-01\n\n## Participants\n\n- @cy\n- @di\n\n## Agenda\n',
    )
    assertAdded(
      '# 2026-01-01\r\n\r\n## Participants\r\n* \r\n',
      ['@cy'],
      '# 2026-01-01\r\n\r\n## Participants\r\n* @cy\r\n',
    )
  })
  it('adds rows to a table', () =>
    assertAdded(
      '# 2026-01-01\n\n## Participants\n\n| Name | Handle | There |\n| --- | --- | --- |\n| Ada Brook | @ada | x |\n',
      ['@cy'],
      '# 2026-01-01\n\n## Participants\n\n| Name | Handle | There |\n| --- | --- | --- |\n| Ada Brook | @ada | x |\n|  | @cy |  |\n',
    ))
  it('of no people changes nothing', () => assertAdded('# 2026-01-01\n', [], '# 2026-01-01\n'))
})
