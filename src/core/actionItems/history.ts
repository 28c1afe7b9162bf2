import type { ActionDigest, Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { type Meeting, meetingsInOrder } from '../series'
import { hashText } from '../textHash'
import { differInNumbers, type Fingerprint, fingerprintOf, similarity } from './likeness'

/** A file of minutes with the place that a caller keeps it at. */
export interface IndexedFile {
  /** The same for the same file as long as it is there: its address. */
  readonly key: string
  /** The workspace folder: series of one name in two folders are two. */
  readonly root: string
  readonly digest: Digest
}

/** One line of one file that an action item stands on. */
export interface Occurrence {
  /** The file's `key`. */
  readonly file: string
  readonly path: string
  readonly day: CalendarDate | undefined
  readonly item: ActionDigest
}

/** `dropped`: it was open, and a later meeting of its series went through the open items without it. */
export type ItemStatus = 'open' | 'done' | 'dropped'

/** An action item through all minutes that it was copied to. */
export interface TrackedItem {
  /** Stays the same when the item is copied, ticked, handed over, or gets a remark or a link behind its first words. */
  readonly id: string
  readonly series: string
  readonly status: ItemStatus
  /** Oldest first; at least one. */
  readonly occurrences: readonly Occurrence[]
  /** The last of them: it decides. */
  readonly latest: Occurrence
  readonly raised: CalendarDate | undefined
  /** In how many later meetings it came up again. */
  readonly timesCarried: number
  /** The meeting that left it out, for a dropped one. */
  readonly droppedAt: { readonly file: string; readonly day: CalendarDate | undefined } | undefined
}

/** Meetings that a review looks back on, and within which another review shows that going through them is a habit. */
const reach = 4

/** Meetings after which an item in other words is a new one. */
const memory = 8

interface Thread {
  readonly print: Fingerprint
  /** Of the last occurrence. */
  lastPrint: Fingerprint
  lastMeeting: number
  meetings: number
  readonly occurrences: Occurrence[]
}

/**
 * Follows the action items of one series from meeting to meeting: a copy, verbatim or nearly, is the same item.
 *
 * @param files The minutes of the series, in any order; byte-identical ones are left out before: `withoutCopies`.
 */
export function trackSeries(files: readonly IndexedFile[]): readonly TrackedItem[] {
  const byPath = new Map(files.map((file) => [file.digest.path, file]))
  const meetings = meetingsInOrder(files.map(({ digest }) => digest))
  const threads: Thread[] = []
  // Threads by their exact words, the newest last.
  const byKey = new Map<string, Thread[]>()
  const reviews: number[] = []
  meetings.forEach((meeting, index) => {
    const file = byPath.get(meeting.file.path)
    if (file === undefined) return
    const taken = new Set<Thread>()
    let carried = 0
    for (const item of meeting.file.actions) {
      const print = fingerprintOf(item)
      const found = findThread(item, print, { byKey, threads, taken, index })
      const occurrence: Occurrence = { file: file.key, path: file.digest.path, day: meeting.day, item }
      if (found === undefined) {
        const thread: Thread = { print, lastPrint: print, lastMeeting: index, meetings: 1, occurrences: [occurrence] }
        threads.push(thread)
        taken.add(thread)
        keep(byKey, print.key, thread)
        continue
      }
      if (found.lastMeeting !== index) {
        carried++
        found.meetings++
      }
      found.occurrences.push(occurrence)
      found.lastMeeting = index
      if (found.lastPrint.key !== print.key) keep(byKey, print.key, found)
      found.lastPrint = print
      taken.add(found)
    }
    if (meeting.file.actions.some(({ isCarriedOver }) => isCarriedOver) || carried > 1) reviews.push(index)
  })
  const ids = new Map<string, number>()
  return threads.map((thread) => {
    const name = nameOf(thread)
    const count = (ids.get(name) ?? 0) + 1
    ids.set(name, count)
    return toTracked(thread, count === 1 ? name : `${name}-${count}`, { meetings, byPath, reviews })
  })
}

function keep(byKey: Map<string, Thread[]>, key: string, thread: Thread): void {
  const known = byKey.get(key)
  if (known === undefined) byKey.set(key, [thread])
  else known.push(thread)
}

interface Search {
  readonly byKey: ReadonlyMap<string, readonly Thread[]>
  readonly threads: readonly Thread[]
  /** Those of the meeting at hand: one meeting names an item twice only in the same words. */
  readonly taken: ReadonlySet<Thread>
  readonly index: number
}

function findThread(item: ActionDigest, print: Fingerprint, search: Search): Thread | undefined {
  const exact = search.byKey
    .get(print.key)
    ?.findLast((thread) => goesOn(thread, item, search.index) && similarity(thread.lastPrint, print) > 0)
  if (exact !== undefined) return exact
  let best: Thread | undefined
  let bestScore = 0
  for (let at = search.threads.length - 1; at >= 0; at--) {
    const thread = search.threads[at]
    if (thread === undefined || search.taken.has(thread) || search.index - thread.lastMeeting > memory) continue
    if (!goesOn(thread, item, search.index)) continue
    // A review corrects a number or a day; elsewhere it makes another task.
    if (!item.isCarriedOver && differInNumbers(thread.lastPrint, print)) continue
    const score = similarity(thread.lastPrint, print)
    if (score > bestScore) {
      best = thread
      bestScore = score
    }
  }
  return best
}

/** What is done stays done: the same words again are a new item, unless a review or the same meeting repeats them. */
function goesOn(thread: Thread, item: ActionDigest, index: number): boolean {
  const last = thread.occurrences.at(-1)?.item
  return last?.done !== true || item.done || item.isCarriedOver || thread.lastMeeting === index
}

/** Words that make an item's name: what is added later comes behind them. */
const nameWords = 6

function nameOf({ print, occurrences }: Thread): string {
  return hashText(`${occurrences[0]?.path ?? ''}\n${[...print.words].slice(0, nameWords).join(' ')}`)
}

interface SeriesContext {
  readonly meetings: readonly Meeting<Digest>[]
  readonly byPath: ReadonlyMap<string, IndexedFile>
  /** Indexes of the meetings that went through the open items. */
  readonly reviews: readonly number[]
}

function toTracked(thread: Thread, id: string, { meetings, byPath, reviews }: SeriesContext): TrackedItem {
  const [first] = thread.occurrences
  const latest = thread.occurrences.at(-1) ?? first
  if (first === undefined || latest === undefined) throw new Error('a thread has an occurrence')
  const review = latest.item.done ? undefined : reviewWithout(thread, reviews)
  const left = review === undefined ? undefined : meetings[review]
  const { series } = byPath.get(first.path)?.digest ?? { series: '' }
  return {
    id,
    series,
    status: latest.item.done ? 'done' : left === undefined ? 'open' : 'dropped',
    occurrences: thread.occurrences,
    latest,
    raised: first.day,
    timesCarried: thread.meetings - 1,
    droppedAt: left && { file: byPath.get(left.file.path)?.key ?? '', day: left.day },
  }
}

/** The first meeting that went through the open items, as its series uses to, and left out this one. */
function reviewWithout({ lastMeeting }: Thread, reviews: readonly number[]): number | undefined {
  const isHabit = (review: number): boolean =>
    reviews.some((other) => other !== review && Math.abs(other - review) <= reach)
  return reviews.find((review) => review > lastMeeting && review <= lastMeeting + reach && isHabit(review))
}

/**
 * Minutes that were stored under several dates count once: of those with the same text the one whose name and title
 * agree, else the oldest.
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
    const meetings = meetingsInOrder(group.map(({ digest }) => digest))
    const meeting = meetings.find(({ otherDay }) => otherDay === undefined) ?? meetings[0]
    return group.filter(({ digest }) => digest.path === meeting?.file.path)
  })
}
