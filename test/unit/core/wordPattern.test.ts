import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { minutesWordPattern } from '../../../src/core/wordPattern'

function words(line: string): readonly string[] {
  return [...line.matchAll(new RegExp(minutesWordPattern, 'gu'))].map(([word]) => word)
}

describe('words of minutes', () => {
  for (const [line, expected] of [
    ['we met _today_, äöü x_y', ['we', 'met', 'today', 'äöü', 'x_y']],
    ['@', []],
    ['@zelda-', ['@zelda-']],
    ['ask @nora.ek now', ['ask', '@nora.ek']],
    ['ask @nora.', ['ask', '@nora.']],
    ['see standards#', ['see', 'standards']],
    ['see standards#5', ['see', 'standards#5']],
    ['## Agenda', []],
    ['## Agenda of today', ['Agenda', 'of']],
    ['@fkr and we', ['@fkr', 'and']],
    ['(@fkr and we)', ['@fkr', 'and']],
    ['written in C# or go', ['written', 'in', 'C', 'or']],
  ] as const)
    it(`in ${JSON.stringify(line)} are ${JSON.stringify(expected)}`, () => assert.deepEqual(words(line), expected))

  it('are the same in the language configuration', () => {
    const file = path.join(__dirname, '../../../syntaxes/language-configuration.json')
    const text = readFileSync(file, 'utf8').replace(/^\s*\/\/.*$/gm, '')
    const { wordPattern } = JSON.parse(text) as { wordPattern: { pattern: string; flags: string } }
    assert.deepEqual(wordPattern, { pattern: minutesWordPattern, flags: 'u' })
  })
})
