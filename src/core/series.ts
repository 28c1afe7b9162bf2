import { dateOfPath } from './dates'
import type { CalendarDate } from './minutes'

/** Where a file of minutes belongs: a series of meetings is a folder, or the words before the date in a file's name. */
export interface Place {
  /** The path of the series inside the workspace folder, '' for files at its top that only bear a date. */
  readonly series: string
  /** The day in the path, undefined where it has none. */
  readonly date: CalendarDate | undefined
}

/** @param path The file's path inside the workspace folder, segments divided by `/`. */
export function placeOf(path: string): Place {
  const slash = path.lastIndexOf('/')
  const folder = slash < 0 ? '' : path.slice(0, slash)
  const name = path.slice(slash + 1)
  // "tsc-2024-04-10.md" next to "sig-docs-2024-04-11.md": the name tells the series apart
  const words = /^(\p{L}[\p{L}\p{N}]*(?:[-_. ]\p{L}[\p{L}\p{N}]*)*?)[-_. ]*\d{4}[-_.]?\d\d[-_.]?\d\d/u.exec(name)?.[1]
  const generic =
    words === undefined || /^(?:minutes|meeting|meeting-minutes|meeting-notes|notes|protokoll)$/i.test(words)
  return { series: generic ? folder : folder === '' ? words : `${folder}/${words}`, date: dateOfPath(path) }
}

/** The name of a series for people: its last segment, or the fallback for files at the top. */
export function seriesName(series: string, fallback: string): string {
  return series === '' ? fallback : (series.split('/').at(-1) ?? series)
}
