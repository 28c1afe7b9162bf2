import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import type { Topic, Trace } from '../topics'
import { learnSpellings, type Spellings } from './spellings'
import { add, faded, newTally, type Tally, tallyIn } from './tally'
import { timelineOf } from './timeline'
import { addWords, newWordHabits, type WordHabits } from './wordHabits'

/** Statistics of people in earlier minutes, for one meeting. People are given by key (see `Spellings`). */
export interface PeopleMemory {
  readonly spellings: Spellings
  /** Full names by key. */
  readonly names: ReadonlyMap<string, string>
  readonly inSeries: Presence
  readonly everywhere: Presence
  /** Owners of, and people mentioned below, headings of the series; by the heading's title. */
  readonly ownersOf: ReadonlyMap<string, Tally>
  readonly mentionedBelow: ReadonlyMap<string, Tally>
  /** People by the person mentioned right before them. */
  readonly nextTo: ReadonlyMap<string, Tally>
  /** People whom other series recently asked to report. */
  readonly reporters: Tally
}

export interface Presence {
  readonly mentions: Tally
  readonly attendance: Tally
  /** Words before a mention on its line, and words of the heading above. */
  readonly words: WordHabits
  readonly titleWords: WordHabits
}

/** Half-life of a mention in the series, in meetings. */
const seriesHalfLifeMeetings = 4
/** Half-lives in days: of mentions, of words near them, and of who is mentioned after whom. */
const mentionHalfLifeDays = 60
const wordHalfLifeDays = 120
const coOccurrenceHalfLifeDays = 180
/** Half-life of a request to report, in days: reports follow soon. */
const reportHalfLifeDays = 4

/** @param date Date of the meeting that is being written. */
export function rememberPeople(
  history: readonly Digest[],
  series: string,
  date: CalendarDate | undefined,
): PeopleMemory {
  const spellings = learnSpellings(
    countSpellings(history),
    history.map(({ participants }) => participants),
  )
  const keyOf = (handle: string): string => spellings.keyOf(handle)
  const names = new Map<string, string>()
  const inSeries = newPresence()
  const everywhere = newPresence()
  const ownersOf = new Map<string, Tally>()
  const mentionedBelow = new Map<string, Tally>()
  const nextTo = new Map<string, Tally>()
  const reporters = newTally()
  for (const { digest, days, age } of timelineOf(history, series, date)) {
    const weight = faded(days, mentionHalfLifeDays)
    const wordWeight = faded(days, wordHalfLifeDays)
    const seriesWeight = age === undefined ? 0 : faded(age, seriesHalfLifeMeetings)
    for (const [handle, name] of Object.entries(digest.names))
      if (!names.has(keyOf(handle))) names.set(keyOf(handle), name)
    for (const key of new Set(digest.participants.map(keyOf))) {
      add(everywhere.attendance, key, weight)
      if (age !== undefined) add(inSeries.attendance, key, seriesWeight)
    }
    if (age === undefined)
      for (const { role, people } of digest.duties)
        if (role === 'reporter')
          for (const handle of people) add(reporters, keyOf(handle), faded(days, reportHalfLifeDays))
    let previous: string | undefined
    for (const topic of digest.trail) {
      for (const { target, words } of mentionsOf(topic)) {
        const key = keyOf(target)
        const title = wordsOfTitle(topic)
        add(everywhere.mentions, key, weight)
        addWords(everywhere.words, key, words, wordWeight)
        addWords(everywhere.titleWords, key, title, wordWeight)
        if (previous !== undefined && previous !== key)
          add(tallyIn(nextTo, previous), key, faded(days, coOccurrenceHalfLifeDays))
        previous = key
        if (age === undefined) continue
        add(inSeries.mentions, key, seriesWeight)
        addWords(inSeries.titleWords, key, title, wordWeight)
      }
      if (age === undefined || topic.title === '') continue
      for (const handle of topic.owners) add(tallyIn(ownersOf, topic.title), keyOf(handle), seriesWeight)
      for (const { target } of topic.mentions) add(tallyIn(mentionedBelow, topic.title), keyOf(target), seriesWeight)
    }
  }
  return { spellings, names, inSeries, everywhere, ownersOf, mentionedBelow, nextTo, reporters }
}

/** All people of a topic, its owners first. */
export function mentionsOf({ owners, mentions }: Topic): readonly Trace[] {
  return [...owners.map((target) => ({ target, words: [] })), ...mentions]
}

export function wordsOfTitle({ title }: Pick<Topic, 'title'>): readonly string[] {
  return [...new Set(title.split(' ').filter((word) => word.length > 1))]
}

function newPresence(): Presence {
  return { mentions: newTally(), attendance: newTally(), words: newWordHabits(), titleWords: newWordHabits() }
}

function countSpellings(history: readonly Digest[]): ReadonlyMap<string, number> {
  const counts = newTally()
  for (const { participants, trail } of history) {
    for (const handle of participants) add(counts, handle)
    for (const topic of trail) for (const { target } of mentionsOf(topic)) add(counts, target)
  }
  return counts.counts
}
