import { dateOfPath } from '../../datesOfPaths'
import { findDates, type FoundDate } from '../../dates'
import type { DatedSpan } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import type { LineSection } from '../sections/sections'
import { normalizeTitle } from '../sections/sectionTitles'
import { datedSpan, type Source } from '../text/source'
import { isWord } from '../tokens/patterns'
import { firstDate, leadingDate } from './lineDates'

/** A heading such as "## When" with the date below. */
export function dateBelowHeading(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
): DatedSpan | undefined {
  for (const { heading, from, to } of sections) {
    if (heading.kind !== 'heading' || !lexicon.dateLabel.test(`${heading.maskedText.replace(/[?:\s]+$/, '')}:`))
      continue
    const date = firstDate(source, source.lines.slice(from, Math.min(to, from + 3)))
    if (date !== undefined) return date
  }
  return undefined
}

/**
 * The date in the headings of meetings, if all have the same, because a template may precede the meeting. A heading is
 * of a meeting if sections other than topics are below it.
 */
export function onlyDatedHeading(source: Source, sections: readonly LineSection[]): DatedSpan | undefined {
  const isMeeting = ({ section: { from, to } }: DatedHeading): boolean =>
    sections.some(({ kind, heading }) => kind !== 'topic' && heading.index >= from && heading.index < to)
  const [first, ...others] = datedHeadings(sections).filter(isMeeting)
  return first === undefined || others.some(({ date }) => date.value !== first.date.value)
    ? undefined
    : spanOf(source, first)
}

/** Notes of several meetings below dated headings. */
export interface RollingNotes {
  readonly newest: DatedSpan
  readonly isSingle: boolean
  /** Index of the first heading of a meeting. */
  readonly from: number
}

/** Rolling notes, if nearly all headings of one level start with a date, maybe behind a word for a meeting. */
export function rollingNotes(
  source: Source,
  sections: readonly LineSection[],
  path: string,
  lexicon: Lexicon,
): RollingNotes | undefined {
  if (dateOfPath(path) !== undefined) return undefined
  const dated = datedHeadings(sections, (before) => isMeetingPrefix(before, lexicon))
  const level = Math.min(...dated.map(({ section }) => section.level))
  const ofLevel = dated.filter(({ section }) => section.level === level)
  // "# 2026-03-05" above "# 2026-03-12" is no title of both.
  const isTitle = ({ kind }: LineSection): boolean => kind === 'title' && ofLevel.length < 2
  // Topics may have dates as well: nearly all headings of that level but the title are meetings.
  const others = sections.filter(
    (section) => section.heading.kind === 'heading' && section.level === level && !isTitle(section),
  )
  const meetings = ofLevel.filter(({ section }) => !isTitle(section))
  const [first] = meetings
  // One heading may be of a template, or of what holds for all meetings.
  if (first === undefined || meetings.length < (meetings.length > 1 ? others.length - 1 : others.length))
    return undefined
  const from = first.section.heading.index
  // Below the attendees of a single meeting, the headings are events or deadlines. A template has its own list, and
  // "## Members" lists a group.
  const isForAll = ({ kind, heading: { index, maskedText } }: LineSection): boolean =>
    kind === 'participants' &&
    index < from &&
    !lexicon.vocabulary.groups.includes(normalizeTitle(maskedText)) &&
    !others.some((other) => other.from <= index && index < other.to)
  if (sections.some(isForAll)) return undefined
  const newest = meetings.reduce((best, one) => (best.date.value > one.date.value ? best : one))
  return { newest: spanOf(source, newest), isSingle: meetings.length === 1, from }
}

/** Whether only a word for a meeting or a period, and maybe a short word, is before a date: "Sitzung vom", "Week 10 -". */
function isMeetingPrefix(before: string, lexicon: Lexicon): boolean {
  const [first = '', ...others] = before.match(/\p{L}+/gu) ?? []
  const isPeriod = lexicon.vocabulary.periods.some((period) => isWord(first.toLowerCase(), period))
  return (lexicon.meeting.test(first) || isPeriod) && others.length < 2 && others.every(({ length }) => length <= 3)
}

interface DatedHeading {
  readonly section: LineSection
  readonly date: FoundDate
}

/** The headings that start with a date, or with what else may be before it. */
function datedHeadings(
  sections: readonly LineSection[],
  isPrefix: (before: string) => boolean = () => false,
): readonly DatedHeading[] {
  return sections.flatMap((section) => {
    if (section.heading.kind !== 'heading') return []
    const text = section.heading.maskedText
    const [first] = findDates(text)
    const date = first !== undefined && isPrefix(text.slice(0, first.start)) ? first : leadingDate(text)
    return date === undefined ? [] : [{ section, date }]
  })
}

function spanOf(source: Source, { section, date }: DatedHeading): DatedSpan {
  return datedSpan(source, section.heading, date)
}
