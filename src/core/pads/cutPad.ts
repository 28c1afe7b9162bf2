import { findDates } from '../dates'
import type { CalendarDate } from '../minutes'
import { findFrontMatterEnd } from '../reader/text/blocks'
import { findDateLines } from './dateLines'
import type { PadHeading } from './headings'
import { findMeetingHeadings, hasWords, isRule, type MeetingHeading } from './meetingHeadings'

/** A part of a pad: a meeting, or the text above the first one. */
export interface PadSection {
  /** The day of the meeting; undefined for the text above the first meeting, and if the pad has no date. */
  readonly date: CalendarDate | undefined
  /** The text of the heading; '' if there is none. */
  readonly title: string
  /** 1-based number of the first line; for a meeting that of its heading. */
  readonly line: number
  /** 1-based number of the last line, without blank lines and rules at the end. */
  readonly endLine: number
  /** The level of the heading; 0 if there is none. */
  readonly level: number
  /** These lines, with a line feed at the end. */
  readonly text: string
}

/** Headings that group meetings without belonging to one: a year, a month, an archive. */
const groupHeading =
  /^\W*(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?|q[1-4][ /-]+\d{4}|(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}* (?:19|20)\d\d|(?:old(?:er)?|past|previous|earlier|former|alte|frühere|vergangene|ältere) (?:minutes|meetings|protokolle|sitzungen|treffen)|archived?|archive[sd]? (?:minutes|meetings)|archiv|templates?|vorlagen?)\W*$/iu

/** Splits a pad of several meetings into its parts, in the order of the pad. */
export function cutPad(pad: string): readonly PadSection[] {
  const lines = pad.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const firstLine = lineAfterFrontMatter(pad)
  const { headings, meetings: dated } = findMeetingHeadings(lines, firstLine)
  const meetings = dated.length > 0 ? dated : findDateLines(lines, firstLine, headings)
  const section = (
    from: number,
    to: number,
    heading: { readonly text: string; readonly level: number } | undefined,
    date?: CalendarDate,
  ): PadSection => ({
    date,
    title: heading?.text ?? '',
    line: from + 1,
    endLine: to,
    level: heading?.level ?? 0,
    text: `${lines.slice(from, to).join('\n')}\n`,
  })

  const sections = meetings.map((heading, index) => {
    const next = meetings[index + 1]?.line ?? lines.length
    const group = findGroup(headings, heading, meetings[index + 1])
    return section(
      heading.line,
      lastLineBefore(lines, group?.line ?? next, heading.lastLine + 1),
      heading,
      heading.date,
    )
  })
  const top = firstLine + lines.slice(firstLine).findIndex((line) => line.trim() !== '' && !isRule(line))
  const topEnd = lastLineBefore(lines, meetings[0]?.line ?? lines.length, top)
  if (topEnd <= top || !hasWords(lines.slice(top, topEnd))) return sections
  return [
    section(
      top,
      topEnd,
      headings.find(({ line }) => line < topEnd),
      // For a pad of one meeting with its date only there. In a rolling pad, that date is of the first meeting.
      meetings.length === 0 ? frontMatterDate(lines.slice(0, firstLine)) : undefined,
    ),
    ...sections,
  ]
}

/** The only day in the `date` of a front matter, else in its title. */
function frontMatterDate(lines: readonly string[]): CalendarDate | undefined {
  for (const name of ['date', 'title']) {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? ''
    const [day, ...others] = findDates(line.slice(name.length + 1))
    if (day !== undefined && others.length === 0) return day.value
  }
  return undefined
}

/** The heading of a group of meetings that ends a meeting before the next one starts. */
function findGroup(
  headings: readonly PadHeading[],
  meeting: MeetingHeading,
  next: MeetingHeading | undefined,
): PadHeading | undefined {
  for (let index = meeting.index + 1; index < (next?.index ?? headings.length); index++) {
    const heading = headings[index]
    if (heading !== undefined && heading.level <= meeting.level && groupHeading.test(heading.text)) return heading
  }
  return undefined
}

function lineAfterFrontMatter(pad: string): number {
  const end = findFrontMatterEnd(pad)
  return end === 0 ? 0 : pad.slice(0, end).split(/\r\n|\n|\r/).length - (/[\r\n]$/.test(pad.slice(0, end)) ? 1 : 0)
}

/** The number of lines up to `end` without blank lines and rules at the end; at least `start`. */
function lastLineBefore(lines: readonly string[], end: number, start: number): number {
  let last = end
  while (last > start && ((lines[last - 1] ?? '').trim() === '' || isRule(lines[last - 1] ?? ''))) last--
  return last
}
