import { dateOfPath } from '../dates'
import type { CalendarDate, Duty, Minutes, SectionKind, Span } from '../minutes'
import { isPlaceholder } from '../reader/people'
import type { Lexicon } from '../reader/lexicon'
import type { Problem } from './problem'

/** The same person twice among the participants, whatever the letter case; the second place is the problem. */
export function findDuplicateParticipants({ repeated }: Minutes): readonly Problem[] {
  return repeated.map(({ person, first }) => ({
    code: 'duplicate-participant',
    span: person.span,
    person: person.handle === undefined ? (person.name ?? '') : `@${person.handle}`,
    line: first.start.line,
  }))
}

/** Open action items that nobody owns. */
export function findUnownedActions({ actions }: Minutes): readonly Problem[] {
  return actions
    .filter(({ owners, done, isCarriedOver }) => owners.length === 0 && !done && !isCarriedOver)
    .map(({ span }) => ({ code: 'unowned-action', span }))
}

/**
 * Duties that ask for somebody and have no answer at all, one a line; "nobody found" is an answer.
 *
 * What is no label of a known duty, or stands among the topics ("Minutes:" with a link to those of a team), asks for
 * somebody only where an `@` waits for its handle.
 *
 * @param text What `minutes` was read from.
 */
export function findUnansweredDuties(text: string, minutes: Minutes, lexicon: Lexicon): readonly Problem[] {
  const lines = new Set<number>()
  return minutes.duties.flatMap((duty): Problem[] => {
    const { span, label, people, waived } = duty
    const answer = answerOf(text, duty)
    if (people.length > 0 || waived || lines.has(span.start.line) || !isOpen(answer)) return []
    if (minutes.mentions.some(({ handle, span: at }) => isWithin(at, span) && isPlaceholder(lexicon, handle))) return []
    if (!answer.includes('@') && (duty.role === 'other' || !isFormal(minutes, span))) return []
    lines.add(span.start.line)
    return [{ code: 'unanswered-duty', span, label: label.replace(/[\s:*_]+$/, '') }]
  })
}

/** What stands behind the label or question. */
function answerOf(text: string, { span, label }: Duty): string {
  const written = text.slice(span.start.offset, span.end.offset).replace(/\s+/g, ' ')
  const at = written.indexOf(label)
  return at < 0 ? '' : written.slice(at + label.length)
}

function isOpen(answer: string): boolean {
  return /^[\s:*_@.…?-]*$/.test(answer)
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
}

/** Whether a place is none of the topics; in a deck each topic has its reporter. */
function isFormal({ kind, sections }: Minutes, place: Span): boolean {
  if (kind === 'slides') return true
  const section = sections.findLast(({ level, span }) => level <= 6 && isWithin(place, span))
  return section === undefined || formalSections.has(section.kind)
}

const formalSections: ReadonlySet<SectionKind> = new Set(['duties', 'participants', 'excused', 'title'])

/**
 * The day in the title is another than that of the file's name.
 *
 * @param path Inside the workspace, segments divided by `/`.
 */
export function findDateMismatch({ date }: Minutes, path: string): readonly Problem[] {
  const name = path.split('/').at(-1) ?? ''
  const file = dateOfPath(name)
  if (date === undefined || file === undefined || file === date.value) return []
  const fileName = withDate(name, date.value)
  return [{ code: 'date-mismatch', span: date.span, written: date.value, file, fileName }]
}

/** The name with another day in its own manner, `20240410.md` or `2024-04-10.md`; undefined where it is written otherwise. */
function withDate(name: string, date: CalendarDate): string | undefined {
  const renamed = name.replace(/(?<!\d)\d{4}(-?)\d\d\1\d\d(?!\d)/, (_, hyphen: string) => date.replaceAll('-', hyphen))
  return renamed === name ? undefined : renamed
}

/** `@todo`, `@yourhandle`: what a template left behind. */
export function findPlaceholders({ mentions }: Minutes, lexicon: Lexicon): readonly Problem[] {
  return mentions
    .filter(({ handle }) => isPlaceholder(lexicon, handle))
    .map(({ handle, span }) => ({ code: 'placeholder', span, text: `@${handle}` }))
}

/** `#12` that names no repository, outside of places where it is a number of something else. */
export function findBareReferences({ references }: Minutes): readonly Problem[] {
  return references
    .filter(({ form }) => form === 'bare')
    .map(({ span, number }) => ({ code: 'bare-reference', span, number }))
}

/** Pads keep what is pasted into them below `/uploads/`: https://docs.hedgedoc.org/configuration/#upload-storage */
const padUpload =
  /^https?:\/\/(?!(?:[\w-]+\.)*github(?:usercontent)?\.com\/)[^/\s]+\/(?:[^\s?#]*\/)?uploads\/[^\s?#]+$/i

/** Pictures that still lie on the pad's server, and are gone when the pad is. */
export function findPadPictures({ images }: Minutes): readonly Problem[] {
  return images.filter(({ url }) => padUpload.test(url)).map(({ url, span }) => ({ code: 'pad-picture', span, url }))
}
