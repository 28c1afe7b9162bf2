import assert from 'node:assert/strict'
import { withOwnLanguages } from '../../../../src/core/completion/ignoredLanguages'

describe('the languages that another completion ignores', () => {
  it('keep existing entries, and get ours once', () => {
    assert.deepEqual(withOwnLanguages(['python']), ['python', 'markdown', 'minutes'])
    assert.deepEqual(withOwnLanguages(['markdown', 'python']), ['markdown', 'python', 'minutes'])
    assert.equal(withOwnLanguages(['minutes', 'markdown']), undefined)
  })
  it('are only ours if the setting is not a list', () => {
    for (const value of [undefined, null, 'python', {}])
      assert.deepEqual(withOwnLanguages(value), ['markdown', 'minutes'])
  })
})
