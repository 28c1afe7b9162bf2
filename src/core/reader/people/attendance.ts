import { allMatches } from '../../allMatches'
import type { Participant, RepeatedParticipant, Section } from '../../minutes'
import { isInSection } from '../../newestMeeting'
import {
  findOrganisations,
  peopleStartAfterOrganisation,
  attendanceLines,
  endOfGroupLabel,
  isOnePerTextLine,
  presentLines,
  wrappedListLines,
} from './attendanceLines'
import { markedAbsent } from './absence'
import { isListOfNames } from './nameLists'
import type { Lexicon } from '../lexicon/lexicon'
import { peopleOfFrontMatter } from './frontMatterPeople'
import { peopleOfLine, type ListedPerson } from './peopleOfLine'
import { isName, personKey } from './handlesAndNames'
import { peopleOfFencedTable, peopleOfTable, peopleOfTables } from './peopleTables'
import { tablesWithin } from '../text/tables'
import { wordUseOf } from './personShape'
import { type Run, runsOfPeople } from './attendanceRuns'
import type { LineSection } from '../sections/sections'
import { offsetOf, rangeAt, type Source, type SourceLine } from '../text/source'

export interface Attendance {
  readonly participants: readonly Participant[]
  readonly excused: readonly Participant[]
  /** People whose names are struck out, because they were absent. */
  readonly struckOut: readonly Participant[]
  /** People listed twice in the same list. A file may contain several meetings with a list each. */
  readonly repeated: readonly RepeatedParticipant[]
}

/** Reads participants and excused people from their sections, else from a table or paragraph of names. */
export function readAttendance(source: Source, sections: readonly LineSection[], lexicon: Lexicon): Attendance {
  const lists: (readonly ListedPerson[])[] = []
  const seen = new Set<number>()
  // Sections may be nested (a label "Excused:" below "Participants"); a line belongs to the innermost one.
  for (const [index, section] of [...sections.entries()].reverse()) {
    const { kind, isInAgenda } = section
    if ((kind !== 'participants' && kind !== 'excused') || isInAgenda) continue
    const found = peopleOfSection(source, sections, index, seen, lexicon)
    seen.add(section.heading.index)
    lists.push(found.map((person) => ({ ...person, isExcused: kind === 'excused' || person.isExcused })))
  }
  const inFrontMatter = peopleOfFrontMatter(source, lexicon)
  if (inFrontMatter.length > 0) lists.push(inFrontMatter)
  const listed =
    lists.length > 0
      ? lists.flat().sort((one, other) => one.span.start.offset - other.span.start.offset)
      : peopleWithoutSection(source, sections, lexicon)
  // Where most are struck out, the strokes mean something else, for example who has spoken.
  const struck = listed.filter((person) => isStruckOut(source, person))
  const struckOut = struck.length * 2 < listed.length ? struck : []
  const absent = new Set([
    ...struckOut,
    ...markedAbsent(
      source,
      listed.filter(({ isExcused }) => !isExcused),
    ),
  ])
  const people = listed.filter((person) => !absent.has(person))
  return {
    participants: people.filter(({ isExcused }) => !isExcused).map(toParticipant),
    excused: people.filter(({ isExcused }) => isExcused).map(toParticipant),
    struckOut: struckOut.map(toParticipant),
    repeated: lists.flatMap((group) => repeatedPeople(group.map(toParticipant))),
  }
}

/** "~~Jo (treasurer)~~" */
function isStruckOut(source: Source, { span }: ListedPerson): boolean {
  return rangeAt(source.strikethrough, offsetOf(source, span.start)) !== undefined
}

/** @param seen Indexes of the lines that inner sections already read; the lines read here are added. */
function peopleOfSection(
  source: Source,
  sections: readonly LineSection[],
  index: number,
  seen: Set<number>,
  lexicon: Lexicon,
): readonly ListedPerson[] {
  const section = sections[index]
  if (section === undefined) return []
  if (isSentence(source, section)) return inlinePeople(source, section, seen, lexicon)
  const runs = runsOfPeople(source, attendanceLines(source, sections, index, lexicon), wordUseOf(source), lexicon)
  const all = runs.flat()
  const isOneEach = new Set(runs.filter(isOnePerLineOf).flat())
  const organisations = findOrganisations(source, all, lexicon)
  const startOf = peopleStartAfterOrganisation(all, lexicon)
  const named = new Set<number>()
  const peopleOnLine = (line: SourceLine): readonly ListedPerson[] => {
    if (seen.has(line.index) || organisations.has(line.index)) return []
    const wrapped = wrappedListLines(source, line, section.to)
    for (const { index: at } of wrapped) seen.add(at)
    // Commas separate the people of an organisation.
    const start = startOf(line) || endOfGroupLabel(line, lexicon)
    const isOfOrganisation = start > 0 || (organisations.has(line.parent ?? -1) && line.kind === 'item')
    const end = wrapped.at(-1)?.end ?? line.end
    const isOnePerLine = isOneEach.has(line) && !isOfOrganisation && wrapped.length === 1
    const people = peopleOfLine(source, line, line.start + start, end, isOnePerLine, lexicon)
    // Below a person are usually notes, so only handles and full names count as further people.
    const others = named.has(line.parent ?? -1) ? people.filter(isNamedInFull) : people
    if (others.length > 0) named.add(line.index)
    return others
  }
  const inline = inlinePeople(source, section, seen, lexicon)
  // Text below a heading that names the people ("### Attendees: Ada Berg, Bo Cole") is not a list.
  const isNamed = section.heading.kind === 'heading' && inline.length > 1
  const lines = presentLines(all, lexicon).filter(({ kind }) => kind !== 'row' && (!isNamed || kind !== 'text'))
  const rest = all.filter((line) => !seen.has(line.index))
  const tables = tablesWithin(source, rest, {
    start: section.heading.end,
    end: source.lines[(all.at(-1) ?? section.heading).index + 1]?.start ?? source.text.length,
  }).filter(({ start }) => rest.some((line) => line.end >= start))
  const inTable = rest.filter((line) => tables.some(({ start, end }) => line.start < end && line.end > start))
  for (const { index: at } of inTable) seen.add(at)
  return [
    ...inline,
    ...lines.flatMap(peopleOnLine),
    ...tables.flatMap((table) => peopleOfTable(source, table, lexicon)),
    ...peopleOfFencedTable(source, section, lexicon),
  ]
}

