import assert from 'node:assert/strict'
import { digestOf } from '../../../../src/core/digest'
import type { Appointment } from '../../../../src/core/meetings/calendar'
import { isOfSeries, scheduleOf } from '../../../../src/core/meetings/schedule'
import { seriesMeetings, type SeriesMeetings } from '../../../../src/core/newMinutes/seriesHabits'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const meetings = (...days: readonly string[]): SeriesMeetings =>
  seriesMeetings(
    days.map((day) => digestOf(`platform/${day}.md`, readMinutes(`# ${day}\n\n## Participants\n- @ada`))),
    'platform',
  )
const appointment = (day: string, title = 'Platform', folder?: string): Appointment => ({
  title,
  start: Date.parse(`${day}T14:00:00Z`),
  end: Date.parse(`${day}T15:00:00Z`),
  timeZone: undefined,
  links: { folder, pad: undefined, room: undefined },
})
const at = (time: string, files: SeriesMeetings, ...appointments: readonly Appointment[]) => {
  const { next, last, lastPath } = scheduleOf(files, appointments, Date.parse(time), (ms) =>
    new Date(ms).toISOString().slice(0, 10),
  )
  return { next, last, lastPath }
}

describe('the schedule of a series', () => {
  const files = meetings('2026-02-19', '2026-02-26', '2026-03-05')
  it('comes from the calendar', () =>
    assert.deepEqual(at('2026-03-05T16:00:00Z', files, appointment('2026-03-05'), appointment('2026-03-10')), {
      next: '2026-03-10',
      last: '2026-03-05',
      lastPath: 'platform/2026-03-05.md',
    }))
  it('has a last meeting without a file right after its end', () => {
    const days = [appointment('2026-03-05'), appointment('2026-03-12'), appointment('2026-03-19')]
    assert.equal(at('2026-03-12T14:30:00Z', files, ...days).lastPath, 'platform/2026-03-05.md')
    assert.deepEqual(at('2026-03-12T15:01:00Z', files, ...days), {
      next: '2026-03-19',
      last: '2026-03-12',
      lastPath: undefined,
    })
  })
  it('follows the rhythm of the files without a calendar', () => {
    assert.deepEqual(at('2026-03-06T09:00:00Z', files), {
      next: '2026-03-12',
      last: '2026-03-05',
      lastPath: 'platform/2026-03-05.md',
    })
    assert.deepEqual(at('2026-03-13T09:00:00Z', files), {
      next: '2026-03-19',
      last: '2026-03-12',
      lastPath: undefined,
    })
  })
  it('has no next meeting while the series rests', () =>
    assert.equal(at('2027-03-13T09:00:00Z', files).next, undefined))
  it('has appointments by folder, else by title', () => {
    assert.equal(isOfSeries(appointment('2026-03-05', 'Call', 'team/platform'), 'platform', 'platform'), true)
    assert.equal(isOfSeries(appointment('2026-03-05', 'Platform', 'containers'), 'platform', 'platform'), false)
    assert.equal(isOfSeries(appointment('2026-03-05', 'SIG Central API call'), 'sig-central-api', 'x'), true)
    assert.equal(isOfSeries(appointment('2026-03-05', 'Lunch'), 'platform', 'platform'), false)
  })
})
