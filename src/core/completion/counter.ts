/** Counts by key; fractions if decayed by age. */
export interface Counter {
  readonly counts: Map<string, number>
  total: number
}

export function newCounter(): Counter {
  return { counts: new Map(), total: 0 }
}

export function addCount(counter: Counter, key: string, count = 1): void {
  counter.counts.set(key, (counter.counts.get(key) ?? 0) + count)
  counter.total += count
}

export function countOf(counter: Counter | undefined, key: string): number {
  return counter?.counts.get(key) ?? 0
}

/**
 * A key's share of all counts, 0 to 1.
 *
 * @param smoothing Added to the total, so that few counts weigh less than many.
 */
export function shareOf(counter: Counter | undefined, key: string, smoothing: number): number {
  return counter === undefined || counter.total === 0 ? 0 : countOf(counter, key) / (counter.total + smoothing)
}

/** The counter of a key, created on first use. */
export function counterFor(table: Map<string, Counter>, key: string): Counter {
  const known = table.get(key)
  if (known !== undefined) return known
  const created = newCounter()
  table.set(key, created)
  return created
}

/** Weight of something after `age`, from 1 down to 0, given its half-life in the same unit. */
export function decay(age: number, halfLife: number): number {
  return Math.pow(0.5, age / halfLife)
}
