import assert from 'node:assert/strict'
import fc from 'fast-check'
import { trackSeries, type TrackedItem } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { createItemIndex } from '../../../../src/core/actionItems/itemIndex'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function file(path: string, text: string): IndexedFile {
  return { key: `file:///${path}`, root: 'file:///', digest: digestOf(path, readMinutes(text, { path }), text) }
}

/** Two meetings a week apart, with these lines in their agenda, or in a review. */
function items(first: string, second: string, isReview = false): readonly TrackedItem[] {
  const heading = isReview ? '## Check AIs from last time' : '## Agenda\n\n### Topic'
  return trackSeries([
    file('team/20260305.md', `# 2026-03-05\n\n## Agenda\n\n### Topic\n\n${first}\n`),
    file('team/20260312.md', `# 2026-03-12\n\n${heading}\n\n${second}\n`),
  ])
}

/** Lines of two meetings, and whether they are the same task. Labeled by hand, twice, before the rules were written. */
const pairs: readonly (readonly [one: string, other: string, isSame: boolean])[] = [
  // The same words, or one contains the other.
  ['AI @ada: call the vendor', 'AI @ada: call the vendor', true],
  ['AI @ada: Call the vendor.', '_AI @ada: call the vendor_', true],
  ['AI @ada: call the vendors', 'AI @ada: call the vendor', true],
  ['AI @ada: order the new badges', 'AI @ada: order the new badges for the summer party', true],
  ['AI @ada: order the new badges for the summer party', 'AI @ada: order the new badges', true],
  ['AI @ada: please send the invitation to the board', 'AI @ada: send invitation to the board', true],
  ['AI @ada: ask Bo about the rooms', 'AI @ada: ask Bo again about the rooms', true],
  ['AI @ada: publish the roadmap', 'AI @ada: publish the roadmpa', true],
  ['AI @ada: review the proposal', 'AI @ada: review the [proposal](https://example.org/p)', true],
  ['AI @ada: review the proposal by Friday', 'AI @ada: review the proposal by 2026-03-20', true],
  ['AI @ada, @bo: prepare the workshop', 'AI @bo: prepare the workshop', true],
  ['AI: prepare the workshop', 'AI @bo: prepare the workshop', true],
  ['TODO @ada: update the mirror list', 'AI @ada: update the mirror list', true],
  ['AI @ada: update mirror-list', 'AI @ada: update the mirror list', true],
  ['AI @ada: Protokoll verschicken', 'AI @ada: das Protokoll verschicken', true],
  ['AI @ada: Plakate aufhängen', 'AI @ada: Plakat aufhängen in der Halle', true],
  ['AI @ada: write down how backups are made', 'AI @ada: write down how the backups are made (waits for Bo)', true],
  // Each has a word that the other lacks.
  ['AI @ada: check the storage of the cluster', 'AI @ada: check the network of the cluster', false],
  ['AI @ada: write the guide for operators', 'AI @ada: write the guide for users', false],
  ['AI @ada: invite the speakers for spring', 'AI @ada: invite the speakers for autumn', false],
  ['AI @ada: review pull request 12', 'AI @ada: review pull request 13', false],
  ['AI @ada: renew the certificate of the wiki', 'AI @ada: renew the certificate of the forum', false],
  ['AI @ada: send the minutes of the board', 'AI @ada: send the budget of the board', false],
  ['AI @ada: upgrade the test system to 5.2', 'AI @ada: upgrade the test system to 5.3', false],
  ['AI @ada: close the old mailing list', 'AI @ada: open the new mailing list', false],
  ['AI @ada: Raum für April buchen', 'AI @ada: Raum für Mai buchen', false],
  ['AI @ada: Kasse prüfen', 'AI @ada: Satzung prüfen', false],
  ['AI @ada: ask legal about the licence', 'AI @ada: ask marketing about the licence', false],
  ['AI @ada: Migration testen in Umgebung A', 'AI @ada: Migration testen in Umgebung B', false],
  ['AI @ada: compare the offers, option A', 'AI @ada: compare the offers, option C', false],
  ['AI @ada: a', 'AI @ada: b', false],
  ['AI @ada: test the image on arm', 'AI @ada: text the owner of the image', false],
  // Opposite words, even short ones.
  ['AI @ada: turn on the alerts of the cluster', 'AI @ada: turn off the alerts of the cluster', false],
  ['AI @ada: stay away until Monday', 'AI @ada: stay away since Monday', false],
  ['AI @ada: test the upgrade with backups', 'AI @ada: test the upgrade without backups', false],
  ['AI @ada: mount the old volumes', 'AI @ada: umount the old volumes', false],
  ['AI @ada: Bo bei der Liste anmelden', 'AI @ada: Bo bei der Liste abmelden', false],
  ['AI @ada: send the report before the audit', 'AI @ada: send the report after the audit', false],
  ['AI @ada: check on the state of the mirrors', 'AI @ada: check the state of the mirrors', true],
  [
    'AI @ada: move the list from off the old host to the new one',
    'AI @ada: move the list off the old host to the new one',
    true,
  ],
  // Somebody else, outside of a review.
  ['AI @ada: fill in the survey', 'AI @bo: fill in the survey', false],
  ['AI @ada: report next time', 'AI @bo: report next time', false],
  ['AI @ada: read the draft and comment', 'AI @bo: read the draft', false],
  // Too few words to decide.
  ['AI @ada: call', 'AI @ada: call the vendor about the late delivery', false],
  ['AI @ada: ask them', 'AI @bo: ask them', false],
]

