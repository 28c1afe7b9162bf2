import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { minutesGrammar } from '../../../scripts/minutesGrammar'
import { defaultVocabulary } from '../../../src/core/vocabulary/defaultVocabulary'

describe('the grammar of the minutes language', () => {
  it('was generated from today’s words (npm run grammar)', () => {
    const written: unknown = JSON.parse(readFileSync('syntaxes/minutes.tmLanguage.json', 'utf8'))
    assert.deepEqual(written, JSON.parse(JSON.stringify(minutesGrammar(defaultVocabulary))))
  })
  it('names every initial and the longest word first', () => {
    const grammar = minutesGrammar({ ...defaultVocabulary, actionInitials: ['A', 'A.I.'], todo: ['to do'] })
    const [initials, todo] = grammar.repository['actionMarker']?.patterns ?? []
    assert.ok(initials?.match?.includes('(?:A\\.I\\.|A)'))
    assert.ok(todo?.match?.includes('(?:to[ -]do)'))
  })
})
