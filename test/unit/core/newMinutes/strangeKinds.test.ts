import assert from 'node:assert/strict'
import { trackSeries } from '../../../../src/core/actionItems/history'
import { digestOf } from '../../../../src/core/digest'
import { composeFromLast } from '../../../../src/core/newMinutes/composeFromLast'
import { recurringTopics } from '../../../../src/core/newMinutes/seriesHabits'
import { chooseSkeleton } from '../../../../src/core/newMinutes/skeleton'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { sortMeetings } from '../../../../src/core/series'

/** The minutes of 2026-03-19 after two meetings, on 2026-03-05 and 2026-03-12. */
function nextAfter(first: string, second: string): string {
  const day = '2026-03-19'
  const texts = new Map([
    ['team/20260305.md', first],
    ['team/20260312.md', second],
  ])
  const all = [...texts].map(([path, text]) => ({ path, text, minutes: readMinutes(text, { path }) }))
  const files = all.map(({ path, text, minutes }) => ({ key: path, root: '', digest: digestOf(path, minutes, text) }))
  const skeleton = chooseSkeleton(all)
  assert.ok(skeleton)
  return composeFromLast(
    skeleton.text,
    skeleton.minutes,
    {
      day,
      series: 'team',
      participants: [{ handle: 'ada' }],
      duties: new Map(),
      topics: recurringTopics(sortMeetings(files.map(({ digest }) => digest))),
      reminders: [],
      items: [],
      actions: trackSeries(files).filter(({ status }) => status === 'open'),
      carryStyle: { textOf: (file) => texts.get(file) },
    },
    (text) => readMinutes(text, { path: `team/20260319.md` }),
    skeleton,
  )
}

/** Both meetings from one text. */
function after(textOf: (day: string, count: number) => string): string {
  return nextAfter(textOf('2026-03-05', 1), textOf('2026-03-12', 2))
}

describe('new minutes of a series', () => {
  it('with underlined headings have an underlined heading of open items', () =>
    assert.equal(
      after(
        (day, count) =>
          `Call ${day}\n===============\n\nParticipants\n------------\n\n- @ada\n\nAgenda\n------\n\n### Welcome\n\n### Thing ${count}\n\n- AI @ada: order ${count === 1 ? 'cables' : 'chairs'}\n`,
      ),
      'Call 2026-03-19\n===============\n\nParticipants\n------------\n\n- @ada\n\nOpen action items\n-----------------\n\n- AI @ada: order cables\n- AI @ada: order chairs\n\nAgenda\n------\n\n### Welcome\n\n### \n',
    ))
  it('keep the lines below a title with the day', () =>
    assert.equal(
      nextAfter(
        '# Protokoll vom Donnerstag, 5. März 2026\n\nOrt: Vereinsheim\nBeginn: 19:00\n\n## TOP 1 Begrüßung\n\n## TOP 2 Kasse\n\n- text\n\n## TOP 3 Verschiedenes\n\n- nichts\n',
        '# Protokoll vom Donnerstag, 12. März 2026\n\nOrt: Vereinsheim\nBeginn: 19:15\n\n## TOP 1 Begrüßung\n\n## TOP 2 Fest\n\n- text\n\n## TOP 3 Verschiedenes\n\n- nichts\n',
      ),
      '# Protokoll vom Donnerstag, 19. März 2026\n\nOrt: Vereinsheim\nBeginn:\n\n## TOP 1 Begrüßung\n\n## \n\n## TOP 3 Verschiedenes\n',
    ))
  it('have the empty topic before "AOB" of the same level', () =>
    assert.equal(
      after((day, count) => `# ${day}\n\n## Welcome\n\n- x\n\n## Thing ${count}\n\n- x\n\n## AOB\n\n- none\n`),
      '# 2026-03-19\n\n## Welcome\n\n## \n\n## AOB\n',
    ))
  it('have the new week where the title has one', () =>
    assert.match(
      nextAfter(
        '# Weekly 2026-W10 (2026-03-05)\n\n## Notes\n\n- x\n',
        '# Weekly 2026-W11 (2026-03-12)\n\n## Notes\n\n- x\n',
      ),
      /^# Weekly 2026-W12 \(2026-03-19\)\n/,
    ))
  it('get no title where the front matter has the day', () =>
    assert.equal(
      after(
        (day, count) =>
          `---\ntitle: "Call of ${day}"\ndate: ${day}\n---\n\n## Attendees\n\n- @ada\n\n## Topics\n\n### Thing ${count}\n`,
      ),
      '---\ntitle: "Call of 2026-03-19"\ndate: 2026-03-19\n---\n\n## Attendees\n\n- @ada\n\n## Topics\n\n### \n',
    ))
})
