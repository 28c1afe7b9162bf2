import assert from 'node:assert/strict'
import { english } from '../../../src/core/vocabulary/languages/english'
import { withSubjects } from '../../../src/core/vocabulary/languages/languageWords'

describe('the words of a language', () => {
  it('are joined with those about single subjects, each once', () => {
    const joined = withSubjects({ ...english, done: ['finished'] }, { done: ['done', 'finished'] }, { open: ['open'] })
    assert.deepEqual(joined.done, ['finished', 'done'])
    assert.deepEqual(joined.open, ['open'])
  })
  it('keep those that no subject has', () =>
    assert.equal(withSubjects(english, { done: ['done'] }).commonWords, english.commonWords))
})
