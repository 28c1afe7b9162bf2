import { dateOfPath } from './dates'
import type { CalendarDate } from './minutes'

/** The series and date of a file. A series is a folder, or the words before the date in a file name. */
export interface SeriesLocation {
  /** The path of the series inside the workspace folder; '' for files at the top with only a date. */
  readonly series: string
  /** The date in the path; undefined if there is none. */
  readonly date: CalendarDate | undefined
}

/** @param path The file's path inside the workspace folder, segments separated by `/`. */
export function locateInSeries(path: string): SeriesLocation {
  const slash = path.lastIndexOf('/')
  const folder = slash < 0 ? '' : path.slice(0, slash)
  const name = path.slice(slash + 1)
  // "tsc-2024-04-10.md" next to "sig-docs-2024-04-11.md": the file name has the series
  const words = /^(\p{L}[\p{L}\p{N}]*(?:[-_. ]\p{L}[\p{L}\p{N}]*)*?)[-_. ]*\d{4}[-_.]?\d\d[-_.]?\d\d/u.exec(name)?.[1]
  const isGenericName =
    words === undefined || /^(?:minutes|meeting|meeting-minutes|meeting-notes|notes|protokoll)$/i.test(words)
  return { series: isGenericName ? folder : folder === '' ? words : `${folder}/${words}`, date: dateOfPath(path) }
}

/** The display name of a series: its last segment, or `fallback` for ''. */
export function seriesName(series: string, fallback: string): string {
  return series === '' ? fallback : (series.split('/').at(-1) ?? series)
}

/** A file with its date. */
export interface DatedFile {
  readonly path: string
  /** From the text, else from the path. */
  readonly date: CalendarDate | undefined
}

/** A file with the most probable date of its meeting. */
export interface SeriesMeeting<F extends DatedFile> {
  readonly file: F
  readonly day: CalendarDate | undefined
  /** The other date, if file name and title disagree. */
  readonly conflictingDay: CalendarDate | undefined
}

/**
 * The meetings of one series, oldest first.
 *
 * If title and file name disagree (a copied title, a wrong year), the usual weekday of the series decides, else the file
 * name.
 */
export function sortMeetings<F extends DatedFile>(files: readonly F[]): readonly SeriesMeeting<F>[] {
  const dated = files.map((file) => ({ file, named: dateOfPath(file.path) }))
  const weekdays = new Map<number, number>()
  for (const { file, named } of dated) {
    if (named === undefined || file.date !== named) continue
    const weekday = weekdayOf(named)
    weekdays.set(weekday, (weekdays.get(weekday) ?? 0) + 1)
  }
  const [usualWeekday] = [...weekdays].sort((one, other) => other[1] - one[1])[0] ?? []
  return dated
    .map(({ file, named }): SeriesMeeting<F> => {
      const { date } = file
      if (named === undefined || date === undefined || named === date)
        return { file, day: date ?? named, conflictingDay: undefined }
      const titleFits = weekdayOf(date) === usualWeekday && weekdayOf(named) !== usualWeekday
      return titleFits ? { file, day: date, conflictingDay: named } : { file, day: named, conflictingDay: date }
    })
    .sort(
      (one, other) => (one.day ?? '').localeCompare(other.day ?? '') || one.file.path.localeCompare(other.file.path),
    )
}

/** 0 is Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/**
 * Orders files for reading: the newest `perSeries` meetings of each series first, so that views fill early.
 *
 * @returns Those files as `first`, all others as `rest`; both newest first.
 */
export function prioritizeNewest<F>(
  files: readonly F[],
  pathOf: (file: F) => string,
  perSeries: number,
): { readonly first: readonly F[]; readonly rest: readonly F[] } {
  const dated = files
    .map((file) => ({ file, ...locateInSeries(pathOf(file)) }))
    .sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  const seen = new Map<string, number>()
  const first: F[] = []
  const rest: F[] = []
  for (const { file, series, date } of dated) {
    const count = seen.get(series) ?? 0
    seen.set(series, count + 1)
    // Files without a date may be old, or not minutes at all.
    if (count < perSeries && date !== undefined) first.push(file)
    else rest.push(file)
  }
  return { first, rest }
}
