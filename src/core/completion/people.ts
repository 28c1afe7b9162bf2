import type { PeopleStats } from './peopleStats'
import { type DocumentEvidence, readDocumentEvidence, scoreOf, featuresOf } from './personFeatures'
import type { CursorContext } from './cursorContext'
import { countOf } from './counter'

/** A person that completion can offer after `@`. */
export interface Candidate {
  /** The handle in its most common spelling. */
  readonly handle: string
  readonly name: string | undefined
  /** Misspellings found in minutes, in lower case; they match the person but are never offered. */
  readonly aliases: readonly string[]
  /** The closest source that the person is known from. */
  readonly source: 'participant' | 'document' | 'series' | 'workspace' | 'organization'
  /** Log-likelihood of a mention of the person here; for comparison only. */
  readonly score: number
}

/** A member of an organization on GitHub. */
export interface Member {
  readonly login: string
  readonly name?: string
}

/** All known people, most likely first, each in only one spelling. */
export function rankPeople(
  stats: PeopleStats,
  cursorContext: CursorContext,
  members: readonly Member[] = [],
): readonly Candidate[] {
  const evidence = readDocumentEvidence(stats, cursorContext)
  const { spellings, names } = stats
  const spellingHere = new Map(evidence.spellings)
  const people = [...evidence.people].map((key): Candidate => ({
    handle:
      countOf(stats.everywhere.mentions, key) + countOf(stats.everywhere.attendance, key) > 0
        ? spellings.spellingOf(key)
        : (spellingHere.get(key) ?? spellings.spellingOf(key)),
    name: names.get(key),
    aliases: spellings.aliasesOf(key),
    source: sourceOf(key, evidence, stats),
    score: cursorContext.isInParticipants
      ? attendanceScore(key, evidence, stats)
      : scoreOf(featuresOf(key, evidence, stats)),
  }))
  const orgMembers = members
    .filter(({ login }) => !evidence.people.has(spellings.keyOf(login)))
    .map(({ login, name }): Candidate => ({
      handle: login,
      name,
      aliases: [],
      source: 'organization',
      score: orgMemberScore,
    }))
  return [...people, ...orgMembers].sort(
    (one, other) => other.score - one.score || compareText(one.handle, other.handle),
  )
}

/** Score of organization members, below everybody who was ever mentioned. */
const orgMemberScore = -1

/** The score in the list of participants: regular attendees of the series first, people already listed last. */
function attendanceScore(key: string, evidence: DocumentEvidence, { inSeries, everywhere }: PeopleStats): number {
  return (
    2 * Math.log1p(4 * countOf(inSeries.attendance, key)) +
    0.5 * Math.log1p(countOf(everywhere.attendance, key)) +
    0.3 * Math.log1p(countOf(inSeries.mentions, key)) -
    (evidence.attending.has(key) ? 2 * -alreadyListedScore : 0)
  )
}

/** People who are already listed score below this. */
export const alreadyListedScore = -50

function sourceOf(key: string, evidence: DocumentEvidence, { inSeries }: PeopleStats): Candidate['source'] {
  if (evidence.attending.has(key)) return 'participant'
  if (countOf(evidence.mentions, key) > 0) return 'document'
  return countOf(inSeries.attendance, key) + countOf(inSeries.mentions, key) > 0 ? 'series' : 'workspace'
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
