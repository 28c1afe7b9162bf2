import assert from 'node:assert/strict'
import { createAgedValues } from '../../../src/core/agedValues'

describe('values that are read again after some time', () => {
  const setUp = () => {
    const clock = { time: 0 }
    const calls: (string | undefined)[] = []
    const values = createAgedValues<string>(
      10,
      (key, last) => {
        calls.push(last)
        return Promise.resolve(`${key}${calls.length}`)
      },
      () => clock.time,
    )
    return { clock, calls, values }
  }
  it('are read once for calls at the same time, which all get the value', async () => {
    const { values, calls } = setUp()
    assert.deepEqual(await Promise.all([values.get('a'), values.get('a')]), ['a1', 'a1'])
    assert.equal(calls.length, 1)
  })
  it('are read again when they are old, knowing the last one', async () => {
    const { clock, values, calls } = setUp()
    await values.get('a')
    clock.time = 9
    assert.equal(await values.get('a'), 'a1')
    clock.time = 10
    assert.equal(await values.get('a'), 'a2')
    assert.deepEqual(calls, [undefined, 'a1'])
  })
  it('are read for each key', async () => {
    const { values } = setUp()
    assert.deepEqual([await values.get('a'), await values.get('b')], ['a1', 'b2'])
  })
})
