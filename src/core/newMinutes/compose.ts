import type { TrackedItem } from '../actionItems/history'
import { lineEndingOf } from '../edits/textEdit'
import type { CalendarDate, Minutes, Role, Section } from '../minutes'
import { findFrontMatterEnd } from '../reader/blocks'
import { normalizeTitle } from '../reader/lexicon'
import { bulletStyleOf, carryOver } from './carryOver'
import { withDay } from './dateStyle'

/** What new minutes are made of. */
export interface NewMinutesParts {
  readonly day: CalendarDate
  readonly series: string
  readonly participants: readonly { readonly handle: string; readonly name?: string | undefined }[]
  readonly duties: ReadonlyMap<Role, string>
  /** Titles of agenda items that are there each time, as written. */
  readonly topics: readonly string[]
  readonly reminders: readonly string[]
  /** Agenda items of this time, as they are to be written (`Title ([repo#1](url), @ada)`). */
  readonly items: readonly string[]
  /** Open action items to go through. */
  readonly actions: readonly TrackedItem[]
}

/**
 * The minutes of the next meeting, from those of the last one: its headings, its labels, its bullets, and none of what
 * was said.
 *
 * @param read Reads the minutes, so that the open action items find their place.
 */
export function composeFromLast(
  last: string,
  minutes: Minutes,
  parts: NewMinutesParts,
  read: (text: string) => Minutes,
): string {
  const eol = lineEndingOf(last)
  const frontMatter = last.slice(0, findFrontMatterEnd(last))
  const sections = minutes.sections.filter(({ level, kind }) => level <= 6 || kind === 'participants')
  const topicLevel = levelOfTopics(minutes, sections)
  const blocks: string[] = []
  let hasTopics = false
  for (const [index, section] of sections.entries()) {
    const heading = lineAt(last, section)
    switch (section.kind) {
      case 'title':
        blocks.push(withDay(heading, parts.day), ...labelledDuties(last, minutes, section, sections[index + 1], parts))
        break
      case 'participants':
        if (isLabelled(last, minutes, section))
          blocks.push(
            `${labelOf(heading)} ${parts.participants.map(({ handle }) => `@${handle}`).join(', ')}`,
            ...labelledDuties(last, minutes, section, sections[index + 1], parts),
          )
        else blocks.push(heading, participantLines(last, parts).join(eol))
        break
      case 'duties':
        blocks.push(heading, ...dutyLines(last, minutes, section, sections[index + 1], parts.duties, eol))
        break
      case 'agenda':
        blocks.push(heading, ...topicHeadings(parts, topicLevel))
        hasTopics = true
        break
      case 'review':
        blocks.push(heading)
        break
      case 'excused':
      case 'actions':
      case 'decisions':
        blocks.push(heading, `${bulletStyleOf(last).bullet} `)
        break
      case 'topic':
        // Standing topics below the heading of the agenda are written there; a team's first headings have no such heading.
        break
    }
  }
  if (!sections.some(({ kind }) => kind === 'title')) blocks.unshift(`# ${parts.day}`)
  if (!hasTopics) blocks.push(...topicHeadings(parts, topicLevel))
  const text = `${withDay(frontMatter, parts.day)}${blocks.join(eol + eol)}${eol}`
  return carryOver(text, read(text), parts.actions)
}

/** The source line of a heading, hashes and all. */
function lineAt(text: string, { heading }: Section): string {
  const start = heading.start.offset - (heading.start.column - 1)
  const rest = text.slice(heading.end.offset)
  return text.slice(start, heading.end.offset + Math.max(0, rest.search(/[\r\n]|$/))).trimEnd()
}

function levelOfTopics({ agenda }: Minutes, sections: readonly Section[]): number {
  const container = sections.find(({ kind }) => kind === 'agenda')
  const levels = sections
    .filter(
      ({ kind, heading }) => kind === 'topic' && agenda.some(({ span }) => span.start.line === heading.start.line),
    )
    .map(({ level }) => level)
  const title = sections.find(({ kind }) => kind === 'title')?.level ?? 1
  return levels.length > 0 ? Math.min(...levels) : Math.min(6, (container?.level ?? title) + 1)
}

function topicHeadings({ topics, reminders, items }: NewMinutesParts, level: number): readonly string[] {
  const written = new Set<string>()
  const titles = [...topics, ...items, ...reminders].filter((title) => {
    const key = normalizeTitle(title)
    if (written.has(key)) return false
    written.add(key)
    return true
  })
  // One more to type into.
  return [...titles, ''].map((title) => `${'#'.repeat(level)} ${title}`)
}

