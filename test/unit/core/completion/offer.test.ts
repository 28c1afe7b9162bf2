import assert from 'node:assert/strict'
import { isShownFor } from '../../../../src/core/completion/offer'
import { offerPeople } from '../../../../src/core/completion/offerPeople'
import type { Candidate } from '../../../../src/core/completion/people'

function person(handle: string, name?: string, aliases: readonly string[] = []): Candidate {
  return { handle, name, aliases, source: 'series', score: 0 }
}

/** The handles that the editor shows once `later` is typed, and whether Enter accepts the first. */
function shown(people: readonly Candidate[], typed: string, later = typed, isOnRequest = false): string {
  const offer = offerPeople(people, typed, { limit: 50, isOnRequest, placeholders: ['todo'] })
  if (offer === undefined) return 'nothing'
  const left = offer.entries.filter(
    ({ rest }) => later === typed || isShownFor(later.toLowerCase(), typed.toLowerCase() + rest),
  )
  return `${left.map(({ value }) => value.handle).join(' ') || 'nothing'}${offer.acceptsEnter ? ' ⏎' : ''}`
}

describe('people offered after “@”', () => {
  const team = [person('zelda-fitz'), person('mara-lindt'), person('markus-h'), person('jorgk', 'Jörg Kühn')]
  for (const [people, typed, later, expected] of [
    [team, '', '', 'zelda-fitz mara-lindt markus-h jorgk'],
    [team, 'z', 'z', 'zelda-fitz'],
    [team, 'ze', 'ze', 'zelda-fitz ⏎'],
    [team, 'ze', 'zelda-', 'zelda-fitz ⏎'],
    [team, 'ze', 'zelda-fitz', 'nothing ⏎'],
    [team, 'zelda-fitz', 'zelda-fitz', 'nothing'],
    [team, 'ma', 'ma', 'mara-lindt markus-h ⏎'],
    [team, 'fi', 'fi', 'zelda-fitz ⏎'],
    [team, 'MA', 'MAR', 'mara-lindt markus-h ⏎'],
    [team, 'xy', 'xy', 'nothing'],
    [team, 'jö', 'jö', 'jorgk ⏎'],
    [team, 'jo\u0308', 'jo\u0308', 'jorgk ⏎'],
    [team, 'küh', 'küh', 'jorgk ⏎'],
    // A typo may be a new handle.
    [team, 'zedla', 'zedla', 'zelda-fitz'],
  ] as const)
    it(`are “${expected}” for @${later}, requested at @${typed}`, () =>
      assert.equal(shown(people, typed, later), expected))

  it('never include somebody else once a known handle is typed in full', () => {
    const people = [person('ada'), person('adam-s'), person('ad-hoc-a')]
    for (const typed of ['a', 'ad'])
      for (const handle of people.map((one) => one.handle)) {
        const offer = offerPeople(people, typed, { limit: 50, isOnRequest: false, placeholders: [] })
        const left = offer?.entries.filter(({ rest }) => isShownFor(handle, typed + rest)) ?? []
        assert.ok(offer?.acceptsEnter !== true || left.length === 0, `${typed} ${handle}`)
      }
    assert.equal(shown(people, 'ada'), 'adam-s ad-hoc-a'.split(' ')[0])
  })

  it('are not accepted after a placeholder or a word for a group', () => {
    const people = [person('alliance'), person('todo-fan'), person('home-office')]
    for (const word of ['all', 'todo', 'home'])
      for (const typed of [word.slice(0, 2), word]) assert.doesNotMatch(shown(people, typed, word), /\w ⏎/, typed)
    assert.equal(shown(people, 'home-'), 'home-office ⏎')
  })

  it('disappear before a known misspelling is complete', () => {
    const people = [person('o-otte', undefined, ['o-ote'])]
    assert.equal(shown(people, 'o-'), 'o-otte ⏎')
    assert.equal(shown(people, 'o-', 'o-ote'), 'nothing ⏎')
  })

  it('are accepted by Enter after any letter on request', () => {
    assert.equal(shown(team, '', '', true), 'zelda-fitz mara-lindt markus-h jorgk ⏎')
    assert.equal(shown(team, 'z', 'z', true), 'zelda-fitz ⏎')
  })
})

describe('the filter of the editor', () => {
  for (const [typed, text, expected] of [
    ['fkr', 'frank-kramer', true],
    ['fkz', 'frank-x', false],
    ['zedla', 'zelda', true],
    ['zz', 'z', false],
  ] as const)
    it(`${expected ? 'shows' : 'hides'} ${text} for ${typed}`, () => assert.equal(isShownFor(typed, text), expected))
})
