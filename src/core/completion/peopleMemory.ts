import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import type { Topic, Trace } from '../topics'
import { learnSpellings, type Spellings } from './spellings'
import { add, faded, newTally, type Tally, tallyIn } from './tally'
import { timelineOf } from './timeline'
import { addWords, newWordHabits, type WordHabits } from './wordHabits'

/** What earlier minutes say of people, seen from a meeting of one series. People stand by their keys (`Spellings`). */
export interface PeopleMemory {
  readonly spellings: Spellings
  /** Full names by key. */
  readonly names: ReadonlyMap<string, string>
  readonly inSeries: Presence
  readonly everywhere: Presence
  /** Who owned, and who was mentioned below, a heading of the series; by its title. */
  readonly ownersOf: ReadonlyMap<string, Tally>
  readonly mentionedBelow: ReadonlyMap<string, Tally>
  /** Who is mentioned right after whom. */
  readonly nextTo: ReadonlyMap<string, Tally>
  /** Whom other series lately asked to report. */
  readonly reporters: Tally
}

export interface Presence {
  readonly mentions: Tally
  readonly attendance: Tally
  /** Words before mentions on their lines, and of the headings above. */
  readonly words: WordHabits
  readonly titleWords: WordHabits
}

/** After so many meetings of the series a mention counts half. */
const seriesHalfLife = 4
/** After so many days it counts half in other series; words and who goes with whom keep longer. */
const mentionDays = 60
const wordDays = 120
const companyDays = 180
/** A report is due within days. */
const reportDays = 4

/** @param date The day of the meeting that is being written. */
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
    const weight = faded(days, mentionDays)
    const wordWeight = faded(days, wordDays)
    const seriesWeight = age === undefined ? 0 : faded(age, seriesHalfLife)
    for (const [handle, name] of Object.entries(digest.names))
      if (!names.has(keyOf(handle))) names.set(keyOf(handle), name)
    for (const key of new Set(digest.participants.map(keyOf))) {
      add(everywhere.attendance, key, weight)
      if (age !== undefined) add(inSeries.attendance, key, seriesWeight)
    }
    if (age === undefined)
      for (const { role, people } of digest.duties)
        if (role === 'reporter') for (const handle of people) add(reporters, keyOf(handle), faded(days, reportDays))
    let previous: string | undefined
    for (const topic of digest.trail) {
      for (const { target, words } of mentionsOf(topic)) {
        const key = keyOf(target)
        const title = wordsOfTitle(topic)
        add(everywhere.mentions, key, weight)
        addWords(everywhere.words, key, words, wordWeight)
        addWords(everywhere.titleWords, key, title, wordWeight)
        if (previous !== undefined && previous !== key) add(tallyIn(nextTo, previous), key, faded(days, companyDays))
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

/** Everybody named in a topic, its owners first. */
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
