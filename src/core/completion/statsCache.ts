import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { runToEnd, type Steps } from '../steps'

/** Collects statistics of earlier minutes for a meeting of a series. */
export type CollectStats<T> = (history: readonly Digest[], series: string, date: CalendarDate | undefined) => Steps<T>

/** Runs steps with other work in between. */
export type RunLater = <T>(steps: Steps<T>) => Promise<T>

/** Maximum number of minutes to collect statistics from without other work in between. */
export const maxCollectedAtOnce = 150

interface Entry<T> {
  readonly history: readonly Digest[]
  readonly series: string
  readonly date: CalendarDate | undefined
  readonly stats: T
}

/**
 * Caches statistics for the latest series and date.
 *
 * A list never waits for the statistics of a large workspace. The first list gets statistics of the nearest minutes,
 * and later lists get outdated ones while minutes change. The complete statistics follow.
 *
 * @param runLater Resolves with the result, perhaps later.
 */
export function createStatsCache<T>(
  collect: CollectStats<T>,
  runLater: RunLater,
): (history: readonly Digest[], series: string, date: CalendarDate | undefined) => T {
  let latest: Entry<T> | undefined
  let isCollecting = false
  return (history, series, date) => {
    const isOfMeeting = latest?.series === series && latest.date === date
    if (latest !== undefined && isOfMeeting && isSame(latest.history, history)) return latest.stats
    if (history.length <= maxCollectedAtOnce) {
      latest = { history, series, date, stats: runToEnd(collect(history, series, date)) }
      return latest.stats
    }
    if (latest === undefined || !isOfMeeting) {
      const nearest = nearestMinutes(history, series)
      latest = { history: nearest, series, date, stats: runToEnd(collect(nearest, series, date)) }
    }
    if (!isCollecting) {
      isCollecting = true
      void runLater(collect(history, series, date)).then((stats) => {
        isCollecting = false
        // The person may have moved to another meeting.
        if (latest?.series === series && latest.date === date) latest = { history, series, date, stats }
      })
    }
    return latest.stats
  }
}

function isSame(one: readonly Digest[], other: readonly Digest[]): boolean {
  return one.length === other.length && one.every((digest, index) => digest === other[index])
}

/** The minutes of the series, and the newest others. */
function nearestMinutes(history: readonly Digest[], series: string): readonly Digest[] {
  const distance = (digest: Digest): number => (digest.series === series ? 0 : 1)
  return [...history]
    .sort((one, other) => distance(one) - distance(other) || (other.date ?? '').localeCompare(one.date ?? ''))
    .slice(0, maxCollectedAtOnce)
}
