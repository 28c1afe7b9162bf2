import { inferLinkTemplate } from './completion/linkStyle'
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
import { locateInSeries } from './series'
import { hashText } from './textHash'
import { type Topic, topicsOf } from './topics'

/**
 * The stored summary of a file, for completion, views, new minutes and the index of references. Plain JSON, small
 * enough for thousands of files.
 */
export interface Digest {
  /** Path inside the workspace folder, segments separated by `/`. */
  readonly path: string
  readonly kind: MinutesKind
  readonly series: string
  /** The date from the path. */
  readonly pathDate: CalendarDate | undefined
  /** The date from the title, else from the path. */
  readonly date: CalendarDate | undefined
  /** A hash of the text. */
  readonly hash: string
  /** Handles as written. */
  readonly participants: readonly string[]
  /** Names of participants without a handle, as written. */
  readonly participantNames: readonly string[]
  /** Full names by handle, for participants with both. */
  readonly namesByHandle: Readonly<Record<string, string>>
  /** Number of mentions by handle, without the list of participants. */
  readonly mentions: Readonly<Record<string, number>>
  readonly references: readonly ReferenceDigest[]
  readonly actions: readonly ActionDigest[]
  readonly decisions: readonly DecisionDigest[]
  readonly duties: readonly DutyDigest[]
  readonly topics: readonly TopicDigest[]
  /** People and issues by heading, for completion. */
  readonly completionTopics: readonly Topic[]
}

export interface ReferenceDigest {
  readonly owner: string
  readonly repo: string
  readonly number: number
  readonly kind: ReferenceKind | undefined
  /** The label, if it is more than the number. */
  readonly label: string | undefined
  /** The template that produces this reference; see `templateOf`. */
  readonly template: string | undefined
}

export interface ActionDigest extends ActionItem {
  /** The heading or label above the item; undefined below the title only. */
  readonly heading: HeadingDigest | undefined
  /** Issues and pull requests with owner and repository in the item or its status. */
  readonly references: readonly ReferenceDigest[]
}

export interface HeadingDigest {
  readonly title: string
  readonly kind: SectionKind
}

export interface DecisionDigest {
  readonly text: string
  readonly span: Span
  /** The title of the topic above it. */
  readonly topic: string | undefined
}

export interface DutyDigest {
  readonly role: Role
  /** Handles, else names. */
  readonly people: readonly string[]
}

export interface TopicDigest {
  readonly title: string
  readonly isReminder: boolean
  readonly span: Span
}

/**
 * @param text The text of `minutes`. Without it the hash depends on the path, and the words before entries are unknown.
 */
export function digestOf(path: string, minutes: Minutes, text = ''): Digest {
  const lists = [...minutes.participants, ...minutes.excused]
  // A bullet of the agenda that is a decision or an action item is not a recurring topic.
  const outcomes = new Set([...minutes.decisions, ...minutes.actions].map(({ span }) => span.start.line))
  const listed = new Set(lists.map(({ span }) => span.start.offset))
  const mentions: Record<string, number> = {}
  for (const { handle, span } of minutes.mentions) {
    if (!listed.has(span.start.offset)) mentions[handle] = (mentions[handle] ?? 0) + 1
  }
  const { series, date: pathDate } = locateInSeries(path)
  return {
    path,
    kind: minutes.kind,
    series,
    pathDate,
    date: minutes.date?.value ?? pathDate,
    hash: hashText(text === '' ? path : text),
    participants: minutes.participants.flatMap(({ handle }) => handle ?? []),
    participantNames: minutes.participants.flatMap(({ handle, name }) => (handle === undefined ? (name ?? []) : [])),
    namesByHandle: Object.fromEntries(
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
    completionTopics: topicsOf(minutes, text),
  }
}

function digestReference(reference: Reference): readonly ReferenceDigest[] {
  const { owner, repo, number, kind, label } = reference
  if (owner === undefined || repo === undefined) return []
  return [{ owner, repo, number, kind, label: descriptiveLabel(label), template: inferLinkTemplate(reference) }]
}

/** All lists are in document order, so one pass over references and sections is enough. */
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

/** The label, if it has at least two words; else undefined. */
function descriptiveLabel(label: string | undefined): string | undefined {
  return label !== undefined && /\p{L}{3,}.*\s.*\p{L}{3,}/u.test(label) ? label : undefined
}
