import assert from 'node:assert/strict'
import {
  type IndexedFile,
  trackSeries,
  type TrackedItem,
  withoutCopies,
} from '../../../../src/core/actionItems/history'
import { createItemIndex } from '../../../../src/core/actionItems/itemIndex'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function file(path: string, body: string): IndexedFile {
  const date = /(\d{4})(\d\d)(\d\d)/.exec(path)!.slice(1).join('-')
  const text = body.startsWith('#') ? body : `# ${date}\n\n${body}\n`
  return { key: `file:///${path}`, root: 'file:///', digest: digestOf(path, readMinutes(text, { path }), text) }
}

/** A series of meetings in January 2026, one a week, each with its text. */
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
  it('is one item where it is copied verbatim', () =>
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
  it('is one item where markup, a link or a word is added', () => {
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
  it('is one item where a bot lists it again, without who said it when', () =>
    assert.deepEqual(
      told(
        series(
          '  * ACTION: gus to renew the certificate (gus, 15:09:11)\n\n## Action items\n\n* gus to renew the certificate',
        ),
      ).map((line) => line.replace(/.*: /, '')),
      ['open, 0, 2026-01-01'],
    ))
  it('is one item where it is handed on', () =>
    assert.deepEqual(
      told(series('- AI @x: write the guide for operators', review('- AI @y: write the guide for operators'))),
      ['write the guide for operators: open, 1, 2026-01-01'],
    ))
  it('is two items where only a number differs, but for a review', () => {
    assert.equal(series('- AI @x: review pull request 12 today', '- AI @x: review pull request 13 today').length, 2)
    assert.equal(
      series('- AI @x: put it on the agenda of May 16', review('- AI @x: put it on the agenda of May 30')).length,
      1,
    )
  })
  it('is two items where the words differ', () =>
    assert.equal(series('- AI @x: write the guide for operators', '- AI @x: write the test for images').length, 2))
  it('is two items where nothing but a word or two is the same', () =>
    assert.equal(series('- AI @x: ask them', '- AI @y: ask them\n- AI @x: call').length, 3))
  it('starts anew where something done is raised again', () =>
    assert.deepEqual(told(series('- AI @x: order coffee for all ✅', '- AI @x: order coffee for all')), [
      'order coffee for all: done, 0, 2026-01-01',
      'order coffee for all: open, 0, 2026-01-08',
    ]))
  it('is open again where a review says so', () =>
    assert.deepEqual(
      told(series('- AI @x: order coffee for all ✅', review('- AI @x: order coffee for all', '  - no, not yet'))),
      ['order coffee for all: open, 1, 2026-01-01'],
    ))
  it('is dropped where the next review leaves it out, and says by which', () => {
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
  it('is not dropped in a series that does not go through its items', () =>
    assert.deepEqual(told(series('- AI @x: first thing to do', '- AI @y: other things', '- nothing')), [
      'first thing to do: open, 0, 2026-01-01',
      'other things: open, 0, 2026-01-08',
    ]))
  it('comes back from being dropped', () =>
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
  it('keeps its name when it is ticked, remarked on, or linked', () => {
    const [one] = series('- AI @x: send a mail to the whole list')
    const [other] = series('- AI @y: send a mail to the whole list ([x#1](https://github.com/a/x/issues/1)) ✅')
    assert.equal(one?.id, other?.id)
  })
  it('has different names for different items', () => {
    const items = series('- AI @x: do it\n- AI @y: do it\n- AI @x: do something else\n- AI: do')
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length)
  })
  it('goes by the weekday where name and title disagree', () => {
    // The last one is of 2026, whatever its title says; the first one is of 2025, whatever its name says.
    const items = trackSeries([
      file('team/20260107.md', '# 2026-01-07\n\n- nothing'),
      file('team/20260114.md', '# 2025-01-14\n\n- AI @x: call them all again\n  - done'),
      file('team/20260101.md', '# 2025-12-31\n\n- AI @x: call them all again'),
    ])
    assert.deepEqual(told(items), ['call them all again: done, 1, 2025-12-31'])
  })
})

describe('minutes under several dates', () => {
  it('count once, where name and title agree', () => {
    const text = '# 2026-01-08\n\n- AI @x: call them\n'
    const files = [file('team/20260101.md', text), file('team/20260108.md', text), file('team/20260115.md', text)]
    assert.deepEqual(
      withoutCopies(files).map(({ digest }) => digest.path),
      ['team/20260108.md'],
    )
  })
  it('count each where there is nothing in them', () =>
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

  it('works out only the series that have changed', () => {
    const index = createItemIndex('r')
    put(index, entry('a/20260101.md', '- AI @x: one'))
    put(index, entry('b/20260101.md', '- AI @x: two'))
    const before = index.items()
    put(index, entry('b/20260101.md', '- AI @x: three'))
    const after = index.items()
    assert.equal(after[0], before[0])
    assert.equal(after[1]?.latest.item.task, 'three')
  })
  it('says whether anything has changed', () => {
    const index = createItemIndex('r')
    assert.equal(put(index, entry('a/20260101.md', '- AI @x: one')), true)
    assert.equal(put(index, entry('a/20260101.md', '- AI @x: one', '2')), false)
    assert.equal(index.get('file:///a/20260101.md')?.stamp, '2')
    assert.equal(index.put('file:///a/README.md', { stamp: '1', root: '', digest: undefined }), false)
    assert.equal(index.remove('file:///a/README.md'), false)
    assert.equal(index.remove('file:///a/20260101.md'), true)
    assert.deepEqual(index.items(), [])
  })
  it('is the same after it was stored', () => {
    const index = createItemIndex('r')
    put(index, entry('a/20260101.md', '- AI @x: one\n- Decision: two'))
    const stored: unknown = JSON.parse(JSON.stringify(index.save()))
    const again = createItemIndex('r', stored)
    assert.deepEqual(told(again.items()), told(index.items()))
    assert.equal(again.get('file:///a/20260101.md')?.stamp, '1')
  })
  it('does not use what another reader has stored, or what is broken', () => {
    const index = createItemIndex('r')
    put(index, entry('a/20260101.md', '- AI @x: one'))
    const stored = index.save()
    for (const broken of [
      undefined,
      null,
      'x',
      {},
      { ...stored, layout: 0 },
      { ...stored, files: { a: { stamp: 1 } } },
      { ...stored, files: { a: null } },
    ])
      assert.deepEqual([...createItemIndex('r', broken).keys()], [])
    assert.deepEqual([...createItemIndex('s', stored).keys()], [])
  })
  it('keeps series of one name in two folders apart', () => {
    const index = createItemIndex('r')
    const one = file('team/20260101.md', '- AI @x: call them all')
    const other = file('team/20260108.md', '- AI @x: call them all')
    index.put('file:///one/team/20260101.md', { stamp: '', root: 'file:///one', digest: one.digest })
    index.put('file:///two/team/20260108.md', { stamp: '', root: 'file:///two', digest: other.digest })
    assert.equal(index.items().length, 2)
  })
})
