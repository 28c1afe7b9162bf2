import { mentionsOf, type PeopleMemory, wordsOfTitle } from './peopleMemory'
import type { Scene } from './scene'
import { slipsBetween } from './slips'
import { add, countOf, newTally, shareOf, type Tally } from './tally'
import { knownWords, wordEvidence } from './wordHabits'

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

/** What speaks for somebody, in the order of the weights. All are logarithms, shares, or 0 and 1, so that each weight says how much one step is worth. */
export interface PersonSigns {
  /** Listed as a participant. */
  readonly attends: number
  /** Listed, but not spoken of yet. */
  readonly isDue: number
  /** How often mentioned in this document, and how lately. */
  readonly mentions: number
  readonly recency: number
  /** Named earlier on the line: hardly wanted twice. */
  readonly isOnLine: number
  /** Owner of the heading above. */
  readonly ownsTopic: number
  /** Follows the person mentioned last. */
  readonly company: number
  /** Owned headings of this title, or was spoken of below them, in earlier meetings of the series. */
  readonly ownedTitle: number
  readonly namedBelowTitle: number
  readonly seriesMentions: number
  readonly seriesAttendance: number
  readonly mentionsElsewhere: number
  readonly attendanceElsewhere: number
  /** The mentions of those whom this meeting's list leaves out: all that speaks for them. */
  readonly absentMentions: number
  readonly absentSeriesMentions: number
  /** The words before the cursor, and those of the heading above. */
  readonly words: number
  readonly seriesTitleWords: number
  readonly titleWords: number
  /** Was asked by another series to report, where somebody is to. */
  readonly isToReport: number
}

/**
 * What a step of each sign is worth: a conditional logit, fitted to which of the people whose handles begin with the
 * same letter was mentioned (`npm run bench -- people-fit`), and rounded.
 */
export const personWeights: PersonSigns = {
  attends: 1.65,
  isDue: 1.6,
  mentions: 1.15,
  recency: 1.6,
  isOnLine: -2.4,
  ownsTopic: 1.1,
  company: 1.35,
  ownedTitle: 2.5,
  namedBelowTitle: 1.65,
  seriesMentions: 0.27,
  seriesAttendance: 0.07,
  mentionsElsewhere: 0.32,
  attendanceElsewhere: 0.09,
  absentMentions: 0.06,
  absentSeriesMentions: 0.54,
  words: 0.32,
  seriesTitleWords: 0.2,
  titleWords: 0.28,
  isToReport: 1.8,
}

const signNames = Object.keys(personWeights) as readonly (keyof PersonSigns)[]

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

/** What speaks for each of the people who are known, by key. */
export function signsOfPeople(memory: PeopleMemory, scene: Scene): ReadonlyMap<string, PersonSigns> {
  const look = lookAround(memory, scene)
  return new Map([...look.known].map((key) => [key, signsOf(key, look, memory)]))
}

/** Below everybody who was ever mentioned. */
const strangerScore = -1

interface Look {
  readonly known: ReadonlySet<string>
  /** Spellings of this document, by key. */
  readonly written: readonly (readonly [string, string])[]
  readonly attending: ReadonlySet<string>
  readonly mentions: Tally
  /** Mentions since the last one of each person, 1 for the one right before. */
  readonly distance: ReadonlyMap<string, number>
  readonly last: string | undefined
  readonly onLine: ReadonlySet<string>
  readonly owners: ReadonlySet<string>
  readonly title: string
  readonly words: ReturnType<typeof knownWords>
  readonly seriesTitleWords: ReturnType<typeof knownWords>
  readonly titleWords: ReturnType<typeof knownWords>
  readonly isInHeading: boolean
  readonly asksForReport: boolean
}

function lookAround(memory: PeopleMemory, scene: Scene): Look {
  const listed = new Set(scene.participants.map((handle) => handle.toLowerCase()))
  // Two handles in one list are two people, even if one looks like a slip of the other.
  const keyOf = (handle: string): string => {
    const key = memory.spellings.keyOf(handle)
    return listed.has(key) && listed.has(handle.toLowerCase()) ? handle.toLowerCase() : key
  }
  const before = scene.topics.flatMap(mentionsOf).map(({ target }) => target)
  const after = scene.later.flatMap(mentionsOf).map(({ target }) => target)
  const mentions = newTally()
  const distance = new Map<string, number>()
  for (const handle of [...before, ...after]) add(mentions, keyOf(handle))
  before.forEach((handle, index) => distance.set(keyOf(handle), before.length - index))
  const last = before.at(-1)
  const topic = scene.topics.at(-1) ?? { title: '', owners: [] }
  const title = wordsOfTitle(topic)
  const written = [...scene.participants, ...before, ...after].map((handle) => [keyOf(handle), handle] as const)
  return {
    known: new Set(
      [
        ...written.map(([key]) => key),
        ...memory.everywhere.attendance.counts.keys(),
        ...memory.everywhere.mentions.counts.keys(),
      ].filter((key) => !scene.placeholders.includes(key)),
    ),
    written,
    attending: new Set(scene.participants.map(keyOf)),
    mentions,
    distance,
    last: last === undefined ? undefined : keyOf(last),
    onLine: new Set(scene.lineHandles.map(keyOf)),
    owners: new Set(topic.owners.map(keyOf)),
    title: topic.title,
    words: knownWords(memory.everywhere.words, scene.words),
    seriesTitleWords: knownWords(memory.inSeries.titleWords, title),
    titleWords: knownWords(memory.everywhere.titleWords, title),
    isInHeading: scene.isInHeading,
    asksForReport: scene.asksForReport,
  }
}

