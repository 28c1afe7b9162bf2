import type { DecisionDigest } from '../digest'
import type { CalendarDate } from '../minutes'
import { plainText } from '../plainText'
import { sameSeries, type SeriesId, sortMeetings } from '../series'
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

/** The filter of the view of decisions. */
export interface DecisionFilter {
  readonly series: SeriesId | undefined
  /** Words to find in a decision, its topic or its path; '' for all. */
  readonly text: string
}

/** The decisions that match a filter, without empty series. */
export function filterDecisions(
  all: readonly SeriesDecisions[],
  { series, text }: DecisionFilter,
): readonly SeriesDecisions[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const isMatch = ({ decision, day = '', path }: MeetingDecision): boolean => {
    const own = `${plainText(decision.text)} ${plainText(decision.topic ?? '')} ${day} ${path}`.toLowerCase()
    return words.every((word) => own.includes(word))
  }
  return all
    .filter((one) => series === undefined || sameSeries(one, series))
    .map((one) => (words.length === 0 ? one : { ...one, decisions: one.decisions.filter(isMatch) }))
    .filter(({ decisions }) => decisions.length > 0)
}

/** All decisions by series, sorted by the series' path, without empty series. */
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
