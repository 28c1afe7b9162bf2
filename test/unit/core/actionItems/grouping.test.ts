import assert from 'node:assert/strict'
import {
  areSameGroups,
  filterItems,
  groupItems,
  isOverdue,
  defaultArrangement,
} from '../../../../src/core/actionItems/grouping'
import { trackSeries, type TrackedItem } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { draftIssue } from '../../../../src/core/actionItems/issueDraft'
import { isProbablyDone } from '../../../../src/core/actionItems/linkedIssues'
import { toCsvReport, toJsonReport, toMarkdownReport } from '../../../../src/core/actionItems/report'
import type { Issue } from '../../../../src/core/completion/indexedIssues'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const today = '2026-03-10'

function items(text: string, path = 'team/20260305.md'): readonly TrackedItem[] {
  const file: IndexedFile = { key: path, root: '', digest: digestOf(path, readMinutes(text, { path }), text) }
  return trackSeries([file])
}

const sample = items(
  '# 2026-03-05\n\n- AI @Ada: one\n- AI @ada, @bo: two until EOW\n- AI: three\n- AI @bo: four ✅\n- AI @all: five\n',
)

describe('filtered and grouped items', () => {
  const shown = (part: Partial<typeof defaultArrangement>, me: readonly string[] = []): readonly string[] =>
    filterItems(sample, { ...defaultArrangement, ...part }, { today, me }).map(({ latest }) => latest.item.task)

  it('are the open ones by default', () => {
    assert.equal(shown({}).length, 4)
    assert.equal(shown({ showDone: true }).length, 5)
  })
  it('are mine if I or everybody owns them', () =>
    assert.deepEqual(shown({ mine: true }, ['ADA']), ['one', 'two until EOW', 'five']))
  it('match words of text, owner and path', () => {
    assert.deepEqual(shown({ text: 'TWO bo' }), ['two until EOW'])
    assert.equal(shown({ text: 'team/2026' }).length, 4)
    assert.deepEqual(shown({ text: 'nothing' }), [])
  })
  it('are grouped by owner, in the most frequent spelling, unassigned ones last', () =>
    assert.deepEqual(
      groupItems(sample, { groupBy: 'owner', sortBy: 'newest' }, '2026-03-05').map(({ key, items: own }) => [
        key.by === 'owner' ? key.owner : '',
        own.length,
      ]),
      [
        ['Ada', 2],
        ['bo', 2],
        ['all', 1],
        [undefined, 1],
      ],
    ))
  it('are grouped by age', () =>
    assert.deepEqual(
      groupItems(
        [...items('# 2025-01-01\n- AI: x', 'a/20250101.md'), ...sample],
        { groupBy: 'age', sortBy: 'oldest' },
        today,
      ).map(({ id }) => id),
      ['age:week', 'age:older'],
    ))
  it('are equal while nothing visible changes', () => {
    const grouped = (all: readonly TrackedItem[]): ReturnType<typeof groupItems> =>
      groupItems(all, { groupBy: 'owner', sortBy: 'newest' }, today)
    assert.ok(areSameGroups(grouped(sample), grouped(sample)))
    assert.ok(!areSameGroups(grouped(sample), grouped(sample.slice(1))))
    const other = sample.map((item, index) => (index === 0 ? { ...item } : item))
    assert.ok(!areSameGroups(grouped(sample), grouped(other)))
  })
  it('are overdue from the day after the due date', () => {
    const two = sample[1]!
    assert.equal(isOverdue(two, '2026-03-06'), false)
    assert.equal(isOverdue(two, '2026-03-07'), true)
  })
})

