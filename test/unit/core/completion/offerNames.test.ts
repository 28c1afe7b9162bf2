import assert from 'node:assert/strict'
import { offerNames } from '../../../../src/core/completion/offerNames'

const names = ['Carla Jensen', 'Hugo Petit', 'Jörg Müller', 'Cara Li']
const offered = (before: string, isInList = false): readonly string[] =>
  offerNames(before, names, isInList).map(
    ({ name, typedLength }) => `${before.slice(0, before.length - typedLength)}${name}`,
  )

describe('names without @', () => {
  it('begin with the letters typed, or have a part that does', () => {
    assert.deepEqual(offered('**Action:** Ca'), ['**Action:** Carla Jensen', '**Action:** Cara Li'])
    assert.deepEqual(offered('- jen'), ['- Carla Jensen'])
    assert.deepEqual(offered('- asks Hugo P'), ['- asks Hugo Petit'])
  })
  it('are found without accents', () => assert.deepEqual(offered('- mul'), ['- Jörg Müller']))
  it('are offered without a letter in lists of people only', () => {
    assert.deepEqual(offered('**Attendees:** Hugo Petit, ', true).length, 4)
    assert.deepEqual(offered('- ', true).length, 4)
    assert.deepEqual(offered('- '), [])
    assert.deepEqual(offered('we talk ', true), [])
  })
  it('are not offered in the middle of words, handles and addresses, and when complete', () => {
    for (const before of ['- @ca', 'x-ca', 'a/ca', '- Hugo Petit', '', '12'])
      assert.deepEqual(offered(before), [], before)
  })
})
