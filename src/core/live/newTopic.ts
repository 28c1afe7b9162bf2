import { lineEndingOf } from '../edits/textEdit'
import type { AgendaItem, Minutes, Section } from '../minutes'
import { detectBulletStyle } from '../newMinutes/carryOver'
import { readListLine } from '../lists/listLine'
import type { Insertion, Model } from './insertion'
import { endOfSection, type LineMap, lineMapOf } from './lineMap'
import { endOfItem } from './listBlocks'
import { meetingAt, type TextRange } from './meetingAt'
import { learnTopicStyle, partsOfTemplate } from './topicStyle'

/** Placeholder for the owner until somebody is chosen. */
const ownerPlaceholder = 'owner'

/**
 * A new topic with fields for title, owner and time box: in an empty heading, else after the topic at the cursor, else
 * at the end of the agenda. In a deck it is a slide, in an agenda of bullets a bullet.
 *
 * @param offset Offset of the cursor.
 * @param models Earlier minutes of the series, oldest first.
 */
export function newTopic(text: string, whole: Minutes, offset: number, models: readonly Model[]): Insertion {
  const meeting = meetingAt(text, whole, offset)
  const isInMeeting = ({ span }: AgendaItem): boolean =>
    meeting.start < span.start.offset - (span.start.column - 1) && span.start.offset <= meeting.end
  const minutes = { ...whole, agenda: whole.agenda.filter(isInMeeting) }
  const map = lineMapOf(text)
  const eol = lineEndingOf(text)
  const { heading, below, content } = topicFields(text, whole, models)
  if (minutes.kind === 'slides') {
    const { at, level } = placeOfSlide(text, minutes, offset)
    const lead = text.slice(0, at).trim() === '' ? '' : `${eol}${eol}---${eol}${eol}`
    return {
      ...replaceBlank(text, at),
      parts: [lead, `${'#'.repeat(level)} `, ...heading, ...below, ...content, ...tail(text, at, eol)],
    }
  }
  const empty = emptyHeading(map, minutes, meeting, map.lineAt(offset))
  if (empty !== undefined) {
    const marks = /^\s*#{1,6}/.exec(map.lines[empty] ?? '')?.[0] ?? '###'
    const end = map.endOf(empty)
    const hasContent = /^\s*[^\s#]/.test(text.slice(end))
    const parts = [`${marks} `, ...heading, ...below, ...(hasContent ? [] : content)]
    return hasContent
      ? { start: map.startOf(empty), end, parts }
      : { start: map.startOf(empty), end: replaceBlank(text, end).end, parts: [...parts, ...tail(text, end, eol)] }
  }
  const bulletTopic = topicBullet(map, minutes, offset)
  if (bulletTopic !== undefined) {
    const { line, lead } = bulletTopic
    const end = map.endOf(endOfItem(map.lines, line))
    return { start: end, end, parts: [eol + lead, ...heading] }
  }
  const { at, level } = placeOfHeading(text, minutes, meeting, offset)
  const lead = text.slice(0, at).trim() === '' ? '' : eol + eol
  const number = nextNumber(minutes)
  return {
    ...replaceBlank(text, at),
    parts: [`${lead}${'#'.repeat(level)} ${number}`, ...heading, ...below, ...content, ...tail(text, at, eol)],
  }
}

interface TopicFields {
  /** The fields of title, owner and time box that are in the heading. */
  readonly heading: Insertion['parts']
  /** The line for owner and time box, if the series has one. */
  readonly below: Insertion['parts']
  /** The first bullet. */
  readonly content: Insertion['parts']
}

/** The fields of a topic as the series writes it. */
export function topicFields(text: string, minutes: Minutes, models: readonly Model[]): TopicFields {
  const eol = lineEndingOf(text)
  const { suffix, line, minutes: box } = learnTopicStyle([...models, { text, minutes }])
  return {
    heading: [{ name: 'topic', value: '' }, ...partsOfTemplate(suffix, ownerPlaceholder, box)],
    below: line === undefined ? [] : [eol + eol, ...partsOfTemplate(line, ownerPlaceholder, box)],
    content: [`${eol}${eol}${detectBulletStyle(text).bullet} `, { name: 'note', value: '' }],
  }
}

/** The range of white space from an offset to the next text. */
function replaceBlank(text: string, at: number): { readonly start: number; readonly end: number } {
  return { start: at, end: at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0) }
}

function tail(text: string, at: number, eol: string): readonly string[] {
  return text.slice(at).trim() === '' ? [eol] : [eol + eol]
}

