import { performance } from 'node:perf_hooks'

/** Calls a function and returns its duration in milliseconds and its result. */
export function timed<T>(call: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now()
  const value = call()
  return { ms: performance.now() - start, value }
}

/** Percentile by the nearest-rank method, for `p` from 0 to 1; 0 for no values. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0
}

/** Rounds to four significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(4))
}
