import { lineEndingOf } from '../edits/textEdit'
import { readListLine } from '../lists/listLine'
import type { Minutes, Section, SectionKind } from '../minutes'
import { detectBulletStyle } from '../newMinutes/carryOver'
import { type LineMap, lineMapOf, endOfSection } from './lineMap'
import { endOfItem, itemAt } from './listBlocks'
import { meetingAt, type TextRange } from './meetingAt'

/** The section for the entries. */
interface EntrySection {
  /** The kind of section with such entries; undefined if they are in the topics. */
  readonly kind: SectionKind | undefined
  /** The heading of a new section, for minutes that have only a list of people. */
  readonly title: string
}

/** The place for an entry: the range to replace, and the text around the entry. */
export interface ListPlace {
  readonly start: number
  readonly end: number
  /** Line breaks, indentation and bullet. */
  readonly before: string
  readonly after: string
  /** Whether it is in the requested section. */
  readonly isInSection: boolean
}

/**
 * The place for an action item or a decision: after the item at the cursor and everything below it, else at the end of
 * the topic at the cursor. If the cursor is above or below all topics, the last topic is used. Without topics, an entry
 * in a list of people would be read as a person, so it gets a separate section.
 */
export function listPlace(
  text: string,
  minutes: Minutes,
  offset: number,
  { kind: collected, title }: EntrySection,
): ListPlace {
  const map = lineMapOf(text)
  const line = map.lineAt(offset)
  const meeting = meetingAt(text, minutes, offset)
  const own = collected && minutes.sections.findLast((section) => section.kind === collected && isIn(section, meeting))
  const part = own === undefined ? partAt(map, minutes, meeting, line) : contentOf(map, minutes, own)
  if ('people' in part) return newSection(map, meeting, `${'#'.repeat(part.people.level)} ${title}`)
  const isAtCursor = part.first <= line && line <= part.last + 1
  const place = isAtCursor
    ? placeAtLine(map, part, Math.min(line, Math.max(part.first - 1, part.last)))
    : placeAtEnd(map, part)
  return { ...surrounded(text, map, place), isInSection: own !== undefined }
}

/** The lines of a heading's content, without headings below. 0-based, both inclusive; empty if first > last. */
interface Part {
  readonly first: number
  readonly last: number
}

/**
 * The part with the cursor if it is a topic, else the last topic; without topics, the part with the cursor, or the list
 * of people there.
 */
function partAt(map: LineMap, minutes: Minutes, meeting: TextRange, line: number): Part | { readonly people: Section } {
  const parts = topicsOf(map, minutes, meeting)
  const current = parts.findLast(({ first, whole }) => first - 1 <= line && line <= whole)
  const last = parts.findLast((part) => part.last >= part.first) ?? parts.at(-1)
  if (current !== undefined || last !== undefined) return (current ?? last) as Part
  const inner = minutes.sections.findLast((section) => {
    const { level, heading } = section
    return level <= 6 && heading.start.line - 1 <= line && line <= lastLineOf(map, minutes, section)
  })
  if (inner !== undefined)
    return inner.kind === 'participants' || inner.kind === 'excused'
      ? { people: inner }
      : contentOf(map, minutes, inner)
  return { first: frontMatterEnd(map), last: lastText(map, map.lines.length - 1) }
}

function isIn({ heading: { start } }: Section, meeting: TextRange): boolean {
  return meeting.start < start.offset - (start.column - 1) && start.offset <= meeting.end
}

function frontMatterEnd({ lines }: LineMap): number {
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((text, at) => at > 0 && /^---\s*$/.test(text)) : -1
  return end + 1
}

