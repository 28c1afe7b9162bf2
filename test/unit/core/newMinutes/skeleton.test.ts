import assert from 'node:assert/strict'
import { composeFromLast } from '../../../../src/core/newMinutes/composeFromLast'
import { chooseSkeleton } from '../../../../src/core/newMinutes/skeleton'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const parts = {
  day: '2026-04-02',
  series: 'team',
  participants: [{ handle: 'ada' }],
  duties: new Map(),
  topics: [],
  reminders: [],
  items: [],
  actions: [],
}

/** New minutes after meetings with these texts, oldest first, each below its title and participants. */
function composed(...bodies: readonly string[]): string {
  const meetings = bodies.map((body, index) => {
    const text = `# 2026-03-0${index + 1}\n\n## Participants\n\n- @ada\n- @bo\n\n${body}\n`
    return { text, minutes: readMinutes(text) }
  })
  const skeleton = chooseSkeleton(meetings)
  assert.ok(skeleton !== undefined)
  return composeFromLast(skeleton.text, skeleton.minutes, parts, (text) => readMinutes(text), skeleton)
}

const agenda = '## Agenda\n\n### CI\n\n- green'
const usual = `## Housekeeping\n\n- Minutes: @bo\n\n${agenda}`
const head = '# 2026-04-02\n\n## Participants\n\n- @ada\n\n'
const expected = `${head}## Housekeeping\n\n- Minutes: @\n\n## Agenda\n\n### \n`

describe('the skeleton of new minutes', () => {
  it('has a heading that is only text in the last meeting', () =>
    assert.equal(composed(usual, usual, `Housekeeping\n\n- Minutes: @bo\n\n${agenda}`), expected))
  it('has no duty that only the last meeting has', () => {
    const last = `## Housekeeping\n\n- Minutes: @bo\n- Last call that will be facilitated by @cy\n\n${agenda}`
    assert.ok(readMinutes(last).duties.length > 1, 'the line is read as a duty, so that this test says something')
    assert.equal(composed(usual, usual, last), expected)
  })
  it('has no heading that only the last meeting has', () =>
    assert.equal(composed(usual, usual, `${usual}\n\n## Decisions\n\n- We move`), expected))
  it('has the new name of a usual heading when most have it', () => {
    const renamed = usual.replace('## Agenda', '## Topics for discussion')
    assert.ok(readMinutes(renamed).sections.some(({ kind, title }) => kind === 'agenda' && title !== 'Agenda'))
    assert.equal(composed(usual, usual, renamed), expected)
    assert.equal(composed(usual, renamed, renamed), expected.replace('## Agenda', '## Topics for discussion'))
  })
  it('has a usual heading with different words every time', () => {
    const withActions = (name: string): string => `${usual}\n\n## Action items ${name}\n\n- AI @bo: write it`
    const text = composed(withActions('for March'), withActions('for April'), withActions('for May'))
    assert.match(text, /\n## Action items for May\n/)
  })
  it('has what the last of two meetings has', () =>
    assert.equal(
      composed(usual, `${usual}\n\n## Decisions\n\n- We move`),
      expected.replace(/## Agenda[^]*/, '## Agenda\n\n### \n\n## Decisions\n\n- \n'),
    ))
  it('follows a change that most of the last meetings have', () => {
    const changed = `${usual}\n\n## Decisions\n\n- We move`
    assert.match(composed(usual, usual, changed, changed, changed), /\n## Decisions\n/)
  })
  it('has labelled lines as far as they are the same in most meetings', () => {
    const texts = ['one', 'two', 'three'].map(
      (number, index) =>
        `# Call\n\nDate: 2026-03-0${index + 1}\nPlace: Room 3\nQuorum: ${number}\n${index === 2 ? 'Weather: rain\n' : ''}\n## Agenda\n`,
    )
    const skeleton = chooseSkeleton(texts.map((text) => ({ text, minutes: readMinutes(text) })))
    assert.ok(skeleton !== undefined)
    assert.equal(
      composeFromLast(skeleton.text, skeleton.minutes, parts, (text) => readMinutes(text), skeleton),
      '# Call\n\nDate: 2026-04-02\nPlace: Room 3\nQuorum:\n\n## Agenda\n\n### \n',
    )
  })
  it('counts the meetings on in the title', () => {
    const next = (...titles: readonly string[]): string => {
      const meetings = titles.map((title) => {
        const text = `# ${title}\n\n## Participants\n\n- @ada\n\n${agenda}\n`
        return { text, minutes: readMinutes(text) }
      })
      const skeleton = chooseSkeleton(meetings)
      assert.ok(skeleton !== undefined)
      return composeFromLast(skeleton.text, skeleton.minutes, parts, (text) => readMinutes(text), skeleton)
        .split('\n', 1)
        .join()
        .replace(/^# /, '')
    }
    for (const [titles, expected] of [
      [['Meeting 2 (2026-03-05)', 'Meeting 3 (2026-03-12)'], 'Meeting 4 (2026-04-02)'],
      [['5. Sitzung am 05.03.2026', '6. Sitzung am 12.03.2026'], '7. Sitzung am 02.04.2026'],
      [['TSC #09, 2026-03-05', 'TSC #10, 2026-03-12'], 'TSC #11, 2026-04-02'],
      [['TSC #008 2026-03-05', 'TSC #009 2026-03-12'], 'TSC #010 2026-04-02'],
      [['The 11th call, 5 March 2026', 'The 12th call, 12 March 2026'], 'The 13th call, 2 April 2026'],
      [['The 20th call, 5 March 2026', 'The 21st call, 12 March 2026'], 'The 22nd call, 2 April 2026'],
      [['Call 7 of team 2, 2026-03-05', 'Call 8 of team 2, 2026-03-12'], 'Call 9 of team 2, 2026-04-02'],
      // With another meeting in between, or one that was not counted.
      [['Call 7, 2026-03-05', 'Workshop, 2026-03-06', 'Call 8, 2026-03-12'], 'Call 9, 2026-04-02'],
      // Not a count: the same number, a number with a gap, two changing numbers, a version, only one meeting.
      [['Board 2, 2026-03-05', 'Board 2, 2026-03-12'], 'Board 2, 2026-04-02'],
      [['Room 3, 2026-03-05', 'Room 7, 2026-03-12'], 'Room 7, 2026-04-02'],
      [['Call 3, room 4, 2026-03-05', 'Call 4, room 5, 2026-03-12'], 'Call 4, room 5, 2026-04-02'],
      [['Release 1.2, 2026-03-05', 'Release 1.3, 2026-03-12'], 'Release 1.3, 2026-04-02'],
      [['Sprint 12, 2026-03-12'], 'Sprint 12, 2026-04-02'],
    ] as const)
      assert.equal(next(...titles), expected)
  })
  it('is that of the only meeting', () => assert.equal(composed(usual), expected))
  it('is undefined without meetings', () => assert.equal(chooseSkeleton([]), undefined))
})
