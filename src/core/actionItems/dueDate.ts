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
 * @param meetingDate The date of the meeting; relative words count from it.
 * @returns The last day that is in time, undefined if the words name none ("later", "next meeting").
 */
export function resolveDueDate(words: string, meetingDate: CalendarDate | undefined): CalendarDate | undefined {
  const date = findDates(words)[0]?.value
  if (date !== undefined || meetingDate === undefined) return date
  const isNext = /\bnext week\b|nächste woche/i.test(words)
  const dayAndMonth = /\b(\d{1,2})\.(\d{1,2})\./.exec(words)
  if (dayAndMonth !== null) return nextOccurrence(meetingDate, Number(dayAndMonth[2]), Number(dayAndMonth[1]))
  const weekday = weekdays.findIndex((pattern) => pattern.test(words))
  if (weekday >= 0)
    return addDays(
      meetingDate,
      daysUntilWeekday(meetingDate, weekday) + (isNext && weekday > weekdayOf(meetingDate) ? 7 : 0),
    )
  if (/\b(?:eod|eob|end of day|today|tonight|heute)\b/i.test(words)) return meetingDate
  if (/\b(?:tomorrow|morgen)\b/i.test(words)) return addDays(meetingDate, 1)
  const friday = addDays(meetingDate, (5 - weekdayOf(meetingDate) + 7) % 7)
  if (/\b(?:eow|end of (?:the )?week|this week|diese woche)\b/i.test(words)) return friday
  if (isNext) return addDays(friday, 7)
  if (/\b(?:eom|end of (?:the )?month)\b/i.test(words)) return endOfMonth(meetingDate)
  return undefined
}

/** Days until the next such weekday, 1 to 7. */
function daysUntilWeekday(day: CalendarDate, weekday: number): number {
  return ((weekday - weekdayOf(day) + 6) % 7) + 1
}

function nextOccurrence(said: CalendarDate, month: number, day: number): CalendarDate | undefined {
  const inYear = (year: number): CalendarDate | undefined =>
    findDates(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)[0]?.value
  const thisYear = inYear(Number(said.slice(0, 4)))
  return thisYear !== undefined && thisYear < said ? inYear(Number(said.slice(0, 4)) + 1) : thisYear
}

function endOfMonth(day: CalendarDate): CalendarDate {
  return toCalendarDate(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0))
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(Date.parse(`${day}T00:00:00Z`) + days * dayMs)
}

/** Whole days from one date to another, negative if the other is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

const dayMs = 86_400_000

function toCalendarDate(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10)
}
