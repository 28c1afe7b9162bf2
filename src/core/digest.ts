import { templateOf } from './completion/linkStyle'
import { dateOfPath } from './dates'
import type {
  ActionItem,
  CalendarDate,
  Minutes,
  MinutesKind,
  Reference,
  ReferenceKind,
  Role,
  Section,
  SectionKind,
  Span,
} from './minutes'
import { placeOf } from './series'
import { hashText } from './textHash'
import { type Topic, topicsOf } from './topics'

/**
 * What the workspace remembers of a file: enough for completion, the views, new minutes and the index of references,
 * and small enough for thousands of files. Plain JSON: it is kept on disk.
 */
export interface Digest {
  /** Inside the workspace folder, segments divided by `/`. */
  readonly path: string
  readonly kind: MinutesKind
  readonly series: string
  /** From the title, else from the path. */
  readonly date: CalendarDate | undefined
  /** Equal for equal texts. */
  readonly hash: string
  /** Handles as written. */
  readonly participants: readonly string[]
  /** Participants who are there by name and without a handle, as written. */
  readonly named: readonly string[]
  /** Full names by handle, where the minutes give both. */
  readonly names: Readonly<Record<string, string>>
  /** How often each handle is mentioned outside the participants' list. */
  readonly mentions: Readonly<Record<string, number>>
  readonly references: readonly ReferenceDigest[]
  readonly actions: readonly ActionDigest[]
  readonly decisions: readonly DecisionDigest[]
  readonly duties: readonly DutyDigest[]
  readonly topics: readonly TopicDigest[]
  /** Who and what was spoken of below which heading, for completion. */
  readonly trail: readonly Topic[]
}

export interface ReferenceDigest {
  readonly owner: string
  readonly repo: string
  readonly number: number
  readonly kind: ReferenceKind | undefined
  /** The words of the label, where it is more than the number. */
  readonly label: string | undefined
  /** The template that would have written it; see `templateOf`. */
  readonly template: string | undefined
}

export interface ActionDigest extends ActionItem {
  /** The heading or label that it stands under, below the title. */
  readonly heading: HeadingDigest | undefined
  /** The issues and pull requests that the item or its status names in full. */
  readonly references: readonly ReferenceDigest[]
}

export interface HeadingDigest {
  readonly title: string
  readonly kind: SectionKind
}

export interface DecisionDigest {
  readonly text: string
  readonly span: Span
  /** The title of the topic that it was taken on. */
  readonly topic: string | undefined
}

export interface DutyDigest {
  readonly role: Role
  /** Handles, or names where none is given. */
  readonly people: readonly string[]
}

export interface TopicDigest {
  readonly title: string
  readonly isReminder: boolean
  readonly span: Span
}

/**
 * @param text What `minutes` was read from; without it two files never count as copies of one another, and `trail` is
 *   empty.
 */
export function digestOf(path: string, minutes: Minutes, text = ''): Digest {
  const lists = [...minutes.participants, ...minutes.excused]
  // A bullet of the agenda that says what was decided, or what somebody does, is no topic that comes up again.
  const outcomes = new Set([...minutes.decisions, ...minutes.actions].map(({ span }) => span.start.line))
  const listed = new Set(lists.map(({ span }) => span.start.offset))
  const mentions: Record<string, number> = {}
  for (const { handle, span } of minutes.mentions) {
    if (!listed.has(span.start.offset)) mentions[handle] = (mentions[handle] ?? 0) + 1
  }
  return {
    path,
    kind: minutes.kind,
    series: placeOf(path).series,
    date: minutes.date?.value ?? dateOfPath(path),
    hash: hashText(text === '' ? path : text),
    participants: minutes.participants.flatMap(({ handle }) => handle ?? []),
    named: minutes.participants.flatMap(({ handle, name }) => (handle === undefined ? (name ?? []) : [])),
    names: Object.fromEntries(
      lists.flatMap(({ handle, name }) => (handle === undefined || name === undefined ? [] : [[handle, name]])),
    ),
    mentions,
    references: minutes.references.flatMap(digestReference),
    actions: digestActions(minutes),
    decisions: minutes.decisions.map(({ text: decision, span }) => ({
      text: decision,
      span,
      topic: minutes.agenda.findLast((item) => item.span.start.offset <= span.start.offset)?.title,
    })),
    duties: minutes.duties.map(({ role, people }) => ({
      role,
      people: people.flatMap(({ handle, name }) => handle ?? name ?? []),
    })),
    topics: minutes.agenda
      .filter(({ span }) => !outcomes.has(span.start.line))
      .map(({ title, isReminder, span }) => ({ title, isReminder, span })),
    trail: topicsOf(minutes, text),
  }
}

function digestReference(reference: Reference): readonly ReferenceDigest[] {
  const { owner, repo, number, kind, label } = reference
  if (owner === undefined || repo === undefined) return []
  return [{ owner, repo, number, kind, label: descriptiveLabel(label), template: templateOf(reference) }]
}

/** All are in document order, so that one pass over references and sections serves all items. */
function digestActions({ actions, references, sections }: Minutes): readonly ActionDigest[] {
  let from = 0
  let next = 0
  let section: Section | undefined
  return actions.map((item) => {
    for (; (sections[next]?.heading.start.offset ?? Infinity) <= item.span.start.offset; next++)
      section = sections[next]
    const end = (item.status.at(-1) ?? item).span.end.offset
    while ((references[from]?.span.start.offset ?? Infinity) < item.span.start.offset) from++
    const found: Reference[] = []
    for (let at = from; (references[at]?.span.start.offset ?? Infinity) < end; at++) {
      const reference = references[at]
      if (reference !== undefined) found.push(reference)
    }
    const heading =
      section === undefined || section.kind === 'title' ? undefined : { title: section.title, kind: section.kind }
    return { ...item, heading, references: found.flatMap(digestReference) }
  })
}

/** A label that says more than which issue it is. */
function descriptiveLabel(label: string | undefined): string | undefined {
  return label !== undefined && /\p{L}{3,}.*\s.*\p{L}{3,}/u.test(label) ? label : undefined
}
