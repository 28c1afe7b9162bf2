import type { TrackedItem } from '../actionItems/history'
import { itemFingerprint, similarity } from '../actionItems/similarity'
import { lineEndingOf } from '../edits/textEdit'
import type { Minutes, Section } from '../minutes'
import { normalizeTitle } from '../reader/sections/sectionTitles'
import { languageOfText } from '../slides/textLanguage'
import { type BulletStyle, carriedItemLines, type CarryStyle, withoutChildren } from './carriedItem'

/** Title of a review section in a series that has none, in the language of its minutes. */
export function defaultReviewTitle(text: string): string {
  return languageOfText(text) === 'de' ? 'Offene Aufgaben' : 'Open action items'
}

/**
 * Adds the open action items of a series to its minutes, below the review heading, each with its last status. Adds the
 * heading if it is missing. Skips items that the minutes already contain.
 *
 * @param items Open items of earlier meetings.
 * @param heading The series' heading for open items; undefined if unknown: see `learnReviewHeading`.
 */
export function carryOver(
  text: string,
  minutes: Minutes,
  items: readonly TrackedItem[],
  heading?: string,
  style: CarryStyle = {},
): string {
  const present = minutes.actions.map((item) => itemFingerprint(item))
  const missing = items.filter(({ latest }) => {
    const print = itemFingerprint(latest.item)
    return !present.some((other) => similarity(print, other, true) > 0)
  })
  if (missing.length === 0) return text
  const bullet = detectBulletStyle(text)
  const lines = withoutChildren(missing, style).flatMap((item) => carriedItemLines(item, bullet, style))
  const eol = lineEndingOf(text)
  const review = reviewSection(minutes, heading)
  if (review !== undefined) return insertLines(text, endOfOwnContent(text, minutes, review), lines, eol)
  const title = heading ?? defaultReviewTitle([text, ...lines].join('\n'))
  return minutes.kind === 'slides'
    ? appendSections(text, [`# ${title}${eol}${eol}${lines.join(eol)}`])
    : insertReview(text, minutes, title, lines, eol)
}

/**
 * Carries items over and checks the result with the reader: with whole blocks, else with their lines only, else one by
 * one. Skips items that are not open in the result, or would change other content. Undefined if no item is left.
 */
export function carryOverVerified(
  text: string,
  items: readonly TrackedItem[],
  read: (text: string) => Minutes,
  heading?: string,
  style: CarryStyle = {},
): string | undefined {
  const together = carryTogether(text, items, read, heading, style)
  if (together !== undefined || items.length < 2) return together
  const each = items.reduce((rest, item) => carryTogether(rest, [item], read, heading, style) ?? rest, text)
  return each === text ? undefined : each
}

/** The items that are not open items of the minutes. */
export function missingItems(minutes: Minutes, items: readonly TrackedItem[]): readonly TrackedItem[] {
  const open = minutes.actions.filter(({ done, isCancelled }) => !done && isCancelled !== true)
  const prints = open.map((item) => itemFingerprint(item))
  return items.filter(({ latest }) => {
    const print = itemFingerprint(latest.item)
    return !prints.some((other) => similarity(print, other, true) > 0)
  })
}

function carryTogether(
  text: string,
  items: readonly TrackedItem[],
  read: (text: string) => Minutes,
  heading: string | undefined,
  style: CarryStyle,
): string | undefined {
  const minutes = read(text)
  const styles: readonly CarryStyle[] = [style, { hasOrigin: style.hasOrigin ?? false }, {}]
  for (const one of styles) {
    const after = carryOver(text, minutes, items, heading, one)
    if (isCarried(minutes, read(after), items)) return after
  }
  return undefined
}

function isCarried(before: Minutes, after: Minutes, items: readonly TrackedItem[]): boolean {
  const isKept = before.actions.every(({ text, done }) =>
    after.actions.some((item) => item.text === text && item.done === done),
  )
  return isKept && before.participants.length === after.participants.length && missingItems(after, items).length === 0
}

