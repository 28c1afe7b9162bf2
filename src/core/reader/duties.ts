import type { Duty, Participant, Role } from '../minutes'
import { type Answer, answerBelow, anyAnswer, readAnswer, withoutStrikethrough } from './duties/dutyAnswers'
import { anyLabel, isOfOtherMeeting, labelledParts } from './duties/dutyLabels'
import { type DutyQuestion, isPeopleLabel, type QuestionLines, readQuestion } from './duties/dutyQuestions'
import type { Lexicon } from './lexicon/lexicon'
import { rolesIn, rolesOfHeading } from './lexicon/roles'
import { sectionKindOfTitle } from './sections/sectionTitles'
import { maskParentheses } from './people/handlesAndNames'
import { findScribes, knownNames } from './duties/scribes'
import type { LineSection } from './sections/sections'
import { linesWithin, offsetOf, rangeAt, type Source, type SourceLine, toSpan } from './text/source'
import type { TextRange } from './text/ranges'

/** Maximum number of characters in a line with a label. */
const maxLine = 500

/**
 * Reads who takes the minutes, reports or chairs: from labels ("Minutes transfer: @x"), questions with an answer below
 * ("Who is presenting …?"), and headings that ask for somebody.
 *
 * Searches only the preamble: below the agenda, only sections about duties count.
 */
export function readDuties(
  source: Source,
  sections: readonly LineSection[],
  participants: readonly Participant[],
  lexicon: Lexicon,
): readonly Duty[] {
  const firstTopic = sections.find(({ kind, level }) => kind === 'topic' && level <= 6)?.heading.index ?? Infinity
  const duties = withoutOffices(
    labelledDuties(source, sections, lexicon).filter(
      (duty) =>
        !(duty.role === 'scribe' && isOfOtherMeeting(duty.label, lexicon)) &&
        !isTopicOfReport(duty, participants) &&
        !isNoPerson(duty, source, participants, firstTopic) &&
        !isInBoard(duty, source, lexicon),
    ),
    lexicon,
  )
  const hasScribe = duties.some(({ role, people }) => role === 'scribe' && people.length > 0)
  if (hasScribe) return duties
  const found = findScribes(source, participants, lexicon, firstTopic)
  return [...duties, ...found.filter((duty) => !isInBoard(duty, source, lexicon))]
}

/** Removes holders of an office ("Secretary: Jo") if somebody else takes the minutes ("Minutes: Jane"). */
function withoutOffices(duties: readonly Duty[], lexicon: Lexicon): readonly Duty[] {
  const isOffice = ({ role, label }: Duty): boolean =>
    role === 'scribe' && !lexicon.roles.scribe.test(label.replace(lexicon.scribeOffice, ''))
  const hasScribe = duties.some((duty) => duty.role === 'scribe' && duty.people.length > 0 && !isOffice(duty))
  return hasScribe ? duties.filter((duty) => !isOffice(duty)) : duties
}

/** "Secretary: Jo" beside "Treasurer: Jane": the list of a board, which does not say who takes the minutes. */
function isInBoard({ role, label, span }: Duty, source: Source, lexicon: Lexicon): boolean {
  if (role !== 'scribe' || /\p{L}/u.test(label.replace(lexicon.scribeOffice, ''))) return false
  const own = rangeAt(source.lines, offsetOf(source, span.start))
  const beside = own === undefined ? [] : [source.lines[own.index - 1], source.lines[own.index + 1]]
  return beside.some((line) => line?.kind === own?.kind && line !== undefined && isOffice(labelOf(line), lexicon))
}

/** "Président", not "Président de séance", who chairs this meeting. */
function isOffice(label: string, { otherOffices, meeting }: Lexicon): boolean {
  return otherOffices.test(label) && !meeting.test(label)
}

function labelOf({ maskedText }: SourceLine): string {
  return maskedText.split(/[:：]|\s[–—-]\s/, 1)[0] ?? ''
}

/** Whether a report has a topic instead of a reporter: "Presentation: Core Team". A name must be an attendee's. */
function isTopicOfReport({ role, label, people }: Duty, participants: readonly Participant[]): boolean {
  if (role !== 'reporter' || label.includes('?')) return false
  const known = knownNames(participants)
  return people.some(({ name }) => name !== undefined && !known.has(name.toLowerCase()))
}

/** "Standard protocol: http2": a login takes the minutes only if it attends, or above the topics if nobody is listed. */
function isNoPerson(
  { role, people, span }: Duty,
  source: Source,
  participants: readonly Participant[],
  firstTopic: number,
): boolean {
  const isAbove = span.start.line <= (source.lines[firstTopic]?.number ?? Infinity)
  if (role !== 'scribe' || people.length === 0 || (participants.length === 0 && isAbove)) return false
  const known = new Set([...knownNames(participants), ...participants.map(({ handle }) => handle?.toLowerCase())])
  return people.every(
    ({ name }) =>
      name !== undefined && /^[^\p{Lu}]|\d/u.test(name) && !known.has(name.toLowerCase()) && !isSpeaker(source, name),
  )
}

