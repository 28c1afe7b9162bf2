import { allMatches } from './allMatches'
import { editDistance } from './editDistance'
import { lowerInPlace } from './lowerCase'
import type { CalendarDate } from './minutes'
import { monthNames, weekdayNames } from './vocabulary/languages/languages'

export interface FoundDate {
  readonly value: CalendarDate
  /** Offsets in the searched text. */
  readonly start: number
  readonly end: number
}

export const monthSource = `(${[...monthNames.flat()].sort((one, other) => other.length - one.length).join('|')})\\.?`
/** "5th", "5^th^", "5." */
const ordinal = '(?:\\^?(?:st|nd|rd|th|er|ère|º|°)\\^?|\\.)?'
/** "of", "de", "del" between day, month and year. */
const of = '(?:(?:of|de|del|do|di)\\s+)?'
/** Between the days of a meeting of several days ("5–7 March 2024", "5 and 6 March 2024"); its date is the first day. */
const toDay = '(?:\\s?[-–—/&]\\s?|\\s(?:to|until|till|through|and|und|bis(?: zum)?|et|au|y|al?)\\s)'
/** Maximum number of days between the first and the last day of a meeting. */
const maxDays = 9

interface DateFormat {
  readonly pattern: RegExp
  /** Whether it needs the name of a month. */
  readonly hasName?: true
  readonly parse: (match: RegExpMatchArray) => CalendarDate | undefined
}

