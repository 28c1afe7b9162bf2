import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'

/** Builds a memory from earlier minutes. */
type Remember<T> = (history: readonly Digest[], series: string, date: CalendarDate | undefined) => T

/**
 * Keeps the last memory for as long as the same minutes, series and day are asked for: between two keystrokes nothing
 * of that changes.
 */
export function remembering<T>(remember: Remember<T>): Remember<T> {
  let last:
    | {
        readonly history: readonly Digest[]
        readonly series: string
        readonly date: string | undefined
        readonly memory: T
      }
    | undefined
  return (history, series, date) => {
    const isSame =
      last !== undefined &&
      last.series === series &&
      last.date === date &&
      last.history.length === history.length &&
      last.history.every((digest, index) => digest === history[index])
    if (!isSame || last === undefined) last = { history, series, date, memory: remember(history, series, date) }
    return last.memory
  }
}
