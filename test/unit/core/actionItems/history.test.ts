import assert from 'node:assert/strict'
import { trackSeries, type TrackedItem, withoutCopies } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { createItemIndex } from '../../../../src/core/actionItems/itemIndex'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function file(path: string, body: string): IndexedFile {
  const date = /(\d{4})(\d\d)(\d\d)/.exec(path)!.slice(1).join('-')
  const text = body.startsWith('#') ? body : `# ${date}\n\n${body}\n`
  return { key: `file:///${path}`, root: 'file:///', digest: digestOf(path, readMinutes(text, { path }), text) }
}

/** A series of weekly meetings in January 2026 with these texts. */
function series(...bodies: readonly string[]): readonly TrackedItem[] {
  return trackSeries(bodies.map((body, index) => file(`team/202601${String(1 + index * 7).padStart(2, '0')}.md`, body)))
}

const review = (...items: readonly string[]): string => `## Check AIs from last time\n\n${items.join('\n')}`

/** `task: status, carried n`, for each item. */
function told(items: readonly TrackedItem[]): readonly string[] {
  return items.map(
    ({ latest, status, timesCarried, raised }) => `${latest.item.task}: ${status}, ${timesCarried}, ${raised ?? '?'}`,
  )
}

describe('the history of an action item', () => {
  it('joins verbatim copies', () =>
    assert.deepEqual(
      told(
        series(
          '- AI @x: call them',
          review('- AI @x: call them', '  - still open'),
          review('- AI @x: call them', '  - done'),
        ),
      ),
      ['call them: done, 2, 2026-01-01'],
    ))
  it('joins copies with added markup, links or words', () => {
    assert.deepEqual(
      told(
        series(
          '- _AI @x: merge it and create a new PR_',
          review('- _AI @x: merge [it](https://e.org) and create a new PR for that_'),
        ),
      ),
      ['merge it and create a new PR for that: open, 1, 2026-01-01'],
    )
    assert.deepEqual(
      told(series('- AI @x: send mail to the list', review('- AI @x: send mail to the list about storage'))),
      ['send mail to the list about storage: open, 1, 2026-01-01'],
    )
  })
  it('joins copies that a bot lists without speaker and time', () =>
    assert.deepEqual(
      told(
        series(
          '  * ACTION: gus to renew the certificate (gus, 15:09:11)\n\n## Action items\n\n* gus to renew the certificate',
        ),
      ).map((line) => line.replace(/.*: /, '')),
      ['open, 0, 2026-01-01'],
    ))
  it('joins copies that are assigned to another person', () =>
    assert.deepEqual(
      told(series('- AI @x: write the guide for operators', review('- AI @y: write the guide for operators'))),
      ['write the guide for operators: open, 1, 2026-01-01'],
    ))
  it('separates items that differ in a number, except in a review', () => {
    assert.equal(series('- AI @x: review pull request 12 today', '- AI @x: review pull request 13 today').length, 2)
    assert.equal(
      series('- AI @x: put it on the agenda of May 16', review('- AI @x: put it on the agenda of May 30')).length,
      1,
    )
  })
  it('separates items with different words', () =>
    assert.equal(series('- AI @x: write the guide for operators', '- AI @x: write the test for images').length, 2))
  it('separates items with only a few words in common', () =>
    assert.equal(series('- AI @x: ask them', '- AI @y: ask them\n- AI @x: call').length, 3))
  it('starts a new item if a done one is raised again', () =>
    assert.deepEqual(told(series('- AI @x: order coffee for all ✅', '- AI @x: order coffee for all')), [
      'order coffee for all: done, 0, 2026-01-01',
      'order coffee for all: open, 0, 2026-01-08',
    ]))
  it('reopens an item that a review lists as open', () =>
    assert.deepEqual(
      told(series('- AI @x: order coffee for all ✅', review('- AI @x: order coffee for all', '  - no, not yet'))),
      ['order coffee for all: open, 1, 2026-01-01'],
    ))
  it('drops an item that the next review leaves out, and names the review', () => {
    const items = series(
      '- AI @x: first thing to do\n- AI @y: second thing to do',
      review('- AI @x: first thing to do'),
      review('- AI @x: first thing to do', '  - done'),
    )
    assert.deepEqual(told(items), [
      'first thing to do: done, 2, 2026-01-01',
      'second thing to do: dropped, 0, 2026-01-01',
    ])
    assert.equal(items[1]?.droppedAt?.day, '2026-01-08')
  })
  it('drops nothing in a series without reviews', () =>
    assert.deepEqual(told(series('- AI @x: first thing to do', '- AI @y: other things', '- nothing')), [
      'first thing to do: open, 0, 2026-01-01',
      'other things: open, 0, 2026-01-08',
    ]))
  it('reopens a dropped item that comes up again', () =>
    assert.deepEqual(
      told(
        series(
          '- AI @x: first thing to do',
          review('- AI @y: another thing'),
          review('- AI @y: another thing'),
          review('- AI @x: first thing to do'),
        ),
      ),
      ['first thing to do: open, 1, 2026-01-01', 'another thing: dropped, 1, 2026-01-08'],
    ))
  it('keeps the id of an item that is marked as done, commented, or linked', () => {
    const [one] = series('- AI @x: send a mail to the whole list')
    const [other] = series('- AI @y: send a mail to the whole list ([x#1](https://github.com/a/x/issues/1)) ✅')
    assert.equal(one?.id, other?.id)
  })
  it('gives different ids to different items', () => {
    const items = series('- AI @x: do it\n- AI @y: do it\n- AI @x: do something else\n- AI: do')
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length)
  })
  it('uses the weekday if file name and title disagree', () => {
    // The last one is of 2026, whatever its title says; the first one is of 2025, whatever its name says.
    const items = trackSeries([
      file('team/20260107.md', '# 2026-01-07\n\n- nothing'),
      file('team/20260114.md', '# 2025-01-14\n\n- AI @x: call them all again\n  - done'),
      file('team/20260101.md', '# 2025-12-31\n\n- AI @x: call them all again'),
    ])
    assert.deepEqual(told(items), ['call them all again: done, 1, 2025-12-31'])
  })
})

