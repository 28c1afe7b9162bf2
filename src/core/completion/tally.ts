/** Counts by key, whole ones or faded by age. */
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
 * The part of all counts that falls to a key, 0 to 1.
 *
 * @param doubt Counts held back for what was never seen, so that few counts weigh less than many.
 */
export function shareOf(tally: Tally | undefined, key: string, doubt: number): number {
  return tally === undefined || tally.total === 0 ? 0 : countOf(tally, key) / (tally.total + doubt)
}

/** The tally of a key in a table of tallies, made on first use. */
export function tallyIn(table: Map<string, Tally>, key: string): Tally {
  const known = table.get(key)
  if (known !== undefined) return known
  const fresh = newTally()
  table.set(key, fresh)
  return fresh
}

/** What is left of something after `age` where half of it is left after `halfLife`. */
export function faded(age: number, halfLife: number): number {
  return Math.pow(0.5, age / halfLife)
}
