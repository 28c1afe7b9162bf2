import type { ActionMarker, Evidence, Minutes, Person, Reference, ReferenceKind, Span } from './minutes'
import { dayOfMinutes } from './dayOfMinutes'
import { withNewestPeople } from './newestMeeting'
import { personKey } from './reader/people/handlesAndNames'

/** The JSON that `npm run extract` prints for a file. Lines are 1-based. */
export interface Extract {
  readonly file: string
  readonly kind: Minutes['kind']
  /** From the text, else from the path; null if neither has a date. */
  readonly date: string | null
  /** Handles without `@`, or names, in lower case. Of notes of several meetings, those of the newest. */
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
export function toExtract(file: string, whole: Minutes, ownerOf: (repo: string) => string | undefined): Extract {
  const minutes = withNewestPeople(whole)
  const lower = (people: readonly string[]): readonly string[] => [
    ...new Set(people.map((person) => person.toLowerCase())),
  ]
  const holders = (role: string): readonly string[] =>
    lower(minutes.duties.filter((duty) => duty.role === role).flatMap(({ people }) => people.map(personKey)))
  const persons = (people: readonly Person[]): readonly string[] => lower(people.map(personKey))
  return {
    file,
    kind: minutes.kind,
    date: dayOfMinutes(minutes, file) ?? null,
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

/** References without repeated targets on a line. */
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

/** Values that are plain text in the JSON, with the rules that found them. */
export type Explanation = Readonly<
  Record<
    'kind' | 'date' | 'participants' | 'excused' | 'scribe' | 'reporter',
    readonly { readonly value: string; readonly why: readonly Evidence[] }[]
  >
>

/**
 * The JSON with the rules that found each value: `why` beside the properties of objects, and a list per field for
 * values that are plain text. Otherwise the same as `toExtract`.
 */
export function toExplainedExtract(
  file: string,
  whole: Minutes,
  ownerOf: (repo: string) => string | undefined,
): Extract & { readonly why: Explanation } {
  const minutes = withNewestPeople(whole)
  const extract = toExtract(file, whole, ownerOf)
  const people = (found: readonly Found<Person>[], rule: string): Explanation['participants'] =>
    found.map((person) => ({ value: personKey(person).toLowerCase(), why: whyOf(person, rule) }))
  const holders = (role: string): Explanation['scribe'] =>
    minutes.duties
      .filter((duty) => duty.role === role)
      .flatMap((duty) =>
        duty.people.map((person) => ({ value: personKey(person).toLowerCase(), why: whyOf(duty, 'duty') })),
      )
  const { date } = minutes
  const dated =
    extract.date === null
      ? []
      : [{ value: extract.date, why: date === undefined ? pathEvidence : whyOf(date, 'date-in-text') }]
  return {
    ...extract,
    agenda: extract.agenda.map((item, index) => ({ ...item, why: whyOf(minutes.agenda[index], 'topic') })),
    actions: extract.actions.map((item, index) => ({ ...item, why: whyOf(minutes.actions[index], 'mark') })),
    decisions: extract.decisions.map((item, index) => ({ ...item, why: whyOf(minutes.decisions[index], 'decision') })),
    issueRefs: extract.issueRefs.map((item) => ({
      ...item,
      why: [{ rule: referenceRule(minutes, item), line: item.line }],
    })),
    why: {
      kind: [
        {
          value: minutes.kind,
          why: [{ rule: minutes.kind === 'slides' ? 'front-matter' : 'words-and-sections', line: 1 }],
        },
      ],
      date: dated,
      participants: people(minutes.participants, 'attendance'),
      excused: people(minutes.excused, 'absence'),
      scribe: holders('scribe'),
      reporter: holders('reporter'),
    },
  }
}

type Found<T> = T & { readonly span: Span; readonly why?: readonly Evidence[] }

const pathEvidence: readonly Evidence[] = [{ rule: 'date-in-path', line: 1 }]

function whyOf(found: Found<object> | undefined, rule: string): readonly Evidence[] {
  return found?.why ?? (found === undefined ? [] : [{ rule, line: found.span.start.line }])
}

function referenceRule({ references }: Minutes, { line, number }: Extract['issueRefs'][number]): string {
  const found = references.find((one) => one.span.end.line === line && one.number === number)
  return `reference-${found?.form ?? 'link'}`
}