describe('a report', () => {
  const ageing = { reference: today, staleAfterMonths: 6 }
  const odd = items('# 2026-03-05\n\n- AI @ada: say "hi", then =1+1\n- TODO: =cmd()\n')
  it('in CSV is quoted and safe from formula injection', () => {
    const [head, first, second] = toCsvReport(odd, ageing).split('\r\n')
    assert.match(head!, /^status,owners,task,/)
    assert.match(first!, /^open,ada,"say ""hi"", then =1\+1",team,2026-03-05,2026-03-05,0,/)
    assert.match(second!, /^open,,'=cmd\(\),/)
  })
  it('in JSON has the whole history', () => {
    const [item] = JSON.parse(toJsonReport(odd, ageing)) as readonly {
      readonly history: readonly { readonly line: number }[]
    }[]
    assert.equal(item?.history[0]?.line, 3)
  })
  it('in Markdown is a task list for each owner', () =>
    assert.equal(
      toMarkdownReport(items('# 2026-03-05\n- AI @ada: [it](https://e.org)\n'), defaultArrangement, today),
      '# Action items (2026-03-10)\n\n## ada\n\n- [ ] AI @ada: [it](https://e.org) (team/20260305.md:2)\n',
    ))
  it('can be limited to some owners', () => {
    const report = toMarkdownReport(
      items('# 2026-03-05\n- AI @ada, @bo: call\n'),
      defaultArrangement,
      today,
      undefined,
      new Set(['owner:bo']),
    )
    assert.match(report, /## bo\n/)
    assert.doesNotMatch(report, /## ada\n/)
  })
})

describe('an item with issues', () => {
  const url = 'https://github.com/acme/x/issues/'
  const [item] = items(`# 2026-03-05\n- AI @ada, @b_c: close [x#1](${url}1) and [x#2](${url}2)\n`)
  const known = (...states: readonly Issue['state'][]): ReadonlyMap<string, Issue> =>
    new Map(
      states.map((state, index) => [
        `acme/x#${index + 1}`,
        { owner: 'acme', repo: 'x', number: index + 1, kind: 'issue', title: 't', state, updatedAt: undefined },
      ]),
    )
  it('is probably done if all of them are closed or merged', () => {
    assert.equal(isProbablyDone(item!, known('closed', 'merged')), true)
    assert.equal(isProbablyDone(item!, known('closed', 'open')), false)
    assert.equal(isProbablyDone(item!, known('closed')), false)
  })
  it('becomes an issue that notifies only its owners', () => {
    const place = { repository: { owner: 'acme', repo: 'minutes' }, sha: 'abc', path: 'team/2026 0305.md', line: 2 }
    const { title, body, assignees } = draftIssue(item!, place, 'https://github.com')
    assert.equal(title, 'close x#1 and x#2')
    assert.match(body, /\(https:\/\/github\.com\/acme\/minutes\/blob\/abc\/team\/2026%200305\.md\?plain=1#L2\)/)
    assert.doesNotMatch(body, /@/)
    assert.deepEqual(assignees, ['ada'])
  })
})

describe('the groups of owners', () => {
  const all = items(
    '# 2026-03-05\n- AI @ada: one\n- AI @bo: two by 2026-03-07\n- AI @cy: three\n- AI: four\n- AI @all: five\n- AI @zoe: six\n',
  )
  it('begin with the viewer, then come owners with overdue items', () =>
    assert.deepEqual(
      groupItems(all, { groupBy: 'owner', sortBy: 'newest' }, today, () => false, ['CY']).map(({ id }) => id),
      ['owner:cy', 'owner:bo', 'owner:ada', 'owner:zoe', 'owner:all', 'owner:'],
    ))
  it('of series begin with what is overdue, mine first', () => {
    const ofSeries = [
      ...items('# 2026-03-05\n- AI @ada: one\n', 'a/20260305.md'),
      ...items('# 2026-03-05\n- AI @bo: two by 2026-03-07\n', 'b/20260305.md'),
      ...items('# 2026-03-05\n- AI @cy: three by 2026-03-07\n', 'c/20260305.md'),
    ]
    const order = groupItems(ofSeries, { groupBy: 'series', sortBy: 'newest' }, today, () => false, ['cy'])
    assert.deepEqual(
      order.map(({ key }) => (key.by === 'series' ? key.series : '')),
      ['c', 'b', 'a'],
    )
  })
  it('end with the stale items', () =>
    assert.deepEqual(
      groupItems(all, { groupBy: 'owner', sortBy: 'newest' }, today, ({ latest }) => latest.item.task === 'one').map(
        ({ id }) => id,
      ),
      ['owner:bo', 'owner:cy', 'owner:zoe', 'owner:all', 'owner:', 'stale'],
    ))
})
