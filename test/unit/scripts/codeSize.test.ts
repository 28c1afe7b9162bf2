import assert from 'node:assert/strict'
import { measureCode } from '../../../scripts/codeSize'

describe('the size of code', () => {
  it('counts lines without blanks, comments and words', () =>
    assert.equal(
      measureCode(
        'a.ts',
        "/** one */\nconst words = [\n  'one',\n  'two',\n]\n\n// two\nexport const n = words.length\n",
      ).lines,
      3,
    ))
  it('counts regular expressions and the strings they are made of', () => {
    const code =
      'const a = /a+/g\nconst b = "\\\\p{L}"\nconst c = new RegExp(`(?:${b})$`)\nconst d = "plain"\nconst e = `${d}!`\n'
    assert.deepEqual(
      measureCode('a.ts', code).expressions.map(({ text, line }) => `${line} ${text}`),
      ['1 /a+/g', '2 \\\\p{L}', '3 (?:${b})$'],
    )
  })
  it('counts the branches of each function on its own', () => {
    const code =
      'function f(a: number) {\n  if (a > 1 && a < 3) return a\n  return [1].map((b) => (b > 1 ? b : a ?? 1))\n}\nconst g = () => 1\n'
    assert.deepEqual(
      measureCode('a.ts', code).functions.map(({ text, value }) => `${text} ${value}`),
      ['f 3', 'anonymous 3', 'g 1'],
    )
  })
})
