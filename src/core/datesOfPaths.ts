import { calendarDate, findDates, monthNumber, monthSource } from './dates'
import type { CalendarDate } from './minutes'

/**
 * The date in a file name (`20240410.md`, `2024-04-10-workshop.md`), in a folder name
 * (`2024-04-16-hackathon/notes.md`), or split between both (`2024/04-16.md`, `2024/notes/april-16.md`); undefined if
 * there is none.
 *
 * @param path Segments separated by `/`.
 */
export function dateOfPath(path: string): CalendarDate | undefined {
  for (const segment of path.split('/').reverse()) {
    const [whole] = findDates(segment)
    if (whole !== undefined) return whole.value
  }
  if (!/(?:19|20)\d\d/.test(path)) return undefined
  const split = (text: string): CalendarDate | undefined =>
    pathFormats.map((form) => form(text)).find((value) => value !== undefined)
  // "2016-09_september-07.md": an underscore may separate parts as a slash does.
  return split(path) ?? (path.includes('_') ? split(path.replace(/_/g, '/')) : undefined)
}

const inYear = '(?:^|/)((?:19|20)\\d\\d)'
const monthAndDay = new RegExp(
  `${inYear}(?:[-_]\\d\\d)?/(?:[^/]+/)*?[^/\\d]*(?<!\\p{L})${monthSource}[-_ ]?(\\d{1,2})(?!\\d)`,
  'iu',
)

/** Formats of dates that are split between folders and file name. */
const pathFormats: readonly ((path: string) => CalendarDate | undefined)[] = [
  // 2024/04/16.md, 2024/04/16-call/notes.md, 2024-04/16.md
  (path) => fromMatch(/(?:^|\/)((?:19|20)\d\d)[-/](\d\d)\/(\d{1,2})(?!\d)/.exec(path)),
  // 2024_08-20.md, 2024-08_20-notes.md
  (path) => fromMatch(/(?:^|\/|[^\d])((?:19|20)\d\d)[-_.](\d\d)[-_.](\d\d)(?!\d)[^/]*$/.exec(path)),
  // 2024/april-16.md, 2024-04/april-16.md
  (path) => {
    const match = monthAndDay.exec(path)
    return match === null ? undefined : calendarDate(match[1], monthNumber(match[2]), match[3])
  },
  // 2024/04-16.md, 2024/notes-04-16.md
  (path) =>
    fromMatch(
      /(?:^|\/)((?:19|20)\d\d)\/(?:[^/]+\/)*?(?:[^/\d]*[^/\d.])?(\d\d)[-_](\d{1,2})(?![\d.]|[-_]\d)[^/]*$/.exec(
        path.replace(/\.\w+$/, ''),
      ),
    ),
]

function fromMatch(match: readonly (string | undefined)[] | null): CalendarDate | undefined {
  return match === null ? undefined : calendarDate(match[1], match[2], match[3])
}

/** "jira-112625", "rfc-112625": the digits number something. */
const numberBefore = /(?<!\p{L})(?:jira|rfc|ticket|issue|bug|pr)[-_. ]$/iu

/** The years of two digits that a file name may mean. */
const yearsOfDigits = { first: 2012, last: 2029 }

/**
 * The date of a file name with six digits ("112622-weekly.md", "notes_240410.md", "11-26-22.md"), if they are a date in only
 * one order; undefined otherwise.
 */
export function dayInDigits(path: string): CalendarDate | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const match = /(?:^|[-_. ])(\d\d)([-_.]?)(\d\d)\2(\d\d)(?=[-_. ]|$)/.exec(name)
  if (match === null || numberBefore.test(name.slice(0, match.index + 1))) return undefined
  const [first, second, third] = [match[1], match[3], match[4]]
  const days = [
    [first, second, third],
    [third, first, second],
    [third, second, first],
  ].flatMap(([year, month, day]) => {
    const value = calendarDate(`20${year}`, month, day)
    const isPlausible = Number(`20${year}`) >= yearsOfDigits.first && Number(`20${year}`) <= yearsOfDigits.last
    return value !== undefined && isPlausible ? [value] : []
  })
  return new Set(days).size === 1 ? days[0] : undefined
}
