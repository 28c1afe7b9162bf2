import assert from 'node:assert/strict'
import { trackSeries } from '../../../../src/core/actionItems/history'
import { digestOf } from '../../../../src/core/digest'
import { carryOver, carryOverVerified, missingItems } from '../../../../src/core/newMinutes/carryOver'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const next = '# 2026-03-12\n\n## Open action items\n\n## Agenda\n\n### \n'

/** The review section of the next minutes, after all open items of one meeting are carried over. */
function carried(topic: string, isWithOrigin = false): string {
  const text = `# 2026-03-05\n\n## Agenda\n\n### Region names (@ada)\n\n${topic}\n`
  const path = 'team/20260305.md'
  const items = trackSeries([{ key: path, root: '', digest: digestOf(path, readMinutes(text, { path }), text) }])
  const open = items.filter(({ status }) => status === 'open')
  const after = carryOverVerified(next, open, readMinutes, undefined, { textOf: () => text, hasOrigin: isWithOrigin })
  return /items\n\n(.*?)\n*## Agenda/s.exec(after ?? '')?.[1] ?? ''
}

describe('an action item is carried over', () => {
  it('with its wrapped lines', () =>
    assert.equal(
      carried('- AI @ada: write down how the names\n  of regions are made\n- text'),
      '- AI @ada: write down how the names\n  of regions are made',
    ))
  it('with its children, code and further paragraphs', () => {
    const item =
      '- AI @ada: run this\n  ```sh\n  make names\n\n  make all\n  ```\n\n  Bo knows more.\n  - waits for Bo\n    - who is away'
    assert.equal(carried(`${item}\n\nMore text.`), item)
  })
  it('without the indentation of its place', () =>
    assert.equal(
      carried('- discussion\n    - AI @ada: rename it\n        - waits for Bo'),
      '- AI @ada: rename it\n    - waits for Bo',
    ))
  it('once, below its parent, if it is a child of another one', () =>
    assert.equal(
      carried('- AI @ada: rename it\n  - AI @bo: tell the others'),
      '- AI @ada: rename it\n  - AI @bo: tell the others',
    ))
  it('as a line, if it is a row of a table', () =>
    assert.equal(
      carried('| Action | Owner | Due |\n|---|---|---|\n| Rename it | @ada | Friday |'),
      '- AI @ada: Rename it (due Friday)',
    ))
  it('with an open box', () => assert.equal(carried('- [ ] @ada: rename it for all'), '- [ ] @ada: rename it for all'))
  it('with the topic it came from, on request', () =>
    assert.equal(
      carried('- AI @ada: add the test before we merge', true),
      '- AI @ada: add the test before we merge\n  - from *Region names*, 2026-03-05',
    ))
  it('without those that are not read back as open items, which are named', () => {
    const text = '# 2026-03-05\n\n## Agenda\n\n### One\n\n- AI @ada: rename it all\n- AI @bo: lose this line\n'
    const path = 'team/20260305.md'
    const items = trackSeries([{ key: path, root: '', digest: digestOf(path, readMinutes(text, { path }), text) }])
    const read: typeof readMinutes = (all) => {
      const minutes = readMinutes(all)
      return { ...minutes, actions: minutes.actions.filter(({ task }) => !task.includes('lose')) }
    }
    const after = carryOverVerified(next, items, read) ?? ''
    assert.match(after, /- AI @ada: rename it all/)
    assert.doesNotMatch(after, /lose this line/)
    assert.deepEqual(
      missingItems(read(after), items).map(({ latest }) => latest.item.task),
      ['lose this line'],
    )
  })
  it('only once', () => {
    const text = '# 2026-03-05\n\n## Agenda\n\n### One\n\n- AI @ada: rename it all\n'
    const items = trackSeries([
      {
        key: 'a',
        root: '',
        digest: digestOf('team/20260305.md', readMinutes(text, { path: 'team/20260305.md' }), text),
      },
    ])
    const once = carryOver(next, readMinutes(next), items)
    assert.equal(carryOver(once, readMinutes(once), items), once)
  })
})
