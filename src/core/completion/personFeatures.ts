import { mentionsOf, type PeopleStats, wordsOfTitle } from './peopleStats'
import type { CursorContext } from './cursorContext'
import { addCount, countOf, newCounter, shareOf, type Counter } from './counter'
import { wordsWithShare, wordEvidence } from './wordCounts'

/** Features of the ranking model, in the order of `personWeights`: logarithms, shares, or 0 and 1. */
export interface PersonFeatures {
  /** 1 for a participant. */
  readonly isAttending: number
  /** 1 for a participant who is not mentioned yet. */
  readonly notYetMentioned: number
  /** How often, and how recently, this document mentions the person. */
  readonly mentions: number
  readonly recency: number
  /** 1 if mentioned earlier on the line, because a second mention is rare. */
  readonly isOnSameLine: number
  /** 1 for an owner of the heading above. */
  readonly ownsTopic: number
  /** Share of the mentions that follow the last mentioned person. */
  readonly coOccurrence: number
  /** Share of the owners of, and mentions below, headings of this title in the series. */
  readonly ownedTitle: number
  readonly mentionedUnderTitle: number
  readonly seriesMentions: number
  readonly seriesAttendance: number
  readonly mentionsElsewhere: number
  readonly attendanceElsewhere: number
  /** The mentions of a person who is not in this meeting's list; 0 for participants. */
  readonly absentMentions: number
  readonly absentSeriesMentions: number
  /** Evidence from the words before the cursor, and from the words of the heading above. */
  readonly words: number
  readonly seriesTitleWords: number
  readonly titleWords: number
  /** Up to 1 if another series asked the person to report and the line asks for a report. */
  readonly isAskedToReport: number
}

/**
 * Weights of the features: a conditional logit model, rounded. It predicts which of the people whose handles begin with
 * the same letter is mentioned, and is fitted by `npm run bench -- people-fit`.
 */
export const personWeights: PersonFeatures = {
  isAttending: 1.65,
  notYetMentioned: 1.6,
  mentions: 1.15,
  recency: 1.6,
  isOnSameLine: -2.4,
  ownsTopic: 1.1,
  coOccurrence: 1.35,
  ownedTitle: 2.5,
  mentionedUnderTitle: 1.65,
  seriesMentions: 0.27,
  seriesAttendance: 0.07,
  mentionsElsewhere: 0.32,
  attendanceElsewhere: 0.09,
  absentMentions: 0.06,
  absentSeriesMentions: 0.54,
  words: 0.32,
  seriesTitleWords: 0.2,
  titleWords: 0.28,
  isAskedToReport: 1.8,
}

const featureNames = Object.keys(personWeights) as readonly (keyof PersonFeatures)[]

/** Features of all known people, by key. */
export function featuresOfPeople(
  stats: PeopleStats,
  cursorContext: CursorContext,
): ReadonlyMap<string, PersonFeatures> {
  const evidence = readDocumentEvidence(stats, cursorContext)
  return new Map([...evidence.people].map((key) => [key, featuresOf(key, evidence, stats)]))
}

/** Evidence from the document at the cursor. People are given by key. */
export interface DocumentEvidence {
  readonly people: ReadonlySet<string>
  /** Pairs of key and handle as written in this document. */
  readonly spellings: readonly (readonly [string, string])[]
  readonly attending: ReadonlySet<string>
  readonly mentions: Counter
  /** How many mentions ago each person was last mentioned; 1 for the mention right before the cursor. */
  readonly mentionsAgo: ReadonlyMap<string, number>
  readonly lastMentioned: string | undefined
  readonly onSameLine: ReadonlySet<string>
  readonly owners: ReadonlySet<string>
  readonly title: string
  readonly words: ReturnType<typeof wordsWithShare>
  readonly seriesTitleWords: ReturnType<typeof wordsWithShare>
  readonly titleWords: ReturnType<typeof wordsWithShare>
  readonly isInHeading: boolean
  readonly asksForReport: boolean
}

