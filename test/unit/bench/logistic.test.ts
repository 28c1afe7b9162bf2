import assert from 'node:assert/strict'
import { type Case, f1Of, fitLogistic, heldOutF1, logOdds } from '../../../bench/reader/logistic'

/** True if the first feature is greater than the second; the third has no influence. */
const cases: readonly Case[] = Array.from({ length: 60 }, (_, index) => {
  const [first, second] = [(index * 7) % 10, (index * 3) % 10]
  return { features: [first / 10, second / 10, (index % 2) / 10], isTrue: first > second, group: `group ${index % 6}` }
})

describe('the fit of weights', () => {
  it('finds which features support the answer and which do not', () => {
    const [, first = 0, second = 0, third = 0] = fitLogistic(cases)
    assert.ok(first > 2 && second < -2 && Math.abs(third) < Math.abs(first) / 2, `${first} ${second} ${third}`)
  })
  it('answers cases that it was fitted to, and others', () => {
    assert.ok(f1Of(cases, fitLogistic(cases)) > 0.9)
    assert.ok(heldOutF1(cases, 3) > 0.85)
  })
  it('shows nothing with weights of zero', () => {
    assert.equal(f1Of(cases, [0, 0, 0, 0]), 0)
    assert.equal(logOdds([1, 2], [3]), 7)
  })
})
