import type { DecisionDigest } from '../digest'
import type { CalendarDate } from '../minutes'
import { sortMeetings } from '../series'
import { seriesKeyOf, withoutCopies } from './history'
import type { IndexedFile } from './occurrence'

/** A decision with its meeting. */
export interface MeetingDecision {
  readonly file: string
  readonly path: string
  readonly day: CalendarDate | undefined
  readonly decision: DecisionDigest
}

export interface SeriesDecisions {
  /** The workspace folder. */
  readonly root: string
  readonly series: string
  /** Latest meeting first; within a meeting in document order. */
  readonly decisions: readonly MeetingDecision[]
}

/** All decisions by series, sorted by the series' path. Series without decisions are left out. */
export function listDecisions(files: readonly IndexedFile[]): readonly SeriesDecisions[] {
  const bySeries = new Map<string, IndexedFile[]>()
  for (const file of withoutCopies(files)) {
    const key = seriesKeyOf(file)
    const group = bySeries.get(key)
    if (group === undefined) bySeries.set(key, [file])
    else group.push(file)
  }
  return [...bySeries.values()]
    .map((own): SeriesDecisions => {
      const keys = new Map(own.map(({ key, digest }) => [digest.path, key]))
      const meetings = [...sortMeetings(own.map(({ digest }) => digest))].reverse()
      return {
        root: own[0]?.root ?? '',
        series: own[0]?.digest.series ?? '',
        decisions: meetings.flatMap(({ file, day }) =>
          file.decisions.map((decision) => ({ file: keys.get(file.path) ?? '', path: file.path, day, decision })),
        ),
      }
    })
    .filter(({ decisions }) => decisions.length > 0)
    .sort((one, other) => one.series.localeCompare(other.series))
}
