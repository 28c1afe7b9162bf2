import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import type { TitleKind } from '../lexicon/titleMatchers'
import { isName } from '../people/handlesAndNames'
import { isListOfNames } from '../people/nameLists'
import { computedOnce } from '../text/lineCache'
import { partOfLine } from '../text/partOfLine'
import { columnOf, type Source, type SourceLine } from '../text/source'
import { findAttendance } from './attendanceStarts'
import { headData, labelLevel, type SectionStart, topicCommandLevel } from './sectionStart'
import { sectionKindOfTitle } from './sectionTitles'

/** Finds the lines that start sections. */

/** The starts of sections, in document order. Lists of people count under any title. */
export function findSectionStarts(source: Source, lexicon: Lexicon): readonly SectionStart[] {
  const starts = source.lines.flatMap((line) =>
    isInBoldList(source, line) ? [] : (startAt(line, lexicon) ?? plainLabel(source, line, lexicon) ?? []),
  )
  return findAttendance(source, withHeadData(starts, source.lines.length, lexicon), lexicon)
}

/** Minimum number of headings such as "### Chair: Jane" in a row. */
const minHeadData = 3

/**
 * Headings in a row that each have a label and a value and nothing below, "### Chair: Jane", "### Duration: 1 h", are no
 * topics, if one of them names the date or a duty.
 */
function withHeadData(starts: readonly SectionStart[], lineCount: number, lexicon: Lexicon): readonly SectionStart[] {
  const isData = ({ line }: SectionStart, index: number): boolean =>
    line.kind === 'heading' &&
    headData.test(line.maskedText) &&
    (starts[index + 1]?.line.index ?? lineCount) === line.index + 1
  const rows: SectionStart[][] = []
  for (const start of starts.filter(isData)) {
    const row = rows.at(-1)
    if (row?.at(-1)?.line.index === start.line.index - 1) row.push(start)
    else rows.push([start])
  }
  const isKnown = ({ line: { maskedText } }: SectionStart): boolean =>
    lexicon.dateLabel.test(maskedText) || rolesIn(lexicon, maskedText.slice(0, maskedText.indexOf(':'))).length > 0
  const data = new Set(rows.filter((row) => row.length >= minHeadData && row.some(isKnown)).flat())
  return starts.map((start) => (data.has(start) && start.named === undefined ? { ...start, named: 'preamble' } : start))
}

/** "Attendees" without a colon directly above a list, also as a bullet "* Attendees" above bullets that are indented by one. */
function plainLabel(source: Source, line: SourceLine, lexicon: Lexicon): SectionStart | undefined {
  const { kind, level, maskedText, number } = line
  const next = source.lines[line.index + 1]
  if (level > 1 || maskedText.length > 40 || next?.kind !== 'item' || next.number > number + 2) return undefined
  if (level === 1 && (kind !== 'item' || next.level !== 1 || columnOf(source, next) <= columnOf(source, line)))
    return undefined
  const named = sectionKindOfTitle(lexicon, maskedText)
  return named === 'participants' || named === 'excused'
    ? { line, level: labelLevel, named, inlineStart: undefined }
    : undefined
}

const boldName = /^(\*\*|__)([^*_:]{3,60})\1$/

/** "**Ada Berg**" directly above or below "**Bo Cole**": lines of a list, not headings. */
function isInBoldList(source: Source, line: SourceLine): boolean {
  if (!isBoldName(line)) return false
  return [source.lines[line.index - 1], source.lines[line.index + 1]].some(
    (other) => other !== undefined && Math.abs(other.number - line.number) === 1 && isBoldName(other),
  )
}

function isBoldName({ kind, maskedText }: SourceLine): boolean {
  const name = kind === 'text' ? boldName.exec(maskedText)?.[2] : undefined
  return name !== undefined && /\s/.test(name) && isName(name, true)
}

/** Replaces all sentences but the last with spaces: "Sign in, so that we know who is here. Roll call:". */
function lastSentence(maskedText: string): string {
  const end = /^.{0,400}[.!?]\s+(?=\p{Lu}[\p{L} ]{3,40}:\s*$)/u.exec(maskedText)?.[0].length ?? 0
  return ' '.repeat(end) + maskedText.slice(end)
}

