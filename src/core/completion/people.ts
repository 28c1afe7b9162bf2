import Fuse from 'fuse.js'
import type { Digest } from '../digest'
import type { Minutes } from '../minutes'

/** Somebody who can be offered behind `@`. */
export interface Candidate {
  /** In the spelling that is used most. */
  readonly handle: string
  readonly name: string | undefined
  /** Where the person is known from, best first. */
  readonly source: 'participant' | 'document' | 'series' | 'workspace'
  /** Higher is likelier; only compared, never shown. */
  readonly weight: number
}

interface Tally {
  readonly spellings: Map<string, number>
  name: string | undefined
  source: Candidate['source']
  weight: number
}

export interface PeopleContext {
  /** The document that is being written. */
  readonly minutes: Minutes
  /** Its series and those of the other files: who takes part there is likelier than who does not. */
  readonly series: string
  /** The workspace's other minutes. */
  readonly history: readonly Digest[]
  /** Offset of the mention that is being typed: it is no evidence for itself. */
  readonly offset: number
}

const bySource = { participant: 3_000, document: 2_000, series: 1_000, workspace: 0 } as const

/** Everybody who is known, likeliest first, each once whatever the letter case. */
export function knownPeople(context: PeopleContext): readonly Candidate[] {
  const tallies = new Map<string, Tally>()
  const add = (handle: string, source: Candidate['source'], weight: number, name?: string): void => {
    const key = handle.toLowerCase()
    const tally = tallies.get(key) ?? {
      spellings: new Map<string, number>(),
      name: undefined,
      source,
      weight: bySource[source],
    }
    tally.spellings.set(handle, (tally.spellings.get(handle) ?? 0) + 1)
    tally.name ??= name
    if (bySource[source] > bySource[tally.source]) {
      tally.weight += bySource[source] - bySource[tally.source]
      tally.source = source
    }
    tally.weight += weight
    tallies.set(key, tally)
  }
  for (const { handle, name, span } of context.minutes.participants) {
    if (handle !== undefined && span.start.offset !== context.offset) add(handle, 'participant', 0, name)
  }
  for (const { handle, span } of context.minutes.mentions) {
    if (span.start.offset !== context.offset) add(handle, 'document', 1)
  }
  const latest = [...context.history].sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  const age = new Map<string, number>()
  for (const digest of latest) {
    const meetings = age.get(digest.series) ?? 0
    age.set(digest.series, meetings + 1)
    // Of the last meetings the latest counts most, and those of this series more than others.
    const source = digest.series === context.series ? 'series' : 'workspace'
    const recency = (source === 'series' ? 10 : 2) / (1 + meetings)
    for (const handle of digest.participants) add(handle, source, recency, digest.names[handle])
    for (const [handle, count] of Object.entries(digest.mentions))
      add(handle, source, recency * Math.min(count, 5) * 0.2)
  }
  return [...tallies.values()]
    .map(({ spellings, name, source, weight }) => ({ handle: commonest(spellings), name, source, weight }))
    .sort((one, other) => other.weight - one.weight || one.handle.localeCompare(other.handle))
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0]
}

/** How well a handle or name fits what was typed: the smaller, the better; undefined where it does not fit as it is. */
function fit(candidate: Candidate, typed: string): number | undefined {
  const handle = candidate.handle.toLowerCase()
  if (handle.startsWith(typed)) return 0
  if (handle.split(/[-_.]/).some((part) => part.startsWith(typed))) return 1
  const name = candidate.name?.toLowerCase()
  if (name?.split(/\s+/).some((part) => part.startsWith(typed)) === true) return 1
  return handle.includes(typed) ? 2 : undefined
}

/**
 * Those of `people` whom a typed beginning may mean, best first: the beginning of the login before that of one of its
 * parts or of the name, that before any other match, and with three letters or more also those with a slip in between.
 */
export function findPeople(people: readonly Candidate[], typed: string, limit: number): readonly Candidate[] {
  const wanted = typed.toLowerCase()
  if (wanted === '') return people.slice(0, limit)
  const fitting = people
    .map((candidate) => ({ candidate, rank: fit(candidate, wanted) }))
    .filter((entry): entry is { candidate: Candidate; rank: number } => entry.rank !== undefined)
    .sort((one, other) => one.rank - other.rank)
    .map(({ candidate }) => candidate)
  if (fitting.length > 0 || wanted.length < 3) return fitting.slice(0, limit)
  const fuse = new Fuse(people, { keys: ['handle', 'name'], threshold: 0.35, distance: 30 })
  return fuse.search(wanted, { limit }).map(({ item }) => item)
}
