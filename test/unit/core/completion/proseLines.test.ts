import assert from 'node:assert/strict'
import { proseLines } from '../../../../src/core/completion/proseLines'

const linesIn = (text: string): readonly string[] => [...proseLines(text)].map((line) => line.text)

describe('the lines that may hold prose', () => {
  it('are those outside of fences', () => assert.deepEqual(linesIn('a\n```\nb\n```\nc'), ['a', 'c']))
  it('continue after code at the start of a line', () =>
    assert.deepEqual(linesIn('```x``` is code\n- @ada'), ['```x``` is code', '- @ada']))
  it('are none before the bare marks that close a fence', () =>
    assert.deepEqual(linesIn('~~~\na\n~~~js\nb\n```\nc\n~~~~\nd'), ['d']))
  it('are those outside of comments, also of comments with the marks of a fence', () =>
    assert.deepEqual(linesIn('a <!-- b\n```\n-->\nc'), ['a <!-- b', 'c']))
})
