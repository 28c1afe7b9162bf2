import assert from 'node:assert/strict'
import { createPacer } from '../../../src/host/pacer'

describe('a pace that follows its cost', () => {
  let time = 0
  const taking = (ms: number) => (): void => {
    time += ms
  }

  it('is the shortest delay for cheap work', () => {
    const pacer = createPacer(250, () => time)
    assert.equal(pacer.delayMs(), 250)
    pacer.run(taking(5))
    assert.equal(pacer.delayMs(), 250)
  })

  it('leaves nine tenths of the time to others, and goes by the last run', () => {
    const pacer = createPacer(250, () => time)
    pacer.run(taking(100))
    assert.equal(pacer.delayMs(), 900)
    pacer.run(taking(40))
    assert.equal(pacer.delayMs(), 360)
  })

  it('counts work that fails', () => {
    const pacer = createPacer(250, () => time)
    assert.throws(() =>
      pacer.run(() => {
        time += 200
        throw new Error('broken')
      }),
    )
    assert.equal(pacer.delayMs(), 1_800)
  })
})