/** Resolves the handles and words around the cursor with the statistics of earlier minutes. */
export function readDocumentEvidence(stats: PeopleStats, cursorContext: CursorContext): DocumentEvidence {
  const listedHandles = new Set(cursorContext.participants.map((handle) => handle.toLowerCase()))
  // Two handles in one list are two people, even if one looks like a typo of the other.
  const keyOf = (handle: string): string => {
    const key = stats.spellings.keyOf(handle)
    return listedHandles.has(key) && listedHandles.has(handle.toLowerCase()) ? handle.toLowerCase() : key
  }
  const before = cursorContext.topics.flatMap(mentionsOf).map(({ target }) => target)
  const after = cursorContext.later.flatMap(mentionsOf).map(({ target }) => target)
  const mentions = newCounter()
  const mentionsAgo = new Map<string, number>()
  for (const handle of [...before, ...after]) addCount(mentions, keyOf(handle))
  before.forEach((handle, index) => mentionsAgo.set(keyOf(handle), before.length - index))
  const lastMentioned = before.at(-1)
  const topic = cursorContext.topics.at(-1) ?? { title: '', owners: [] }
  const title = wordsOfTitle(topic)
  const spellings = [...cursorContext.participants, ...before, ...after].map(
    (handle) => [keyOf(handle), handle] as const,
  )
  return {
    people: new Set(
      [
        ...spellings.map(([key]) => key),
        ...stats.everywhere.attendance.counts.keys(),
        ...stats.everywhere.mentions.counts.keys(),
      ].filter((key) => !cursorContext.placeholders.includes(key)),
    ),
    spellings,
    attending: new Set(cursorContext.participants.map(keyOf)),
    mentions,
    mentionsAgo,
    lastMentioned: lastMentioned === undefined ? undefined : keyOf(lastMentioned),
    onSameLine: new Set(cursorContext.lineHandles.map(keyOf)),
    owners: new Set(topic.owners.map(keyOf)),
    title: topic.title,
    words: wordsWithShare(stats.everywhere.words, cursorContext.words),
    seriesTitleWords: wordsWithShare(stats.inSeries.titleWords, title),
    titleWords: wordsWithShare(stats.everywhere.titleWords, title),
    isInHeading: cursorContext.isInHeading,
    asksForReport: cursorContext.asksForReport,
  }
}

/** Features of one person. */
export function featuresOf(key: string, evidence: DocumentEvidence, stats: PeopleStats): PersonFeatures {
  const { inSeries, everywhere } = stats
  const mentionsAgo = evidence.mentionsAgo.get(key)
  const isAttending = evidence.attending.has(key)
  const isAbsent = !isAttending && evidence.attending.size > 1
  return {
    isAttending: Number(isAttending),
    notYetMentioned: Number(isAttending && mentionsAgo === undefined),
    mentions: Math.log1p(countOf(evidence.mentions, key)),
    recency: mentionsAgo === undefined ? 0 : 1 / mentionsAgo,
    isOnSameLine: Number(evidence.onSameLine.has(key)),
    ownsTopic: Number(evidence.owners.has(key)),
    coOccurrence:
      evidence.lastMentioned === undefined ? 0 : shareOf(stats.mentionedAfter.get(evidence.lastMentioned), key, 2),
    ownedTitle: evidence.isInHeading ? shareOf(stats.ownersByHeading.get(evidence.title), key, 0.5) : 0,
    mentionedUnderTitle: evidence.isInHeading ? 0 : shareOf(stats.mentionsByHeading.get(evidence.title), key, 1),
    seriesMentions: Math.log1p(4 * countOf(inSeries.mentions, key)),
    seriesAttendance: Math.log1p(2 * countOf(inSeries.attendance, key)),
    mentionsElsewhere: Math.log1p(countOf(everywhere.mentions, key)),
    attendanceElsewhere: Math.log1p(countOf(everywhere.attendance, key)),
    absentMentions: isAbsent ? Math.log1p(countOf(everywhere.mentions, key)) : 0,
    absentSeriesMentions: isAbsent ? Math.log1p(4 * countOf(inSeries.mentions, key)) : 0,
    words: wordEvidence(everywhere.words, key, evidence.words),
    seriesTitleWords: wordEvidence(inSeries.titleWords, key, evidence.seriesTitleWords),
    titleWords: wordEvidence(everywhere.titleWords, key, evidence.titleWords),
    isAskedToReport: evidence.asksForReport ? Math.min(1, countOf(stats.reporters, key)) : 0,
  }
}

/** Log-likelihood of a mention, up to a constant. */
export function scoreOf(features: PersonFeatures): number {
  let score = 0
  for (const feature of featureNames) score += personWeights[feature] * features[feature]
  return score
}
