import { dateOfPath, dayInDigits } from './datesOfPaths'
import type { CalendarDate, Minutes, Span } from './minutes'

/** The day of minutes, from the text, else from the path. */
export function dayOfMinutes({ date }: Minutes, path: string): CalendarDate | undefined {
  return date?.value ?? dateOfPath(path) ?? dayInDigits(path)
}

/** A date in the text that differs from the one in the path. */
export interface DateMismatch {
  /** The date in the text. */
  readonly written: CalendarDate
  readonly span: Span
  /** The date in the name of the file or of one of its folders. */
  readonly ofPath: CalendarDate
}

/**
 * Finds a date in the text that differs from the date in the path, because one of them is left from an earlier meeting.
 *
 * @param path Path in the workspace or the repository, separated by `/`.
 */
export function findDateMismatch({ date }: Minutes, path: string): DateMismatch | undefined {
  const ofPath = dateOfPath(path)
  if (date === undefined || ofPath === undefined || date.value === ofPath) return undefined
  return { written: date.value, span: date.span, ofPath }
}
