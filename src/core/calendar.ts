import type { CalendarDate } from './minutes'

/** Arithmetic with days, `YYYY-MM-DD`. */

/** The date in the local time zone. */
export function localDate(now = new Date()): CalendarDate {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

const dayMs = 86_400_000

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(Date.parse(`${day}T00:00:00Z`) + days * dayMs)
}

/** Whole days from one date to another, negative if the other is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** The same day of an earlier or later month, or the last day of that month. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year, month, date] = parts(day)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toCalendarDate(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** The last day of a date's month. */
export function endOfMonth(day: CalendarDate): CalendarDate {
  const [year, month] = parts(day)
  return toCalendarDate(Date.UTC(year, month, 0))
}

/** Undefined for a day that does not exist. */
export function dayOf(year: number, month: number, date: number): CalendarDate | undefined {
  const time = Date.UTC(year, month - 1, date)
  const day = toCalendarDate(time)
  return Number(day.slice(5, 7)) === month && Number(day.slice(8)) === date ? day : undefined
}

/** 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The Monday of an ISO week. */
export function mondayOfWeek(year: number, week: number): CalendarDate {
  const fourth = `${year}-01-04`
  return addDays(fourth, 1 - isoWeekday(fourth) + (week - 1) * 7)
}

/** The ISO week of a day, with its year. */
export function weekOf(day: CalendarDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(day, 4 - isoWeekday(day))
  const year = Number(thursday.slice(0, 4))
  return { year, week: Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1 }
}

function parts(day: CalendarDate): readonly [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
}

function toCalendarDate(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10)
}
