import type { CalendarDate } from '../core/minutes'

/** The date in the local time zone. */
export function localDate(now = new Date()): CalendarDate {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
