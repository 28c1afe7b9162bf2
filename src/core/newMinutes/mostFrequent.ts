/** The most frequent value; the later one on a tie. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.reduceRight<T | undefined>(
    (best, value) => (best === undefined || (counts.get(value) ?? 0) > (counts.get(best) ?? 0) ? value : best),
    undefined,
  )
}
