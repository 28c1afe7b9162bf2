import { performance } from 'node:perf_hooks'

/** Milliseconds that a call takes, and what it returns. */
export function timed<T>(call: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now()
  const value = call()
  return { ms: performance.now() - start, value }
}

/** The value that the share `p` (0 to 1) of all values does not exceed; 0 for none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0
}

/** Rounded to four digits that matter, for printing. */
export function round(value: number): number {
  return Number(value.toPrecision(4))
}
