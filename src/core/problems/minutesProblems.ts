import { findDateMismatch } from '../dayOfMinutes'
import type { CalendarDate, Duty, Minutes, SectionKind, Span } from '../minutes'
import { isPlaceholder } from '../reader/people/handlesAndNames'
import type { Lexicon } from '../reader/lexicon/lexicon'
import { isPadImage } from '../publishChecks/padImages'
import type { Problem } from './problem'

/** Finds participants that are listed twice, ignoring case. The problem is at the second entry. */
export function findDuplicateParticipants({ repeated }: Minutes): readonly Problem[] {
  return repeated.map(({ person, first }) => ({
    code: 'duplicate-participant',
    span: person.span,
    person: person.handle === undefined ? (person.name ?? '') : `@${person.handle}`,
    line: first.start.line,
  }))
}

/** Finds open action items without an owner. */
export function findUnownedActions({ actions }: Minutes): readonly Problem[] {
  return actions
    .filter(({ owners, done, isCarriedOver }) => owners.length === 0 && !done && !isCarriedOver)
    .map(({ span }) => ({ code: 'unassigned-action-item', span }))
}

/**
 * Finds duties without an answer, at most one per line; "nobody found" is an answer.
 *
 * Unknown labels, and labels among the topics ("Minutes:" before a link), count only if they end in a bare `@`.
 *
 * @param text The text that `minutes` was read from.
 */
export function findUnansweredDuties(text: string, minutes: Minutes, lexicon: Lexicon): readonly Problem[] {
  const reportedLines = new Set<number>()
  return minutes.duties.flatMap((duty): Problem[] => {
    const { span, label, people, isNotNeeded } = duty
    const answer = answerOf(text, duty)
    if (people.length > 0 || isNotNeeded || reportedLines.has(span.start.line) || !isUnanswered(answer)) return []
    if (minutes.mentions.some(({ handle, span: at }) => isWithin(at, span) && isPlaceholder(lexicon, handle))) return []
    if (!answer.includes('@') && (duty.role === 'other' || !isOutsideTopics(minutes, span))) return []
    reportedLines.add(span.start.line)
    return [{ code: 'unassigned-duty', span, label: label.replace(/[\s:*_]+$/, '') }]
  })
}

/** The text after the label or question. */
function answerOf(text: string, { span, label }: Duty): string {
  const original = text.slice(span.start.offset, span.end.offset).replace(/\s+/g, ' ')
  const at = original.indexOf(label)
  return at < 0 ? '' : original.slice(at + label.length)
}

function isUnanswered(answer: string): boolean {
  return /^[\s:*_@.…?-]*$/.test(answer)
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
}

/** Whether a span is outside the topics. Always true in a deck, because each topic has its reporter. */
function isOutsideTopics({ kind, sections }: Minutes, inner: Span): boolean {
  if (kind === 'slides') return true
  const section = sections.findLast(({ level, span }) => level <= 6 && isWithin(inner, span))
  return section === undefined || sectionsWithoutTopics.has(section.kind)
}

const sectionsWithoutTopics: ReadonlySet<SectionKind> = new Set(['duties', 'participants', 'excused', 'title'])

/**
 * Finds a date in the text that differs from the date in the path.
 *
 * @param path Path in the workspace, separated by `/`.
 */
export function findDateProblems(minutes: Minutes, path: string): readonly Problem[] {
  const mismatch = findDateMismatch(minutes, path)
  if (mismatch === undefined) return []
  const { span, written, ofPath } = mismatch
  const fileName = withDate(path.slice(path.lastIndexOf('/') + 1), written)
  return [{ code: 'date-mismatch', span, written, file: ofPath, fileName }]
}

/** The file name with another date in the same format, `20240410.md` or `2024-04-10.md`; undefined for other formats. */
function withDate(name: string, date: CalendarDate): string | undefined {
  const renamed = name.replace(/(?<!\d)\d{4}(-?)\d\d\1\d\d(?!\d)/, (_, hyphen: string) => date.replaceAll('-', hyphen))
  return renamed === name ? undefined : renamed
}

/** Finds placeholders left from a template: `@todo`, `@yourhandle`. */
export function findPlaceholders({ mentions }: Minutes, lexicon: Lexicon): readonly Problem[] {
  return mentions
    .filter(({ handle }) => isPlaceholder(lexicon, handle))
    .map(({ handle, span }) => ({ code: 'placeholder', span, text: `@${handle}` }))
}

/** Finds `#12` without a repository. */
export function findBareReferences({ references }: Minutes): readonly Problem[] {
  return references
    .filter(({ form }) => form === 'bare')
    .map(({ span, number }) => ({ code: 'bare-reference', span, number }))
}

/** Finds images that are hosted on a pad and may disappear with it. */
export function findPadImageProblems({ images }: Minutes): readonly Problem[] {
  return images.filter(({ url }) => isPadImage(url)).map(({ url, span }) => ({ code: 'pad-image', span, url }))
}
