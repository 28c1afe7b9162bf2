import assert from 'node:assert/strict'
import type { BenchDocument } from '../../../bench/documents'
import { replayLinks } from '../../../bench/replays/issues'
import { readAll, replayPeople } from '../../../bench/replays/people'

const address = 'https://github.com/example/site/issues'

function minutes(series: string, date: string, body: string): BenchDocument {
  return {
    path: `${series}/${date.replaceAll('-', '')}.md`,
    text: `# ${date}\n\n## Participants\n\n- @ada\n- @grace-h\n\n## Agenda\n\n${body}\n`,
  }
}

const past = [
  minutes('iaas', '2026-01-08', `- @linus and @lin-yi met\n- [#12](${address}/12)`),
  minutes('ops', '2026-01-09', `- AI @linus: x\n- [#13](${address}/13)`),
]
const present = minutes('iaas', '2026-01-15', `- @lin-yi asks @linus\n- [#12](${address}/12)`)
const early = '- @lin-yi asks'

/** Results for the present document: mentions up to the end of `early`, and all links. */
function outcomes(documents: readonly BenchDocument[]): { readonly people: unknown; readonly links: unknown } {
  const read = readAll(documents)
  const cut = present.text.indexOf(early) + early.length
  return {
    people: [...replayPeople(read)].filter(({ path, offset }) => path === present.path && offset < cut),
    links: [...replayLinks(read)].filter(({ path }) => path === present.path),
  }
}

describe('the replays', () => {
  it('find the mentions outside the list of participants, and the links', () => {
    assert.deepEqual(
      [...replayPeople(readAll([present]))].map(({ handle }) => handle),
      ['lin-yi', 'linus'],
    )
    assert.deepEqual(
      [...replayLinks(readAll([...past, present]))].map(({ target, isSeenBefore }) => [target, isSeenBefore]),
      [
        ['example/site#12', false],
        ['example/site#13', false],
        ['example/site#12', true],
      ],
    )
  })
  it('ignore the future: later minutes change nothing', () => {
    const now = outcomes([...past, present])
    // Each of these alone would rank another person and another issue first.
    const crowd = `${'- @linux asks\n'.repeat(30)}${`- [#129](${address}/129)\n`.repeat(30)}`
    const future = [
      { ...minutes('iaas', '2026-01-15', crowd), path: 'iaas/20260115-overflow.md' },
      minutes('iaas', '2026-01-22', crowd),
      { path: 'iaas/undated.md', text: `# Notes\n\n## Agenda\n\n${crowd}` },
    ]
    assert.deepEqual(outcomes([...past, present, ...future]), now)
    assert.deepEqual(outcomes([...future, ...past, present]), now)
  })
  it('ignore the same document after the cursor', () => {
    const more = { ...present, text: present.text.replace('@linus\n', `@linus\n${'- @linux asks\n'.repeat(90)}`) }
    assert.deepEqual(outcomes([...past, more]).people, outcomes([...past, present]).people)
  })
  it('use the past: without it the results differ', () => {
    const without = outcomes([present])
    assert.notDeepEqual(outcomes([...past, present]).people, without.people)
    assert.notDeepEqual(outcomes([...past, present]).links, without.links)
  })
})
