import { findDates, monthSource } from './dates'
import { dateOfPath } from './datesOfPaths'
import type { CalendarDate } from './minutes'

/** The series and date of a file. A series is a folder, or the words before the date in a file name. */
export interface SeriesLocation {
  /** The path of the series inside the workspace folder; '' for files at the top with only a date. */
  readonly series: string
  /** The date in the path; undefined if there is none. */
  readonly date: CalendarDate | undefined
}

/**
 * Locates a file in its series. Folders of years, months and meetings are not part of the series:
 * `platform/2026/03/05.md` belongs to `platform`.
 *
 * @param path The file's path inside the workspace folder, segments separated by `/`.
 */
export function locateInSeries(path: string): SeriesLocation {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  const folder = segments
    .filter((segment, index) => !isDateFolder(segment, segments.slice(0, index)) && !archiveName.test(segment))
    .map((segment) => segment.replace(yearAtEnd, '$1'))
    .join('/')
  // "tsc-2024-04-10.md" next to "sig-docs-2024-04-11.md": the file name has the series
  const words = wordsBeforeDate(name)
  return { series: words === undefined ? folder : folder === '' ? words : `${folder}/${words}`, date: dateOfPath(path) }
}

const genericName = /^(?:(?:meeting|team|weekly|sitzungs)?[-_ ]?(?:minutes|meeting|notes|protokoll|sitzung|mom|log))$/i

/** "tsc" of "tsc-2024-04-10.md"; undefined if nothing or only "minutes" precedes the date. */
function wordsBeforeDate(name: string): string | undefined {
  const [date] = findDates(name)
  const words =
    date && /^\p{L}[\p{L}\p{N}]*(?:[-_. ]\p{L}[\p{L}\p{N}]*)*(?=[-_. ]*$)/u.exec(name.slice(0, date.start))?.[0]
  return words === undefined || genericName.test(words) ? undefined : words
}

/** Folders with older meetings of a series. */
const archiveName = /^_?(?:archives?|archived|archiv|old|past)$/i
/** "minutes-2026", "Minutes 2026" */
const yearAtEnd = /^((?:\p{L}+[-_. ])*(?:minutes|meetings?|notes|protokolle?|sitzungen))[-_. ]?(?:19|20)\d\d$/iu
const year = /^(?:19|20)\d\d(?:[-_](?:(?:19|20)\d\d|\d\d))?$/
const monthName = new RegExp(`^(?:\\d\\d?[-_. ]*)?${monthSource}$`, 'iu')

/** Whether a folder is for a year, month, week or meeting: "2026", "03" below a year, "2026-03", "2026-03-05-call". */
function isDateFolder(segment: string, above: readonly string[]): boolean {
  if (year.test(segment) || /^(?:19|20)\d\d[-_.](?:[QWK]W?\d\d?|H[12])$|^(?:19|20)\d\d\.\d\d$/i.test(segment))
    return true
  if (findDates(segment)[0]?.start === 0) return true
  if (!above.some((name) => year.test(name) || /^(?:19|20)\d\d[-_.]\d\d$/.test(name))) return false
  return /^(?:\d\d?|[QK]?W?\d\d?)(?:$|[-_. ])/i.test(segment) || monthName.test(segment)
}

/** The display name of a series: its last segment, or `fallback` for ''. */
export function seriesName(series: string, fallback: string): string {
  return series === '' ? fallback : (series.split('/').at(-1) ?? series)
}

/** A series in one of the workspace folders. */
export interface SeriesId {
  readonly root: string
  readonly series: string
}

export function sameSeries(one: SeriesId, other: SeriesId): boolean {
  return one.root === other.root && one.series === other.series
}

/**
 * Names series by as much of their paths as needed to make the names unique: "minutes", or "iaas/minutes" and
 * "kaas/minutes".
 *
 * @param rootName The name of a workspace folder, for series of the same path in several folders.
 * @param fallback Name of the series without a path.
 */
export function nameSeries(
  all: readonly SeriesId[],
  fallback: string,
  rootName: (root: string) => string,
): (id: SeriesId) => string {
  const pathOf = ({ root, series }: SeriesId): readonly string[] => [
    rootName(root),
    ...(series === '' ? [fallback] : series.split('/')),
  ]
  const counts = new Map<string, Set<string>>()
  for (const id of all) {
    const path = pathOf(id)
    for (let length = 1; length <= path.length; length++) {
      const name = path.slice(-length).join('/')
      counts.set(name, (counts.get(name) ?? new Set()).add(`${id.root}\n${id.series}`))
    }
  }
  return (id) => {
    const path = pathOf(id)
    for (let length = 1; length < path.length; length++) {
      const name = path.slice(-length).join('/')
      if ((counts.get(name)?.size ?? 0) <= 1) return name
    }
    return path.join('/')
  }
}

/** A file with its date. */
export interface DatedFile {
  readonly path: string
  /** The date from the path; computed if missing. */
  readonly pathDate?: CalendarDate | undefined
  /** The date from the text, else from the path. */
  readonly date: CalendarDate | undefined
}

/** A file with the most probable date of its meeting. */
export interface SeriesMeeting<F extends DatedFile> {
  readonly file: F
  readonly day: CalendarDate | undefined
  /** The other date, if file name and title differ. */
  readonly conflictingDay: CalendarDate | undefined
}

/**
 * The meetings of one series, oldest first.
 *
 * If title and file name differ (a copied title, a wrong year), the usual weekday of the series decides, else the file
 * name.
 */
export function sortMeetings<F extends DatedFile>(files: readonly F[]): readonly SeriesMeeting<F>[] {
  const dated = files.map((file) => ({ file, named: 'pathDate' in file ? file.pathDate : dateOfPath(file.path) }))
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
    // Files without a date may be old, or may not be minutes.
    if (count < perSeries && date !== undefined) first.push(file)
    else rest.push(file)
  }
  return { first, rest }
}
