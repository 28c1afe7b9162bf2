import type { CalendarDate } from './minutes'

export interface FoundDate {
  readonly value: CalendarDate
  /** Offsets in the text that was searched. */
  readonly start: number
  readonly end: number
}

const months: readonly string[] = [
  'jan(?:uary|uar)?',
  'feb(?:ruary|ruar)?',
  'mar(?:ch)?|märz|mrz',
  'apr(?:il)?',
  'may|mai',
  'june?|juni?',
  'july?|juli?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?|okt(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?|dez(?:ember)?',
]
const month = `(${months.join('|')})\\.?`
const weekday = '(?:st|nd|rd|th|\\.)?'

interface Form {
  readonly pattern: RegExp
  readonly read: (match: RegExpMatchArray) => CalendarDate | undefined
}

/** The ways in which minutes write a day; each tells year, month and day apart without guessing. */
const forms: readonly Form[] = [
  // 2024-04-10, 2023-01–09 (an en dash by autocorrection), 2023-09-4, 2024/04/10, 2024-04-10T14:00Z
  { pattern: /(?<!\d|\d-)(\d{4})([-–/])(\d{1,2})[-–/](\d{1,2})(?!\d)/g, read: (m) => calendarDate(m[1], m[3], m[4]) },
  // 2024.04.10, 2024_04_10
  { pattern: /(?<![\d.])((?:19|20)\d\d)([._])(\d\d)\2(\d\d)(?!\d|\.\d)/g, read: (m) => calendarDate(m[1], m[3], m[4]) },
  // 27/11/2024 and 11/27/2024, where only one of the two can be the month
  {
    pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g,
    read: (m) =>
      Number(m[1]) > 12
        ? calendarDate(m[3], m[2], m[1])
        : Number(m[2]) > 12
          ? calendarDate(m[3], m[1], m[2])
          : undefined,
  },
  // 20240410
  { pattern: /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/g, read: (m) => calendarDate(m[1], m[2], m[3]) },
  // 10.04.2024, 10.4.24
  {
    pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?![\d.]\d)/g,
    read: (m) => calendarDate(century(m[3]), m[2], m[1]),
  },
  // 22 September 2025, 22nd of September, 2025, 22. September 2025
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})${weekday}\\s+(?:of\\s+)?${month},?\\s+(\\d{4})(?!\\d)`, 'gi'),
    read: (m) => calendarDate(m[3], monthNumber(m[2]), m[1]),
  },
  // 2025 September 22, 2025-Sep-22
  {
    pattern: new RegExp(`(?<!\\d)(\\d{4})(?:\\s+|-)${month}(?:\\s+|-)(\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}])`, 'giu'),
    read: (m) => calendarDate(m[1], monthNumber(m[2]), m[3]),
  },
  // September 22, 2025, July 29th, 2025
  {
    pattern: new RegExp(`(?<!\\p{L})${month}\\s+(\\d{1,2})${weekday},?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: (m) => calendarDate(m[3], monthNumber(m[1]), m[2]),
  },
]

/** The days that a text names in full, in the order in which they stand there. */
export function findDates(text: string): readonly FoundDate[] {
  const found = forms.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = read(match)
      return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length }]
    }),
  )
  return found.sort((one, other) => one.start - other.start || other.end - one.end)
}

/** A day as `YYYY-MM-DD`, undefined where the calendar has no such day or the year is a slip (2202). */
function calendarDate(
  year: string | undefined,
  monthOfYear: string | undefined,
  day: string | undefined,
): CalendarDate | undefined {
  const [y, m, d] = [Number(year), Number(monthOfYear), Number(day)]
  if (!(y >= 1980 && y < 2100) || !(m >= 1 && m <= 12) || !(d >= 1 && d <= daysIn(y, m))) return undefined
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

function daysIn(year: number, monthOfYear: number): number {
  return new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate()
}

function century(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year
}

function monthNumber(name: string | undefined): string {
  return String(months.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'i').test(name ?? '')) + 1)
}

/**
 * The day in a file's name (`20240410.md`, `2024-04-10-workshop.md`), or in a folder's (`2024-04-16-hackathon/notes.md`).
 *
 * @param path Segments divided by `/`.
 */
export function dateOfPath(path: string): CalendarDate | undefined {
  return path
    .split('/')
    .reverse()
    .map((segment) => findDates(segment)[0]?.value)
    .find((value) => value !== undefined)
}
