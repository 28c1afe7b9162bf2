import type { Section, SectionKind } from '../../minutes'
import { findDates, isOnlyDate } from '../../dates'
import type { Lexicon } from '../lexicon/lexicon'
import { duration } from '../agenda/timeBoxes'
import { rolesIn, rolesOfHeading } from '../lexicon/roles'
import type { TitleKind } from '../lexicon/titleMatchers'
import { labelLevel, type SectionStart } from './sectionStart'
import { findSectionStarts } from './sectionStarts'
import { maskParentheses } from '../people/handlesAndNames'
import { columnOf, linesWithin, type Source, type SourceLine, toSpan } from '../text/source'

/** A section with its lines, used inside the reader; the model exposes `Section`. */
export interface LineSection {
  readonly kind: SectionKind | 'preamble' | 'ignored' | 'nextSteps'
  readonly heading: SourceLine
  readonly level: number
  /** Index of the first line below the heading, and of the first line after the section. */
  readonly from: number
  readonly to: number
  /** Whether the section is inside the agenda. */
  readonly isInAgenda: boolean
  /** Offset in the heading's text where content after the title starts on the same line; undefined if there is none. */
  readonly inlineStart: number | undefined
}

/**
 * Splits a document into sections at headings and label lines ("Participants:", "**Attendees**").
 *
 * Sections are in document order; a section contains the following sections of deeper levels.
 */
export function readSections(source: Source, lexicon: Lexicon): readonly LineSection[] {
  const starts = findSectionStarts(source, lexicon)
  const titleLine = findTitleLine(source, starts, lexicon)
  const sections: LineSection[] = []
  const ends = endsOf(starts, source.lines.length)
  const hasAgendaHeading = starts.some(({ named, level }) => named === 'agenda' && level < labelLevel)
  let agendaEnd = -1
  starts.forEach(({ line, level, named, inlineStart }, index) => {
    const to = Math.min(
      ends[index] ?? source.lines.length,
      endOfLabelSection(source, line, level, inlineStart, lexicon),
    )
    const isInAgenda = line.index < agendaEnd
    const isTopic = isTopicOfMinutes(line, lexicon)
    const isAboutDuties =
      !isTopic &&
      line.kind === 'heading' &&
      rolesOfHeading(lexicon, maskParentheses(line.maskedText)).length > 0 &&
      !isAboutText(line, source.lines.slice(line.index + 1, to), lexicon)
    const kind =
      line === titleLine && named !== 'participants'
        ? 'title'
        : kindOf(isTopic && named === 'preamble' ? undefined : named, isInAgenda, isAboutDuties)
    if (kind === 'agenda' && (level < labelLevel || !hasAgendaHeading)) agendaEnd = Math.max(agendaEnd, to)
    sections.push({ kind, heading: line, level, from: line.index + 1, to, isInAgenda, inlineStart })
  })
  return withPeopleOutsideAgenda(sections)
}

/** Lists of attendees inside the agenda or notes count if there are no others. */
function withPeopleOutsideAgenda(sections: readonly LineSection[]): readonly LineSection[] {
  const isOfPeople = ({ kind }: LineSection): boolean => kind === 'participants' || kind === 'excused'
  if (sections.some((section) => isOfPeople(section) && !section.isInAgenda)) return sections
  return sections.map((section) => (isOfPeople(section) ? { ...section, isInAgenda: false } : section))
}

/**
 * The line index where the section of a label ends, or Infinity.
 *
 * If people follow on the same line, the section ends after the bullet's children, or before the next label
 * ("**Start:** 10:00") or list. Otherwise it ends before the label of a duty ("Note taker: @x").
 */
function endOfLabelSection(
  source: Source,
  line: SourceLine,
  level: number,
  inlineStart: number | undefined,
  lexicon: Lexicon,
): number {
  if (level < labelLevel) return Infinity
  if (inlineStart === undefined) return line.kind === 'item' ? endOfIndented(source, line) : Infinity
  const hasPeople = /[^\s*_]/.test(line.maskedText.slice(inlineStart)) && !/:[\s*_]*$/.test(line.maskedText)
  if (line.kind === 'item') {
    const within = linesWithin(source, line).length
    return hasPeople || within > 0 ? line.index + 1 + within : Infinity
  }
  const namesPeople = hasPeople && /[\p{L}\p{N}]/u.test(line.maskedText.slice(inlineStart).replace(/\([^()]*\)/g, ''))
  // Starts below the label, because a search from the first line would be quadratic.
  for (let index = line.index + 1; index < source.lines.length; index++) {
    const { kind, maskedText, level: depth, number } = source.lines[index] ?? line
    if (kind === 'heading') return Infinity
    // A blank line starts another paragraph.
    if (namesPeople && number > (source.lines[index - 1]?.number ?? 0) + 1) return index
    const label = kind === 'text' ? nextLabel.exec(maskedText)?.[0] : undefined
    if (label !== undefined && (hasPeople || (depth === 0 && rolesIn(lexicon, label).length > 0))) return index
    if (hasPeople && kind === 'item' && namesPeople) return index
  }
  return Infinity
}

/** The index after the bullets below a bullet, which may be indented too little to be its child items. */
function endOfIndented(source: Source, line: SourceLine): number {
  const column = columnOf(source, line)
  for (let index = line.index + 1; index < source.lines.length; index++) {
    const other = source.lines[index] ?? line
    if (other.kind === 'heading' || columnOf(source, other) <= column) return index
  }
  return Infinity
}

const nextLabel = /^[\s*_]*\p{L}[\p{L} /-]{3,40}[*_]*:/u

