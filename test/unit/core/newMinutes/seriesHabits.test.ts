import assert from 'node:assert/strict'
import { digestOf } from '../../../../src/core/digest'
import { newMinutesPath } from '../../../../src/core/newMinutes/newMinutesPath'
import {
  seriesMeetings,
  suggestNextDate,
  pendingReminders,
  type SeriesMeetings,
  recurringTopics,
} from '../../../../src/core/newMinutes/seriesHabits'
import { proposeDuties, frequentParticipants } from '../../../../src/core/newMinutes/seriesPeople'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function meetings(...paths: readonly string[]): SeriesMeetings {
  return withTexts(...paths.map((path) => [path, '- x'] as const))
}

function withTexts(...files: readonly (readonly [path: string, text: string])[]): SeriesMeetings {
  const digests = files.map(([path, text]) => digestOf(path, readMinutes(text, { path }), text))
  return seriesMeetings(digests, digests[0]?.series ?? '')
}

describe('the suggested date of the next meeting', () => {
  it('follows the usual interval', () => {
    assert.equal(
      suggestNextDate(meetings('t/20260101.md', 't/20260108.md', 't/20260115.md'), '2026-01-16'),
      '2026-01-22',
    )
    assert.equal(
      suggestNextDate(meetings('t/20260101.md', 't/20260115.md', 't/20260129.md'), '2026-01-30'),
      '2026-02-12',
    )
  })
  it('is not in the past and keeps the weekday', () =>
    assert.equal(suggestNextDate(meetings('t/20260101.md', 't/20260108.md'), '2026-03-03'), '2026-03-05'))
  it('ignores gaps and wrong years', () =>
    assert.equal(
      suggestNextDate(
        meetings('t/20230116.md', 't/20251204.md', 't/20260101.md', 't/20260108.md', 't/20260115.md'),
        '2026-01-16',
      ),
      '2026-01-22',
    ))
  it('keeps the day or weekday of the month', () => {
    assert.equal(
      suggestNextDate(meetings('t/20251210.md', 't/20260110.md', 't/20260210.md'), '2026-02-11'),
      '2026-03-10',
    )
    assert.equal(
      suggestNextDate(meetings('t/20251009.md', 't/20251113.md', 't/20251211.md'), '2025-12-12'),
      '2026-01-08',
    )
    assert.equal(
      suggestNextDate(meetings('t/20251210.md', 't/20260110.md', 't/20260210.md'), '2026-04-11'),
      '2026-05-10',
    )
  })
  it('is today without minutes, and a week later with one meeting', () => {
    assert.equal(suggestNextDate([], '2026-01-16'), '2026-01-16')
    assert.equal(suggestNextDate(meetings('t/20260115.md'), '2026-01-16'), '2026-01-22')
  })
})

describe('the file name of new minutes', () => {
  for (const [paths, expected] of [
    [['t/20260101.md', 't/20260108-workshop.md', 't/20260115.md'], 't/20260122.md'],
    [['t/2026-01-01.md'], 't/2026-01-22.md'],
    [['tsc-2026-01-01.md'], 'tsc-2026-01-22.md'],
    [['t/20260101.minutes.md'], 't/20260122.minutes.md'],
    [['t/weekly 2026-01-01.md'], 't/weekly 2026-01-22.md'],
    [[], 't/20260122.md'],
    [['t/2025/12/20251218.md', 't/2026/01/20260115.md'], 't/2026/01/20260122.md'],
    [['t/2025/12/20251218.md'], 't/2026/01/20260122.md'],
    [['t/2025-12/2025-12-18.md'], 't/2026-01/2026-01-22.md'],
    [['t/2025-12-18/minutes.md'], 't/2026-01-22/minutes.md'],
    [['t/2025/12/18.md'], 't/2026/01/22.md'],
    [['t/2025/12-18.md'], 't/2026/01-22.md'],
    [['t/2025/12-December/20251218.md'], 't/2026/01-January/20260122.md'],
    [['t/2025/Dezember/20251218.md'], 't/2026/Januar/20260122.md'],
    [['t/18.12.2025.md'], 't/22.01.2026.md'],
    [['t/Minutes_December_18_2025.md'], 't/Minutes_January_22_2026.md'],
    [['t/2025-12-18 Standup.md'], 't/2026-01-22 Standup.md'],
    [['t/001-2025-12-11.md', 't/002-2025-12-18.md'], 't/003-2026-01-22.md'],
    [['2025/t/20251218.md'], '2026/t/20260122.md'],
  ] as const)
    it(`is ${expected} after ${paths.join(', ')}`, () =>
      assert.equal(newMinutesPath(meetings(...paths), expected.includes('/') ? 't' : '', '2026-01-22'), expected))
})

