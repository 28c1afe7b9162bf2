import assert from 'node:assert/strict'
import { replaceRange } from '../../../../src/core/edits/textEdit'
import { noteArrival } from '../../../../src/core/live/attendance'
import type { Person } from '../../../../src/core/minutes'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const after = (
  change: 'joined' | 'left',
  person: Person,
  text: string,
  earlier: readonly string[] = [],
): string | undefined => {
  const models = earlier.map((one) => ({ text: one, minutes: readMinutes(one) }))
  const edit = noteArrival(text, readMinutes(text), { person, change, time: '09:05' }, models)
  return edit && replaceRange(text, edit.start, edit.end, edit.newText)
}

const list = '# 2026-01-01\n\n## Participants\n\n- @ada\n- Bo Cole (@bo)\n\n## Agenda\n'
const timed = ['# 2025-12-25\n\n## Participants\n\n- @ada (until 10:30)\n- @cy\n']

describe('somebody who joins', () => {
  it('is added to the list', () =>
    assert.equal(after('joined', { handle: 'cy' }, list), list.replace('(@bo)\n', '(@bo)\n- @cy\n')))
  it('is added with the time where the series writes times', () =>
    assert.equal(
      after('joined', { handle: 'cy' }, list, timed),
      list.replace('(@bo)\n', '(@bo)\n- @cy (from 09:05)\n'),
    ))
  it('gets the time if listed already', () =>
    assert.equal(after('joined', { handle: 'Ada' }, list, timed), list.replace('@ada', '@ada (from 09:05)')))
  it('is not added twice', () => assert.equal(after('joined', { handle: 'ADA' }, list), undefined))
  it('is named as the series names people', () =>
    assert.equal(
      after(
        'joined',
        { handle: 'sa', name: 'Selin Aydın' },
        '# Sitzung 2026-01-01\n\nAnwesend: Anke Reimers, Jürgen Pohl\n',
      ),
      '# Sitzung 2026-01-01\n\nAnwesend: Anke Reimers, Jürgen Pohl, Selin Aydın\n',
    ))
})

describe('somebody who leaves', () => {
  it('gets the time as the series writes it', () => {
    assert.equal(after('left', { handle: 'bo' }, list, timed), list.replace('(@bo)', '(@bo) (until 09:05)'))
    assert.equal(
      after('left', { name: 'Jürgen Pohl' }, '# Sitzung 2026-01-01\n\nAnwesend: Jürgen Pohl, Anke Reimers\n', [
        '# Sitzung 2025-12-01\n\nAnwesend: Anke Reimers (bis 9.30 Uhr), Jürgen Pohl\n',
      ]),
      '# Sitzung 2026-01-01\n\nAnwesend: Jürgen Pohl (bis 9.05 Uhr), Anke Reimers\n',
    )
  })
  it('is said to have left early where the series writes no times', () =>
    assert.equal(after('left', { handle: 'ada' }, list), list.replace('@ada', '@ada (left early)')))
  it('keeps the existing remark', () =>
    assert.equal(
      after('left', { handle: 'ada' }, list.replace('@ada', '@ada (from 08:30)')),
      list.replace('@ada', '@ada (from 08:30, until 09:05)'),
    ))
  it('is noted in a line of people', () =>
    assert.equal(
      after('left', { handle: 'ada' }, '# 2026-01-01\r\n\r\nPresent: @ada, @bo (left 08:50)\r\n'),
      '# 2026-01-01\r\n\r\nPresent: @ada (left 09:05), @bo (left 08:50)\r\n',
    ))
  it('is noted once', () =>
    assert.equal(after('left', { handle: 'ada' }, list.replace('@ada', '@ada (until 09:05)')), undefined))
  it('is read back as a participant', () => {
    const text = after('left', { handle: 'ada' }, list, timed) ?? ''
    assert.deepEqual(
      readMinutes(text).participants.map(({ handle, note }) => [handle, note]),
      [
        ['ada', 'until 09:05'],
        ['bo', undefined],
      ],
    )
  })
})