function topicsOf(map: LineMap, minutes: Minutes, meeting: TextRange): readonly (Part & { readonly whole: number })[] {
  if (minutes.kind === 'slides')
    return minutes.slides.map(({ span }) => {
      const [from, to] = [span.start.line - 1, span.end.line - 1]
      const note = map.lines.findIndex((text, at) => at > from && at <= to && /^notes?:/i.test(text))
      const heading = map.lines.findIndex((text, at) => at >= from && at <= to && /^ {0,3}#{1,6}\s/.test(text))
      const last = lastText(map, note < 0 ? to : note - 1)
      return { first: Math.max(from, heading + 1), last, whole: lastLineWithBlank(map, to) }
    })
  return minutes.sections
    .filter(({ kind, level }) => (kind === 'topic' || kind === 'agenda') && level <= 6)
    .filter((section) => isIn(section, meeting))
    .filter((section) => section.kind === 'topic' || !hasTopics(minutes, section))
    .map((section) => ({
      ...contentOf(map, minutes, section),
      whole: lastLineOf(map, minutes, section),
    }))
}

function hasTopics({ sections }: Minutes, { span }: Section): boolean {
  return sections.some(
    ({ kind, heading }) =>
      kind === 'topic' && span.start.offset <= heading.start.offset && heading.start.offset <= span.end.offset,
  )
}

/** The last line of a section, including blank lines. */
function lastLineOf(map: LineMap, { sections }: Minutes, section: Section): number {
  const end = endOfSection(map.text, sections, section)
  const line = map.lineAt(end)
  return end === map.text.length ? line : line - 1
}

function contentOf(map: LineMap, minutes: Minutes, section: Section): Part {
  const { sections } = minutes
  const first = section.heading.start.line - 1
  const last = lastLineOf(map, minutes, section)
  const inner = sections.find(
    ({ level, heading }) => level <= 6 && heading.start.line - 1 > first && heading.start.line - 1 <= last,
  )
  const isUnderlined = section.level <= 2 && /^ {0,3}(?:=+|-+)[ \t]*$/.test(map.lines[first + 1] ?? '')
  const start = first + (isUnderlined ? 2 : 1)
  return { first: start, last: lastText(map, inner === undefined ? last : inner.heading.start.line - 2) }
}

function lastText({ lines }: LineMap, line: number): number {
  let last = line
  while (last >= 0 && (lines[last] ?? '').trim() === '') last--
  return last
}

function lastLineWithBlank({ lines }: LineMap, line: number): number {
  let last = line
  while (last + 1 < lines.length && (lines[last + 1] ?? '').trim() === '') last++
  return last
}

/** The line before the entry, or the line that the entry fills. */
interface LinePlace {
  readonly line: number
  readonly isFilled: boolean
  /** Indentation, bullet and spaces of the entries beside it; undefined if it begins a list. */
  readonly lead: string | undefined
}

function placeAtLine(map: LineMap, part: Part, line: number): LinePlace {
  const { lines } = map
  if (isEmptyBullet(map, line)) return { line, isFilled: true, lead: leadOf(lines[line] ?? '') }
  const near = lastText(map, line)
  const item = near < part.first ? undefined : itemAt(map, near, part.first)
  if (item !== undefined) return { line: endOfItem(lines, item), isFilled: false, lead: leadOf(lines[item] ?? '') }
  return placeAtEnd(map, part)
}

/** The place at the end of the part: after its last item, or as a new list after other text. */
function placeAtEnd(map: LineMap, part: Part): LinePlace {
  const { lines } = map
  if (part.last < part.first) return { line: part.first - 1, isFilled: false, lead: undefined }
  if (isEmptyBullet(map, part.last)) return { line: part.last, isFilled: true, lead: leadOf(lines[part.last] ?? '') }
  let top = itemAt(map, part.last, part.first)
  for (let outer = top; outer !== undefined && outer > part.first;) {
    outer = itemAt(map, outer - 1, part.first)
    if (outer !== undefined && endOfItem(lines, outer) >= part.last) top = outer
    else break
  }
  return { line: part.last, isFilled: false, lead: top === undefined ? undefined : leadOf(lines[top] ?? '') }
}

/** Whether a line is an empty bullet without a checkbox. */
function isEmptyBullet({ lines, isVerbatim }: LineMap, line: number): boolean {
  const item = readListLine(lines[line] ?? '')
  return item !== undefined && item.text.trim() === '' && !item.gap.includes('[') && !isVerbatim(line)
}

/** The start of the next entry beside an item, without a checkbox, which marks action items. */
function leadOf(line: string): string {
  const item = readListLine(line)
  if (item === undefined) return ''
  const marker = item.number === undefined ? item.marker : item.marker.replace(/\d+/, String(item.number + 1))
  return item.indentation + marker + (/^[ \t]+/.exec(item.gap)?.[0] ?? ' ')
}

/** A list at the end of the meeting, below a new heading. */
function newSection(map: LineMap, { end: meetingEnd }: TextRange, heading: string): ListPlace {
  const { text } = map
  const eol = lineEndingOf(text)
  const end = text.slice(0, meetingEnd).trimEnd().length
  const before = `${eol}${eol}${heading}${eol}${eol}${detectBulletStyle(text).bullet} `
  return { start: end, end, before, after: '', isInSection: false }
}

function surrounded(text: string, map: LineMap, { line, isFilled, lead }: LinePlace): Omit<ListPlace, 'isInSection'> {
  const eol = lineEndingOf(text)
  if (isFilled) {
    const own = readListLine(map.lines[line] ?? '')
    const before = own === undefined ? '' : own.indentation + own.marker + (own.gap === '' ? ' ' : own.gap)
    return { start: map.startOf(line), end: map.endOf(line), before, after: '' }
  }
  const { bullet } = detectBulletStyle(text)
  if (line < 0) return { start: 0, end: 0, before: `${bullet} `, after: text === '' ? '' : eol }
  const end = map.endOf(line)
  const gap = lead === undefined && (map.lines[line] ?? '').trim() !== '' ? eol + eol : eol
  const next = map.lines[line + 1]
  // A new list needs a blank line before text that follows directly.
  const after = lead === undefined && next !== undefined && next.trim() !== '' ? eol : ''
  return { start: end, end, before: gap + (lead ?? `${bullet} `), after }
}
