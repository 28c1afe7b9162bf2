import type { Duty, Minutes, Person, Role, Section } from '../minutes'
import { detectBulletStyle } from './carryOver'
import type { HeadLine } from './headLines'
import { detectPersonStyle, lineLabel, writePerson } from './participantStyle'

/** The person for each duty in the next minutes. */
type ProposedPeople = ReadonlyMap<Role, Person>

/** A section with duties in the last minutes, and the people to fill in. */
interface DutySection {
  readonly lines: readonly string[]
  readonly minutes: Minutes
  readonly section: Section
  /** The next section; undefined at the end. */
  readonly next: Section | undefined
  readonly proposed: ProposedPeople
}

const handlePattern = /@[A-Za-z0-9](?:[A-Za-z0-9]|(?:\\?[-_.])(?=[A-Za-z0-9]))*(?:\s*(?:,|&|\/|and|und)\s*(?=@))?/g

/** The lines of duties in a section of another kind, `Scribe: Ben Sol`, with the proposed people. */
export function labelledDuties({ lines, minutes, section, next, proposed }: DutySection): readonly HeadLine[] {
  return minutes.duties
    .filter(
      ({ span: { start } }) =>
        start.line > section.heading.start.line && start.line < (next?.heading.start.line ?? Infinity),
    )
    .flatMap((duty) => {
      const label = lineLabel(lines[duty.span.start.line - 1] ?? '')
      const { line } = duty.span.start
      return label === '' ? [] : [{ line, text: `${label} ${dutyAnswer(duty, proposed, minutes)}` }]
    })
}

/** The lines of a duties section, labels and questions, with the proposed people. */
export function dutyLines({ lines, minutes, section, next, proposed }: DutySection): readonly string[] {
  const end = Math.min(section.span.end.line, (next?.heading.start.line ?? Infinity) - 1)
  // The question can be the heading itself, with its answer on a line below.
  let current = minutes.duties.find(({ span }) => span.start.line === section.heading.start.line)
  const result: string[] = []
  for (let number = section.heading.start.line + 1; number <= end; number++) {
    const line = lines[number - 1] ?? ''
    const duty = minutes.duties.find(({ span }) => span.start.line <= number && number <= span.end.line)
    // The answer can be below the question, so a duty stays current until the next one.
    current = duty ?? current
    if (duty === undefined && !isAnswerLine(line, current)) continue
    const answer = current === undefined ? '' : dutyAnswer(current, proposed, minutes)
    const isAnswered = duty !== undefined && !line.includes('@') && isAnswerLine(lines[number] ?? '', duty)
    result.push(isAnswered ? line : replaceAnswer(line, answer, duty ?? current))
  }
  // The answer was a sentence below the heading ("@ada does it all"), so add a bullet for the new one.
  if (result.length === 0 && current !== undefined)
    return [`${detectBulletStyle(lines.join('\n')).bullet} ${dutyAnswer(current, proposed, minutes) || '@'}`]
  return result
}

/** The proposed person, as name or handle like the last one. Empty if nobody is proposed. */
function dutyAnswer({ role, people }: Duty, proposed: ProposedPeople, minutes: Minutes): string {
  const person = proposed.get(role)
  if (person === undefined) return ''
  const [last] = people
  const form = detectPersonStyle(minutes)
  // One line without `@` ("Minutes: ada") does not turn handles into names.
  const isByName = last === undefined ? form === 'name' : last.handle === undefined && form !== 'handle'
  return writePerson(person, isByName ? 'name' : 'handle')
}

/** Whether a line has only people and remarks in parentheses. */
function isAnswerLine(line: string, duty: Duty | undefined): boolean {
  const names = duty?.people.flatMap(({ handle, name }) => (handle === undefined ? (name ?? []) : [])) ?? []
  const isNaming = line.includes('@') || names.some((name) => line.includes(name))
  const rest = names.reduce((left, name) => left.replace(name, ''), line.replace(handlePattern, ''))
  return isNaming && rest.replace(/\([^)]*\)|[\s*+,&-]/g, '') === ''
}

/** @param answer Empty if nobody is proposed, to remove the last people. */
function replaceAnswer(line: string, answer: string, duty: Duty | undefined): string {
  const firstHandle = line.search(handlePattern)
  const byName = answer.startsWith('@') || answer === '' ? '@' : ''
  const replaced = line.replace(handlePattern, (_, at: number) => (at === firstHandle ? answer || byName : ''))
  if (firstHandle >= 0) return replaced.replace(/\s*\([^)@]*\)\s*$/, '').trimEnd()
  const label = duty?.label ?? ''
  const at = label === '' ? -1 : line.indexOf(label)
  if (at < 0) return isAnswerLine(line, duty) ? `${/^\s*(?:[-*+]\s+)?/.exec(line)?.[0] ?? ''}${answer}`.trimEnd() : line
  const lead = line.slice(0, at + label.length)
  const rest = line.slice(lead.length)
  // Keep a placeholder such as "n/a", remove a person.
  if (answer === '') return duty?.people.length === 0 ? line.trimEnd() : lead.trimEnd()
  return /[:?]\s*$/.test(lead) || rest.trim() !== '' ? `${lead.trimEnd()} ${answer}` : line.trimEnd()
}
