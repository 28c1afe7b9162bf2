import type { ActionDigest } from '../digest'
import type { CalendarDate } from '../minutes'
import type { IndexedFile, Occurrence } from './occurrence'
import {
  areOpposed,
  haveSameOwners,
  isRewording,
  type ItemFingerprint,
  itemFingerprint,
  shareOwner,
  similarity,
} from './similarity'

/** The occurrences of one item, in the order of the meetings. */
export interface Thread {
  readonly occurrences: readonly Occurrence[]
  /** Index of the last meeting with the item. */
  readonly lastMeeting: number
  /** Number of meetings with the item. */
  readonly meetingCount: number
}

interface GrowingThread extends Thread {
  readonly occurrences: Occurrence[]
  lastMeeting: number
  meetingCount: number
  /** The fingerprint of the last occurrence. */
  fingerprint: ItemFingerprint
  /** Position among the items of the last meeting. */
  place: number
}

/** Collects the items of a series into threads, meeting by meeting. */
export interface Threads {
  /** @returns Number of items that earlier meetings also have. */
  addMeeting(file: IndexedFile, day: CalendarDate | undefined, index: number): number
  all(): readonly Thread[]
}

/** Number of meetings after which an item with changed words counts as new. */
const maxMeetingsApart = 8

interface NewItem {
  readonly item: ActionDigest
  readonly fingerprint: ItemFingerprint
  readonly place: number
}

/** @param handles Handles by name in lower case. */
export function createThreads(handles: ReadonlyMap<string, string>): Threads {
  const threads: GrowingThread[] = []
  // Threads by the key of their fingerprint, newest last.
  const byWords = new Map<string, GrowingThread[]>()
  const toHandle = (name: string): string => handles.get(name) ?? name

  const remember = (key: string, thread: GrowingThread): void => {
    const known = byWords.get(key)
    if (known === undefined) byWords.set(key, [thread])
    else known.push(thread)
  }
  const start = ({ fingerprint, place }: NewItem, occurrence: Occurrence, index: number): GrowingThread => {
    const thread = { occurrences: [occurrence], lastMeeting: index, meetingCount: 1, fingerprint, place }
    threads.push(thread)
    remember(fingerprint.key, thread)
    return thread
  }
  const extend = (
    thread: GrowingThread,
    { fingerprint, place }: NewItem,
    occurrence: Occurrence,
    index: number,
  ): void => {
    if (thread.lastMeeting !== index) thread.meetingCount++
    thread.occurrences.push(occurrence)
    thread.lastMeeting = index
    thread.place = place
    if (thread.fingerprint.key !== fingerprint.key) remember(fingerprint.key, thread)
    thread.fingerprint = fingerprint
  }

  return {
    all: () => threads,
    addMeeting: (file, day, index) => {
      const items = file.digest.actions.map((item, place): NewItem => ({
        item,
        fingerprint: itemFingerprint(item, toHandle),
        place,
      }))
      const isDeck = file.digest.kind === 'slides'
      const matches = matchItems(items, { threads, byWords, index, isDeck })
      let carried = 0
      for (const one of items) {
        const occurrence: Occurrence = { file: file.key, path: file.digest.path, day, item: one.item }
        const match = matches.get(one) ?? repeatedInMeeting(one, byWords, index)
        // A deck shows items of the minutes, but neither raises nor closes them.
        if (match !== undefined && isDeck && match.lastMeeting !== index) continue
        if (match === undefined) start(one, occurrence, index)
        else {
          if (match.lastMeeting !== index) carried++
          extend(match, one, occurrence, index)
        }
      }
      return carried
    },
  }
}

interface ThreadSearch {
  readonly threads: readonly GrowingThread[]
  readonly byWords: ReadonlyMap<string, readonly GrowingThread[]>
  readonly index: number
  readonly isDeck: boolean
}

/**
 * Finds the threads of earlier meetings that items of a meeting continue, each thread once. Items with the same words
 * come first, then items with similar words, then items at the same place of a carried list.
 */
