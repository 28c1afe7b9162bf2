import assert from 'node:assert/strict'
import { addParticipants } from '../../../../src/core/completion/addParticipants'
import { replaceRange } from '../../../../src/core/edits/textEdit'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function assertAdded(text: string, handles: readonly string[], expected: string): void {
  const edit = addParticipants(text, readMinutes(text), handles)
  assert.equal(edit === undefined ? text : replaceRange(text, edit.start, edit.end, edit.newText), expected)
}

describe('adding participants', () => {
  it('goes on with the list', () =>
    assertAdded(
      '# 2026-01-01\n\n## Participants\n\n* @ada\n* @bo (late)\n\n## Agenda\n',
      ['cy', 'di'],
      '# 2026-01-01\n\n## Participants\n\n* @ada\n* @bo (late)\n* @cy\n* @di\n\n## Agenda\n',
    ))
  it('goes on with a line of names', () =>
    assertAdded(
      '# 2026-01-01\n\nParticipants: @ada, @bo\n\n## Agenda\n',
      ['cy'],
      '# 2026-01-01\n\nParticipants: @ada, @bo, @cy\n\n## Agenda\n',
    ))
  it('begins an empty list', () =>
    assertAdded(
      '# 2026-01-01\n\n## Participants\n\n## Agenda\n',
      ['cy'],
      '# 2026-01-01\n\n## Participants\n\n- @cy\n\n## Agenda\n',
    ))
  it('makes the section', () =>
    assertAdded('# 2026-01-01\n\n## Agenda\n', ['cy'], '# 2026-01-01\n\n## Participants\n\n- @cy\n\n\n## Agenda\n'))
  it('of no people changes nothing', () => assertAdded('# 2026-01-01\n', [], '# 2026-01-01\n'))
})
