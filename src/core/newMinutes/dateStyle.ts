import { findDates } from '../dates'
import type { CalendarDate } from '../minutes'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Replaces the first date in a text and keeps its format. Returns a text without a date unchanged. */
export function replaceDate(text: string, day: CalendarDate): string {
  const [found] = findDates(text)
  if (found === undefined) return text
  return text.slice(0, found.start) + formatLike(text.slice(found.start, found.end), day) + text.slice(found.end)
}

/** Formats a date like another one. */
export function formatLike(example: string, day: CalendarDate): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (/^\d{8}$/.test(example)) return year + month + date
  if (/^\d{4}\/\d/.test(example)) return `${year}/${month}/${date}`
  const dottedMatch = /^\d{1,2}\.(\s?)\d{1,2}\.\s?(\d+)$/.exec(example)
  if (dottedMatch !== null)
    return `${date}.${dottedMatch[1] ?? ''}${month}.${dottedMatch[1] ?? ''}${dottedMatch[2]?.length === 2 ? year.slice(2) : year}`
  const name = months[Number(month) - 1] ?? month
  if (/^\d{1,2}\D*\s+\p{L}/u.test(example)) return `${Number(date)} ${name} ${year}`
  if (/^\p{L}/u.test(example)) return `${name} ${Number(date)}, ${year}`
  return day
}
