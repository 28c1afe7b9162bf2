import type { TrackedItem } from '../actionItems/history'
import { lineEndingOf } from '../edits/textEdit'
import type { CalendarDate, Minutes, Person, Role, Section } from '../minutes'
import { findFrontMatterEnd } from '../reader/text/blocks'
import { normalizeTitle } from '../reader/sections/sectionTitles'
import type { CarryStyle } from './carriedItem'
import { carryOverVerified, detectBulletStyle } from './carryOver'
import { replaceDate } from './dateStyle'
import { dutyLines, labelledDuties } from './dutyStyle'
import { followsLabel, lineLabel, participantLines } from './participantStyle'

/** Content of new minutes. */
export interface NewMinutesParts {
  readonly day: CalendarDate
  readonly series: string
  readonly participants: readonly Person[]
  readonly duties: ReadonlyMap<Role, Person>
  /** Titles of recurring agenda items, as written. */
  readonly topics: readonly string[]
  readonly reminders: readonly string[]
  /** Further agenda items in Markdown (`Title ([repo#1](url), @ada)`). */
  readonly items: readonly string[]
  /** Open action items to carry over. */
  readonly actions: readonly TrackedItem[]
  /** The series' own heading for them: see `reviewHeadingOf`. */
  readonly review?: string | undefined
  readonly carryStyle?: CarryStyle
}

/**
 * Composes the next minutes from the last ones: their headings, labels and bullets, without their content.
 *
 * @param read Parses minutes, to find the place for the open action items.
 */
export function composeFromLast(
  last: string,
  minutes: Minutes,
  parts: NewMinutesParts,
  read: (text: string) => Minutes,
): string {
  const eol = lineEndingOf(last)
  const lines = last.split(/\r\n|\n|\r/)
  const frontMatter = last.slice(0, findFrontMatterEnd(last))
  const sections = minutes.sections.filter(
    (section) => section.level <= 6 || section.kind === 'participants' || followsLabel(lines, minutes, section),
  )
  const topicLevel = findTopicLevel(minutes, sections)
  const blocks: (readonly string[])[] = []
  let hasTopics = false
  for (const [index, section] of sections.entries()) {
    const heading = lines[section.heading.start.line - 1] ?? ''
    const next = sections[index + 1]
    const duties = (): readonly string[] => labelledDuties({ lines, minutes, section, next, proposed: parts.duties })
    switch (section.kind) {
      case 'title':
        blocks.push([replaceDate(heading, parts.day)], duties())
        break
      case 'participants': {
        const people = participantLines(lines, minutes, section, next, parts)
        if (followsLabel(lines, minutes, section)) blocks.push([...people, ...duties()])
        else if (section.level > 6) blocks.push([heading, ...people, ...duties()])
        else blocks.push([heading], people)
        break
      }
      case 'duties':
        blocks.push([heading], dutyLines({ lines, minutes, section, next, proposed: parts.duties }))
        break
      case 'agenda':
        blocks.push([heading], ...topicHeadings(parts, topicLevel))
        hasTopics = true
        break
      case 'review':
        blocks.push([heading])
        break
      case 'excused':
        if (followsLabel(lines, minutes, section)) {
          // Without a trailing blank: typing does not start here.
          const line = [lineLabel(heading), ...duties()]
          // "Present: …" and "Regrets: …" on consecutive lines.
          const isNext = index > 0 && lines[section.heading.start.line - 2]?.trim() !== ''
          blocks.push(isNext ? [...(blocks.pop() ?? []), ...line] : line)
        } else blocks.push([heading], [`${detectBulletStyle(last).bullet} `])
        break
      case 'actions':
      case 'decisions':
        blocks.push([heading], [`${detectBulletStyle(last).bullet} `])
        break
      case 'topic':
        // Recurring topics are written below the agenda's heading, or at the end if there is none.
        break
    }
  }
  if (!sections.some(({ kind }) => kind === 'title')) blocks.unshift([`# ${parts.day}`])
  if (!hasTopics) blocks.push(...topicHeadings(parts, topicLevel))
  const body = blocks.filter(({ length }) => length > 0).map((block) => block.join(eol))
  const text = `${replaceDate(frontMatter, parts.day)}${body.join(eol + eol)}${eol}`
  return carryOverVerified(text, parts.actions, read, parts.review, parts.carryStyle) ?? text
}

function findTopicLevel({ agenda }: Minutes, sections: readonly Section[]): number {
  const container = sections.find(({ kind }) => kind === 'agenda')
  const levels = sections
    .filter(
      ({ kind, heading }) => kind === 'topic' && agenda.some(({ span }) => span.start.line === heading.start.line),
    )
    .map(({ level }) => level)
  const title = sections.find(({ kind }) => kind === 'title')?.level ?? 1
  return levels.length > 0 ? Math.min(...levels) : Math.min(6, (container?.level ?? title) + 1)
}

function topicHeadings({ topics, reminders, items }: NewMinutesParts, level: number): readonly (readonly string[])[] {
  const seen = new Set<string>()
  const titles = [...topics, ...items, ...reminders].filter((title) => {
    const key = normalizeTitle(title)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  // The last one is empty, to type into.
  return [...titles, ''].map((title) => [`${'#'.repeat(level)} ${title}`])
}

/** Offset of the first empty placeholder, to put the cursor there. */
export function firstPlaceholder(text: string): number {
  const match = /^[ \t]*(?:[-*+][ \t]+@?|#{1,6}[ \t]+)$|(?::|\bby)[ \t]+@$|^[^:\r\n]{1,40}:[*_]*[ \t]+$/m.exec(text)
  return match === null ? text.length : match.index + match[0].length
}
