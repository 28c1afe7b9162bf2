import assert from 'node:assert/strict'
import { groupItems } from '../../../../src/core/actionItems/grouping'
import { trackSeries } from '../../../../src/core/actionItems/history'
import type { Issue } from '../../../../src/core/completion/indexedIssues'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { isSameRowContext } from '../../../../src/features/actionItems/rowContext'

const path = 'team/20260305.md'
const text = '# 2026-03-05\n\n- AI @ada: close https://github.com/acme/api/issues/1\n'
const digest = digestOf(path, readMinutes(text, { path }), text)
const today = '2026-03-10'
const groups = groupItems(trackSeries([{ key: path, root: '', digest }]), { groupBy: 'owner', sortBy: 'newest' }, today)

function around(...states: readonly (readonly [number, Issue['state']])[]): Parameters<typeof isSameRowContext>[0] {
  const issue = { owner: 'acme', repo: 'api', kind: 'issue', title: 'x', updatedAt: undefined } as const
  const issues = new Map(states.map(([number, state]) => [`acme/api#${number}`, { ...issue, number, state }]))
  return { today, names: new Map(), issues, seriesLabel: ({ series }) => series, kept: new Map() }
}

describe('the row context of the view', () => {
  it('changes when an issue that an item names becomes known, and when it is closed', () => {
    assert.equal(isSameRowContext(around(), around([1, 'open']), groups), false)
    assert.equal(isSameRowContext(around([1, 'open']), around([1, 'closed']), groups), false)
  })

  it('stays the same when other issues arrive, because new rows would move under the mouse', () => {
    assert.equal(isSameRowContext(around([1, 'open']), around([1, 'open'], [2, 'open']), groups), true)
  })
})
