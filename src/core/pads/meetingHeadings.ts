import { findDates, type FoundDate, isDatePrefix } from '../dates'
import type { CalendarDate } from '../minutes'
import { readMinutes } from '../reader/readMinutes'
import { findHeadings, type PadHeading } from './headings'

/** The heading of a meeting. */
export interface MeetingHeading extends PadHeading {
  readonly date: CalendarDate
  /** Index among all headings. */
  readonly index: number
}

interface DatedHeading extends MeetingHeading {
  /** The text around the date, without digits and punctuation. */
  readonly words: string
  /** Whether at most a weekday precedes the date. */
  readonly startsWithDate: boolean
  /** Whether the date is separate at the end: "Outage review (2026-03-05)", "Board – 2026-03-05". */
  readonly endsWithDate: boolean
}

/** Maximum length of headings to search for dates, in characters; longer headings are data. */
const maxHeadingLength = 500

/** The first complete date of a heading, outside the addresses of links. */
function dateIn(text: string): FoundDate | undefined {
  return text.length > maxHeadingLength || !/\d\D{1,12}\d|\d{8}/.test(text)
    ? undefined
    : findDates(withoutAddresses(text))[0]
}

function withoutAddresses(text: string): string {
  return text.replace(/\]\([^)]*\)|<?https?:\/\/\S+/g, (address) => ' '.repeat(address.length))
}

/** All headings of a pad, and the headings that start a meeting. */
export function findMeetingHeadings(
  lines: readonly string[],
  firstLine: number,
): { readonly headings: readonly PadHeading[]; readonly meetings: readonly MeetingHeading[] } {
  const headings = findHeadings(lines, firstLine, (text) => dateIn(text) !== undefined)
  const dated = headings.flatMap((heading, index): DatedHeading[] => {
    const date = dateIn(heading.text)
    if (date === undefined) return []
    const text = withoutAddresses(heading.text)
    const around = `${text.slice(0, date.start)} ${text.slice(date.end)}`
    return [
      {
        ...heading,
        index,
        date: date.value,
        words: around
          .toLowerCase()
          .replace(/[^\p{L}]+/gu, ' ')
          .trim(),
        startsWithDate: isDatePrefix(text.slice(0, date.start)),
        endsWithDate: /[(:|–—-]\s*$/.test(text.slice(0, date.start)) && /^[\s)]*$/.test(text.slice(date.end)),
      },
    ]
  })
  return { headings, meetings: selectMeetings(lines, headings, dated) }
}

/**
 * Selects the dated headings that start a meeting. A topic can also mention a date ("### Hackathon on 2026-04-16"). Its
 * heading is deeper than its meeting's, has others next to it, and its date does not fit between the meetings around
 * it.
 */
function selectMeetings(
  lines: readonly string[],
  headings: readonly PadHeading[],
  dated: readonly DatedHeading[],
): readonly MeetingHeading[] {
  const datesByWords = new Map<string, Set<CalendarDate>>()
  for (const { words, date } of dated) datesByWords.set(words, (datesByWords.get(words) ?? new Set()).add(date))
  const hasCommonWords = ({ words }: DatedHeading): boolean => words === '' || (datesByWords.get(words)?.size ?? 0) > 1
  const direction = directionOf(dated.filter(hasCommonWords))

  const isMeetingLevel = levelsOfMeetings(headings, dated)
  const following = nextOfEach(dated, hasCommonWords)

  const selected: DatedHeading[] = []
  for (const [position, heading] of dated.entries()) {
    if (position === 0 && isTitle(lines, headings, heading, dated[1])) continue
    const current = selected.at(-1)
    const next = dated[position + 1]
    const isMeeting =
      current === undefined ||
      hasCommonWords(heading) ||
      heading.level < current.level ||
      (heading.level === current.level && isMeetingLevel(heading.level)) ||
      followsRule(lines, heading.line) ||
      startsWithPeople(lines, heading, next) ||
      isNextInOrder(headings, heading, current, next, following[position], direction)
    if (isMeeting) selected.push(heading)
  }
  return selected
}

