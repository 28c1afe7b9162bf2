import assert from 'node:assert/strict'
import { createStatsCache, maxCollectedAtOnce, type RunLater } from '../../../../src/core/completion/statsCache'
import { type Digest, digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { runToEnd, type Steps } from '../../../../src/core/steps'

const empty = digestOf('ops/20260101.md', readMinutes(''), '')
const minutesOf = (count: number, series = 'other'): readonly Digest[] =>
  Array.from({ length: count }, (_, at) => ({ ...empty, series, date: `2026-01-${String((at % 28) + 1)}` }))

/** Statistics that count the minutes and how often they were collected. */
function counting(): {
  readonly stats: (history: readonly Digest[], series: string, date: string | undefined) => string
  readonly collected: number[]
  readonly finish: () => Promise<void>
} {
  const collected: number[] = []
  const pending: (() => void)[] = []
  function* collect(history: readonly Digest[], series: string): Steps<string> {
    collected.push(history.length)
    yield
    return `${series} ${history.length}`
  }
  const runLater: RunLater = (steps) =>
    new Promise((resolve) => {
      pending.push(() => resolve(runToEnd(steps)))
    })
  const finish = async (): Promise<void> => {
    for (const run of pending.splice(0)) run()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { stats: createStatsCache(collect, runLater), collected, finish }
}

describe('statistics of earlier minutes', () => {
  it('are collected once for the same minutes', () => {
    const { stats, collected } = counting()
    const history = minutesOf(20)
    stats(history, 'ops', undefined)
    assert.equal(stats([...history], 'ops', undefined), 'ops 20')
    assert.deepEqual(collected, [20])
  })

  it('follow every change of a small workspace at once', () => {
    const { stats } = counting()
    stats(minutesOf(20), 'ops', undefined)
    assert.equal(stats(minutesOf(21), 'ops', undefined), 'ops 21')
  })

  it('are not collected again at each letter while minutes of a large workspace change', async () => {
    const { stats, collected, finish } = counting()
    stats(minutesOf(500), 'ops', undefined)
    await finish()
    collected.splice(0)
    for (let letter = 0; letter < 10; letter++)
      assert.equal(stats(minutesOf(501 + letter), 'ops', undefined), 'ops 500')
    assert.deepEqual(collected, [], 'nobody waits for them')
    await finish()
    assert.deepEqual(collected, [501], 'once, afterwards')
    assert.equal(stats(minutesOf(502), 'ops', undefined), 'ops 501')
  })

  it('begin with the nearest minutes of a large workspace', async () => {
    const { stats, finish } = counting()
    const history = [...minutesOf(500), ...minutesOf(40, 'ops')]
    assert.equal(stats(history, 'ops', undefined), `ops ${maxCollectedAtOnce}`)
    await finish()
    assert.equal(stats(history, 'ops', undefined), 'ops 540')
  })

  it('are those of the meeting that was asked for last', async () => {
    const { stats, finish } = counting()
    stats(minutesOf(500), 'ops', undefined)
    stats(minutesOf(500), 'iam', undefined)
    await finish()
    assert.equal(stats(minutesOf(500), 'iam', undefined), `iam ${maxCollectedAtOnce}`)
    await finish()
    assert.equal(stats(minutesOf(500), 'iam', undefined), 'iam 500')
  })
})
