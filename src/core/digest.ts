import { templateOf } from './completion/linkStyle'
import { dateOfPath } from './dates'
import type { ActionItem, CalendarDate, Decision, Minutes, MinutesKind, ReferenceKind, Span } from './minutes'
import { placeOf } from './series'
import { type Topic, topicsOf } from './topics'

/**
 * What the workspace remembers of a file: enough for completion, the tree and the index of references, and small
 * enough for a thousand files. Plain JSON.
 */
export interface Digest {
  /** Inside the workspace folder, segments divided by `/`. */
  readonly path: string
  readonly kind: MinutesKind
  readonly series: string
  /** From the title, else from the path. */
  readonly date: CalendarDate | undefined
  /** Handles as written. */
  readonly participants: readonly string[]
  /** Full names by handle, where the minutes give both. */
  readonly names: Readonly<Record<string, string>>
  /** How often each handle is mentioned outside the participants' list. */
  readonly mentions: Readonly<Record<string, number>>
  readonly references: readonly ReferenceDigest[]
  readonly actions: readonly ActionItem[]
  readonly decisions: readonly Decision[]
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

export interface TopicDigest {
  readonly title: string
  readonly isReminder: boolean
  readonly span: Span
}

/** @param text What `minutes` was read from; see `topicsOf`. */
export function digestOf(path: string, minutes: Minutes, text = ''): Digest {
  const lists = [...minutes.participants, ...minutes.excused]
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
    participants: minutes.participants.flatMap(({ handle }) => handle ?? []),
    names: Object.fromEntries(
      lists.flatMap(({ handle, name }) => (handle === undefined || name === undefined ? [] : [[handle, name]])),
    ),
    mentions,
    references: minutes.references.flatMap((reference) => {
      const { owner, repo, number, kind, label } = reference
      if (owner === undefined || repo === undefined) return []
      return [{ owner, repo, number, kind, label: wordsOf(label), template: templateOf(reference) }]
    }),
    actions: minutes.actions,
    decisions: minutes.decisions,
    topics: minutes.agenda.map(({ title, isReminder, span }) => ({ title, isReminder, span })),
    trail: topicsOf(minutes, text),
  }
}

/** A label that says more than which issue it is. */
function wordsOf(label: string | undefined): string | undefined {
  return label !== undefined && /\p{L}{3,}.*\s.*\p{L}{3,}/u.test(label) ? label : undefined
}
