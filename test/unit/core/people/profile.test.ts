import assert from 'node:assert/strict'
import { digestOf } from '../../../../src/core/digest'
import { profileOf } from '../../../../src/core/people/profile'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const first =
  '# 2026-02-19\n\n## Participants\n\n- @ada (Ada Loam)\n- @bo\n\n## Agenda\n\n- AI @Ada: write\n- AI @ada: prune\n'
const second = '# 2026-02-26\n\n## Participants\n\n- @bo\n\n## Agenda\n\n- AI @ada: write\n- AI @ada: prune - done\n'
const history = [digestOf('team/20260219.md', readMinutes(first)), digestOf('team/20260226.md', readMinutes(second))]
const now = readMinutes(
  '# 2026-03-05\n\n## Participants\n\n- @ada\n\n- Minutes: @ada\n\n## Agenda\n\n### Trees (@ada)\n',
)
const profile = profileOf('ADA', now, 'team/20260305.md', history)

describe('a profile', () => {
  it('has the name from any minutes', () => assert.equal(profile.name, 'Ada Loam'))
  it('has the roles of the person in this meeting', () => {
    assert.equal(profile.isAttending, true)
    assert.deepEqual(
      profile.duties.map(({ role }) => role),
      ['scribe'],
    )
    assert.deepEqual(profile.agenda, ['Trees'])
  })
  it('has the last meeting that the person attended', () =>
    assert.deepEqual(profile.lastAttended, { date: '2026-02-19', path: 'team/20260219.md' }))
  it('has each open item once, from the latest minutes', () =>
    assert.deepEqual(
      profile.openItems.map(({ item, date }) => `${date ?? ''} ${item.task}`),
      ['2026-02-26 write'],
    ))
  it('is empty for unknown people', () =>
    assert.deepEqual(profileOf('zed', now, 'team/20260305.md', history).openItems, []))
})
