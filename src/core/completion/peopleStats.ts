import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { runToEnd, type Steps } from '../steps'
import type { Topic, TopicEntry } from '../topics'
import { learnSpellings, type Spellings } from './spellings'
import { addCount, decay, newCounter, type Counter, counterFor } from './counter'
import { timelineOf } from './timeline'
import { addWords, newWordCounts, type WordCounts } from './wordCounts'

/** Statistics of people in earlier minutes, for one meeting. People are given by key (see `Spellings`). */
export interface PeopleStats {
  readonly spellings: Spellings
  /** Full names by key. */
  readonly names: ReadonlyMap<string, string>
  readonly inSeries: ActivityCounts
  readonly everywhere: ActivityCounts
  /** Owners of, and people mentioned below, headings of the series; by the heading's title. */
  readonly ownersByHeading: ReadonlyMap<string, Counter>
  readonly mentionsByHeading: ReadonlyMap<string, Counter>
  /** People by the person mentioned right before them. */
  readonly mentionedAfter: ReadonlyMap<string, Counter>
  /** People recently asked for a report in other series. */
  readonly reporters: Counter
}

export interface ActivityCounts {
  readonly mentions: Counter
  readonly attendance: Counter
  /** Words before a mention on its line, and words of the heading above. */
  readonly words: WordCounts
  readonly titleWords: WordCounts
}

/** Half-life of a mention in the series, in meetings. */
const seriesHalfLifeMeetings = 4
/** Half-lives in days: of mentions, of words near them, and of people mentioned one after the other. */
const mentionHalfLifeDays = 60
const wordHalfLifeDays = 120
const coOccurrenceHalfLifeDays = 180
/** Half-life of a request to report, in days; reports follow soon. */
const reportHalfLifeDays = 4

/** @param date Date of the meeting that is being written. */
export function collectPeopleStats(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): PeopleStats {
  return runToEnd(collectPeopleStatsInSteps(history, series, date))
}

/** The same, one step for each file. */
export function* collectPeopleStatsInSteps(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): Steps<PeopleStats> {
  const spellings = learnSpellings(
    countSpellings(history),
    history.map(({ participants }) => participants),
  )
  yield
  const keyOf = (handle: string): string => spellings.keyOf(handle)
  const names = new Map<string, string>()
  const inSeries = newActivityCounts()
  const everywhere = newActivityCounts()
  const ownersByHeading = new Map<string, Counter>()
  const mentionsByHeading = new Map<string, Counter>()
  const mentionedAfter = new Map<string, Counter>()
  const reporters = newCounter()
  for (const { digest, daysAway, meetingsAgo } of timelineOf(history, series, date)) {
    yield
    const weight = decay(daysAway, mentionHalfLifeDays)
    const wordWeight = decay(daysAway, wordHalfLifeDays)
    const seriesWeight = meetingsAgo === undefined ? 0 : decay(meetingsAgo, seriesHalfLifeMeetings)
    for (const [handle, name] of Object.entries(digest.namesByHandle))
      if (!names.has(keyOf(handle))) names.set(keyOf(handle), name)
    for (const key of new Set(digest.participants.map(keyOf))) {
      addCount(everywhere.attendance, key, weight)
      if (meetingsAgo !== undefined) addCount(inSeries.attendance, key, seriesWeight)
    }
    if (meetingsAgo === undefined)
      for (const { role, people } of digest.duties)
        if (role === 'reporter')
          for (const handle of people) addCount(reporters, keyOf(handle), decay(daysAway, reportHalfLifeDays))
    let previous: string | undefined
    for (const topic of digest.completionTopics) {
      for (const { target, words } of mentionsOf(topic)) {
        const key = keyOf(target)
        const title = wordsOfTitle(topic)
        addCount(everywhere.mentions, key, weight)
        addWords(everywhere.words, key, words, wordWeight)
        addWords(everywhere.titleWords, key, title, wordWeight)
        if (previous !== undefined && previous !== key)
          addCount(counterFor(mentionedAfter, previous), key, decay(daysAway, coOccurrenceHalfLifeDays))
        previous = key
        if (meetingsAgo === undefined) continue
        addCount(inSeries.mentions, key, seriesWeight)
        addWords(inSeries.titleWords, key, title, wordWeight)
      }
      if (meetingsAgo === undefined || topic.title === '') continue
      for (const handle of topic.owners) addCount(counterFor(ownersByHeading, topic.title), keyOf(handle), seriesWeight)
      for (const { target } of topic.mentions)
        addCount(counterFor(mentionsByHeading, topic.title), keyOf(target), seriesWeight)
    }
  }
  return { spellings, names, inSeries, everywhere, ownersByHeading, mentionsByHeading, mentionedAfter, reporters }
}

/** All people of a topic, its owners first. */
export function mentionsOf({ owners, mentions }: Topic): readonly TopicEntry[] {
  return [...owners.map((target) => ({ target, words: [] })), ...mentions]
}

export function wordsOfTitle({ title }: Pick<Topic, 'title'>): readonly string[] {
  return [...new Set(title.split(' ').filter((word) => word.length > 1))]
}

function newActivityCounts(): ActivityCounts {
  return { mentions: newCounter(), attendance: newCounter(), words: newWordCounts(), titleWords: newWordCounts() }
}

function countSpellings(history: readonly Digest[]): ReadonlyMap<string, number> {
  const counts = newCounter()
  for (const { participants, completionTopics } of history) {
    for (const handle of participants) addCount(counts, handle)
    for (const topic of completionTopics) for (const { target } of mentionsOf(topic)) addCount(counts, target)
  }
  return counts.counts
}
