import assert from 'node:assert/strict'
import { findLinkedSeries, readMeetingLink } from '../../../../src/core/meetings/meetingLink'

describe('a link to a meeting', () => {
  it('names a series, and maybe a day and a pad', () => {
    assert.deepEqual(readMeetingLink('/open', 'series=board&date=2026-03-05'), {
      series: 'board',
      day: '2026-03-05',
      pad: undefined,
    })
    assert.deepEqual(
      readMeetingLink('/open/', `pad=${encodeURIComponent('https://pad.example.org/x')}&series=Team+A%2F%62`),
      {
        series: 'Team A/b',
        day: undefined,
        pad: 'https://pad.example.org/x',
      },
    )
  })
  it('is not any other address', () => {
    for (const [path, query] of [
      ['/open', ''],
      ['/open', 'series='],
      ['/publish', 'series=board'],
      ['/open', `series=${'a'.repeat(400)}`],
    ] as const)
      assert.equal(readMeetingLink(path, query), undefined)
  })
  it('has no pad that is not reached by https', () => {
    for (const pad of ['http://x/', 'file:///etc/passwd', 'command:minutes.publish', 'https://', 'https://a b/'])
      assert.equal(readMeetingLink('/open', `series=a&pad=${encodeURIComponent(pad)}`)?.pad, undefined, pad)
  })
  it('keeps a text that is not encoded well', () =>
    assert.equal(readMeetingLink('/open', 'series=100%')?.series, '100%'))
})

describe('the series of a link', () => {
  const all = [
    { series: 'teams/board', folder: 'teams/board/2026', label: 'Board' },
    { series: 'board', folder: 'board', label: 'Other' },
    { series: 'staff', folder: 'people/staff', label: 'Staff Meeting' },
  ]
  const find = (wanted: string): string | undefined => findLinkedSeries(all, wanted)?.series
  it('is found by path, folder, name or last folder', () => {
    assert.equal(find('Board'), 'board')
    assert.equal(find('teams/board/2026/'), 'teams/board')
    assert.equal(find('staff meeting'), 'staff')
    assert.equal(find('/people/staff'), 'staff')
    assert.equal(find('nobody'), undefined)
  })
})
