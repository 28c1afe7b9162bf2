import assert from 'node:assert/strict'
import { cachedByText } from '../../../src/core/cachedByText'

describe('values cached by text', () => {
  it('are computed once for a short text, also those that are undefined', () => {
    const read: string[] = []
    const value = cachedByText((text) => {
      read.push(text)
      return text === 'a' ? undefined : text.toUpperCase()
    })
    assert.deepEqual([value('a'), value('b'), value('a'), value('b')], [undefined, 'B', undefined, 'B'])
    assert.deepEqual(read, ['a', 'b'])
  })
  it('are bounded in number and length', () => {
    let count = 0
    const value = cachedByText(() => ++count)
    const long = 'a'.repeat(1_000)
    assert.notEqual(value(long), value(long))
    const first = value('0')
    for (let index = 1; index < 2_000; index++) value(String(index))
    assert.notEqual(value('0'), first, 'the oldest are forgotten')
  })
})
