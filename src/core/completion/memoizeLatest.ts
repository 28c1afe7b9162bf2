import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'

/** Collects statistics of earlier minutes for a meeting of a series. */
type Collect<T> = (history: readonly Digest[], series: string, date: CalendarDate | undefined) => T

/**
 * Caches the latest result for the same minutes, series and date.
 *
 * None of these change between two keystrokes.
 */
export function memoizeLatest<T>(collect: Collect<T>): Collect<T> {
  let last:
    | {
        readonly history: readonly Digest[]
        readonly series: string
        readonly date: string | undefined
        readonly result: T
      }
    | undefined
  return (history, series, date) => {
    const isSame =
      last !== undefined &&
      last.series === series &&
      last.date === date &&
      last.history.length === history.length &&
      last.history.every((digest, index) => digest === history[index])
    if (!isSame || last === undefined) last = { history, series, date, result: collect(history, series, date) }
    return last.result
  }
}