/** The list of participants, in the manner of another text. */
export function participantLines(
  last: string,
  { participants }: Pick<NewMinutesParts, 'participants'>,
): readonly string[] {
  const { bullet } = bulletStyleOf(last)
  if (participants.length === 0) return [`${bullet} @`]
  return participants.map(({ handle, name }) =>
    name === undefined || !last.includes(`${name} (@`) ? `${bullet} @${handle}` : `${bullet} ${name} (@${handle})`,
  )
}

/** Whether the people stand on the line of the label: `Present: Ada Brook, Ben Sol`. */
function isLabelled(text: string, { participants }: Minutes, section: Section): boolean {
  const { line } = section.heading.start
  return (
    section.level > 6 &&
    labelOf(lineAt(text, section)) !== '' &&
    participants.some(({ span }) => span.start.line === line)
  )
}

/** `**Present:**` of a line that begins so; '' where it has no label. */
function labelOf(line: string): string {
  return /^[^:\r\n]{1,40}:[*_]*/.exec(line)?.[0] ?? ''
}

/** The duties that stand on lines of their own in a section that is about something else: `Scribe: Ben Sol`. */
function labelledDuties(
  last: string,
  minutes: Minutes,
  section: Section,
  next: Section | undefined,
  { duties }: NewMinutesParts,
): readonly string[] {
  const all = last.split(/\r\n|\n|\r/)
  return minutes.duties
    .filter(
      ({ span: { start } }) =>
        start.line > section.heading.start.line && start.line < (next?.heading.start.line ?? Infinity),
    )
    .flatMap(({ role, span }) => {
      const label = labelOf(all[span.start.line - 1] ?? '')
      const handle = duties.get(role)
      return label === '' ? [] : [`${label} ${handle === undefined ? '' : `@${handle}`}`]
    })
}

const people = /@[A-Za-z0-9](?:[A-Za-z0-9]|(?:\\?[-_.])(?=[A-Za-z0-9]))*(?:\s*(?:,|&|\/|and|und)\s*(?=@))?/g

/** The labels and questions of a section of duties, with the proposed people in the place of the last ones. */
function dutyLines(
  last: string,
  minutes: Minutes,
  section: Section,
  next: Section | undefined,
  proposed: ReadonlyMap<Role, string>,
  eol: string,
): readonly string[] {
  const all = last.split(/\r\n|\n|\r/)
  const end = Math.min(section.span.end.line, (next?.heading.start.line ?? Infinity) - 1)
  let role: Role | undefined
  const lines: string[] = []
  for (let number = section.heading.start.line + 1; number <= end; number++) {
    const line = all[number - 1] ?? ''
    const duty = minutes.duties.find(({ span }) => span.start.line <= number && number <= span.end.line)
    if (duty === undefined && !isAnswerLine(line)) continue
    // A question with its answer below: the role stays until the next one.
    if (duty !== undefined) role = duty.role
    const handle = role === undefined ? undefined : proposed.get(role)
    const isAnswered = duty !== undefined && !line.includes('@') && isAnswerLine(all[number] ?? '')
    lines.push(isAnswered ? line : withPeople(line, handle, duty?.label))
  }
  return lines.length === 0 ? [] : [lines.join(eol)]
}

/** People and at most a remark about them. */
function isAnswerLine(line: string): boolean {
  return line.includes('@') && line.replace(people, '').replace(/\([^)]*\)|[\s*+-]/g, '') === ''
}

function withPeople(line: string, handle: string | undefined, label: string | undefined): string {
  const first = line.search(people)
  const replaced = line.replace(people, (_, at: number) => (at === first ? `@${handle ?? ''}` : ''))
  if (first >= 0) return replaced.replace(/\s*\([^)@]*\)\s*$/, '').trimEnd()
  // "n/a", a name, nothing: what stands behind the label gives way.
  const at = label === undefined || label === '' ? -1 : line.indexOf(label)
  if (at < 0 || handle === undefined) return line.trimEnd()
  const lead = line.slice(0, at + (label ?? '').length)
  return /[:?]\s*$/.test(lead) || line.slice(lead.length).trim() !== ''
    ? `${lead.trimEnd()} @${handle}`
    : line.trimEnd()
}

/** Where somebody begins to type: the first place that waits to be filled in. Offset. */
export function placeToType(text: string): number {
  const match = /^[ \t]*(?:[-*+][ \t]+@?|#{1,6}[ \t]+)$|(?::|\bby)[ \t]+@$|^[^:\r\n]{1,40}:[*_]*[ \t]+$/m.exec(text)
  return match === null ? text.length : match.index + match[0].length
}
