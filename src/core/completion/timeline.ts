import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'

/** Earlier minutes and their distance from the meeting that is being written. */
export interface PastMeeting {
  readonly digest: Digest
  readonly daysAway: number
  /** Position among the meetings of the same series, 0 for the nearest; undefined for other series. */
  readonly meetingsAgo: number | undefined
}

const dayMs = 86_400_000

/**
 * Sorts minutes by distance in time from a meeting, nearest first. Minutes without a date come last.
 *
 * @param date Date of the meeting; if undefined, the date of the latest minutes is used.
 */
export function timelineOf(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): readonly PastMeeting[] {
  const dated = history.flatMap((digest) => {
    const time = digest.date === undefined ? NaN : Date.parse(digest.date)
    return [{ digest, time }]
  })
  const latest = dated.reduce((last, { time }) => (time > last ? time : last), -Infinity)
  const parsed = date === undefined ? NaN : Date.parse(date)
  const now = Number.isNaN(parsed) ? latest : parsed
  const meetings = dated.map(({ digest, time }) => ({
    digest,
    daysAway: Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : Math.abs(now - time) / dayMs,
  }))
  meetings.sort((one, other) => one.daysAway - other.daysAway || comparePaths(one.digest.path, other.digest.path))
  let meetingsAgo = 0
  return meetings.map((meeting) => ({
    ...meeting,
    meetingsAgo: meeting.digest.series === series ? meetingsAgo++ : undefined,
  }))
}

/** Compares without a locale, so that the order is the same on every machine. */
function comparePaths(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
