import type { Minutes, Participant, Person, Role, Section } from '../minutes'
import { detectBulletStyle } from './carryOver'

/** The people of new minutes and their duties. */
export interface AttendeesAndDuties {
  readonly participants: readonly Person[]
  readonly duties: ReadonlyMap<Role, Person>
}

/** How people are written: `@ada`, `Ada Brook (@ada)`, `Ada Brook`. */
export type PersonStyle = 'handle' | 'both' | 'name'

/** The most frequent form in the lists of people. */
export function detectPersonStyle({ participants, excused }: Minutes): PersonStyle {
  const counts = { handle: 0, both: 0, name: 0 }
  for (const { handle, name } of [...participants, ...excused])
    counts[handle === undefined ? 'name' : name === undefined ? 'handle' : 'both']++
  const most = Math.max(counts.handle, counts.both, counts.name)
  return most === 0 || counts.handle === most ? 'handle' : counts.both === most ? 'both' : 'name'
}

/** Formats a person in a style, with a fallback if handle or name is unknown. */
export function writePerson({ handle, name }: Person, style: PersonStyle): string {
  if (handle === undefined) return name ?? ''
  if (name === undefined || style === 'handle') return `@${handle}`
  return style === 'both' ? `${name} (@${handle})` : name
}

/** The label at the start of a line, `**Present:**`; '' if none. */
export function lineLabel(line: string): string {
  return /^[^:\r\n]{1,40}:[*_]*/.exec(line)?.[0] ?? ''
}

/**
 * Writes the participants in the format of the last minutes: bullets, a table, or one line. People who were listed
 * there keep their text, without remarks about that meeting ("until 09:30").
 *
 * @param lines The lines of the last minutes.
 * @param next The section after the list; undefined at the end.
 */
export function participantLines(
  lines: readonly string[],
  minutes: Minutes,
  section: Section,
  next: Section | undefined,
  people: AttendeesAndDuties,
): readonly string[] {
  const first = section.heading.start.line + (followsLabel(lines, minutes, section) ? 0 : 1)
  const end = Math.min(section.span.end.line, (next?.heading.start.line ?? Infinity) - 1)
  const listed = minutes.participants.filter(({ span: { start } }) => first <= start.line && start.line <= end)
  const own = lines.slice(first - 1, Math.max(first, end))
  const remarks = dutyRemarks(minutes, own, first)
  const style = detectPersonStyle(minutes)
  const remarkOf = (person: Person): string =>
    remarks.flatMap(({ role, label }) => (isSame(people.duties.get(role), person) ? ` (${label})` : [])).join('')
  const writeWithRemarks = (person: Person): string => writePerson(person, style) + remarkOf(person)
  if (first === section.heading.start.line)
    return [`${lineLabel(own[0] ?? '')} ${people.participants.map(writeWithRemarks).join(', ')}`]
  const model = own[(listed[0]?.span.start.line ?? first) - first] ?? ''
  // Keep the indentation of a list below a label that is a bullet.
  const indent = section.level > 6 ? model.slice(0, model.length - model.trimStart().length) : ''
  if (model.trimStart().startsWith('|')) return tableLines(own, model, people.participants, writeWithRemarks)
  const { bullet } = detectBulletStyle(lines.join('\n'))
  const lead = /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/
    .exec(model.trimStart())?.[0]
    .replace(/\[[xX]\]/, '[ ]')
  const prefix = indent + (listed.length === 0 ? `${bullet} ` : (lead ?? ''))
  if (people.participants.length === 0) return [`${prefix}${style === 'name' ? '' : '@'}`]
  if (isSingleLine(listed)) return [`${prefix}${people.participants.map(writeWithRemarks).join(', ')}`]
  return people.participants.map((person) => {
    const line = own.find((one, index) => mentions(one, person) && countOnLine(listed, first + index) <= 1)
    const reused = line === undefined ? undefined : reusableLine(line, person, remarks)
    return reused === undefined ? prefix + writeWithRemarks(person) : indent + reused + remarkOf(person)
  })
}

