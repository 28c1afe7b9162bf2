import type { ActionMarker, Minutes, Person, Reference, ReferenceKind } from './minutes'
import { dateOfPath } from './dates'
import { personKey } from './reader/people/handlesAndNames'

/** The JSON that `npm run extract` prints for a file. Lines are 1-based. */
export interface Extract {
  readonly file: string
  readonly kind: Minutes['kind']
  /** From the text, else from the path; null if neither has a date. */
  readonly date: string | null
  /** Handles without `@`, or names, in lower case. */
  readonly participants: readonly string[]
  readonly excused: readonly string[]
  readonly scribe: readonly string[]
  readonly reporter: readonly string[]
  readonly agenda: readonly {
    readonly line: number
    readonly title: string
    readonly owners: readonly string[]
    readonly minutes: number | null
  }[]
  readonly actions: readonly {
    readonly line: number
    readonly owners: readonly string[]
    readonly done: boolean
    readonly text: string
    readonly marker: ActionMarker
  }[]
  readonly decisions: readonly { readonly line: number; readonly text: string }[]
  readonly issueRefs: readonly {
    readonly line: number
    readonly owner: string
    readonly repo: string
    readonly number: number
    readonly type: ReferenceKind | null
  }[]
}

/**
 * @param file The path to print.
 * @param ownerOf The owner of a repository without one (`standards#12`); references with undefined are omitted.
 */
export function toExtract(file: string, minutes: Minutes, ownerOf: (repo: string) => string | undefined): Extract {
  const lower = (people: readonly string[]): readonly string[] => [
    ...new Set(people.map((person) => person.toLowerCase())),
  ]
  const holders = (role: string): readonly string[] =>
    lower(minutes.duties.filter((duty) => duty.role === role).flatMap(({ people }) => people.map(personKey)))
  const persons = (people: readonly Person[]): readonly string[] => lower(people.map(personKey))
  return {
    file,
    kind: minutes.kind,
    date: minutes.date?.value ?? dateOfPath(file) ?? null,
    participants: persons(minutes.participants),
    excused: persons(minutes.excused),
    scribe: holders('scribe'),
    reporter: holders('reporter'),
    agenda: minutes.agenda.map(({ span, title, owners, minutes: time }) => ({
      line: span.start.line,
      title,
      owners: lower(owners),
      minutes: time ?? null,
    })),
    actions: minutes.actions.map(({ span, owners, done, text, marker }) => ({
      line: span.start.line,
      owners: lower(owners),
      done,
      text,
      marker,
    })),
    decisions: minutes.decisions.map(({ span, text }) => ({ line: span.start.line, text })),
    issueRefs: distinctReferences(minutes.references, ownerOf),
  }
}

/** Each target once per line. */
function distinctReferences(
  references: readonly Reference[],
  ownerOf: (repo: string) => string | undefined,
): Extract['issueRefs'] {
  const seen = new Set<string>()
  return references.flatMap(({ span, owner: written, repo, number, kind }) => {
    if (repo === undefined) return []
    const owner = written ?? ownerOf(repo)
    if (owner === undefined) return []
    // A link may span two lines; its URL is on the last one.
    const line = span.end.line
    const key = `${line} ${owner}/${repo}#${number}`.toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    return [{ line, owner, repo, number, type: kind ?? null }]
  })
}