/** The same for a later line in a review, where items are copied and corrected. */
const reviewed: readonly (readonly [one: string, other: string, isSame: boolean])[] = [
  ['AI @ada: fill in the survey', 'AI @bo: fill in the survey', true],
  ['AI @ada: open a ticket for the mirror', 'AI @ada: create a ticket for the mirror', true],
  ['AI @ada: put it on the agenda of May 16', 'AI @ada: put it on the agenda of May 30', true],
  ['AI @ada: check the storage of the cluster', 'AI @bo: check the network of the cluster', false],
  ['AI @ada: order pizza', 'AI @ada: write to the landlord', false],
  ['AI @ada: ask Bo about the rooms', 'AI @ada: ask Bo about rooms and the keys', true],
]

describe('two lines of two meetings are', () => {
  for (const [one, other, isSame] of pairs)
    it(`${isSame ? 'one task' : 'two tasks'}: "${one}", "${other}"`, () =>
      assert.equal(items(`- ${one}`, `- ${other}`).length, isSame ? 1 : 2))
  for (const [one, other, isSame] of reviewed)
    it(`${isSame ? 'one task' : 'two tasks'} in a review: "${one}", "${other}"`, () =>
      assert.equal(items(`- ${one}`, `- ${other}`, true).length, isSame ? 1 : 2))
  it('one task at the same place of a carried list, with any words', () => {
    const found = items(
      '- AI @ada: order pizza\n- AI @bo: look for a bigger room downtown\n- AI @cy: print the flyers',
      '- AI @ada: order pizza\n- AI @bo: find a bigger room, maybe in the library\n- AI @cy: print the flyers',
      true,
    )
    assert.equal(found.length, 3)
  })
})

/** `owners: task (status)` of the items of one meeting. */
function ofMeeting(markdown: string): readonly string[] {
  return trackSeries([file('team/20260305.md', `# 2026-03-05\n\n${markdown}\n`)]).map(
    ({ latest, status }) => `${latest.item.owners.join('+')}: ${latest.item.task} (${status})`,
  )
}

describe('lines of one meeting', () => {
  it('are one item for each owner', () =>
    assert.deepEqual(
      ofMeeting(
        '## Agenda\n\n### Survey\n\n- AI @ada: fill in the survey\n- AI @bo: fill in the survey ✅\n- AI @cy: fill in the survey',
      ),
      ['ada: fill in the survey (open)', 'bo: fill in the survey (done)', 'cy: fill in the survey (open)'],
    ))
  it('are different under different topics', () =>
    assert.deepEqual(
      ofMeeting(
        '## Agenda\n\n### Mirror\n\n- AI @ada: write a summary for all ✅\n\n### Release\n\n- AI @ada: write a summary for all',
      ),
      ['ada: write a summary for all (done)', 'ada: write a summary for all (open)'],
    ))
  it('are one where a list of all items repeats them', () =>
    assert.equal(
      ofMeeting(
        '## Agenda\n\n### Mirror\n\n- AI @ada: write a summary for all\n\n## Action items\n\n- @ada: write a summary for all',
      ).length,
      1,
    ))
  it('are one in the same topic, with the same owner', () =>
    assert.equal(
      ofMeeting('## Agenda\n\n### Mirror\n\n- AI @ada: write a summary\n- text\n- AI @ada: write a summary').length,
      1,
    ))
  it('are rows of tables like any other line', () =>
    assert.deepEqual(
      ofMeeting(
        '## Action items\n\n| Action | Owner | Status |\n|---|---|---|\n| Fill in the survey | @ada | done |\n| Fill in the survey | @bo | open |',
      ),
      ['ada: Fill in the survey (done)', 'bo: Fill in the survey (open)'],
    ))
})