/** Unambiguous date formats, for texts in lower case, because without the flag `i` they compile ten times as fast. */
const dateFormats: readonly DateFormat[] = [
  // 2024-04-10, 2023-01–09 (an en dash by autocorrection), 2023-09-4, 2024/04/10, 2024-04-10T14:00Z, 2024\-04\-10 (escaped)
  {
    pattern: /(?<!\d|\d-)(\d{4})(\\?[-–/])(\d{1,2})\\?[-–/](\d{1,2})(?!\d)/g,
    parse: (m) => calendarDate(m[1], m[3], m[4]),
  },
  // 2024.04.10, 2024_04_10
  {
    pattern: /(?<![\d.])((?:19|20)\d\d)([._])(\d\d)\2(\d\d)(?!\d|\.\d)/g,
    parse: (m) => calendarDate(m[1], m[3], m[4]),
  },
  // 27/11/2024, 11/27/2024, 27-11-2024, 11/27/24, where only one of the two can be the month
  {
    pattern: /(?<![\p{L}\d/-])(\d{1,2})([/_-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])/gu,
    parse: (m) => (m[2] !== '/' && m[4]?.length === 2 ? undefined : dayAndMonth(m)),
  },
  // 2024年4月10日
  { pattern: /(?<!\d)(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g, parse: (m) => calendarDate(m[1], m[2], m[3]) },
  // 20240410
  { pattern: /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/g, parse: (m) => calendarDate(m[1], m[2], m[3]) },
  // 10.04.2024, 10.4.24
  {
    pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?![\d.]\d)/g,
    // 04.23.20 can only be the 23rd of April.
    parse: (m) =>
      calendarDate(withCentury(m[3]), m[2], m[1]) ??
      (Number(m[2]) > 12 ? calendarDate(withCentury(m[3]), m[1], m[2]) : undefined),
  },
  // 22–24 September 2025, 5 and 6 March 2024; not "Meeting 24 – 22 September 2025", "Meeting 3 – 24 September 2025"
  {
    hasName: true,
    pattern: new RegExp(
      `(?<!\\d|#|\\bn[or]\\.\\s?)(\\d{1,2})${ordinal}${toDay}(\\d{1,2})${ordinal},?\\s+${of}${monthSource},?\\s+${of}(\\d{4})(?!\\d)`,
      'g',
    ),
    parse: (m) => {
      const days = Number(m[2]) - Number(m[1])
      return days > 0 && days <= maxDays ? calendarDate(m[4], monthNumber(m[3]), m[1]) : undefined
    },
  },
  // 28 February – 2 March 2026
  {
    hasName: true,
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})${ordinal}\\s+${monthSource}${toDay}\\d{1,2}${ordinal}\\s+${of}${monthSource},?\\s+${of}(\\d{4})(?!\\d)`,
      'g',
    ),
    parse: (m) => (isNextMonth(m[2], m[3]) ? calendarDate(m[4], monthNumber(m[2]), m[1]) : undefined),
  },
  // February 28 – March 2, 2026
  {
    hasName: true,
    pattern: new RegExp(
      `(?<!\\p{L})${monthSource}\\s+(\\d{1,2})${ordinal}${toDay}${monthSource}\\s+\\d{1,2}${ordinal},?\\s+(\\d{4})(?!\\d)`,
      'gu',
    ),
    parse: (m) => (isNextMonth(m[1], m[3]) ? calendarDate(m[4], monthNumber(m[1]), m[2]) : undefined),
  },
  // 22 September 2025, 22nd of September, 2025, 22, September 2025, 22 de septiembre de 2025
  {
    hasName: true,
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})${ordinal},?\\s+${of}${monthSource},?\\s+${of}(\\d{4})(?!\\d)`, 'g'),
    parse: (m) => calendarDate(m[3], monthNumber(m[2]), m[1]),
  },
  // 22-Sep-2025, 22Sep2025
  {
    hasName: true,
    pattern: new RegExp(`(?<![\\d-])(\\d{1,2})([-_/]?)${monthSource}\\2(\\d{4})(?!\\d)`, 'g'),
    parse: (m) => calendarDate(m[4], monthNumber(m[3]), m[1]),
  },
  // 2025 September 22, 2025-Sep-22
  {
    hasName: true,
    pattern: new RegExp(
      `(?<!\\d)(\\d{4})(?:\\s+|-)${monthSource}(?:\\s+|-)(\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}])`,
      'gu',
    ),
    parse: (m) => calendarDate(m[1], monthNumber(m[2]), m[3]),
  },
  // September 22, 2025, July 29th, 2025, September-22-2025, September 22–24, 2025
  {
    hasName: true,
    pattern: new RegExp(
      `(?<!\\p{L})${monthSource}(?:,?\\s+|[-_])(?:the\\s+)?(\\d{1,2})${ordinal}(?:${toDay}\\d{1,2}${ordinal})?(?:,?\\s+|[-_])(\\d{4})(?!\\d)`,
      'gu',
    ),
    parse: (m) => calendarDate(m[3], monthNumber(m[1]), m[2]),
  },
  // 30 de Septiempre de 2024, Febuary 3, 2025: a misspelled month between day and year
  {
    hasName: true,
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})${ordinal}\\s+${of}(\\p{L}{5,10}),?\\s+${of}((?:19|20)\\d\\d)(?!\\d)`, 'gu'),
    parse: (m) => calendarDate(m[3], misspelledMonth(m[2]), m[1]),
  },
  {
    hasName: true,
    pattern: new RegExp(`(?<!\\p{L})(\\p{L}{5,10})\\s+(\\d{1,2})${ordinal},?\\s+((?:19|20)\\d\\d)(?!\\d)`, 'gu'),
    parse: (m) => calendarDate(m[3], misspelledMonth(m[1]), m[2]),
  },
]

/** "27/11/2024": resolved if only one number can be the month, or by a weekday before it; else undefined. */
function dayAndMonth(match: RegExpMatchArray): CalendarDate | undefined {
  const candidates = possibleDates(match)
  if (candidates.length < 2) return candidates[0]
  const before = (match.input ?? '').slice(Math.max(0, (match.index ?? 0) - 20), match.index)
  const weekday = weekdays.findIndex((pattern) => pattern.test(before))
  const onWeekday = candidates.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday)
  return onWeekday.length === 1 ? onWeekday[0] : undefined
}

/** "03/04/2026" as the 4th of March and as the 3rd of April; one date if both are equal. */
function possibleDates([, first, , second, year]: readonly (string | undefined)[]): readonly CalendarDate[] {
  const candidates = [calendarDate(withCentury(year), first, second), calendarDate(withCentury(year), second, first)]
  return [...new Set(candidates)].filter((day) => day !== undefined)
}

/**
 * Dates whose month and day may be swapped ("03/04/2026"), each with both candidates: month first, then day first.
 */
export function findAmbiguousDates(
  text: string,
): readonly { readonly candidates: readonly CalendarDate[]; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/(?<![\p{L}\d/-])(\d{1,2})([/_-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])/gu)].flatMap((match) => {
    // "25-04-15" may also begin with the year.
    const candidates = match[2] !== '/' && match[4]?.length === 2 ? [] : possibleDates(match)
    return candidates.length < 2 ? [] : [{ candidates, start: match.index, end: match.index + match[0].length }]
  })
}

/** Patterns for a weekday at the end of a text, Sunday first. */
const weekdays: readonly RegExp[] = weekdayNames.map(
  (names) => new RegExp(`(?<!\\p{L})(?:${names.join('|')})[.,]{0,2}\\s*$`, 'iu'),
)

/** Whether the text before a date is empty or only a weekday: "Tuesday, the ", "**Montag, den ". */
export function isDatePrefix(text: string): boolean {
  const plain = text
    .replace(/(?:^|\s)(?:the|den|le|el|il|o|dia|dì|am|on|op|em)\s*$/i, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return plain === '' || (plain.length <= 14 && weekdays.some((pattern) => pattern.exec(plain)?.index === 0))
}

/** The complete dates of a text, in text order. */
export function findDates(text: string): readonly FoundDate[] {
  // Thousands of paths and lines have no date. This test for what every format needs skips them quickly.
  if (!/\d{4}|\d[./-]\s?\d/.test(text)) return []
  const lower = lowerInPlace(text)
  const hasWord = /\p{L}{3}/u.test(text)
  const formats = hasWord ? dateFormats : dateFormats.filter(({ hasName }) => hasName === undefined)
  const found = formats.flatMap(({ pattern, parse }) =>
    allMatches(pattern, lower).flatMap((match) => {
      const value = parse(match)
      return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length }]
    }),
  )
  const sorted = found.sort((one, other) => one.start - other.start || other.end - one.end)
  // "5–7 March 2024" does not contain "7 March 2024".
  let covered = 0
  return sorted.filter(({ start, end }) => {
    if (start < covered) return false
    covered = end
    return true
  })
}

/** Times and time zones beside a date: "8:00 AM PT", "19 Uhr", "18:00–19:30 CET/CEST". */
const times =
  /\b\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)|\b\d{1,2}[:.]\d\d\b|\b[A-Z]{2,4}(?:\/[A-Z]{2,4})*\b(?:[+-]\d+)?/gi

/** Whether a text is a date, maybe with weekday and times: it starts the minutes of a day. */
export function isOnlyDate(text: string): boolean {
  const day = findDates(text)[0] ?? findAmbiguousDates(text)[0]
  if (day === undefined) return false
  const rest = text.slice(day.end).replace(times, '')
  return isDatePrefix(text.slice(0, day.start)) && !/[\p{L}\p{N}]/u.test(rest)
}

/** A month and a day without a year: "September 7", "14/15 May". Undefined for other texts. */
export function findPartialDate(
  text: string,
  year: string,
): { readonly value: CalendarDate; readonly start: number; readonly end: number } | undefined {
  const monthFirst = new RegExp(`(?<!\\p{L})${monthSource}\\s+(\\d{1,2})${ordinal}(?![\\d\\p{L}:])`, 'iu').exec(text)
  const dayFirst = new RegExp(
    `(?<![\\d:.])(\\d{1,2})${ordinal}(?:\\s?[-–/]\\s?\\d{1,2})?\\s+${of}${monthSource}(?!\\p{L})`,
    'iu',
  ).exec(text)
  const match = monthFirst ?? dayFirst
  if (match === null) return undefined
  const [name, day] = match === monthFirst ? [match[1], match[2]] : [match[2], match[1]]
  const value = calendarDate(year, monthNumber(name), day)
  return value === undefined ? undefined : { value, start: match.index, end: match.index + match[0].length }
}

/** A day as `YYYY-MM-DD`; undefined for invalid dates and implausible years (2202). */
export function calendarDate(
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

function withCentury(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year
}

/** The number of a month by any of its names, in any case; "0" for other words. */
export function monthNumber(name: string | undefined): string {
  const spelled = (name ?? '').toLowerCase()
  return String(monthNames.findIndex((names) => names.includes(spelled)) + 1)
}

function isNextMonth(first: string | undefined, second: string | undefined): boolean {
  return Number(monthNumber(second)) === Number(monthNumber(first)) + 1
}

/** The number of a month whose name has one typo; "0" for other words. */
function misspelledMonth(name: string | undefined): string {
  const spelled = (name ?? '').toLowerCase()
  const isClose = (other: string): boolean => other.length > 4 && editDistance(spelled, other, 1) === 1
  return String(monthNames.findIndex((names) => !names.includes(spelled) && names.some(isClose)) + 1)
}