/** The section for open items: the one with the series' heading, else the first review section. */
function reviewSection({ sections }: Minutes, heading: string | undefined): Section | undefined {
  const key = heading === undefined ? undefined : normalizeTitle(heading)
  return (
    sections.find(({ title, kind }) => kind !== 'title' && normalizeTitle(title) === key) ??
    sections.find(({ kind, level }) => kind === 'review' && level <= 6)
  )
}

/** Appends sections to a deck. */
export function appendSections(deck: string, sections: readonly string[]): string {
  const eol = lineEndingOf(deck)
  return `${deck.trimEnd()}${sections.map((section) => `${eol}${eol}---${eol}${eol}${section}`).join('')}${eol}`
}

/** The most frequent bullet of a text, and its indentation. */
export function detectBulletStyle(text: string): BulletStyle {
  const stars = text.match(/^\*[ \t]/gm)?.length ?? 0
  const dashes = text.match(/^-[ \t]/gm)?.length ?? 0
  const [, indent = '  '] = /^[-*+][ \t].*(?:\r\n|\n|\r)([ \t]+)[-*+][ \t]/m.exec(text) ?? []
  return { bullet: stars > dashes ? '*' : '-', indent: indent.includes('\t') || indent.length >= 2 ? indent : '  ' }
}

/** Offset after the last line of the section before any nested heading. */
function endOfOwnContent(text: string, { sections }: Minutes, section: Section): number {
  const inner = sections.find(
    ({ heading, level }) =>
      level <= 6 && heading.start.offset > section.heading.end.offset && heading.start.offset < section.span.end.offset,
  )
  if (inner === undefined) return section.span.end.offset
  const end = inner.heading.start.offset - (inner.heading.start.column - 1)
  return Math.max(section.heading.end.offset, text.slice(0, end).trimEnd().length)
}

function insertLines(text: string, offset: number, lines: readonly string[], eol: string): string {
  const before = text.slice(0, offset).trimEnd()
  const lastLine = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  // Replace an empty bullet.
  const base = /^\s*[-*+]$/.test(lastLine) ? before.slice(0, before.length - lastLine.length).trimEnd() : before
  const isList = /^\s*[-*+]\s|^\s+\S/.test(base === before ? lastLine : '')
  const rest = text.slice(offset).replace(/^[ \t]*/, '')
  const separator = rest === '' ? eol : /^(?:\r\n|\n|\r)/.test(rest) ? '' : eol + eol
  return `${base}${isList ? eol : eol + eol}${lines.join(eol)}${separator}${rest}`
}

/** A heading in the style of another one, underlined or with `#`. */
function headingLike(example: string, level: number, title: string, eol: string): string {
  const [first = '', below = ''] = example.split(/\r\n|\n|\r/, 2)
  const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(below)?.[1]
  return level <= 2 && underline !== undefined && !first.startsWith('#')
    ? `${title}${eol}${underline.charAt(0).repeat(title.length)}`
    : `${'#'.repeat(Math.min(6, level))} ${title}`
}

function insertReview(
  text: string,
  { sections }: Minutes,
  title: string,
  lines: readonly string[],
  eol: string,
): string {
  const agenda = sections.find(({ kind, level }) => kind === 'agenda' && level <= 6)
  const topic = agenda ?? sections.find(({ kind, level }) => kind === 'topic' && level <= 6)
  const level = topic?.level ?? sections.find(({ kind }) => kind === 'participants')?.level ?? 2
  const heading = headingLike(topic === undefined ? '' : text.slice(topic.heading.start.offset), level, title, eol)
  const block = `${heading}${eol}${eol}${lines.join(eol)}${eol}`
  if (topic === undefined) return `${text.trimEnd()}${text.trim() === '' ? '' : eol + eol}${block}`
  const at = topic.heading.start.offset - (topic.heading.start.column - 1)
  return `${text.slice(0, at)}${block}${eol}${text.slice(at)}`
}