function signsOf(key: string, look: Look, memory: PeopleMemory): PersonSigns {
  const { inSeries, everywhere } = memory
  const distance = look.distance.get(key)
  const attends = look.attending.has(key)
  const isAbsent = !attends && look.attending.size > 1
  return {
    attends: Number(attends),
    isDue: Number(attends && distance === undefined),
    mentions: Math.log1p(countOf(look.mentions, key)),
    recency: distance === undefined ? 0 : 1 / distance,
    isOnLine: Number(look.onLine.has(key)),
    ownsTopic: Number(look.owners.has(key)),
    company: look.last === undefined ? 0 : shareOf(memory.nextTo.get(look.last), key, 2),
    ownedTitle: look.isInHeading ? shareOf(memory.ownersOf.get(look.title), key, 0.5) : 0,
    namedBelowTitle: look.isInHeading ? 0 : shareOf(memory.mentionedBelow.get(look.title), key, 1),
    seriesMentions: Math.log1p(4 * countOf(inSeries.mentions, key)),
    seriesAttendance: Math.log1p(2 * countOf(inSeries.attendance, key)),
    mentionsElsewhere: Math.log1p(countOf(everywhere.mentions, key)),
    attendanceElsewhere: Math.log1p(countOf(everywhere.attendance, key)),
    absentMentions: isAbsent ? Math.log1p(countOf(everywhere.mentions, key)) : 0,
    absentSeriesMentions: isAbsent ? Math.log1p(4 * countOf(inSeries.mentions, key)) : 0,
    words: wordEvidence(everywhere.words, key, look.words),
    seriesTitleWords: wordEvidence(inSeries.titleWords, key, look.seriesTitleWords),
    titleWords: wordEvidence(everywhere.titleWords, key, look.titleWords),
    isToReport: look.asksForReport ? Math.min(1, countOf(memory.reporters, key)) : 0,
  }
}

function scoreOf(signs: PersonSigns): number {
  let score = 0
  for (const sign of signNames) score += personWeights[sign] * signs[sign]
  return score
}

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
const sunk = -50

function sourceOf(key: string, look: Look, { inSeries }: PeopleMemory): Candidate['source'] {
  if (look.attending.has(key)) return 'participant'
  if (countOf(look.mentions, key) > 0) return 'document'
  return countOf(inSeries.attendance, key) + countOf(inSeries.mentions, key) > 0 ? 'series' : 'workspace'
}

/**
 * What it costs, in the logarithm of likelihood, that people rarely type this part of a handle first; a handle that is
 * typed in full is hardly the beginning of another one. What is typed somewhere inside, or with a slip, stands behind
 * everything that it begins.
 */
const fitCosts = {
  whole: 4,
  beginning: 0,
  part: -2.5,
  name: -2.5,
  alias: -50,
  inside: -100,
  slip: -200,
  slipAtStart: -300,
} as const
const worstExact = fitCosts.slip
/** Shorter beginnings are typed on the way to longer handles, even if somebody once was written so. */
const wholeFrom = 4

/** How well a handle or name fits what was typed, as a logarithm of likelihood; undefined where it does not. */
function fit({ handle, name, aliases }: Candidate, typed: string): number | undefined {
  const login = handle.toLowerCase()
  if (login === typed && typed.length >= wholeFrom) return fitCosts.whole
  if (login.startsWith(typed)) return fitCosts.beginning
  // A full stop mostly ends the sentence behind a handle that is complete.
  if (typed.endsWith('.')) return undefined
  if (login.split(/[-_.]/).some((part) => part.startsWith(typed))) return fitCosts.part
  if (name !== undefined && nameParts(name).some((part) => part.startsWith(typed))) return fitCosts.name
  if (aliases.some((alias) => alias.startsWith(typed))) return fitCosts.alias
  if (typed.length < 2) return undefined
  if (login.includes(typed)) return fitCosts.inside
  if (typed.length < 3) return undefined
  const words = [login, ...(name === undefined ? [] : nameParts(name))]
  const slipped = words.filter((word) => slipsBetween(typed, word, 1, true) <= 1)
  if (slipped.length === 0) return undefined
  // Hardly anybody slips at the first letter.
  return slipped.some((word) => word.startsWith(typed.charAt(0))) ? fitCosts.slip : fitCosts.slipAtStart
}

/** The words of a name, and the name without blanks: `kurtgar`. */
function nameParts(name: string): readonly string[] {
  const lower = name.toLowerCase()
  const plain = lower.normalize('NFKD').replace(/\p{M}/gu, '')
  return [...new Set([...lower.split(/[\s-]+/), ...plain.split(/[\s-]+/), plain.replace(/[\s-]+/g, '')])]
}

/** Those of `people` whom a typed beginning may mean, best first. */
export function findPeople(people: readonly Candidate[], typed: string, limit: number): readonly Candidate[] {
  const wanted = typed.toLowerCase()
  if (wanted === '') {
    // A bare `@` shows who is in the room; what was typed says more than that from the first letter on.
    const isPresent = ({ source, score }: Candidate): boolean => source === 'participant' && score > sunk
    return [...people.filter(isPresent), ...people.filter((person) => !isPresent(person))].slice(0, limit)
  }
  const fitting = people.flatMap((candidate) => {
    const fits = fit(candidate, wanted)
    return fits === undefined ? [] : [{ candidate, fits, rank: candidate.score + fits }]
  })
  // Who types on without a slip wants none guessed.
  const isExact = fitting.some(({ fits }) => fits > worstExact)
  return fitting
    .filter(({ fits }) => !isExact || fits > worstExact)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
