import type { ActionDigest, Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { type SeriesMeeting, sortMeetings } from '../series'
import { hashText } from '../textHash'
import { differInNumbers, type ItemFingerprint, itemFingerprint, similarity } from './similarity'

/** Minutes with the key under which the caller stores them. */
export interface IndexedFile {
  /** Stable for a file: its URI. */
  readonly key: string
  /** The workspace folder. Series of the same name in two folders are different series. */
  readonly root: string
  readonly digest: Digest
}

/** One line of one file with an action item. */
export interface Occurrence {
  /** The file's `key`. */
  readonly file: string
  readonly path: string
  readonly day: CalendarDate | undefined
  readonly item: ActionDigest
}

/** `dropped`: given up in its own words, or open but missing when a later meeting of its series reviewed the open items. */
export type ItemStatus = 'open' | 'done' | 'dropped'

/** An action item with its copies in all minutes. */
export interface TrackedItem {
  /** Stays the same when the item is copied, marked as done, assigned, or gets a remark or link after its first words. */
  readonly id: string
  readonly series: string
  readonly status: ItemStatus
  /** Oldest first; at least one. */
  readonly occurrences: readonly Occurrence[]
  /** The last occurrence. Text, owners and status come from it. */
  readonly latest: Occurrence
  readonly raised: CalendarDate | undefined
  /** Number of later meetings with this item. */
  readonly timesCarried: number
  /** The first review without it; undefined unless dropped by one. */
  readonly droppedAt: { readonly file: string; readonly day: CalendarDate | undefined } | undefined
}

/** Number of meetings a review covers. A series has a habit of reviews if two are no further apart. */
const reviewReach = 4

/** Number of meetings after which an item with changed words counts as new. */
const maxMeetingsApart = 8

interface Thread {
  readonly fingerprint: ItemFingerprint
  /** Of the last occurrence. */
  lastFingerprint: ItemFingerprint
  lastMeeting: number
  meetings: number
  readonly occurrences: Occurrence[]
}

/**
 * Tracks the action items of one series over its meetings. A verbatim or near-verbatim copy is the same item.
 *
 * @param files The minutes of the series in any order, without byte-identical copies: see `withoutCopies`.
 */
export function trackSeries(files: readonly IndexedFile[]): readonly TrackedItem[] {
  const byPath = new Map(files.map((file) => [file.digest.path, file]))
  const meetings = sortMeetings(files.map(({ digest }) => digest))
  const threads: Thread[] = []
  // By exact words, newest last.
  const threadsByWords = new Map<string, Thread[]>()
  const reviews: number[] = []
  meetings.forEach((meeting, index) => {
    const file = byPath.get(meeting.file.path)
    if (file === undefined) return
    const matched = new Set<Thread>()
    let carried = 0
    for (const item of meeting.file.actions) {
      const fingerprint = itemFingerprint(item)
      const found = findThread(item, fingerprint, { threadsByWords, threads, matched, index })
      const occurrence: Occurrence = { file: file.key, path: file.digest.path, day: meeting.day, item }
      if (found === undefined) {
        const thread: Thread = {
          fingerprint,
          lastFingerprint: fingerprint,
          lastMeeting: index,
          meetings: 1,
          occurrences: [occurrence],
        }
        threads.push(thread)
        matched.add(thread)
        addToIndex(threadsByWords, fingerprint.key, thread)
        continue
      }
      if (found.lastMeeting !== index) {
        carried++
        found.meetings++
      }
      found.occurrences.push(occurrence)
      found.lastMeeting = index
      if (found.lastFingerprint.key !== fingerprint.key) addToIndex(threadsByWords, fingerprint.key, found)
      found.lastFingerprint = fingerprint
      matched.add(found)
    }
    if (meeting.file.actions.some(({ isCarriedOver }) => isCarriedOver) || carried > 1) reviews.push(index)
  })
  const ids = new Map<string, number>()
  return threads.map((thread) => {
    const name = threadId(thread)
    const count = (ids.get(name) ?? 0) + 1
    ids.set(name, count)
    return toTrackedItem(thread, count === 1 ? name : `${name}-${count}`, { meetings, byPath, reviews })
  })
}

function addToIndex(byKey: Map<string, Thread[]>, key: string, thread: Thread): void {
  const known = byKey.get(key)
  if (known === undefined) byKey.set(key, [thread])
  else known.push(thread)
}

interface ThreadSearch {
  readonly threadsByWords: ReadonlyMap<string, readonly Thread[]>
  readonly threads: readonly Thread[]
  /** Threads already matched in this meeting. Within a meeting only the same words repeat an item. */
  readonly matched: ReadonlySet<Thread>
  readonly index: number
}

function findThread(item: ActionDigest, print: ItemFingerprint, search: ThreadSearch): Thread | undefined {
  const exact = search.threadsByWords
    .get(print.key)
    ?.findLast((thread) => continuesThread(thread, item, search.index) && similarity(thread.lastFingerprint, print) > 0)
  if (exact !== undefined) return exact
  let best: Thread | undefined
  let bestScore = 0
  for (let at = search.threads.length - 1; at >= 0; at--) {
    const thread = search.threads[at]
    if (thread === undefined || search.matched.has(thread) || search.index - thread.lastMeeting > maxMeetingsApart)
      continue
    if (!continuesThread(thread, item, search.index)) continue
    // In a review a changed number is a correction; elsewhere it is another task.
    if (!item.isCarriedOver && differInNumbers(thread.lastFingerprint, print)) continue
    const score = similarity(thread.lastFingerprint, print)
    if (score > bestScore) {
      best = thread
      bestScore = score
    }
  }
  return best
}

/** Whether an item can continue a thread. After "done" the same words are a new item, unless a review or the same meeting repeats them. */
function continuesThread(thread: Thread, item: ActionDigest, index: number): boolean {
  const last = thread.occurrences.at(-1)?.item
  return last?.done !== true || item.done || item.isCarriedOver || thread.lastMeeting === index
}

/** Number of first words in an item's id: additions come after them. */
const idWordCount = 6

function threadId({ fingerprint, occurrences }: Thread): string {
  return hashText(`${occurrences[0]?.path ?? ''}\n${[...fingerprint.words].slice(0, idWordCount).join(' ')}`)
}

interface SeriesContext {
  readonly meetings: readonly SeriesMeeting<Digest>[]
  readonly byPath: ReadonlyMap<string, IndexedFile>
  /** Indexes of the meetings that reviewed the open items. */
  readonly reviews: readonly number[]
}

function toTrackedItem(thread: Thread, id: string, { meetings, byPath, reviews }: SeriesContext): TrackedItem {
  const [first] = thread.occurrences
  const latest = thread.occurrences.at(-1) ?? first
  if (first === undefined || latest === undefined) throw new Error('a thread has an occurrence')
  const isCancelled = latest.item.isCancelled === true
  const review = latest.item.done || isCancelled ? undefined : reviewWithout(thread, reviews)
  const left = review === undefined ? undefined : meetings[review]
  const { series } = byPath.get(first.path)?.digest ?? { series: '' }
  return {
    id,
    series,
    status: latest.item.done ? 'done' : isCancelled || left !== undefined ? 'dropped' : 'open',
    occurrences: thread.occurrences,
    latest,
    raised: first.day,
    timesCarried: thread.meetings - 1,
    droppedAt: left && { file: byPath.get(left.file.path)?.key ?? '', day: left.day },
  }
}

/** Index of the first review without this item, undefined if none or if the series has no habit of reviews. */
function reviewWithout({ lastMeeting }: Thread, reviews: readonly number[]): number | undefined {
  const isHabit = (review: number): boolean =>
    reviews.some((other) => other !== review && Math.abs(other - review) <= reviewReach)
  return reviews.find((review) => review > lastMeeting && review <= lastMeeting + reviewReach && isHabit(review))
}

/**
 * Removes copies of minutes stored under several dates. Of files with the same text it keeps the one whose file name and
 * title agree on the date, else the oldest.
 */
export function withoutCopies(files: readonly IndexedFile[]): readonly IndexedFile[] {
  const groups = new Map<string, IndexedFile[]>()
  for (const file of files) {
    const key = `${file.root}\n${file.digest.hash}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [file])
    else group.push(file)
  }
  return [...groups.values()].flatMap((group) => {
    const [only, second] = group
    if (second === undefined || only === undefined || only.digest.actions.length + only.digest.decisions.length === 0)
      return group
    const meetings = sortMeetings(group.map(({ digest }) => digest))
    const meeting = meetings.find(({ conflictingDay }) => conflictingDay === undefined) ?? meetings[0]
    return group.filter(({ digest }) => digest.path === meeting?.file.path)
  })
}