function matchItems(items: readonly NewItem[], search: ThreadSearch): ReadonlyMap<NewItem, GrowingThread> {
  const matches = new Map<NewItem, GrowingThread>()
  const matched = new Set<GrowingThread>()
  const match = (item: NewItem, thread: GrowingThread | undefined): void => {
    if (thread === undefined) return
    matches.set(item, thread)
    matched.add(thread)
  }
  const isFree = (thread: GrowingThread, { item }: NewItem): boolean =>
    !matched.has(thread) && thread.lastMeeting < search.index && (search.isDeck || continuesThread(thread, item))
  for (const accepts of [haveSameOwners, shareOwner])
    for (const one of items)
      if (!matches.has(one))
        match(
          one,
          withSameWords(one, search, (thread) => isFree(thread, one) && accepts(thread.fingerprint, one.fingerprint)),
        )
  const recent = search.threads.filter((thread) => search.index - thread.lastMeeting <= maxMeetingsApart)
  for (const one of items)
    if (!matches.has(one))
      match(
        one,
        mostSimilar(one, recent, (thread) => isFree(thread, one)),
      )
  for (const one of items)
    if (!matches.has(one) && one.item.isCarriedOver)
      match(
        one,
        inSamePlace(one, items, matches, recent, (thread) => isFree(thread, one)),
      )
  return matches
}

type Accepts = (thread: GrowingThread) => boolean

/** The newest thread with the same words, preferably of the same topic. */
function withSameWords(
  { item, fingerprint }: NewItem,
  { byWords }: ThreadSearch,
  accepts: Accepts,
): GrowingThread | undefined {
  const found = (byWords.get(fingerprint.key) ?? []).filter(
    (thread) => accepts(thread) && similarity(thread.fingerprint, fingerprint, item.isCarriedOver) > 0,
  )
  return found.findLast((thread) => titleOf(lastOf(thread)) === titleOf(item)) ?? found.at(-1)
}

function mostSimilar(
  { item, fingerprint }: NewItem,
  recent: readonly GrowingThread[],
  accepts: Accepts,
): GrowingThread | undefined {
  let best: GrowingThread | undefined
  let bestScore = 0
  for (const thread of recent.toReversed()) {
    if (!accepts(thread)) continue
    const score = similarity(thread.fingerprint, fingerprint, item.isCarriedOver)
    if (score > bestScore) {
      best = thread
      bestScore = score
    }
  }
  return best
}

/** The thread that followed the one above in its last meeting, if it has the same owner and some of the words. */
function inSamePlace(
  one: NewItem,
  items: readonly NewItem[],
  matches: ReadonlyMap<NewItem, GrowingThread>,
  recent: readonly GrowingThread[],
  accepts: Accepts,
): GrowingThread | undefined {
  const above = items[one.place - 1]
  const neighbor = above && matches.get(above)
  return recent.findLast((thread) => {
    const isNext =
      above === undefined
        ? thread.place === 0
        : neighbor !== undefined && thread.lastMeeting === neighbor.lastMeeting && thread.place === neighbor.place + 1
    return isNext && accepts(thread) && isRewording(thread.fingerprint, one.fingerprint)
  })
}

/**
 * The thread of this meeting that an item repeats: same words and owner, in the same topic or in a list of all items.
 * With another owner or in another topic, the same words are another task.
 */
function repeatedInMeeting(
  { item, fingerprint }: NewItem,
  byWords: ReadonlyMap<string, readonly GrowingThread[]>,
  index: number,
): GrowingThread | undefined {
  return byWords.get(fingerprint.key)?.findLast((thread) => {
    const last = lastOf(thread)
    return (
      thread.lastMeeting === index &&
      last !== undefined &&
      shareOwner(thread.fingerprint, fingerprint) &&
      !areOpposed(thread.fingerprint, fingerprint) &&
      (titleOf(last) === titleOf(item) || isListed(last) || isListed(item))
    )
  })
}

function isListed({ isCarriedOver, heading }: ActionDigest): boolean {
  return isCarriedOver || heading?.kind === 'actions' || heading?.kind === 'review'
}

function titleOf(item: ActionDigest | undefined): string | undefined {
  return item?.heading?.title
}

function lastOf({ occurrences }: GrowingThread): ActionDigest | undefined {
  return occurrences.at(-1)?.item
}

/** Whether an item can continue a thread. After "done" the same words are a new item, unless a review repeats them. */
function continuesThread(thread: GrowingThread, item: ActionDigest): boolean {
  const last = lastOf(thread)
  const isClosed = last?.done === true || last?.isCancelled === true
  return !isClosed || item.done || item.isCancelled === true || item.isCarriedOver
}
