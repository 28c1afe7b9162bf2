import type { PeopleMemory } from './peopleMemory'
import { type Look, lookAround, scoreOf, signsOf } from './personSigns'
import type { Scene } from './scene'
import { countOf } from './tally'

/** Somebody who can be offered behind `@`. */
export interface Candidate {
  /** In the spelling that is used most. */
  readonly handle: string
  readonly name: string | undefined
  /** Misspellings under which others wrote the person: they lead here, and are never offered. */
  readonly aliases: readonly string[]
  /** Where the person is known from, best first. */
  readonly source: 'participant' | 'document' | 'series' | 'workspace' | 'organization'
  /** Logarithm of how likely the person is wanted here; only compared, never shown. */
  readonly score: number
}

/** A member of an organization on GitHub. */
export interface Member {
  readonly login: string
  readonly name?: string
}

/** Everybody who is known, likeliest first, each once whatever the spelling. */
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
  const strangers = members
    .filter(({ login }) => !look.known.has(spellings.keyOf(login)))
    .map(({ login, name }): Candidate => ({
      handle: login,
      name,
      aliases: [],
      source: 'organization',
      score: strangerScore,
    }))
  return [...people, ...strangers].sort((one, other) => other.score - one.score || compare(one.handle, other.handle))
}

/** Below everybody who was ever mentioned. */
const strangerScore = -1

/** In the participants' list: who comes to this series' meetings, those already listed last. */
function attendanceScore(key: string, look: Look, { inSeries, everywhere }: PeopleMemory): number {
  return (
    2 * Math.log1p(4 * countOf(inSeries.attendance, key)) +
    0.5 * Math.log1p(countOf(everywhere.attendance, key)) +
    0.3 * Math.log1p(countOf(inSeries.mentions, key)) -
    (look.attending.has(key) ? 2 * -sunk : 0)
  )
}

/** Scores below this one are of those who are listed already. */
export const sunk = -50

function sourceOf(key: string, look: Look, { inSeries }: PeopleMemory): Candidate['source'] {
  if (look.attending.has(key)) return 'participant'
  if (countOf(look.mentions, key) > 0) return 'document'
  return countOf(inSeries.attendance, key) + countOf(inSeries.mentions, key) > 0 ? 'series' : 'workspace'
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
