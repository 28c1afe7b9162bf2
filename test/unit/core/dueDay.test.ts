import assert from 'node:assert/strict'
import { findDueWords, resolveDueDay } from '../../../src/core/dueDay'
import { readMinutes } from '../../../src/core/reader/readMinutes'

/** The due day of a task raised on Thursday, 2026-03-05. */
function dueOf(task: string, meeting: string | undefined = '2026-03-05'): string | undefined {
  const words = findDueWords(task)
  return words === undefined ? undefined : resolveDueDay(words, meeting)
}

describe('the due day of an action item', () => {
  for (const [task, day] of [
    ['call Bo by Fri', '2026-03-06'],
    ['call Bo by Friday', '2026-03-06'],
    ['call Bo by Thursday', '2026-03-12'],
    ['call Bo until Thursday', '2026-03-12'],
    ['call Bo on Monday', '2026-03-09'],
    ['call Bo Monday', '2026-03-09'],
    ['call Bo (Mon/Tue next week)', '2026-03-09'],
    ['call Bo next Friday', '2026-03-13'],
    ['call Bo by next Monday', '2026-03-09'],
    ['call Bo next week', '2026-03-13'],
    ['call Bo by the end of next week', '2026-03-13'],
    ['call Bo in two weeks', '2026-03-19'],
    ['call Bo within 10 days', '2026-03-15'],
    ['call Bo in a month', '2026-04-05'],
    ['call Bo EOB', '2026-03-05'],
    ['call Bo by EOB', '2026-03-05'],
    ['call Bo today', '2026-03-05'],
    ['call Bo tomorrow', '2026-03-06'],
    ['review until EOW', '2026-03-06'],
    ['review by the end of the week', '2026-03-06'],
    ['review this week and tell Bo', '2026-03-06'],
    ['review by end of month', '2026-03-31'],
    ['review by the end of April', '2026-04-30'],
    ['review by March 20', '2026-03-20'],
    ['review by March 20th, at the latest', '2026-03-20'],
    ['review by Mar 20', '2026-03-20'],
    ['review by 20 March', '2026-03-20'],
    ['review by the 20th of March', '2026-03-20'],
    ['review until 12 March', '2026-03-12'],
    ['finish the report until 12 March', '2026-03-12'],
    ['open a ticket until Friday', '2026-03-06'],
    ['review before 12 March', '2026-03-12'],
    ['review by 2026-04-01', '2026-04-01'],
    ['review (due 2026-04-01)', '2026-04-01'],
    ['review (due: 1 April 2026)', '2026-04-01'],
    ['review 📅 2026-04-01', '2026-04-01'],
    ['review by January 10', '2026-01-10'],
    ['review by August 20', '2026-08-20'],
    ['review by CW 12', '2026-03-20'],
    ['Raum prüfen bis 20. März', '2026-03-20'],
    ['prüfen bis 20.3.', '2026-03-20'],
    ['prüfen bis zum 20.03.2026', '2026-03-20'],
    ['prüfen bis Freitag', '2026-03-06'],
    ['prüfen bis Fr', '2026-03-06'],
    ['prüfen bis Ende der Woche', '2026-03-06'],
    ['prüfen bis Ende März', '2026-03-31'],
    ['prüfen bis spätestens Montag', '2026-03-09'],
    ['prüfen bis nächste Woche', '2026-03-13'],
    ['nächste Woche prüfen', '2026-03-13'],
    ['bis morgen prüfen', '2026-03-06'],
    ['heute prüfen', '2026-03-05'],
    ['in zwei Wochen prüfen', '2026-03-19'],
    ['in 14 Tagen prüfen', '2026-03-19'],
    ['prüfen bis KW 12', '2026-03-20'],
    ['review by Friday (13.3.)', '2026-03-13'],
    ['review by Friday, 13 March', '2026-03-13'],
    ['review by Fri 13 March', '2026-03-13'],
    ['review by Friday 2026-03-13', '2026-03-13'],
    ['prüfen (bis Fr., 13.3.)', '2026-03-13'],
    ['prüfen bis Di 10.3.', '2026-03-10'],
    ['prüfen bis Dienstag, den 10. März', '2026-03-10'],
    ['prüfen bis in zwei Wochen', '2026-03-19'],
    ['prüfen bis zum nächsten Freitag', '2026-03-13'],
    ['prüfen, spätestens am 20.3.', '2026-03-20'],
    ['review within the next two weeks', '2026-03-19'],
    ['review by Friday noon', '2026-03-06'],
    ['review by 5 pm', undefined],
    ['review by Christmas', undefined],
    ['prüfen bis zur nächsten Sitzung', undefined],
    // None.
    ['review by 3/4', undefined],
    ['review soon', undefined],
    ['review by Q2', undefined],
    ['review asap', undefined],
    ['review by next meeting', undefined],
    ['collect today’s names', undefined],
    ['prepare the Friday call with Bo', undefined],
    ['implement the decisions from 2026-02-18 about names', undefined],
    ['read the minutes of 2026-02-18', undefined],
    ['on holiday until 12 March', undefined],
    ['keep the old server running until 12 March', undefined],
    ['den Vertrag verlängern bis 12. März', undefined],
    ['wait until Friday', undefined],
    ['write down the rules by heart', undefined],
    ['ask Fritz by phone', undefined],
    ['may call Bo', undefined],
    ['so do it', undefined],
  ] as const)
    it(`"${task}": ${day ?? 'none'}`, () => assert.equal(dueOf(task), day))
  it('of a month and day more than six months back is in the next year', () => {
    assert.equal(dueOf('review by January 20', '2026-11-05'), '2027-01-20')
    assert.equal(dueOf('review by June 20', '2026-11-05'), '2026-06-20')
    assert.equal(dueOf('review by 2.1.', '2026-12-05'), '2027-01-02')
  })
  it('is unknown where the day of the meeting is', () => {
    assert.equal(findDueWords('review by Friday'), 'by Friday')
    assert.equal(resolveDueDay('by Friday', undefined), undefined)
    assert.equal(resolveDueDay('by 2026-04-01', undefined), '2026-04-01')
  })
  it('may be in a cell, below, on the next line or in place of a struck one', () => {
    const due = (text: string): string | undefined =>
      readMinutes(`# 2026-03-05\n\n## Action items\n\n${text}\n`).actions[0]?.due
    assert.equal(due('| Action | Owner | Due |\n|---|---|---|\n| Call Bo | @ada | 20 March |'), '20 March')
    assert.equal(due('- @ada: call Bo\n  - Due: Friday'), 'Friday')
    assert.equal(due('- @ada: call Bo and ask him about the room\n  by Friday'), 'by Friday')
    assert.equal(due('- @ada: call Bo by ~~Monday~~ Tuesday'), 'by Tuesday')
  })
})

describe('a struck owner', () => {
  it('is replaced by the next one', () => {
    const owners = (text: string): readonly string[] | undefined =>
      readMinutes(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${text}\n`).actions[0]?.owners
    assert.deepEqual(owners('- AI ~~@ada~~ @bo: call Cy'), ['bo'])
    assert.deepEqual(owners('- AI @bo: call ~~Cy~~ Di'), ['bo'])
  })
})
