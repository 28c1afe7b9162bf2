/** Counts by key; fractions if decayed by age. */
export interface Tally {
  readonly counts: Map<string, number>
  total: number
}

export function newTally(): Tally {
  return { counts: new Map(), total: 0 }
}

export function add(tally: Tally, key: string, count = 1): void {
  tally.counts.set(key, (tally.counts.get(key) ?? 0) + count)
  tally.total += count
}

export function countOf(tally: Tally | undefined, key: string): number {
  return tally?.counts.get(key) ?? 0
}

/**
 * A key's share of all counts, 0 to 1.
 *
 * @param smoothing Added to the total, so that few counts weigh less than many.
 */
export function shareOf(tally: Tally | undefined, key: string, smoothing: number): number {
  return tally === undefined || tally.total === 0 ? 0 : countOf(tally, key) / (tally.total + smoothing)
}

/** The counter of a key, created on first use. */
export function tallyIn(table: Map<string, Tally>, key: string): Tally {
  const known = table.get(key)
  if (known !== undefined) return known
  const created = newTally()
  table.set(key, created)
  return created
}

/** Weight of something after `age`, from 1 down to 0, given its half-life in the same unit. */
export function faded(age: number, halfLife: number): number {
  return Math.pow(0.5, age / halfLife)
}
