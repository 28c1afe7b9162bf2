import assert from 'node:assert/strict'
import { findPeople, knownPeople } from '../../../../src/core/completion/people'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const history = [
  ['board/20260101.md', '# 2026-01-01\n## Participants\n- @zoe\n- @Markus-H\n\n## Agenda\n- @markus-h asks @zoe'],
  ['iaas/20260108.md', '# 2026-01-08\n## Participants\n- Kurt Garland (@garland)\n- @bo\n\n## Agenda\n- AI @bo: x'],
  ['iaas/20260115.md', '# 2026-01-15\n## Participants\n- @garland\n- @markus-h'],
].map(([path = '', text = '']) => digestOf(path, readMinutes(text), text))

/** The handles offered behind `@typed` at the end of a document of the series "iaas". */
function offered(typed: string, text = '# 2026-01-22\n## Participants\n- @ada-l\n'): readonly string[] {
  const document = `${text}\n@${typed}`
  const people = knownPeople({
    minutes: readMinutes(document),
    series: 'iaas',
    history,
    offset: document.length - typed.length - 1,
  })
  return findPeople(people, typed, 10).map(({ handle }) => handle)
}

describe('people behind @', () => {
  it('are those of this meeting first, then of its series, then the others', () =>
    assert.deepEqual(offered(''), ['ada-l', 'garland', 'markus-h', 'bo', 'zoe']))
  it('are found by the beginning of the handle in any case', () => assert.deepEqual(offered('GAR'), ['garland']))
  it('are found by a part behind a hyphen', () => assert.deepEqual(offered('h'), ['markus-h']))
  it('are found with the hyphen typed', () => assert.deepEqual(offered('markus-'), ['markus-h']))
  it('are found by their name', () => assert.deepEqual(offered('kur'), ['garland']))
  it('are found in spite of a slip', () => assert.deepEqual(offered('makrus'), ['markus-h']))
  it('stand once, in the spelling used most', () => assert.deepEqual(offered('mark'), ['markus-h']))
  it('are not the word that is being typed', () => assert.deepEqual(offered('xyz'), []))
  it('include those mentioned only here', () =>
    assert.equal(offered('new', '# 2026-01-22\n- thanks @newcomer\n')[0], 'newcomer'))
})
