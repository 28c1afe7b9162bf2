import assert from 'node:assert/strict'
import { newestMeeting, withNewestPeople } from '../../../src/core/newestMeeting'
import { readMinutes } from '../../../src/core/reader/readMinutes'

const meeting = (day: string, who: string): string =>
  `## ${day}\n\nAttendees: ${who}, Bo Cole\n\nScribe: ${who}\n\n### Roof\n\n- it leaks\n\n`

describe('the newest meeting of notes of several meetings', () => {
  for (const [first, second] of [
    ['2026-03-05', '2026-03-12'],
    ['Meeting 5 March 2026', 'Meeting 12 March 2026'],
    ['Thursday, March 5, 2026', 'Thursday, March 12, 2026'],
  ] as const)
    for (const isReversed of [false, true])
      it(`says who was there and who took the minutes: ${first}${isReversed ? ', newest first' : ''}`, () => {
        const parts = [meeting(first, 'Ada Berg'), meeting(second, 'Cy Dunn')]
        const minutes = readMinutes(`# Mill group\n\n${(isReversed ? parts.reverse() : parts).join('')}`)
        assert.equal(newestMeeting(minutes)?.title, second)
        const { participants, duties } = withNewestPeople(minutes)
        assert.deepEqual(participants.map(({ name }) => name).sort(), ['Bo Cole', 'Cy Dunn'])
        assert.deepEqual(
          duties.flatMap(({ people }) => people.map(({ name }) => name)),
          ['Cy Dunn'],
        )
        assert.equal(minutes.participants.length, 3, 'the minutes keep everybody')
      })
  it('may be below titles of the first level', () =>
    assert.equal(readMinutes('# 2026-03-05\n\n- a\n\n# 2026-03-12\n\n- b\n').date?.value, '2026-03-12'))
  it('keeps all people if it names nobody', () =>
    assert.equal(
      withNewestPeople(readMinutes(`# Mill\n\n${meeting('2026-03-05', 'Ada Berg')}## 2026-03-12\n\n- a\n`)).participants
        .length,
      2,
    ))
  it('is none in the notes of one meeting with dates in its topics', () =>
    assert.equal(
      newestMeeting(readMinutes('# Mill 2026-03-05\n\n## Fair on 2026-05-01\n\n- a\n\n## Trip on 2026-06-01\n\n- b\n')),
      undefined,
    ))
})
