/** The most frequent value; the later one on a tie. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
  return mostCounted(countValues(values.toReversed()))
}

/** The number of each value, in the order of their first occurrences. */
export function countValues<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The value with the highest count; the first one on a tie. */
export function mostCounted<T>(counts: ReadonlyMap<T, number>): T | undefined {
  return [...counts].reduce<readonly [T, number] | undefined>(
    (best, entry) => (best === undefined || entry[1] > best[1] ? entry : best),
    undefined,
  )?.[0]
}
