import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { type SeriesMeeting, sortMeetings } from '../series'
import { hashText } from '../textHash'
import type { IndexedFile, Occurrence } from './occurrence'
import { wordsOf } from './similarity'
import { createThreads, type Thread } from './threads'

/** `dropped`: marked as dropped, or open but missing when a later meeting of its series reviewed the open items. */
export type ItemStatus = 'open' | 'done' | 'dropped'

/** An action item with its copies in all minutes. */
export interface TrackedItem {
  /** Stays the same if the item is copied, marked as done, assigned, or gets a remark or link after its first words. */
  readonly id: string
  /** The workspace folder; the same path in another folder is another series. */
  readonly root: string
  /** The path of the series in its workspace folder. */
  readonly series: string
  readonly status: ItemStatus
  /** Oldest first; at least one. */
  readonly occurrences: readonly Occurrence[]
  /** The last occurrence, which determines text, owners and status. */
  readonly latest: Occurrence
  readonly raised: CalendarDate | undefined
  /** Number of later meetings with this item. */
  readonly timesCarried: number
  /** The first review without the item; undefined unless a review dropped it. */
  readonly droppedAt: { readonly file: string; readonly day: CalendarDate | undefined } | undefined
}

/** Maximum number of meetings between two reviews of a series that reviews its items regularly. */
const reviewReach = 4

/**
 * Tracks the action items of one series over its meetings. A verbatim or near-verbatim copy is the same item.
 *
 * @param files The minutes of the series in any order, without byte-identical copies: see `withoutCopies`.
 */
export function trackSeries(files: readonly IndexedFile[]): readonly TrackedItem[] {
  const byPath = new Map(files.map((file) => [file.digest.path, file]))
  const meetings = sortMeetings(files.map(({ digest }) => digest))
  const threads = createThreads(handlesByName(files))
  const reviews: number[] = []
  meetings.forEach((meeting, index) => {
    const file = byPath.get(meeting.file.path)
    if (file === undefined) return
    const carried = threads.addMeeting(file, meeting.day, index)
    if (meeting.file.actions.some(({ isCarriedOver }) => isCarriedOver) || carried > 1) reviews.push(index)
  })
  const ids = new Map<string, number>()
  return threads.all().map((thread) => {
    const name = threadId(thread)
    const count = (ids.get(name) ?? 0) + 1
    ids.set(name, count)
    return toTrackedItem(thread, count === 1 ? name : `${name}-${count}`, { meetings, byPath, reviews })
  })
}

/** The handles of people listed with handle and full name, by name in lower case. */
function handlesByName(files: readonly IndexedFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ digest }) =>
      Object.entries(digest.namesByHandle).map(([handle, name]) => [name.toLowerCase(), handle.toLowerCase()] as const),
    ),
  )
}

/** Number of first words in an item's id, because additions come after them. */
const idWordCount = 6

function threadId({ occurrences }: Thread): string {
  const [first] = occurrences
  const words = [first?.item.task, first?.item.text].map((text) => wordsOf(text ?? '')).find((list) => list.length > 0)
  return hashText(`${first?.path ?? ''}\n${[...new Set(words)].slice(0, idWordCount).join(' ')}`)
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
  const file = byPath.get(first.path)
  return {
    id,
    root: file?.root ?? '',
    series: file?.digest.series ?? '',
    status: latest.item.done ? 'done' : isCancelled || left !== undefined ? 'dropped' : 'open',
    occurrences: thread.occurrences,
    latest,
    raised: first.day,
    timesCarried: thread.meetingCount - 1,
    droppedAt: left && { file: byPath.get(left.file.path)?.key ?? '', day: left.day },
  }
}

/** Index of the first review without this item; undefined if none, or if the series does not review regularly. */
function reviewWithout({ lastMeeting }: Thread, reviews: readonly number[]): number | undefined {
  const isHabit = (review: number): boolean =>
    reviews.some((other) => other !== review && Math.abs(other - review) <= reviewReach)
  return reviews.find((review) => review > lastMeeting && review <= lastMeeting + reviewReach && isHabit(review))
}

/**
 * Removes copies of minutes under several dates, and series that are complete copies of another one, such as linked
 * folders. Of files with the same text in a series, it keeps the one whose file name and title have the same date, else
 * the oldest.
 */
export function withoutCopies(files: readonly IndexedFile[]): readonly IndexedFile[] {
  const groups = new Map<string, IndexedFile[]>()
  for (const file of files) {
    const key = `${seriesKeyOf(file)}\n${file.digest.hash}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [file])
    else group.push(file)
  }
  const each = [...groups.values()].flatMap((group) => {
    const [only, second] = group
    if (second === undefined || only === undefined || isEmpty(only)) return group
    const meetings = sortMeetings(group.map(({ digest }) => digest))
    const meeting = meetings.find(({ conflictingDay }) => conflictingDay === undefined) ?? meetings[0]
    return group.filter(({ digest }) => digest.path === meeting?.file.path)
  })
  return withoutLinkedSeries(each)
}

function isEmpty({ digest }: IndexedFile): boolean {
  return digest.actions.length + digest.decisions.length === 0
}

/** Identifies the series of a file in all workspace folders. */
export function seriesKeyOf({ root, digest }: Pick<IndexedFile, 'root' | 'digest'>): string {
  return `${root}\n${digest.series}`
}

/** Removes each series whose files all have copies in one other series. The series with the shorter path stays. */
function withoutLinkedSeries(files: readonly IndexedFile[]): readonly IndexedFile[] {
  const byHash = new Map<string, Set<string>>()
  for (const file of files) {
    if (isEmpty(file)) continue
    const name = file.digest.path.slice(file.digest.path.lastIndexOf('/') + 1)
    const hash = `${file.root}\n${name}\n${file.digest.hash}`
    byHash.set(hash, (byHash.get(hash) ?? new Set()).add(seriesKeyOf(file)))
  }
  if ([...byHash.values()].every((series) => series.size < 2)) return files
  const hashes = new Map<string, Set<string>>()
  for (const [hash, series] of byHash)
    for (const key of series) hashes.set(key, (hashes.get(key) ?? new Set()).add(hash))
  const order = [...hashes.keys()].sort(
    (one, other) =>
      (hashes.get(other)?.size ?? 0) - (hashes.get(one)?.size ?? 0) ||
      one.length - other.length ||
      one.localeCompare(other),
  )
  const remaining: string[] = []
  for (const key of order) {
    const own = [...(hashes.get(key) ?? [])]
    // A single file with the same text can be a template; a linked folder has all files of the other.
    if (own.length < 2 || !remaining.some((other) => own.every((hash) => hashes.get(other)?.has(hash) === true)))
      remaining.push(key)
  }
  const linked = new Set(order.filter((key) => !remaining.includes(key)))
  return files.filter((file) => !linked.has(seriesKeyOf(file)))
}