/** "Participants:", "9 members present:" */
const labelLine = /^(?:\d{1,3}\s+)?([\p{L}][\p{L}\p{N} '’&/.-]{1,60}?)(?:\s*\([^)]*\)){0,3}\s*[:：]/u

const boldLabel = /^[*_]{2,3}([^*_]{2,60})[*_]{2,3}(?=\s+[\p{L}@*_[])/u
const dashLabel = /^[*_]*(\p{L}[\p{L} '’]{1,40})[*_]*\s+[–—-](?=\s+[\p{L}@*_[]|\s*$)/u

/** "**Present** Ada, Bo", "Attendees - Ada, Bo": without a colon, only known titles of lists of people are labels. */
function labelWithoutColon({ kind, maskedText }: SourceLine, lexicon: Lexicon): RegExpExecArray | null {
  const label = boldLabel.exec(maskedText) ?? dashLabel.exec(maskedText)
  // "- On the call - we sent the changes"
  if (kind === 'item' && /^\s*\p{Ll}/u.test(maskedText.slice(label?.[0].length))) return null
  const named = label === null ? undefined : sectionKindOfTitle(lexicon, label[1] ?? '')
  return named === 'participants' || named === 'excused' ? label : null
}

/** The start of a section that a line is by itself. */
function startAt(line: SourceLine, lexicon: Lexicon): SectionStart | undefined {
  const start = computedOnce(line, sectionStartOf, lexicon)
  return start && { ...start, line: start.from === 0 ? line : partOfLine(line, start.from) }
}

/** A start without its line, which moves in the document. */
interface LineStart extends Omit<SectionStart, 'line'> {
  /** Offset of the heading in the line's text. */
  readonly from: number
}

function sectionStartOf(line: SourceLine, lexicon: Lexicon): LineStart | undefined {
  if (line.kind === 'heading') return startOfHeading(line, lexicon)
  const command = startOfTopicCommand(line, lexicon)
  if (command !== undefined || line.kind === 'row' || line.level > 1 || line.maskedText.length > 2_000) return command
  return startOfLabel(line, lexicon)
}

function startOfHeading(line: SourceLine, lexicon: Lexicon): LineStart {
  // "##### Ada Berg, Bo Cole, Cy Dunn"
  if (isListOfNames(line.maskedText)) return { from: 0, level: labelLevel, named: 'participants', inlineStart: 0 }
  const named = sectionKindOfTitle(lexicon, line.maskedText)
  return { from: 0, level: line.level, named, inlineStart: inlineStartOf(line.maskedText, named) }
}

/** "#topic Release" */
function startOfTopicCommand(line: SourceLine, lexicon: Lexicon): LineStart | undefined {
  const topic = line.level > 1 ? null : lexicon.topic.exec(line.maskedText)
  if (topic === null) return undefined
  const from = topic[0].length
  return {
    from,
    level: topicCommandLevel,
    named: sectionKindOfTitle(lexicon, line.maskedText.slice(from)),
    inlineStart: undefined,
  }
}

/** "Participants:", "**Attendees:** a, b", "- Excused: @x"; a bullet starts only sections of people. */
function startOfLabel(line: SourceLine, lexicon: Lexicon): LineStart | undefined {
  const plain = lastSentence(line.maskedText.replace(/[*_]/g, ' '))
  const withColon = labelLine.exec(plain.trimStart())
  const label = withColon ?? labelWithoutColon(line, lexicon)
  const isBold = /^(\*\*|__)[^*_]+\1:?\s*$/.test(line.maskedText)
  if (label === null && !isBold) return undefined
  const named = sectionKindOfTitle(lexicon, label === null ? plain : (label[1] ?? ''))
  const isNumberedDecisions = isBold && named === 'decisions' && numbered.test(line.maskedText)
  if (named === undefined || !(isNumberedDecisions || isLabelKind(named, line))) {
    // A bold line acts as a heading: it ends the list above it.
    return isBold && line.kind === 'text' && line.level === 0
      ? { from: 0, level: labelLevel, named: undefined, inlineStart: undefined }
      : undefined
  }
  const lead = withColon === null ? 0 : plain.length - plain.trimStart().length
  const inlineStart = label === null ? undefined : lead + label[0].length
  // "Minutes: https://…" is a link; only labels of people may have content on their line.
  const isOfPeople = named === 'participants' || named === 'excused'
  if (!isOfPeople && inlineStart !== undefined && /\S/.test(plain.slice(inlineStart))) return undefined
  return { from: 0, level: labelLevel + (line.kind === 'item' ? 1 : 0), named, inlineStart }
}

/** "**4. Decisions:**" is a heading of minutes with numbered sections; "**Decisions:**" may be part of any topic. */
const numbered = /^[*_]{2}\d+[.)]\s/

/** Kinds of sections that a text line may start, besides those of people. */
const labelKinds: ReadonlySet<TitleKind> = new Set(['agenda', 'actions', 'review', 'nextSteps'])

function isLabelKind(named: TitleKind, line: SourceLine): boolean {
  if (named === 'participants' || named === 'excused') return true
  return line.kind === 'text' && line.level === 0 && labelKinds.has(named)
}

/** "## Present: @a, @b" */
function inlineStartOf(maskedText: string, named: TitleKind | undefined): number | undefined {
  if (named !== 'participants' && named !== 'excused') return undefined
  const colon = maskedText.indexOf(':', maskedText.search(/\p{L}/u))
  return colon < 0 || !/[@\p{L}]/u.test(maskedText.slice(colon + 1)) || /^:\w+:/.test(maskedText)
    ? undefined
    : colon + 1
}