describe('copies of minutes under several dates', () => {
  it('count once, for the file whose name and title agree', () => {
    const text = '# 2026-01-08\n\n- AI @x: call them\n'
    const files = [file('team/20260101.md', text), file('team/20260108.md', text), file('team/20260115.md', text)]
    assert.deepEqual(
      withoutCopies(files).map(({ digest }) => digest.path),
      ['team/20260108.md'],
    )
  })
  it('are all kept if they are empty', () =>
    assert.equal(withoutCopies([file('a/20260101.md', '# skipped\n'), file('b/20260101.md', '# skipped\n')]).length, 2))
})

describe('the index of action items', () => {
  const entry = (
    path: string,
    body: string,
    stamp = '1',
  ): { key: string; stamp: string; root: string; digest: IndexedFile['digest'] } => {
    const { key, root, digest } = file(path, body)
    return { key, stamp, root, digest }
  }
  const put = (index: ReturnType<typeof createItemIndex>, { key, ...rest }: ReturnType<typeof entry>): boolean =>
    index.put(key, rest)

  it('recomputes only changed series', () => {
    const index = createItemIndex('r')
    put(index, entry('a/20260101.md', '- AI @x: one'))
    put(index, entry('b/20260101.md', '- AI @x: two'))
    const before = index.items()
    put(index, entry('b/20260101.md', '- AI @x: three'))
    const after = index.items()
    assert.equal(after[0], before[0])
    assert.equal(after[1]?.latest.item.task, 'three')
  })
  it('reports whether anything changed', () => {
    const index = createItemIndex('r')
    assert.equal(put(index, entry('a/20260101.md', '- AI @x: one')), true)
    assert.equal(put(index, entry('a/20260101.md', '- AI @x: one', '2')), false)
    assert.equal(index.get('file:///a/20260101.md')?.stamp, '2')
    assert.equal(index.put('file:///a/README.md', { stamp: '1', root: '', digest: undefined }), false)
    assert.equal(index.remove('file:///a/README.md'), false)
    assert.equal(index.remove('file:///a/20260101.md'), true)
    assert.deepEqual(index.items(), [])
  })
  it('is restored from its stored state', () => {
    const index = createItemIndex('r')
    put(index, entry('a/20260101.md', '- AI @x: one\n- Decision: two'))
    const again = createItemIndex(
      'r',
      new Map([...index.takeChangedParts()].map(([name, part]) => [name, JSON.parse(JSON.stringify(part)) as unknown])),
    )
    assert.deepEqual(told(again.items()), told(index.items()))
    assert.equal(again.get('file:///a/20260101.md')?.stamp, '1')
  })
  it('discards state of another reader and invalid state', () => {
    const index = createItemIndex('r')
    put(index, entry('a/20260101.md', '- AI @x: one'))
    const [stored] = index.takeChangedParts().values()
    for (const broken of [
      undefined,
      null,
      'x',
      {},
      { ...stored, layout: 0 },
      { ...stored, files: { a: { stamp: 1 } } },
      { ...stored, files: { a: null } },
    ])
      assert.deepEqual([...createItemIndex('r', new Map([['1', broken]])).keys()], [])
    assert.deepEqual([...createItemIndex('r', new Map([['1', stored]])).keys()], ['file:///a/20260101.md'])
    assert.deepEqual([...createItemIndex('s', new Map([['1', stored]])).keys()], [])
  })
  it('separates series of the same name in two folders', () => {
    const index = createItemIndex('r')
    const one = file('team/20260101.md', '- AI @x: call them all')
    const other = file('team/20260108.md', '- AI @x: call them all')
    index.put('file:///one/team/20260101.md', { stamp: '', root: 'file:///one', digest: one.digest })
    index.put('file:///two/team/20260108.md', { stamp: '', root: 'file:///two', digest: other.digest })
    assert.equal(index.items().length, 2)
  })
})