describe('a deck', () => {
  const minutes = file('team/20260305.md', '# 2026-03-05\n\n## Agenda\n\n### One\n\n- AI @ada: write the guide ✅\n')
  const deck = (path: string): IndexedFile =>
    file(path, '---\ntype: slide\n---\n\n# Team\n\n---\n\n# Action items\n\n- AI @ada: write the guide\n')
  it('makes no second item in its series', () => {
    const found = trackSeries([minutes, deck('team/20260312.md')])
    assert.deepEqual(
      found.map(({ status, occurrences }) => `${status} ${occurrences.length}`),
      ['done 1'],
    )
  })
  it('creates no second item in a separate series', () => {
    const index = createItemIndex('r')
    for (const { key, root, digest } of [minutes, deck('community/20260312.md')])
      index.put(key, { stamp: '', root, digest })
    assert.deepEqual(
      index.items().map(({ status }) => status),
      ['done'],
    )
  })
})

describe('any minutes', () => {
  const word = fc.constantFrom('mirror', 'budget', 'wiki', 'poster', 'release', 'room', 'call', 'write', 'order')
  const line = fc.record({
    owner: fc.constantFrom('ada', 'bo', 'cy'),
    words: fc.array(word, { minLength: 1, maxLength: 4 }),
    isDone: fc.boolean(),
  })
  const meeting = fc.array(line, { maxLength: 6 })
  it('lose no item and merge none of different owners', () =>
    fc.assert(
      fc.property(fc.array(meeting, { minLength: 1, maxLength: 4 }), (meetings) => {
        const files = meetings.map((lines, index) => {
          const day = String(5 + index * 7).padStart(2, '0')
          const list = lines.map(
            ({ owner, words, isDone }) => `- AI @${owner}: ${words.join(' ')}${isDone ? ' ✅' : ''}`,
          )
          return file(`team/202603${day}.md`, `# 2026-03-${day}\n\n## Agenda\n\n### Topic\n\n${list.join('\n')}\n`)
        })
        const tracked = trackSeries(files)
        const places = tracked.flatMap(({ occurrences }) =>
          occurrences.map(({ path, item }) => `${path}:${item.span.start.line}`),
        )
        const read = files.flatMap(({ digest }) =>
          digest.actions.map(({ span }) => `${digest.path}:${span.start.line}`),
        )
        assert.deepEqual([...places].sort(), [...read].sort())
        for (const { occurrences } of tracked)
          assert.equal(new Set(occurrences.map(({ item }) => item.owners.join())).size, 1)
        assert.equal(new Set(tracked.map(({ id }) => id)).size, tracked.length)
      }),
      { numRuns: 40 },
    ))
})

describe('a linked folder', () => {
  const texts = ['20260305', '20260312'].map(
    (day, index) => [`${day}.md`, `# 2026-03-${day.slice(6)}\n\n- AI @ada: task ${index} of the team\n`] as const,
  )
  const seriesOf = (...files: readonly IndexedFile[]): readonly string[] => {
    const index = createItemIndex('r')
    for (const { key, root, digest } of files) index.put(key, { stamp: '', root, digest })
    return [...new Set(index.items().map(({ series }) => series))].sort()
  }
  it('loses no series, and shows none twice', () => {
    const both = ['team', 'by-year/team'].flatMap((folder) =>
      texts.map(([name, text]) => file(`${folder}/${name}`, text)),
    )
    assert.deepEqual(seriesOf(...both), ['team'])
  })
  it('is not one file with the same text', () => {
    const [[name, text] = ['', '']] = texts
    assert.deepEqual(seriesOf(file(`iaas/minutes/${name}`, text), file(`kaas/minutes/${name}`, text)), [
      'iaas/minutes',
      'kaas/minutes',
    ])
  })
})
