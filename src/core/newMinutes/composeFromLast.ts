import type { TrackedItem } from '../actionItems/history'
import { lineEndingOf } from '../edits/textEdit'
import type { CalendarDate, Minutes, Person, Role, Section } from '../minutes'
import { findFrontMatterEnd } from '../reader/text/blocks'
import { normalizeTitle } from '../reader/sections/sectionTitles'
import type { CarryStyle } from './carriedItem'
import { carryOverVerified, defaultReviewTitle, detectBulletStyle } from './carryOver'
import { dutyLines, labelledDuties } from './dutyStyle'
import { hasDay } from './dateStyle'
import { type DayChange, frontMatterWithDay, headLines, withNewDay } from './headLines'
import { followsLabel, lineLabel, participantLines } from './participantStyle'
import type { Habits } from './skeleton'

/** Content of new minutes. */
export interface NewMinutesParts {
  readonly day: CalendarDate
  readonly series: string
  readonly participants: readonly Person[]
  readonly duties: ReadonlyMap<Role, Person>
  /** Titles of recurring agenda items, as written. */
  readonly topics: readonly string[]
  readonly reminders: readonly string[]
  /** Further agenda items as Markdown: `Title ([repo#1](url), @ada)`. */
  readonly items: readonly string[]
  /** Open action items to carry over. */
  readonly actions: readonly TrackedItem[]
  /** The series' heading for them: see `learnReviewHeading`. */
  readonly review?: string | undefined
  readonly carryStyle?: CarryStyle
}

const unknownHabits: Habits = { omitted: new Set(), usualPart: () => 'whole', countOn: (title) => title }

/**
 * Composes the next minutes from the last ones: their headings, labels and bullets, without their content.
 *
 * @param read Reads minutes, to find the place for the open action items.
 * @param habits The habits learned from other meetings of the series; without them everything is usual.
 */
export function composeFromLast(
  last: string,
  minutes: Minutes,
  parts: NewMinutesParts,
  read: (text: string) => Minutes,
  { omitted, usualPart, countOn }: Habits = unknownHabits,
): string {
  const eol = lineEndingOf(last)
  const lines = linesOf(last)
  const frontMatter = last.slice(0, findFrontMatterEnd(last))
  const sections = minutes.sections.filter(
    (section) => section.level <= 6 || section.kind === 'participants' || followsLabel(lines, minutes, section),
  )
  const topicLevel = findTopicLevel(minutes, sections)
  const days: DayChange = { from: minutes.date?.value, to: parts.day }
  const closing = closingTopics(sections, topicLevel, parts)
  const topics = topicHeadings(parts, topicLevel, closing)
  const blocks: (readonly string[])[] = []
  let hasTopics = false
  /** Adds labeled lines ("Present: …", "Regrets: …"), directly below the lines above if no blank line was in between. */
  const addLabelled = (labelled: readonly string[], { heading }: Section): void => {
    const isNext = (lines[heading.start.line - 2] ?? '').trim() !== ''
    blocks.push([...(isNext ? (blocks.pop() ?? []) : []), ...labelled])
  }
  for (const [index, section] of sections.entries()) {
    if (omitted.has(section)) continue
    const heading = lines[section.heading.start.line - 1] ?? ''
    const next = sections[index + 1]
    const isTitle = section.kind === 'title'
    const headings = headingLines(lines, section).map((line) =>
      withNewDay(isTitle ? countOn(line) : line, days, isTitle),
    )
    const duties = (isBelowDay = false): readonly string[] => {
      const own = labelledDuties({ lines, minutes, section, next, proposed: parts.duties })
      const end = next?.heading.start.line ?? lines.length + 1
      const range = [section.heading.start.line + headings.length, end] as const
      const others = headLines(lines, minutes, range, days, usualPart, isBelowDay)
      return [...own, ...others].sort((one, other) => one.line - other.line).map(({ text }) => text)
    }
    switch (section.kind) {
      case 'title':
        blocks.push(headings, duties(hasDay(heading, days.from)))
        break
      case 'participants': {
        const people = participantLines(lines, minutes, section, next, parts)
        if (followsLabel(lines, minutes, section)) addLabelled([...people, ...duties()], section)
        else if (section.level > 6) blocks.push([heading, ...people, ...duties()])
        else blocks.push(headings, people)
        break
      }
      case 'duties':
        blocks.push(headings, dutyLines({ lines, minutes, section, next, proposed: parts.duties }))
        break
      case 'agenda':
        blocks.push(headings, ...topics)
        hasTopics = true
        break
      case 'review':
        blocks.push(headings)
        break
      case 'excused':
        if (followsLabel(lines, minutes, section)) {
          // Without a trailing space, because nobody types here.
          addLabelled([lineLabel(heading), ...duties()], section)
        } else blocks.push(headings, [`${detectBulletStyle(last).bullet} `])
        break
      case 'actions':
      case 'decisions':
        blocks.push(headings, [`${detectBulletStyle(last).bullet} `])
        break
      case 'topic':
        // Recurring topics are written below the agenda's heading, or at the end if there is none.
        if (!closing.includes(section)) break
        if (!hasTopics) blocks.push(...topics)
        hasTopics = true
        blocks.push(headings)
        break
    }
  }
  if (!sections.some(({ kind }) => kind === 'title')) {
    const end = sections[0]?.heading.start.line ?? 1
    const head = headLines(lines, minutes, [linesOf(frontMatter).length, end], days, usualPart)
    const isDated = head.length > 0 || frontMatterWithDay(frontMatter, days) !== frontMatter
    blocks.unshift(isDated ? head.map(({ text: line }) => line) : [`# ${parts.day}`])
  }
  if (!hasTopics) blocks.push(...topics)
  const body = blocks.filter(({ length }) => length > 0).map((block) => block.join(eol))
  const text = `${frontMatterWithDay(frontMatter, days)}${frontMatter === '' ? '' : eol}${body.join(eol + eol)}${eol}`
  const review = parts.review ?? defaultReviewTitle(last)
  return carryOverVerified(text, parts.actions, read, review, parts.carryStyle) ?? text
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/)
}

