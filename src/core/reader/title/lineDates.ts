import { findDates, type FoundDate, isDatePrefix } from '../../dates'
import type { DatedSpan } from '../../minutes'
import { datedSpan, type Source, type SourceLine } from '../text/source'

/** The first date in lines. */
export function firstDate(
  source: Source,
  lines: readonly SourceLine[],
  find: (maskedText: string) => FoundDate | undefined = (maskedText) => findDates(maskedText)[0],
): DatedSpan | undefined {
  for (const line of lines) {
    const date = find(line.maskedText)
    if (date !== undefined) return datedSpan(source, line, date)
  }
  return undefined
}

/** The first date in a text, if nothing but a weekday is before it. */
export function leadingDate(text: string): FoundDate | undefined {
  const [date] = findDates(text)
  return date !== undefined && isDatePrefix(text.slice(0, date.start)) ? date : undefined
}
