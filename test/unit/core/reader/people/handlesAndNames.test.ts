import assert from 'node:assert/strict'
import { findHandles } from '../../../../../src/core/reader/people/handlesAndNames'

describe('handles', () => {
  function handles(prose: string): readonly string[] {
    return findHandles(prose).map(({ handle }) => handle)
  }

  it('are letters, digits and single hyphens', () =>
    assert.deepEqual(handles('@o-otte, @90n20 and @Ada'), ['o-otte', '90n20', 'Ada']))
  it('end before a mark of emphasis', () =>
    assert.deepEqual(handles('_AI @ada_: x *@bo* __@cy__'), ['ada', 'bo', 'cy']))
  it('may hold dots and underscores, although GitHub allows none', () =>
    assert.deepEqual(handles('@felix.hu and @cah_hb and @cah\\_hb'), ['felix.hu', 'cah_hb', 'cah_hb']))
  it('end before the full stop of a sentence', () =>
    assert.deepEqual(handles('Thanks to @ada. And @bo-.'), ['ada', 'bo']))
  it('are two with a slash between them', () =>
    assert.deepEqual(handles('@ada/@bo (@cy/@di)'), ['ada', 'bo', 'cy', 'di']))
  it('are not email addresses, paths or teams', () =>
    assert.deepEqual(handles('a@b.org, mail to list@, x @ y, youtube.com/@chan, @org/team, @my-org/team, @@two'), []))
  it('are not hosts', () => assert.deepEqual(handles('the list @lists.example.org'), []))
  it('are not the beginning of a word with other letters', () =>
    assert.deepEqual(handles('AI @jörg: @jo\u0308 @ćwik'), []))
  it('are next to scripts without spaces', () => assert.deepEqual(handles('担当@fkrさん'), ['fkr']))
  it('are next to umlauts and quotes', () => assert.deepEqual(handles('für @ada: „@bo“'), ['ada', 'bo']))
})
