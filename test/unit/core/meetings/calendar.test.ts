import assert from 'node:assert/strict'
import { appointmentsBetween, readLinks } from '../../../../src/core/meetings/calendar'

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: readonly string[]): readonly string[] => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT']

/** The starts of the appointments in March and April 2026, in UTC. */
const starts = (ics: string): readonly string[] =>
  appointmentsBetween(ics, Date.UTC(2026, 2, 1), Date.UTC(2026, 4, 1)).map(({ start }) =>
    new Date(start).toISOString().slice(0, 16),
  )

describe('a calendar', () => {
  it('repeats appointments across the change to summer time, with exceptions', () =>
    assert.deepEqual(
      starts(
        calendar(
          ...event(
            'SUMMARY:Platform',
            'DTSTART;TZID=Europe/Berlin:20260305T140500',
            'DTEND;TZID=Europe/Berlin:20260305T145500',
            'RRULE:FREQ=WEEKLY;INTERVAL=2',
            'EXDATE;TZID=Europe/Berlin:20260319T140500',
          ),
          ...event(
            'RECURRENCE-ID;TZID=Europe/Berlin:20260402T140500',
            'DTSTART;TZID=Europe/Berlin:20260403T100000',
            'DTEND;TZID=Europe/Berlin:20260403T110000',
            'SUMMARY:Platform (moved)',
          ),
        ),
      ),
      ['2026-03-05T13:05', '2026-04-03T08:00', '2026-04-16T12:05', '2026-04-30T12:05'],
    ))
  it('uses the time zone that the calendar defines', () =>
    assert.deepEqual(
      starts(
        calendar(
          'BEGIN:VTIMEZONE',
          'TZID:Team',
          'BEGIN:STANDARD',
          'DTSTART:19700101T000000',
          'TZOFFSETFROM:+0300',
          'TZOFFSETTO:+0300',
          'END:STANDARD',
          'END:VTIMEZONE',
          ...event('DTSTART;TZID=Team:20260305T140000', 'DURATION:PT1H'),
        ),
      ),
      ['2026-03-05T11:00'],
    ))
  it('leaves cancelled appointments out', () =>
    assert.deepEqual(starts(calendar(...event('DTSTART:20260305T140000Z', 'STATUS:CANCELLED'))), []))
  it('ends infinite rules, and ignores invalid ones', () => {
    assert.equal(starts(calendar(...event('DTSTART:20260301T000000Z', 'RRULE:FREQ=DAILY'))).length, 61)
    assert.deepEqual(starts('no calendar'), [])
    assert.deepEqual(starts(calendar(...event('DTSTART:20260305T140000Z', 'RRULE:FREQ=NEVER'))), [])
  })
})

describe('the description of an appointment', () => {
  it('gives folder, pad and room', () =>
    assert.deepEqual(
      readLinks(
        'Minutes: https://github.com/org/minutes/tree/main/platform\nHedgeDoc: https://md.example.org/2026-platform?both\nJoin: https://conf.example.org/platform',
      ),
      {
        folder: 'platform',
        pad: 'https://md.example.org/2026-platform?both',
        room: 'https://conf.example.org/platform',
      },
    ))
  it('gives them without labels, from HTML', () =>
    assert.deepEqual(
      readLinks('<a href="https://pad.example.org/x">pad</a><br>see <a href="https://meet.example.org/y">room</a>'),
      { folder: undefined, pad: 'https://pad.example.org/x', room: 'https://meet.example.org/y' },
    ))
  it('may have none', () =>
    assert.deepEqual(readLinks('Bring cake'), { folder: undefined, pad: undefined, room: undefined }))
})
