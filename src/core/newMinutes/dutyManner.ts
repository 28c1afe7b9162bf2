import type { Duty, Minutes, Person, Role, Section } from '../minutes'
import { bulletStyleOf } from './carryOver'
import { formOf, labelOf, writePerson } from './participantManner'

/** Whom the next minutes name for each duty. */
type Proposed = ReadonlyMap<Role, Person>

/** Where duties stand in the last minutes, and who has them next. */
interface DutyPlace {
  readonly lines: readonly string[]
  readonly minutes: Minutes
  readonly section: Section
  /** The section behind it, undefined at the end. */
  readonly next: Section | undefined
  readonly proposed: Proposed
}

const handles = /@[A-Za-z0-9](?:[A-Za-z0-9]|(?:\\?[-_.])(?=[A-Za-z0-9]))*(?:\s*(?:,|&|\/|and|und)\s*(?=@))?/g

/**
 * The duties that stand on lines of their own in a section that is about something else, `Scribe: Ben Sol`, with the
 * proposed people in the place of the last ones.
 */
export function labelledDuties({ lines, minutes, section, next, proposed }: DutyPlace): readonly string[] {
  return minutes.duties
    .filter(
      ({ span: { start } }) =>
        start.line > section.heading.start.line && start.line < (next?.heading.start.line ?? Infinity),
    )
    .flatMap((duty) => {
      const label = labelOf(lines[duty.span.start.line - 1] ?? '')
      return label === '' ? [] : [`${label} ${answerTo(duty, proposed, minutes)}`]
    })
}

/** The labels and questions of a section of duties, with the proposed people in the place of the last ones. */
export function dutyLines({ lines, minutes, section, next, proposed }: DutyPlace): readonly string[] {
  const end = Math.min(section.span.end.line, (next?.heading.start.line ?? Infinity) - 1)
  // The heading itself may ask, and a line below it answer.
  let current = minutes.duties.find(({ span }) => span.start.line === section.heading.start.line)
  const result: string[] = []
  for (let number = section.heading.start.line + 1; number <= end; number++) {
    const line = lines[number - 1] ?? ''
    const duty = minutes.duties.find(({ span }) => span.start.line <= number && number <= span.end.line)
    // A question with its answer below: the duty stays until the next one.
    current = duty ?? current
    if (duty === undefined && !isAnswerLine(line, current)) continue
    const answer = current === undefined ? '' : answerTo(current, proposed, minutes)
    const isAnswered = duty !== undefined && !line.includes('@') && isAnswerLine(lines[number] ?? '', duty)
    result.push(isAnswered ? line : withAnswer(line, answer, duty ?? current))
  }
  // "@ada does it all" below a heading that asks: the next one is to be named there, too.
  if (result.length === 0 && current !== undefined)
    return [`${bulletStyleOf(lines.join('\n')).bullet} ${answerTo(current, proposed, minutes) || '@'}`]
  return result
}

/** Whoever is proposed, as people are written for this duty: by name where the last ones were. */
function answerTo({ role, people }: Duty, proposed: Proposed, minutes: Minutes): string {
  const person = proposed.get(role)
  if (person === undefined) return ''
  const [last] = people
  const form = formOf(minutes)
  // A slip in one line ("Minutes: ada") does not make handles names.
  const isByName = last === undefined ? form === 'name' : last.handle === undefined && form !== 'handle'
  return writePerson(person, isByName ? 'name' : 'handle')
}

/** People and at most a remark about them. */
function isAnswerLine(line: string, duty: Duty | undefined): boolean {
  const names = duty?.people.flatMap(({ handle, name }) => (handle === undefined ? (name ?? []) : [])) ?? []
  const isNaming = line.includes('@') || names.some((name) => line.includes(name))
  const rest = names.reduce((left, name) => left.replace(name, ''), line.replace(handles, ''))
  return isNaming && rest.replace(/\([^)]*\)|[\s*+,&-]/g, '') === ''
}

/** @param answer Empty where nobody is proposed: then the last ones give way to nobody. */
function withAnswer(line: string, answer: string, duty: Duty | undefined): string {
  const first = line.search(handles)
  const byName = answer.startsWith('@') || answer === '' ? '@' : ''
  const replaced = line.replace(handles, (_, at: number) => (at === first ? answer || byName : ''))
  if (first >= 0) return replaced.replace(/\s*\([^)@]*\)\s*$/, '').trimEnd()
  const label = duty?.label ?? ''
  const at = label === '' ? -1 : line.indexOf(label)
  if (at < 0) return isAnswerLine(line, duty) ? `${/^\s*(?:[-*+]\s+)?/.exec(line)?.[0] ?? ''}${answer}`.trimEnd() : line
  const lead = line.slice(0, at + label.length)
  const behind = line.slice(lead.length)
  // "n/a" stays until somebody is wanted; a name and nothing give way.
  if (answer === '') return duty?.people.length === 0 ? line.trimEnd() : lead.trimEnd()
  return /[:?]\s*$/.test(lead) || behind.trim() !== '' ? `${lead.trimEnd()} ${answer}` : line.trimEnd()
}