it('the file name of new minutes has the week where the others do', () => {
  const path = 't/2026-W03.md'
  const text = '# 2026-01-15\n\n- x\n'
  const all = withTexts([path, text])
  assert.equal(newMinutesPath(all, 't', '2026-01-22'), 't/2026-W04.md')
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
      frequentParticipants(team).map(({ person, attended, of }) => `${person.handle} ${attended}/${of}`),
      ['ada 4/4', 'bo 4/4', 'cy 2/4', 'guest 1/4'],
    ))
  it('take turns in a duty if they attend more than once', () => {
    assert.deepEqual(proposeDuties(team, ['scribe']), [
      { role: 'scribe', person: { handle: 'cy' }, attended: 2, of: 4, lastDone: undefined },
    ])
    const [scribe] = proposeDuties(team, ['scribe'], [{ handle: 'ADA' }, { handle: 'bo' }])
    assert.equal(scribe?.person.handle, 'ada', 'of those who come')
    const [, reporter] = proposeDuties(team, ['scribe', 'reporter'])
    assert.equal(reporter?.person.handle, 'ada', 'nobody gets two duties while there are others')
  })
})

describe('people without handles', () => {
  const byName = (people: string, scribe: string): string =>
    `# X\n\nPresent: ${people}\nScribe: ${scribe}\n\n## Agenda\n\n### Heating\n\n- x\n`
  const council = withTexts(
    ['c/20260101.md', byName('Ada Brook, Ben Sol, Cy Dee', 'Ben')],
    ['c/20260108.md', byName('Ada Brook, Ben, Dora Elm', 'Ada Brook')],
    ['c/20260115.md', byName('Ada Brook, Ben Sol, Cy Dee', 'Ben Sol')],
  )
  it('are offered by how often they came, by whole name or first name', () =>
    assert.deepEqual(
      frequentParticipants(council).map(({ person, attended, of }) => `${person.name} ${attended}/${of}`),
      ['Ada Brook 3/3', 'Ben Sol 3/3', 'Cy Dee 2/3', 'Dora Elm 1/3'],
    ))
  it('take turns like others', () =>
    assert.deepEqual(
      proposeDuties(council, ['scribe', 'chair']).map(({ person, lastDone }) => [person.name, lastDone]),
      [
        ['Cy Dee', undefined],
        ['Ada Brook', undefined],
      ],
    ))
  it('take turns by their first names, too', () => {
    const both = withTexts(
      ['c/20260101.md', byName('Ada Brook, Ben Sol', 'Ben')],
      ['c/20260108.md', byName('Ada Brook, Ben Sol', 'Ada')],
    )
    assert.deepEqual(
      proposeDuties(both, ['scribe']).map(({ person, lastDone }) => [person.name, lastDone]),
      [['Ben Sol', '2026-01-01']],
    )
  })
  it('are matched with handles in other minutes', () => {
    const mixed = withTexts(
      ['c/20260101.md', '# X\n\n## Participants\n\n- Ada Brook (@ada)\n- Ben Sol\n'],
      ['c/20260108.md', '# X\n\n## Participants\n\n- Ada Brook\n- Ben Sol\n'],
    )
    assert.deepEqual(
      frequentParticipants(mixed).map(({ person, attended }) => [person, attended]),
      [
        [{ handle: 'ada', name: 'Ada Brook' }, 2],
        [{ name: 'Ben Sol' }, 2],
      ],
    )
  })
})

describe('the agenda of a series', () => {
  it('has recurring topics', () => assert.deepEqual(recurringTopics(team), ['Status of CI']))
  it('has pending reminders', () =>
    assert.deepEqual(pendingReminders(team, '2026-01-29'), ['Reminder: lab moves on 2026-02-01']))
})
