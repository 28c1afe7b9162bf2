import { findDates } from '../dates'
import type { Minutes, Section } from '../minutes'
import { endOfSection } from './lineMap'

/** A range of offsets, from the start of the meeting's heading, which is not a topic; -1 for a whole text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Maximum length of words beside the date; more words are a topic with a date. */
const maxWordsLength = 30

/**
 * The meeting at an offset, in a file that collects several below headings with dates; otherwise the whole text. Above
 * all meetings it is the first one, because such files begin with the newest.
 */
export function meetingAt(text: string, { sections }: Minutes, offset: number): TextRange {
  const dated = sections.filter((section) => isMeeting(section, sections))
  const level = Math.min(...dated.map((section) => section.level))
  const meetings = dated.filter((section) => section.level === level)
  const [first, second] = meetings
  if (first === undefined || second === undefined) return { start: -1, end: text.length }
  const current = meetings.findLast((section) => startOf(section) <= offset) ?? first
  return { start: startOf(current), end: endOfSection(text, sections, current) }
}

/** Whether a heading of the first two levels has few words besides a date, and headings or labels below it. */
function isMeeting({ title, level, heading }: Section, sections: readonly Section[]): boolean {
  if (level > 2) return false
  const [date] = findDates(title)
  if (date === undefined || title.length - (date.end - date.start) > maxWordsLength) return false
  const next = sections.find((other) => other.heading.start.offset > heading.start.offset)
  return next !== undefined && next.level > level
}

function startOf({ heading: { start } }: Section): number {
  return start.offset - (start.column - 1)
}
