import type { PeopleMemory } from './peopleMemory'
import { type Look, lookAround, scoreOf, signsOf } from './personSigns'
import type { Scene } from './scene'
import { countOf } from './tally'

/** A person that completion can offer after `@`. */
export interface Candidate {
  /** In its most common spelling. */
  readonly handle: string
  readonly name: string | undefined
  /** Misspellings found in minutes, in lower case; they match the person but are never offered. */
  readonly aliases: readonly string[]
  /** Where the person is known from; the closest source. */
  readonly source: 'participant' | 'document' | 'series' | 'workspace' | 'organization'
  /** Log-likelihood of the person being mentioned here; for comparison only. */
  readonly score: number
}

/** A member of an organization on GitHub. */
export interface Member {
  readonly login: string
  readonly name?: string
}

/** All known people, likeliest first, each once whatever the spelling. */
export function rankPeople(memory: PeopleMemory, scene: Scene, members: readonly Member[] = []): readonly Candidate[] {
  const look = lookAround(memory, scene)
  const { spellings, names } = memory
  const spellingHere = new Map(look.written)
  const people = [...look.known].map((key): Candidate => ({
    handle:
      countOf(memory.everywhere.mentions, key) + countOf(memory.everywhere.attendance, key) > 0
        ? spellings.spellingOf(key)
        : (spellingHere.get(key) ?? spellings.spellingOf(key)),
    name: names.get(key),
    aliases: spellings.aliasesOf(key),
    source: sourceOf(key, look, memory),
    score: scene.isInParticipants ? attendanceScore(key, look, memory) : scoreOf(signsOf(key, look, memory)),
  }))
  const orgMembers = members
    .filter(({ login }) => !look.known.has(spellings.keyOf(login)))
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

/** Below everybody who was ever mentioned. */
const orgMemberScore = -1

/** Score in the list of participants: regular attendees of the series first, people already listed last. */
function attendanceScore(key: string, look: Look, { inSeries, everywhere }: PeopleMemory): number {
  return (
    2 * Math.log1p(4 * countOf(inSeries.attendance, key)) +
    0.5 * Math.log1p(countOf(everywhere.attendance, key)) +
    0.3 * Math.log1p(countOf(inSeries.mentions, key)) -
    (look.attending.has(key) ? 2 * -sunk : 0)
  )
}

/** People who are listed already score below this. */
export const sunk = -50

function sourceOf(key: string, look: Look, { inSeries }: PeopleMemory): Candidate['source'] {
  if (look.attending.has(key)) return 'participant'
  if (countOf(look.mentions, key) > 0) return 'document'
  return countOf(inSeries.attendance, key) + countOf(inSeries.mentions, key) > 0 ? 'series' : 'workspace'
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
