import assert from 'node:assert/strict'
import { digestOf } from '../../../../src/core/digest'
import {
  meetingsOf,
  nextDay,
  pathFor,
  proposeDuties,
  remindersDue,
  type SeriesMeetings,
  standingTopics,
  usualParticipants,
} from '../../../../src/core/newMinutes/seriesManner'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function meetings(...paths: readonly string[]): SeriesMeetings {
  return withTexts(...paths.map((path) => [path, '- x'] as const))
}

function withTexts(...files: readonly (readonly [path: string, text: string])[]): SeriesMeetings {
  const digests = files.map(([path, text]) => digestOf(path, readMinutes(text, { path }), text))
  return meetingsOf(digests, digests[0]?.series ?? '')
}

describe('the day of the next meeting', () => {
  it('follows the rhythm', () => {
    assert.equal(nextDay(meetings('t/20260101.md', 't/20260108.md', 't/20260115.md'), '2026-01-16'), '2026-01-22')
    assert.equal(nextDay(meetings('t/20260101.md', 't/20260115.md', 't/20260129.md'), '2026-01-30'), '2026-02-12')
  })
  it('is not in the past, and stays on its weekday', () =>
    assert.equal(nextDay(meetings('t/20260101.md', 't/20260108.md'), '2026-03-03'), '2026-03-05'))
  it('is not led astray by a gap or a wrong year', () =>
    assert.equal(
      nextDay(
        meetings('t/20230116.md', 't/20251204.md', 't/20260101.md', 't/20260108.md', 't/20260115.md'),
        '2026-01-16',
      ),
      '2026-01-22',
    ))
  it('is today for a series without minutes, in a week for one with one', () => {
    assert.equal(nextDay([], '2026-01-16'), '2026-01-16')
    assert.equal(nextDay(meetings('t/20260115.md'), '2026-01-16'), '2026-01-22')
  })
})

describe('the name of new minutes', () => {
  for (const [paths, expected] of [
    [['t/20260101.md', 't/20260108-workshop.md', 't/20260115.md'], 't/20260122.md'],
    [['t/2026-01-01.md'], 't/2026-01-22.md'],
    [['tsc-2026-01-01.md'], 'tsc-2026-01-22.md'],
    [['t/20260101.minutes.md'], 't/20260122.minutes.md'],
    [['t/weekly 2026-01-01.md'], 't/weekly 2026-01-22.md'],
    [[], 't/20260122.md'],
  ] as const)
    it(`is ${expected} behind ${paths.join(', ')}`, () =>
      assert.equal(pathFor(meetings(...paths), expected.includes('/') ? 't' : '', '2026-01-22'), expected))
})

const text = (people: string, scribe: string): string =>
  `# X\n\n## Participants\n\n${people
    .split(' ')
    .map((one) => `- @${one}`)
    .join('\n')}\n\n## Housekeeping\n\n- Minutes: @${scribe}\n\n## Agenda\n\n### Status of CI\n\n- x\n`

const team = withTexts(
  ['t/20260101.md', text('ada bo cy', 'ada')],
  ['t/20260108.md', text('Ada bo', 'bo')],
  ['t/20260115.md', text('ada bo guest', 'ada')],
  [
    't/20260122.md',
    `${text('ada bo cy', 'bo')}\n### Reminder: lab moves on 2026-02-01\n\n### Reminder: party on 2026-01-25\n`,
  ],
)

describe('the people of a series', () => {
  it('are offered by how often they came', () =>
    assert.deepEqual(
      usualParticipants(team).map(({ handle, attended, of }) => `${handle} ${attended}/${of}`),
      ['ada 4/4', 'bo 4/4', 'cy 2/4', 'guest 1/4'],
    ))
  it('take turns: whoever did it longest ago, if they come more than once', () => {
    assert.deepEqual(proposeDuties(team, ['scribe']), [
      { role: 'scribe', handle: 'cy', attended: 2, of: 4, lastDone: undefined },
    ])
    const [, reporter] = proposeDuties(team, ['scribe', 'reporter'])
    assert.equal(reporter?.handle, 'ada', 'nobody gets two duties while there are others')
  })
})

describe('the agenda of a series', () => {
  it('has topics that come up each time', () => assert.deepEqual(standingTopics(team), ['Status of CI']))
  it('has reminders that are still due', () =>
    assert.deepEqual(remindersDue(team, '2026-01-29'), ['Reminder: lab moves on 2026-02-01']))
})
