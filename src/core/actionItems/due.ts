import { findDates } from '../dates'
import type { CalendarDate } from '../minutes'
import { weekdayOf } from '../series'

const weekdays = [
  /\b(?:sun(?:day)?|sonntag)\b/i,
  /\b(?:mon(?:day)?|montag)\b/i,
  /\b(?:tue(?:s(?:day)?)?|dienstag)\b/i,
  /\b(?:wed(?:nesday)?|mittwoch)\b/i,
  /\b(?:thu(?:rs(?:day)?)?|donnerstag)\b/i,
  /\b(?:fri(?:day)?|freitag)\b/i,
  /\b(?:sat(?:urday)?|samstag)\b/i,
] as const

/**
 * Resolves a due date: "until EOW", "by Friday", "2026-03-12".
 *
 * @param words As the reader returns them.
 * @param said The date of the meeting; relative words count from it.
 * @returns The last day that is in time, undefined if the words name none ("later", "next meeting").
 */
export function dueDay(words: string, said: CalendarDate | undefined): CalendarDate | undefined {
  const date = findDates(words)[0]?.value
  if (date !== undefined || said === undefined) return date
  const isNext = /\bnext week\b|nächste woche/i.test(words)
  const short = /\b(\d{1,2})\.(\d{1,2})\./.exec(words)
  if (short !== null) return dayInYear(said, Number(short[2]), Number(short[1]))
  const weekday = weekdays.findIndex((pattern) => pattern.test(words))
  if (weekday >= 0) return addDays(said, daysUntil(said, weekday) + (isNext && weekday > weekdayOf(said) ? 7 : 0))
  if (/\b(?:eod|eob|end of day|today|tonight|heute)\b/i.test(words)) return said
  if (/\b(?:tomorrow|morgen)\b/i.test(words)) return addDays(said, 1)
  const friday = addDays(said, (5 - weekdayOf(said) + 7) % 7)
  if (/\b(?:eow|end of (?:the )?week|this week|diese woche)\b/i.test(words)) return friday
  if (isNext) return addDays(friday, 7)
  if (/\b(?:eom|end of (?:the )?month)\b/i.test(words)) return endOfMonth(said)
  return undefined
}

/** Days until the next such weekday, 1 to 7. */
function daysUntil(day: CalendarDate, weekday: number): number {
  return ((weekday - weekdayOf(day) + 6) % 7) + 1
}

function dayInYear(said: CalendarDate, month: number, day: number): CalendarDate | undefined {
  const of = (year: number): CalendarDate | undefined =>
    findDates(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)[0]?.value
  const own = of(Number(said.slice(0, 4)))
  return own !== undefined && own < said ? of(Number(said.slice(0, 4)) + 1) : own
}

function endOfMonth(day: CalendarDate): CalendarDate {
  return toDay(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0))
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return toDay(Date.parse(`${day}T00:00:00Z`) + days * dayLength)
}

/** Whole days from one date to another, negative if the other is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength)
}

const dayLength = 86_400_000

function toDay(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10)
}
