import assert from 'node:assert/strict'
import { findPeople } from '../../../../src/core/completion/findPeople'
import { type Member, rankPeople } from '../../../../src/core/completion/people'
import { collectPeopleStats } from '../../../../src/core/completion/peopleStats'
import { readCursorContext } from '../../../../src/core/completion/cursorContext'
import { digestOf } from '../../../../src/core/digest'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

const history = [
  ['board/20260101.md', '# 2026-01-01\n## Participants\n- @zoe\n- @Markus-H\n\n## Agenda\n- @markus-h asks @zoe'],
  [
    'iaas/20260108.md',
    '# 2026-01-08\n## Participants\n- Kurt Garland (@garland)\n- @bo\n\n## Agenda\n### Status page (@bo)\n- AI @bo: x',
  ],
  ['ops/20260110.md', `# 2026-01-10\n## Agenda\n${'- ask @josephine-s\n'.repeat(6)}- and @jsoephine-s, @todo`],
  [
    'ops/20260121.md',
    '# 2026-01-21\n## Participants\n- @gerd\n\n## Housekeeping\n- Report in the community call: @gerd',
  ],
  ['iaas/20260115.md', '# 2026-01-15\n## Participants\n- @garland\n- @markus-h\n## Agenda\n- @gerlinde left'],
].map(([path = '', text = '']) => digestOf(path, readMinutes(text), text))

/** The handles suggested at `|` in a document of the series "iaas". */
function offered(marked: string, members: readonly Member[] = []): readonly string[] {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const start = text.lastIndexOf('@', offset - 1)
  const scene = readCursorContext(
    text,
    { start, end: offset },
    { lexicon: defaultLexicon, webOrigins: ['https://github.com'] },
  )
  const people = rankPeople(collectPeopleStats(history, 'iaas', '2026-01-22'), scene, members)
  return findPeople(people, text.slice(start + 1, offset), 10).map(({ handle }) => handle)
}

const head = '# 2026-01-22\n## Participants\n- @ada-l\n- @grace\n\n## Agenda\n'

describe('people after @', () => {
  it('are the participants of this meeting first', () =>
    assert.deepEqual(offered(`${head}- @|`).slice(0, 2).sort(), ['ada-l', 'grace']))
  it('are those of the series before others', () => {
    const people = offered(`${head}- @|`)
    assert.ok(people.indexOf('bo') < people.indexOf('zoe'), people.join())
  })
  it('are found by the start of the handle in any case', () => assert.deepEqual(offered(`${head}- @GAR|`), ['garland']))
  it('are found by a part after a hyphen', () => assert.deepEqual(offered(`${head}- @h|`), ['markus-h']))
  it('are found with the hyphen typed', () => assert.deepEqual(offered(`${head}- @markus-|`), ['markus-h']))
  it('are found by their name', () => assert.deepEqual(offered(`${head}- @kur|`), ['garland']))
  it('are found despite a typo', () => assert.deepEqual(offered(`${head}- @makrus|`), ['markus-h']))
  it('rank before matches with a typo', () => assert.equal(offered(`${head}- @ger|`)[0], 'gerlinde'))
  it('are listed once, in the most common spelling', () => assert.deepEqual(offered(`${head}- @mark|`), ['markus-h']))
  it('are found by a known misspelling, which is never offered', () => {
    assert.deepEqual(offered(`${head}- @jos|`), ['josephine-s'])
    assert.deepEqual(offered(`${head}- @jso|`), ['josephine-s'])
  })
  it('do not include placeholders', () => assert.deepEqual(offered(`${head}- @tod|`), []))
  it('are not suggested after a full stop', () => {
    assert.deepEqual(offered(`${head}- thanks @garland.|`), [])
    assert.deepEqual(offered(`${head}- thanks @markus.|`), [])
  })
  it('come first if their handle is typed in full', () =>
    assert.equal(
      offered('# 2026-01-22\n## Participants\n- @grace-h\n\n## Agenda\n- thanks @grace\n- @grace|')[0],
      'grace',
    ))
  it('come first if they were asked to report', () => {
    assert.equal(offered('# 2026-01-22\n- Report by @g|')[0], 'gerd')
    assert.notEqual(offered('# 2026-01-22\n- Thanks to @g|')[0], 'gerd')
  })
  it('are those of the current meeting in a file with several', () => {
    const several = '# 2026-01-22\n## Participants\n- @ada-l\n\n## 2026-01-29\n### Participants\n- @grace\n'
    assert.equal(offered(`${several}\n### Agenda\n- @|`)[0], 'grace')
    assert.notEqual(offered(several.replace('- @grace', '- @|')).at(-1), 'ada-l')
  })
  it('do not include the word being typed', () => assert.deepEqual(offered(`${head}- @xyz|`), []))
  it('include those mentioned only here', () =>
    assert.equal(offered('# 2026-01-22\n- thanks @newcomer\n- @new|')[0], 'newcomer'))
  it('include those mentioned after the cursor', () =>
    assert.equal(offered('# 2026-01-22\n- @new|\n- thanks @newcomer\n')[0], 'newcomer'))
  it('rank last if mentioned on the line already', () => assert.equal(offered(`${head}- @grace and @|`)[0], 'ada-l'))
  it('begin with the earlier owner of the heading', () =>
    assert.equal(offered('# 2026-01-22\n## Agenda\n### Status page (@|)')[0], 'bo'))
  it('rank last in the list of participants once they are listed', () => {
    const people = offered('# 2026-01-22\n## Participants\n- @garland\n- @|\n')
    assert.equal(people[0], 'markus-h')
    assert.equal(people.at(-1), 'garland')
  })
  for (const [where, text] of [
    ['beside a list with a label', '# 2026-01-22\n- Participants:\n  - @grace\n  - @ada-l\n- Minutes, transfer: @g|\n'],
    ['below a line of participants', '# 2026-01-22\nParticipants: @grace, @ada-l\n\nMinutes of today by @g|\n'],
    ['below talk about members', `${head}- report\n    - Members:\n        - fine\n- ask @g|`],
  ] as const) {
    it(`do not rank last ${where}`, () => assert.equal(offered(text)[0], 'grace'))
  }
  it('rank last in a list below a label, also if it spans lines', () => {
    assert.notEqual(offered('# 2026-01-22\n- Participants:\n  - @garland\n  - @|\n')[0], 'garland')
    assert.notEqual(offered('# 2026-01-22\n- Participants:\n- @garland\n- @|\n')[0], 'garland')
    assert.notEqual(offered('# 2026-01-22\nParticipants: @garland,\n@|\n')[0], 'garland')
    assert.notEqual(offered('# 2026-01-22\nParticipants:\n\n- @garland\n- @|\n')[0], 'garland')
  })
  it('end with the organization’s members', () => {
    const people = offered(`${head}- @z|`, [{ login: 'zz-top' }, { login: 'ZOE' }])
    assert.deepEqual(people, ['zoe', 'zz-top'])
  })
})
