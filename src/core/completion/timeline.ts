import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'

/** A file of minutes and how far it lies from the meeting that is being written. */
export interface PastMeeting {
  readonly digest: Digest
  readonly days: number
  /** Among the meetings of the same series, the nearest in time being 0; undefined in other series. */
  readonly age: number | undefined
}

const dayLength = 86_400_000

/**
 * Orders minutes by how near they are to a meeting, the nearest first. Minutes without a date tell who is who, but not
 * when: they count as the farthest.
 *
 * @param date Undefined where the document names none: then the latest minutes are the nearest.
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
    days: Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : Math.abs(now - time) / dayLength,
  }))
  meetings.sort((one, other) => one.days - other.days || comparePaths(one.digest.path, other.digest.path))
  let age = 0
  return meetings.map((meeting) => ({ ...meeting, age: meeting.digest.series === series ? age++ : undefined }))
}

/** Without a locale: the order is the same on every machine. */
function comparePaths(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