/** The lines of a heading, including its underline. */
function headingLines(lines: readonly string[], { heading, level }: Section): readonly string[] {
  const first = heading.start.line - 1
  const own = lines[first] ?? ''
  const below = lines[first + 1] ?? ''
  const isUnderlined = level <= 2 && !/^\s*#/.test(own) && /^ {0,3}(?:=+|-+)[ \t]*$/.test(below)
  return isUnderlined ? [own, below] : [own]
}

/** The highest level of the topics inside the agenda; a single last heading, such as `## AOB`, does not count. */
function findTopicLevel({ agenda }: Minutes, sections: readonly Section[]): number {
  const container = sections.find(({ kind }) => kind === 'agenda')
  const all = sections.filter(
    ({ kind, heading }) => kind === 'topic' && agenda.some(({ span }) => span.start.line === heading.start.line),
  )
  const inside = all.filter(({ heading }) => isInside(heading.start.offset, container))
  const levels = (inside.length > 0 ? inside : all).map(({ level }) => level)
  const last = levels.at(-1) ?? 0
  const counted = levels.slice(0, -1).every((level) => level > last) ? levels.slice(0, -1) : levels
  const title = sections.find(({ kind }) => kind === 'title')?.level ?? 1
  if (counted.length > 0) return Math.min(...counted)
  return levels.length > 0 ? Math.min(...levels) : Math.min(6, (container?.level ?? title) + 1)
}

function isInside(offset: number, section: Section | undefined): boolean {
  return section !== undefined && section.span.start.offset < offset && offset < section.span.end.offset
}

/** Recurring topics of a higher level at the end, which keep their place. */
function closingTopics(sections: readonly Section[], level: number, { topics }: NewMinutesParts): readonly Section[] {
  const recurring = new Set(topics.map(normalizeTitle))
  const end = sections.findLastIndex((section) => section.kind === 'topic' && section.level >= level)
  return sections
    .slice(end + 1)
    .filter((section) => section.kind === 'topic' && recurring.has(normalizeTitle(section.title)))
}

function topicHeadings(
  { topics, reminders, items }: NewMinutesParts,
  level: number,
  closing: readonly Section[],
): readonly (readonly string[])[] {
  const seen = new Set(closing.map(({ title }) => normalizeTitle(title)))
  const titles = [...topics, ...items, ...reminders].filter((title) => {
    const key = normalizeTitle(title)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  // An empty heading to type into, before "AOB".
  const end = titles.findLastIndex((title) => !lastTopic.test(title)) + 1
  return [...titles.slice(0, end), '', ...titles.slice(end)].map((title) => [`${'#'.repeat(level)} ${title}`])
}

/** Topics that end a meeting. */
const lastTopic =
  /^(?:(?:TOP\s*)?\d+[.):]?\s*)?(?:AOB|A\.O\.B\.|(?:any )?other business|open (?:floor|discussion)|miscellaneous|misc|next meeting|wrap[- ]?up|verschiedenes|sonstiges|nächste[rs]? (?:sitzung|termin|treffen))\b/iu

/** Offset of the first empty placeholder, to put the cursor there. */
export function firstPlaceholder(text: string): number {
  const match = /^[ \t]*(?:[-*+][ \t]+@?|#{1,6}[ \t]+)$|(?::|\bby)[ \t]+@$|^[^:\r\n]{1,40}:[*_]*[ \t]+$/m.exec(text)
  return match === null ? text.length : match.index + match[0].length
}
