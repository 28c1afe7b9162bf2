import assert from 'node:assert/strict'
import { groupItems, defaultArrangement, filterItems } from '../../../../src/core/actionItems/grouping'
import { trackSeries, type TrackedItem } from '../../../../src/core/actionItems/history'
import { groupWithKept, isKept, itemKey } from '../../../../src/core/actionItems/keptItems'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const today = '2026-03-10'
const path = 'team/20260305.md'
const before =
  '# 2026-03-05\n\n- AI @ada: one\n- AI @ada: two until 2026-03-07\n- AI @ada: three\n- AI @bo: four until 2026-03-08\n'

function items(text: string): readonly TrackedItem[] {
  return trackSeries([{ key: path, root: '', digest: digestOf(path, readMinutes(text, { path }), text) }])
}

function rows(all: readonly TrackedItem[], kept: ReadonlyMap<string, TrackedItem>): readonly string[] {
  return groupWithKept(all, kept, (some) =>
    groupItems(filterItems(some, defaultArrangement, { today, me: [] }), { groupBy: 'owner', sortBy: 'due' }, today),
  ).flatMap(({ items: own }) => own.map(({ latest, status }) => `${latest.item.task}: ${status}`))
}

describe('an item that was marked as done in the view', () => {
  const open = items(before)
  const done = items(before.replace('2026-03-07', '2026-03-07 ✅'))
  const kept = new Map(
    open.filter(({ latest }) => latest.item.task.startsWith('two')).map((item) => [itemKey(item), item]),
  )

  it('leaves the view unless it is kept', () =>
    assert.deepEqual(rows(done, new Map()), ['four until 2026-03-08: open', 'one: open', 'three: open']))
  it('keeps its place, even if it is no longer overdue', () => {
    assert.deepEqual(
      rows(done, kept).map((row) => row.replace(/: .*/, '')),
      rows(open, new Map()).map((row) => row.replace(/: .*/, '')),
    )
    assert.ok(rows(done, kept).includes('two until 2026-03-07: done'))
  })
  it('is an open item again after undo', () => assert.deepEqual(rows(open, kept), rows(open, new Map())))
  it('is different from other done items', () =>
    assert.deepEqual(
      [...done, ...open].filter((item) => isKept(item, kept)).map(({ latest }) => latest.item.task),
      ['two until 2026-03-07'],
    ))
})