function endsOf(starts: readonly SectionStart[], end: number): readonly number[] {
  const ends: number[] = new Array<number>(starts.length).fill(end)
  const open: number[] = []
  starts.forEach(({ line, level }, index) => {
    while (open.length > 0 && (starts[open.at(-1) ?? 0]?.level ?? 0) >= level) ends[open.pop() ?? 0] = line.index
    open.push(index)
  })
  return ends
}

/** Maximum number of words in a title that asks for somebody without a question, and in an answer below it. */
const maxDutyTitle = 5
const maxAnswer = 8

/** "Proposal to hand the list of members to the secretary" above sentences. */
function isAboutText({ maskedText }: SourceLine, below: readonly SourceLine[], lexicon: Lexicon): boolean {
  if (maskedText.includes('?') || lexicon.questionWords.test(maskedText)) return false
  const isShort = maskedText.split(/\s+/).length <= maxDutyTitle
  return (isShort ? below.slice(0, 1) : below).some(
    ({ maskedText: text }) =>
      !text.includes('@') && !(isShort && text.includes(':')) && text.split(/\s+/).length > maxAnswer,
  )
}

const numberedHeading = /^[\s*_]*(?:TOP\s*)?\d+(?:\.\d+)*[.):]\s/i

/** "Approval of Prior Minutes", "Secretary's Report", "TOP 2: Choice of the scribe" are topics, not preamble. */
function isTopicOfMinutes({ kind, maskedText }: SourceLine, lexicon: Lexicon): boolean {
  if (kind !== 'heading') return false
  // "Administrivia (chairs, 5 min)"
  if (duration.test(/\([^()]*\)\s*$/.exec(maskedText)?.[0] ?? '')) return true
  if (numberedHeading.test(maskedText) || /\p{L}['’]s\s+\p{L}/u.test(maskedText)) return true
  return (
    lexicon.pastVerbs.test(maskedText) ||
    (lexicon.otherMeeting.test(maskedText) && !/\?/.test(maskedText) && !lexicon.questionWords.test(maskedText))
  )
}

function kindOf(named: TitleKind | undefined, isInAgenda: boolean, isAboutDuties: boolean): LineSection['kind'] {
  switch (named) {
    case undefined:
      return isAboutDuties && !isInAgenda ? 'preamble' : 'topic'
    case 'ignoredSections':
      return isInAgenda ? 'topic' : 'ignored'
    case 'agenda':
      // "Discussion" below "Agenda" is a topic like any other.
      return isInAgenda ? 'topic' : 'agenda'
    default:
      return named
  }
}

/**
 * The line of the document's title: the first heading, unless it is a section ("### Participants") or follows a line with
 * the date.
 */
function findTitleLine(source: Source, starts: readonly SectionStart[], lexicon: Lexicon): SourceLine | undefined {
  const headings = starts.filter(({ line }) => line.kind === 'heading')
  const first = headings[0]
  if (first === undefined) return undefined
  const isDated = findDates(first.line.maskedText).length > 0
  const rest = headings.slice(1)
  // "# Weekly notes" above "# 5 March 2026" or above the list of attendees, even at the same level.
  const [next] = rest
  const isAboveAll =
    next !== undefined &&
    first.named === undefined &&
    next.level >= first.level &&
    (isOnlyDate(next.line.maskedText) || next.named === 'participants')
  if (isAboveAll || (next === undefined && lexicon.meeting.test(first.line.maskedText) && first.named === undefined))
    return first.line
  // "# Meeting minutes" is the title if attendees or the agenda have headings below it, or the agenda a label.
  const isWhole =
    first.named === 'agenda' &&
    rest.every(({ level }) => level > first.level) &&
    (rest.some(({ named }) => named === 'participants') ||
      starts.some((start) => start !== first && start.named === 'agenda'))
  if (first.named !== undefined && !isDated && !isWhole) return undefined
  if (isDated || rest.length === 0) return isDated || first.level === 1 ? first.line : undefined
  // Without a date a heading is the title if it has the highest level and no date line above it.
  const isAbove =
    rest.every(({ level }) => level > first.level) || (isAboveDate(source, first.line, lexicon) && first.level === 1)
  const hasDateAbove = source.lines.some(
    (line) => line.index < first.line.index && findDates(line.maskedText).length > 0,
  )
  return isAbove && !hasDateAbove ? first.line : undefined
}

/** "# Meeting 9" above the label of a date is the title, although topics have the same level. */
function isAboveDate(source: Source, line: SourceLine, lexicon: Lexicon): boolean {
  const below = source.lines.slice(line.index + 1, line.index + 4)
  const end = below.findIndex(({ kind }) => kind === 'heading')
  const isDate = ({ maskedText }: SourceLine): boolean => lexicon.dateLabel.test(maskedText)
  return lexicon.meeting.test(line.maskedText) && below.slice(0, end < 0 ? undefined : end).some(isDate)
}

/** Converts the reader's sections to sections of the model. */
export function toSections(source: Source, sections: readonly LineSection[]): readonly Section[] {
  return sections.map(({ kind, heading, level, to }) => {
    const last = source.lines[to - 1] ?? heading
    return {
      kind: kind === 'preamble' ? 'duties' : kind === 'ignored' || kind === 'nextSteps' ? 'topic' : kind,
      title: headingTitle(heading),
      level: Math.min(level, labelLevel),
      heading: toSpan(source, heading),
      span: toSpan(source, { start: heading.start, end: Math.max(heading.end, last.end) }),
    }
  })
}

function headingTitle(heading: SourceLine): string {
  return heading.text.replace(/^(?:\*\*|__)|(?:\*\*|__)$|:$/g, '').trim()
}
