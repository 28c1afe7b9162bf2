import { findDates, isDatePrefix } from '../dates'
import type { PadHeading } from './headings'
import type { MeetingHeading } from './meetingHeadings'

/** Maximum number of lines between a title and the date below it. */
const maxDistance = 3
const label = /^(?:date|datum|when|wann|termin|tag)\s*:/i

/**
 * The starts of meetings in a pad whose headings have no dates: lines with only a date ("**2026-03-05**", "Date: Thu, 5
 * March 2026"), or the heading right above such a line.
 */
export function findDateLines(
  lines: readonly string[],
  firstLine: number,
  headings: readonly PadHeading[],
): readonly MeetingHeading[] {
  const found: MeetingHeading[] = []
  let start = firstLine
  for (let line = firstLine; line < lines.length; line++) {
    const date = dateOfLine(lines[line] ?? '')
    if (date === undefined) continue
    const index = headings.findLastIndex((heading) => heading.line < line)
    const title = headings[index]
    const isTitled =
      title !== undefined && title.line >= start && filledLines(lines, title.lastLine + 1, line) < maxDistance
    if (!isTitled && (lines[line - 1] ?? '').trim() !== '' && line > firstLine) continue
    start = line + 1
    found.push(
      isTitled
        ? { ...title, date, index }
        : { line, lastLine: line, level: 0, text: (lines[line] ?? '').trim(), date, index },
    )
  }
  return found
}

/** A part of a time: an hour, a zone, a unit, or nothing. */
const timeWord = /^(?:\d{1,2}(?:\.\d\d)?|[A-Z]{2,5}|\d{0,2}[ap]m|[Uu]hr|h|at|um|)$/

/** The date of a line with nothing else but a label, a weekday and emphasis. */
function dateOfLine(line: string): string | undefined {
  if (line.length > 60 || !/\d/.test(line)) return undefined
  const text = line.replace(/[*_]/g, '').trim().replace(label, '').trim()
  const [date] = findDates(text)
  if (date === undefined || !isDatePrefix(text.slice(0, date.start))) return undefined
  // A time may follow: "2026-03-05, 14:05–14:55 CET".
  const rest = text.slice(date.end).split(/[\s,:–-]+/)
  return rest.every((word) => timeWord.test(word)) ? date.value : undefined
}

function filledLines(lines: readonly string[], from: number, to: number): number {
  return lines.slice(from, to).filter((line) => line.trim() !== '').length
}