/** The 0-based line of a heading without a title: the first one after the cursor, else the last one. */
function emptyHeading(
  { lines, startOf, isVerbatim }: LineMap,
  { sections }: Minutes,
  meeting: TextRange,
  from: number,
): number | undefined {
  const agenda = sections.find(({ kind, heading }) => kind === 'agenda' && heading.start.offset >= meeting.start)
  const first = Math.max(meeting.start, agenda?.heading.start.offset ?? 0)
  const empty = lines.flatMap((line, index) =>
    startOf(index) >= first &&
    startOf(index) < Math.max(meeting.end, 1) &&
    /^ {0,3}#{2,6}[ \t]*$/.test(line) &&
    !isVerbatim(index)
      ? [index]
      : [],
  )
  return empty.find((line) => line >= from) ?? empty.at(-1)
}

/** The bullet of the topic at the cursor, or of the last topic, in an agenda without headings. Lines are 0-based. */
function topicBullet(
  { lines }: LineMap,
  { agenda, sections }: Minutes,
  offset: number,
): { readonly line: number; readonly lead: string } | undefined {
  const isHeading = (start: number): boolean => sections.some(({ heading }) => heading.start.offset === start)
  const bullets = agenda.filter(({ span }) => !isHeading(span.start.offset))
  if (bullets.length === 0 || bullets.length < agenda.length) return undefined
  const isInAgenda = sections.some(
    ({ kind, span }) => kind === 'agenda' && span.start.offset <= offset && offset <= span.end.offset,
  )
  const current = isInAgenda ? bullets.findLast(({ span }) => span.start.offset <= offset) : undefined
  const line = ((current ?? bullets.at(-1))?.span.start.line ?? 1) - 1
  const item = readListLine(lines[line] ?? '')
  if (item === undefined) return undefined
  const marker = item.number === undefined ? item.marker : item.marker.replace(/\d+/, String(item.number + 1))
  const gap = item.gap === '' ? ' ' : item.gap.replace(/\[[xX-]\]/, '[ ]')
  return { line, lead: item.indentation + marker + gap }
}

function placeOfHeading(
  text: string,
  { sections, agenda }: Minutes,
  meeting: TextRange,
  offset: number,
): { readonly at: number; readonly level: number } {
  const container = sections.find(
    ({ kind, level, heading }) =>
      kind === 'agenda' && level <= 6 && meeting.start <= heading.start.offset && heading.start.offset <= meeting.end,
  )
  const topics = sections.filter(({ kind, level, heading }) => {
    const isTopic = kind === 'topic' && agenda.some(({ span }) => span.start.offset === heading.start.offset)
    return isTopic && level <= 6 && (container === undefined || heading.start.offset > container.heading.start.offset)
  })
  const title = sections.find(({ kind }) => kind === 'title')?.level ?? 1
  const isInside = ({ span }: Section): boolean =>
    container === undefined || span.end.offset <= container.span.end.offset
  const inside = topics.filter(isInside)
  const levels = (inside.length > 0 ? inside : topics).map(({ level }) => level)
  const level = levels.length > 0 ? Math.min(...levels) : Math.min(6, (container?.level ?? title) + 1)
  const same = topics.filter((topic) => topic.level === level)
  const isNumbered = nextNumber({ agenda, sections }) !== ''
  const isAtCursor = (topic: Section): boolean =>
    topic.heading.start.offset - topic.heading.start.column < offset && offset <= endOfSection(text, sections, topic)
  const topic = (isNumbered ? undefined : same.findLast(isAtCursor)) ?? same.at(-1) ?? container
  const end = topic === undefined ? meeting.end : endOfSection(text, sections, topic)
  return { at: text.slice(0, end).trimEnd().length, level }
}

/** `TOP 4: ` or `4. ` if all topics are numbered in order; else ''. Numbered topics are added at the end. */
function nextNumber({ agenda, sections }: Pick<Minutes, 'agenda' | 'sections'>): string {
  const titles = agenda.filter(
    ({ span, title }) => title !== '' && sections.some(({ heading }) => heading.start.offset === span.start.offset),
  )
  const numbers = titles.map(({ title }) => /^((?:TOP|Item|Punkt|No\.?)?\s*)(\d{1,2})([.):]?:?\s+)/i.exec(title))
  const last = numbers.at(-1)
  const isInOrder =
    numbers.length > 0 &&
    numbers.every((match, index) => match !== null && Number(match[2]) === index + Number(numbers[0]?.[2]))
  return last && isInOrder ? `${last[1] ?? ''}${Number(last[2]) + 1}${last[3] ?? ' '}` : ''
}

/** The place after the vertical slides at the cursor, and the heading level of the other slides. */
function placeOfSlide(
  text: string,
  { slides, sections }: Minutes,
  offset: number,
): { readonly at: number; readonly level: number } {
  const current = slides.findLast(({ span }) => span.start.offset <= offset) ?? slides.at(-1)
  const last = slides.findLast(({ section }) => section === current?.section)
  const end = last?.span.end.offset ?? text.length
  const level = sections.find(
    ({ level: each, heading }) => each <= 6 && heading.start.offset >= (current?.span.start.offset ?? 0),
  )?.level
  return { at: text.slice(0, end).trimEnd().length, level: level ?? sections.find((one) => one.level <= 6)?.level ?? 1 }
}