/** Whether the first dated heading is the title of the pad ("Minutes since 2026-01-08"), right above the meetings. */
function isTitle(
  lines: readonly string[],
  headings: readonly PadHeading[],
  { index, lastLine, level, words }: DatedHeading,
  next: DatedHeading | undefined,
): boolean {
  if (words === '' || next?.index !== index + 1 || next.level <= level || headings.length < 3) return false
  return !hasWords(lines.slice(lastLine + 1, next.line))
}

/** 1 if the dates increase down the pad, -1 if they decrease, else 0. */
function directionOf(dated: readonly DatedHeading[]): number {
  return Math.sign(
    dated.slice(1).reduce((sum, { date }, index) => sum + date.localeCompare(dated[index]?.date ?? date), 0),
  )
}

/** Whether the date of a heading fits between the meetings around it, and the heading does not look like a topic. */
function isNextInOrder(
  headings: readonly PadHeading[],
  heading: DatedHeading,
  previous: DatedHeading,
  next: DatedHeading | undefined,
  following: DatedHeading | undefined,
  direction: number,
): boolean {
  const isAfter = (one: CalendarDate, other: CalendarDate): boolean => one.localeCompare(other) * direction > 0
  if (!isAfter(heading.date, previous.date)) return false
  if (following !== undefined && !isAfter(following.date, heading.date)) return false
  if (following !== undefined && heading.startsWithDate) return true
  return (
    (following === undefined ? heading.startsWithDate : heading.endsWithDate) && !hasSiblings(headings, heading, next)
  )
}

/** For each item, the next item that passes a test. */
function nextOfEach<T>(items: readonly T[], test: (item: T) => boolean): readonly (T | undefined)[] {
  let next: T | undefined
  return items
    .toReversed()
    .map((item) => {
      const following = next
      if (test(item)) next = item
      return following
    })
    .toReversed()
}

/** Tests whether at least half of the headings of a level have a date. */
function levelsOfMeetings(headings: readonly PadHeading[], dated: readonly PadHeading[]): (level: number) => boolean {
  const counts = Array.from({ length: 7 }, () => 0)
  for (const { level } of headings) counts[level] = (counts[level] ?? 0) - 1
  for (const { level } of dated) counts[level] = (counts[level] ?? 0) + 2
  return (level) => (counts[level] ?? 0) >= 0
}

function followsRule(lines: readonly string[], line: number): boolean {
  let above = line - 1
  while (above > 0 && (lines[above] ?? '').trim() === '') above--
  return isRule(lines[above] ?? '')
}

/** Whether a list of participants follows before the next date, so that a meeting starts here. */
function startsWithPeople(lines: readonly string[], heading: DatedHeading, next: DatedHeading | undefined): boolean {
  const text = lines.slice(heading.line, Math.min(next?.line ?? lines.length, heading.line + 40)).join('\n')
  const { sections } = readMinutes(text)
  const index = sections.findIndex(({ kind }) => kind === 'participants')
  return index >= 0 && index <= 3
}

/** Whether a heading of the same or a higher level follows before the next date. */
function hasSiblings(
  headings: readonly PadHeading[],
  { index, level }: DatedHeading,
  next: DatedHeading | undefined,
): boolean {
  return headings.slice(index + 1, next?.index ?? headings.length).some((other) => other.level <= level)
}

/** Whether lines have text besides tables of contents, comments and anchors. */
export function hasWords(lines: readonly string[]): boolean {
  const text = lines
    .join('\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/^[ \t]*\[\[?toc\]\]?[ \t]*$/gim, '')
    .replace(/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[^\]]*\]\([^)\s]*#[^)]*\)[ \t]*$/gm, '')
  return /\p{L}/u.test(text)
}

/** A thematic break of Markdown. */
export function isRule(line: string): boolean {
  return /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)
}
