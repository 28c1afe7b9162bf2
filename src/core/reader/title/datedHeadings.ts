import { dateOfPath } from '../../datesOfPaths'
import type { FoundDate } from '../../dates'
import type { DatedSpan } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import type { LineSection } from '../sections/sections'
import { datedSpan, type Source } from '../text/source'
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

/** Of rolling notes, the newest of the meetings, whose headings each start with a date. */
export function newestHeading(source: Source, sections: readonly LineSection[], path: string): DatedSpan | undefined {
  if (dateOfPath(path) !== undefined) return undefined
  const dated = datedHeadings(sections)
  const level = Math.min(...dated.map(({ section }) => section.level))
  // Topics may have dates as well: nearly all headings of that level but the title are meetings.
  const others = sections.filter(
    (section) => section.heading.kind === 'heading' && section.level === level && section.kind !== 'title',
  )
  const meetings = dated.filter(({ section }) => section.level === level)
  // One heading may be of a template, or of what holds for all meetings.
  if (meetings.length < (meetings.length > 1 ? others.length - 1 : others.length)) return undefined
  const newest = meetings.reduce<DatedHeading | undefined>(
    (best, one) => (best === undefined || one.date.value > best.date.value ? one : best),
    undefined,
  )
  return newest && spanOf(source, newest)
}

interface DatedHeading {
  readonly section: LineSection
  readonly date: FoundDate
}

/** The headings that start with a date. */
function datedHeadings(sections: readonly LineSection[]): readonly DatedHeading[] {
  return sections.flatMap((section) => {
    const date = section.heading.kind === 'heading' ? leadingDate(section.heading.maskedText) : undefined
    return date === undefined ? [] : [{ section, date }]
  })
}

function spanOf(source: Source, { section, date }: DatedHeading): DatedSpan {
  return datedSpan(source, section.heading, date)
}