/** Whether the people follow the label on the same line: `Present: Ada Brook, Ben Sol`. */
export function followsLabel(lines: readonly string[], { participants, excused }: Minutes, section: Section): boolean {
  const { line } = section.heading.start
  return (
    section.level > 6 &&
    lineLabel(lines[line - 1] ?? '') !== '' &&
    [...participants, ...excused].some(({ span }) => span.start.line === line)
  )
}

function isSingleLine(listed: readonly Participant[]): boolean {
  const [first, second] = listed
  return first !== undefined && second !== undefined && first.span.start.line === second.span.start.line
}

function countOnLine(listed: readonly Participant[], line: number): number {
  return listed.filter(({ span }) => span.start.line === line).length
}

function isSame(one: Person | undefined, other: Person): boolean {
  return one !== undefined && (one.handle ?? one.name) === (other.handle ?? other.name)
}

/** Whether a line contains a person's handle or full name. */
function mentions(line: string, { handle, name }: Person): boolean {
  const isThere = (words: string): boolean =>
    new RegExp(
      `(?<![\\p{L}\\p{N}-])${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
      'iu',
    ).test(line)
  return (handle !== undefined && isThere(`@${handle}`)) || (name !== undefined && isThere(name))
}

interface Remark {
  readonly role: Role
  readonly label: string
}

/** Duties written as remarks after people: `Ada Brook (minutes)`. */
function dutyRemarks({ duties }: Minutes, own: readonly string[], first: number): readonly Remark[] {
  return duties.filter(({ label, span }) => label !== '' && own[span.start.line - first]?.includes(`(${label})`))
}

/** Matches remarks about a single meeting. */
const oneMeetingPattern =
  /\d|\b(?:until|till|from|late|later|left|leaves|joined|joins|partly|remote|bis|ab|später|teils)\b/i

/**
 * A person's line with its checkbox cleared and without remarks about that meeting. Names in remarks, such as a
 * company, are kept. Undefined if other text remains on the line.
 */
function reusableLine(line: string, { handle, name }: Person, remarks: readonly Remark[]): string | undefined {
  const cleaned = line
    .replace(/\[[xX]\](?=[ \t])/, '[ ]')
    .replace(/[ \t]*(?<!\])\(([^()@]*)\)/g, (whole, words: string) =>
      !/^\p{Lu}/u.test(words) || oneMeetingPattern.test(words) || remarks.some(({ label }) => label === words)
        ? ''
        : whole,
    )
    .trim()
  const rest = cleaned
    .replace(/\]\([^)]*\)|<[^>]*>/g, ' ')
    .replace(`@${handle ?? ''}`, '')
    .replace(name ?? '', '')
  return /(?<!\p{L})\p{Ll}{2,}/u.test(rest) ? undefined : cleaned
}

/** Matches table cells about attendance of one meeting. */
const attendancePattern = /^(?:yes|no|y|n|x|✓|✔|✅|❌|present|absent|ja|nein)$/i

/** A table's head and a row for each person. People who were listed keep their row, with attendance cells cleared. */
function tableLines(
  own: readonly string[],
  model: string,
  participants: readonly Person[],
  write: (person: Person) => string,
): readonly string[] {
  const at = own.indexOf(model)
  const start = own.findLastIndex((line, index) => index < at && !line.trimStart().startsWith('|')) + 1
  const separator = own.findIndex((line, index) => index >= start && /^[\s|:-]+$/.test(line))
  const head = own.slice(start, Math.max(start, separator + 1))
  const cells = splitRow(model)
  const handleColumn = cells.findIndex((cell) => cell.startsWith('@'))
  const nameColumn = cells.findIndex((cell) => /^\p{L}/u.test(cell))
  return [
    ...head,
    ...participants.map((person) => {
      const row = own.find((line, index) => index >= start + head.length && mentions(line, person))
      if (row !== undefined) return joinRow(splitRow(row).map((cell) => (attendancePattern.test(cell) ? '' : cell)))
      return joinRow(
        cells.map((_, column) => {
          if (column === nameColumn) return person.name ?? (handleColumn < 0 ? write(person) : '')
          return column === handleColumn && person.handle !== undefined ? `@${person.handle}` : ''
        }),
      )
    }),
  ]
}

function splitRow(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

function joinRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
