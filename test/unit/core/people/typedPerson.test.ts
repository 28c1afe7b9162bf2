import assert from 'node:assert/strict'
import { establishedPeople } from '../../../../src/core/people/establishedPeople'
import { typedPerson } from '../../../../src/core/people/typedPerson'

describe('a person who is typed into a box', () => {
  it('is a handle, a name, or both', () => {
    assert.deepEqual(typedPerson(' @ada-b ', 'name'), { handle: 'ada-b' })
    assert.deepEqual(typedPerson('ada', 'handle'), { handle: 'ada' })
    assert.deepEqual(typedPerson('Ada', 'name'), { name: 'Ada' })
    assert.deepEqual(typedPerson('Jörg  Müller', 'handle'), { name: 'Jörg Müller' })
    assert.deepEqual(typedPerson('Ada Brook (@ada)', 'both'), { handle: 'ada', name: 'Ada Brook' })
  })
  it('is nobody in other texts', () => {
    for (const text of ['', '  ', '@', '12:30', '](x)', '# a', 'a\nb|c'])
      assert.equal(typedPerson(text, 'handle'), undefined, text)
  })
})

describe('people to offer', () => {
  const people = ['ada', 'bo', 'cy', 'dee'].map((handle) => ({ handle }))
  const offered = (...texts: Parameters<typeof establishedPeople>[1]): readonly string[] =>
    establishedPeople(people, texts).map(({ handle }) => handle)
  it('are not people who are only in one unsaved text', () =>
    assert.deepEqual(offered({ handles: ['ADA', 'bo'], isSaved: false }, { handles: ['bo'], isSaved: true }), [
      'bo',
      'cy',
      'dee',
    ]))
  it('are those in two unsaved texts, and those known from elsewhere', () =>
    assert.deepEqual(offered({ handles: ['ada', 'cy', 'cy'], isSaved: false }, { handles: ['ada'], isSaved: false }), [
      'ada',
      'bo',
      'dee',
    ]))
})
