import assert from 'node:assert/strict'
import { createYielder } from '../../../src/host/yielder'

describe('yielding', () => {
  it('resumes waiting callers one at a time, with other work in between', async () => {
    let time = 0
    const yieldToOthers = createYielder(() => time)
    const order: string[] = []
    const other = setInterval(() => order.push('other'), 0)
    const work = async (name: string): Promise<void> => {
      const turn = yieldToOthers()
      if (turn !== undefined) await turn
      order.push(name)
      time += 20
    }
    await Promise.all(['one', 'two', 'three'].map(work))
    clearInterval(other)
    const places = ['one', 'two', 'three'].map((name) => order.indexOf(name))
    for (const [index, place] of places.slice(1).entries())
      assert.ok(order.slice(places[index], place).includes('other'), order.join(' '))
  })

  it('continues without a pause until enough time has passed', async () => {
    let time = 0
    const yieldToOthers = createYielder(() => time)
    await yieldToOthers()
    time += 10
    assert.equal(yieldToOthers(), undefined)
    time += 10
    assert.ok(yieldToOthers() instanceof Promise)
  })
})