/** "jane: I think so" in a log */
function isSpeaker({ lines }: Source, name: string): boolean {
  return lines.some(({ kind, maskedText }) => kind === 'text' && maskedText.startsWith(`${name}:`))
}

function labelledDuties(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly Duty[] {
  const duties: Duty[] = []
  const innermost = innermostSections(source, sections)
  let headingRoles: readonly Role[] = []
  let answeredUntil = -1
  for (const line of source.lines) {
    const section = innermost[line.index]
    const isHeading = line.kind === 'heading'
    const mayAsk = canHoldDuties(section, line) && line.maskedText.length <= maxLine
    if (isHeading) headingRoles = mayAsk ? rolesAskedBy(source, line, section, lexicon) : []
    if (!mayAsk || (isHeading && headingRoles.length === 0)) continue
    if (line.kind === 'row') {
      if (duties.length === 0 && isElection(source, line, section, lexicon)) continue
      const inRow = readRow(source, line, lexicon)
      duties.push(...(inRow ?? []))
      if (inRow !== undefined) continue
    }
    if (line.index <= answeredUntil || isNoLabel(line, section)) continue
    const found = dutiesOfLine(source, line, section, headingRoles, lexicon)
    duties.push(...found.duties)
    answeredUntil = found.lastLineIndex ?? answeredUntil
  }
  return duties
}

/** "# Weekly minutes" and "## Agenda and minutes" do not ask for anyone. */
function rolesAskedBy(
  source: Source,
  heading: SourceLine,
  section: LineSection | undefined,
  lexicon: Lexicon,
): readonly Role[] {
  if (section?.kind === 'title' || section?.kind === 'agenda') return []
  return rolesOfHeading(lexicon, maskParentheses(withoutStrikethrough(source, heading)))
}

/** "| Secretary | Jane Doe |" below a topic is the result of an election. */
function isElection(source: Source, line: SourceLine, section: LineSection | undefined, lexicon: Lexicon): boolean {
  const label = line.cells?.[0]
  if (section?.kind !== 'topic' || section.level > 6 || section.isInAgenda || label === undefined) return false
  return source.maskedText.slice(label.start, label.end).replace(lexicon.scribeOffice, '').trim() === ''
}

/** A continuation line, or "Present: @x", which lists people and does not ask for a presenter. */
function isNoLabel({ kind, parent, index }: SourceLine, section: LineSection | undefined): boolean {
  const isOfPeople = section?.kind === 'participants' || section?.kind === 'excused'
  return (kind === 'text' && parent !== undefined) || (isOfPeople && index === section.heading.index)
}

interface LineDuties {
  readonly duties: readonly Duty[]
  /** The last line of the answer; undefined if the answer ends on the line. */
  readonly lastLineIndex?: number | undefined
}

/** @param headingRoles The duties that the heading above asks for. */
function dutiesOfLine(
  source: Source,
  line: SourceLine,
  section: LineSection | undefined,
  headingRoles: readonly Role[],
  lexicon: Lexicon,
): LineDuties {
  const parts = line.kind === 'heading' ? [line] : labelledParts(line, lexicon)
  if (parts.length > 1) return { duties: parts.flatMap((part) => dutiesOfPart(source, part, lexicon)) }
  const asked = readQuestion(source, line, lexicon)
  const mayBeOther = section?.kind === 'preamble' && line.kind === 'item'
  const isBelow = headingRoles.length > 0 && line.kind !== 'heading'
  if (asked.question === undefined && !mayBeOther && !isBelow) return { duties: [] }
  // "Presenter: Jane Doe" below a topic is its presenter.
  const isSponsor = section?.kind === 'topic' && lexicon.sponsor.test(line.maskedText.replace(/[*_]/g, '').trimStart())
  if (isSponsor) return { duties: [] }
  if (asked.question !== undefined) return dutiesOfQuestion(source, line, asked, asked.question, lexicon)
  const other = mayBeOther ? readOtherDuty(source, line, lexicon) : undefined
  if (other !== undefined) return { duties: [other] }
  const answer = isBelow ? readAnswer(source, line, lexicon, anyAnswer) : undefined
  if (answer === undefined || answer.people.length === 0) return { duties: [] }
  return { duties: headingRoles.map((role) => toDuty(source, role, section?.heading.text ?? '', answer, line)) }
}

function dutiesOfQuestion(
  source: Source,
  line: SourceLine,
  { range, lastLine }: QuestionLines,
  question: DutyQuestion,
  lexicon: Lexicon,
): LineDuties {
  const answer = question.answer ?? (question.isOpen ? answerBelow(source, lastLine, lexicon) : undefined)
  const lastLineIndex = answer?.lastLineIndex
  // A heading without an answer on its line is answered by the lines of its section.
  const isNoQuestion =
    answer === undefined && (line.kind === 'heading' || isHeadingOfText(source, line, question, lastLine))
  if (isNoQuestion) return { duties: [], lastLineIndex }
  return { duties: question.roles.map((role) => toDuty(source, role, question.label, answer, range)), lastLineIndex }
}

/** "Scribe: Jane Doe" of "Chair: Jo Dee, Scribe: Jane Doe". */
function dutiesOfPart(source: Source, part: SourceLine, lexicon: Lexicon): readonly Duty[] {
  const { question, range } = readQuestion(source, part, lexicon, false)
  if (question === undefined) return []
  return question.roles.map((role) => toDuty(source, role, question.label, question.answer, range))
}

/** Whether a label introduces text ("Summary of the discussion:") and asks for nobody. An unanswered question still asks. */
function isHeadingOfText(source: Source, line: SourceLine, { label }: DutyQuestion, last: SourceLine): boolean {
  if (line.kind === 'heading' || label.includes('?')) return false
  if (line.kind === 'item') return linesWithin(source, line).some(({ index }) => index > last.index)
  const next = source.lines[last.index + 1]
  return (
    next?.kind === 'item' ||
    (next?.kind === 'text' && next.number === last.number + 1 && !anyLabel.test(next.maskedText))
  )
}

/** Duties from a table row with a label in its first column: `| Note taker | Jane Doe |`. */
function readRow(source: Source, line: SourceLine, lexicon: Lexicon): readonly Duty[] | undefined {
  const [label, value] = line.cells ?? []
  if (label === undefined || value === undefined || line.cells?.length !== 2) return undefined
  const title = source.maskedText.slice(label.start, label.end)
  const found = isPeopleLabel(title, lexicon) ? [] : rolesIn(lexicon, title)
  const answer = found.length === 0 ? undefined : readAnswer(source, value, lexicon, anyAnswer)
  return answer === undefined ? undefined : found.map((role) => toDuty(source, role, title, answer, line))
}

/** Any other duty with a label ("Timekeeper: @x"): after it are only handles, or nobody yet. */
function readOtherDuty(source: Source, line: SourceLine, lexicon: Lexicon): Duty | undefined {
  const match = anyLabel.exec(line.maskedText)
  if (
    match === null ||
    lexicon.remark.test(match[1] ?? '') ||
    sectionKindOfTitle(lexicon, match[1] ?? '') !== undefined
  )
    return undefined
  const range = { start: line.start + match[0].length, end: line.end }
  const answer = readAnswer(source, range, lexicon, { canBeName: false, canContinue: false })
  // "Snacks:" asks for somebody, "Pending reviews:" does not.
  const isOpen =
    !/\s/.test(match[1] ?? '') &&
    line.text.slice(match[0].length).replace(/[\s*_@]/g, '') === '' &&
    linesWithin(source, line).length === 0
  const isAnswered = answer !== undefined && (answer.people.length > 0 || answer.isNotNeeded)
  return isAnswered || isOpen ? toDuty(source, 'other', match[1] ?? '', answer, line) : undefined
}

/** Reporters of a deck: everybody after "Report by" on a slide. */
export function readReporters(source: Source, lexicon: Lexicon): readonly Duty[] {
  return source.lines.flatMap((line): Duty[] => {
    const match = /^[\s*_]*(re[pb]ort(?:ed)?|present(?:ed|ation)?|bericht)\s+(?:by|von)\b[:\s]*/i.exec(line.maskedText)
    if (match === null) return []
    const answer = readAnswer(source, { start: line.start + match[0].length, end: line.end }, lexicon, anyAnswer)
    return [toDuty(source, 'reporter', match[0].trim(), answer, line)]
  })
}

function toDuty(source: Source, role: Role, label: string, answer: Answer | undefined, range: TextRange): Duty {
  return {
    role,
    label: label.replace(/\s+/g, ' ').trim(),
    people: answer?.people ?? [],
    isNotNeeded: answer?.isNotNeeded ?? false,
    span: toSpan(source, range),
  }
}

/** The innermost section of each line. */
function innermostSections(source: Source, sections: readonly LineSection[]): readonly (LineSection | undefined)[] {
  const innermost: (LineSection | undefined)[] = source.lines.map(() => undefined)
  // In document order, so that inner sections overwrite outer ones.
  for (const section of sections) innermost.fill(section, section.heading.index, section.to)
  return innermost
}

function canHoldDuties(section: LineSection | undefined, line: SourceLine): boolean {
  if (section === undefined) return true
  if (section.kind === 'preamble') return true
  if (section.kind === 'participants' || section.kind === 'excused') return line.kind !== 'heading'
  return !section.isInAgenda && section.kind !== 'review' && section.kind !== 'actions'
}