/** Whether each line of a run is about one person. */
function isOnePerLineOf(run: Run): boolean {
  return run.filter(({ kind }) => kind === 'item').length > 1 || isOnePerTextLine(run)
}

/** Without a section: people from a table, or from a paragraph of full names above all topics. */
function peopleWithoutSection(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
): readonly ListedPerson[] {
  const inTable = peopleOfTables(source, sections, lexicon)
  if (inTable.length > 0) return inTable
  const end = sections.find(({ kind }) => kind !== 'title')?.heading.index ?? source.lines.length
  for (const line of source.lines.slice(0, Math.min(end, 20))) {
    if (line.kind !== 'text' || line.level > 0) continue
    const wrapped = wrappedListLines(source, line, end)
    const range = { start: line.start, end: wrapped.at(-1)?.end ?? line.end }
    if (isListOfNames(source.maskedText.slice(range.start, range.end)))
      return peopleOfLine(source, line, range.start, range.end, false, lexicon)
  }
  return []
}

function toParticipant({ isExcused, ...participant }: ListedPerson): Participant {
  return participant
}

function isNamedInFull({ handle, name }: ListedPerson): boolean {
  return handle !== undefined || (name?.includes(' ') === true && isName(name, true))
}

/** Whether a section is a sentence about attendance, which is complete. */
function isSentence(source: Source, { heading }: Pick<LineSection, 'heading'>): boolean {
  return heading.kind === 'text' && heading !== source.lines[heading.index]
}

/** "(Ada, Bo, Cy)" */
const inParentheses = /^([\s*_]*\()[^()]*,[^()]*(\)[\s*_.]*)$/

/** The people on the line of the label and its continuation lines. */
function inlinePeople(
  source: Source,
  { heading, inlineStart, to }: LineSection,
  seen: Set<number>,
  lexicon: Lexicon,
): readonly ListedPerson[] {
  if (inlineStart === undefined) return []
  const wrapped = isSentence(source, { heading }) ? [heading] : wrappedListLines(source, heading, to)
  for (const { index } of wrapped) seen.add(index)
  const start = heading.start + inlineStart
  const end = wrapped.at(-1)?.end ?? heading.end
  const absent = absentBehind(source.maskedText.slice(start, end), lexicon)
  const listed = peopleBetween(source, heading, start, start + (absent?.index ?? end - start), lexicon)
  const excused =
    absent === undefined ? [] : peopleBetween(source, heading, start + absent.index + absent.length, end, lexicon)
  return [...listed, ...excused.map((person) => ({ ...person, isExcused: true }))]
}

/** The place of a second label on a line: "Present: Ada, Bo. Absent: Cy". */
function absentBehind(text: string, lexicon: Lexicon): { readonly index: number; readonly length: number } | undefined {
  const label = allMatches(/[.;|,]\s*[*_]*(\p{L}[\p{L} ]{2,30})[*_]*:/gu, text).find(
    ([, words = '']) => lexicon.absenceWords.test(words) || lexicon.excusedRemark.test(words),
  )
  return label === undefined ? undefined : { index: label.index, length: label[0].length }
}

function peopleBetween(
  source: Source,
  heading: SourceLine,
  start: number,
  end: number,
  lexicon: Lexicon,
): readonly ListedPerson[] {
  const text = source.maskedText.slice(start, end)
  // "Present: 9.6 people a day", "Who: The mill team:" above a list
  if (/^[\s*_]*\d+[.,]\d|:[\s*_]*$/.test(text)) return []
  const around = inParentheses.exec(text)
  const lead = around?.[1]?.length ?? 0
  return peopleOfLine(source, heading, start + lead, end - (around?.[2]?.length ?? 0), false, lexicon)
}

/**
 * Keeps one entry of each person, in document order: the first.
 *
 * @param newest The newest meeting in notes of several meetings. An entry in it comes before all others.
 */
export function distinctPeople(people: readonly Participant[], newest?: Section): readonly Participant[] {
  const isInNewest = (person: Participant): boolean => newest !== undefined && isInSection(person, newest)
  const keys = new Set<string>()
  return [...people]
    .sort((one, other) => Number(isInNewest(other)) - Number(isInNewest(one)))
    .filter((person) => {
      const key = personKey(person)
      return !keys.has(key) && keys.add(key)
    })
    .sort((one, other) => one.span.start.offset - other.span.start.offset)
}

/** Second and further entries of the same person. */
function repeatedPeople(people: readonly Participant[]): readonly RepeatedParticipant[] {
  const first = new Map<string, Participant>()
  return people.flatMap((person) => {
    const known = first.get(personKey(person))
    if (known !== undefined) return [{ person, first: known.span }]
    first.set(personKey(person), person)
    return []
  })
}
