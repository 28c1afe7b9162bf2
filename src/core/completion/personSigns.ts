import { mentionsOf, type PeopleMemory, wordsOfTitle } from './peopleMemory'
import type { Scene } from './scene'
import { add, countOf, newTally, shareOf, type Tally } from './tally'
import { knownWords, wordEvidence } from './wordHabits'

/** Features of the ranking model, in the order of `personWeights`: logarithms, shares, or 0 and 1. */
export interface PersonSigns {
  /** 1 for a participant. */
  readonly attends: number
  /** 1 for a participant who is not mentioned yet. */
  readonly isDue: number
  /** How often, and how recently, this document mentions the person. */
  readonly mentions: number
  readonly recency: number
  /** 1 if mentioned earlier on the line: a second mention is rare. */
  readonly isOnLine: number
  /** 1 for an owner of the heading above. */
  readonly ownsTopic: number
  /** Share of the mentions that follow the last mentioned person. */
  readonly company: number
  /** Share of the owners of, and mentions below, headings of this title in the series. */
  readonly ownedTitle: number
  readonly namedBelowTitle: number
  readonly seriesMentions: number
  readonly seriesAttendance: number
  readonly mentionsElsewhere: number
  readonly attendanceElsewhere: number
  /** Mentions of people who are not in this meeting's list; 0 for participants. */
  readonly absentMentions: number
  readonly absentSeriesMentions: number
  /** Evidence from the words before the cursor, and from those of the heading above. */
  readonly words: number
  readonly seriesTitleWords: number
  readonly titleWords: number
  /** Up to 1 if another series asked the person to report and the line asks for a report. */
  readonly isToReport: number
}

/**
 * Weights of the features: a conditional logit model, rounded. It is fitted to which of the people whose handles begin
 * with the same letter is mentioned (`npm run bench -- people-fit`).
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

/** Features of all known people, by key. */
export function signsOfPeople(memory: PeopleMemory, scene: Scene): ReadonlyMap<string, PersonSigns> {
  const look = lookAround(memory, scene)
  return new Map([...look.known].map((key) => [key, signsOf(key, look, memory)]))
}

/** What the document says at the cursor. People are given by key. */
export interface Look {
  readonly known: ReadonlySet<string>
  /** Pairs of key and handle as written in this document. */
  readonly written: readonly (readonly [string, string])[]
  readonly attending: ReadonlySet<string>
  readonly mentions: Tally
  /** How many mentions ago each person was last mentioned; 1 for the mention right before the cursor. */
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

/** Resolves the handles and words around the cursor by the statistics of earlier minutes. */
export function lookAround(memory: PeopleMemory, scene: Scene): Look {
  const listedHandles = new Set(scene.participants.map((handle) => handle.toLowerCase()))
  // Two handles in one list are two people, even if one looks like a typo of the other.
  const keyOf = (handle: string): string => {
    const key = memory.spellings.keyOf(handle)
    return listedHandles.has(key) && listedHandles.has(handle.toLowerCase()) ? handle.toLowerCase() : key
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

/** Features of one person. */
export function signsOf(key: string, look: Look, memory: PeopleMemory): PersonSigns {
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

/** Log-likelihood of a mention, up to a constant. */
export function scoreOf(signs: PersonSigns): number {
  let score = 0
  for (const sign of signNames) score += personWeights[sign] * signs[sign]
  return score
}
