import { createItemIndex, type ItemIndex } from '../core/actionItems/itemIndex'
import type { Digest } from '../core/digest'
import { newestFirst } from '../core/series'
import type { FileContent, LeftOut } from './minutesFiles'
import { createTurns } from './turns'

/** Where minutes come from. Files are named by their address as text. */
export interface MinutesSources {
  /** The files that may be minutes. */
  find(): Promise<readonly string[]>
  /** Inside the workspace folder, segments divided by `/`. */
  pathOf(file: string): string
  /** The workspace folder that a file lies in. */
  rootOf(file: string): string
  /** Changes when the file does; undefined where nobody tells, or there is no such file. */
  stampOf(file: string): Promise<string | undefined>
  /** Undefined where there is no such file. */
  read(file: string): Promise<FileContent | undefined>
  /** What a text says, undefined where it is no minutes. */
  digest(file: string, text: string): Promise<Digest | undefined>
  /** The document in which a file is open: what is typed counts. */
  opened(file: string): OpenedMinutes | undefined
  /** Lets others work, if enough has been done since the last time. */
  breathe(): Promise<void>
}

/** The document in which a file is open. */
export interface OpenedMinutes {
  readonly stamp: string
  readonly digest: Digest | undefined
  /** Whether it holds what is in no file yet. */
  readonly isUnsaved: boolean
}

/** How far the reading of the workspace has come. */
export interface ReadingState {
  readonly isReading: boolean
  readonly read: number
  readonly total: number
  /** Somebody stopped it before the end. */
  readonly isStopped: boolean
  readonly leftOut: ReadonlyMap<string, LeftOut>
}

/** The index of minutes, fed from their sources. */
export interface MinutesReading {
  index(): ItemIndex
  state(): ReadingState
  /** Reads what has changed in all files. @param load What an earlier session has stored. */
  readAll(load?: () => Promise<unknown>): Promise<void>
  readFile(file: string): Promise<void>
  /** Reads a file in its turn: of thousands that change at once no more than a few are read at a time. */
  readLater(file: string): void
  /** Takes over the document in which a file is open, if it is. */
  readOpened(file: string): boolean
  /** Forgets a file, and what lies below it where it is a folder. */
  removeBelow(file: string): void
  /** Gives up reading; what is read stays. */
  stop(): void
  /** Forgets all: the words of the reader are others now. */
  forget(): void
}

/** Files read at the same time: remote file systems answer slowly, but not one after the other. */
const parallelReads = 8
/** Meetings of each series that are read first. */
const newestMeetings = 3

/**
 * @param reader Names the reader and its vocabulary, now.
 * @param announce Called when anything has changed; `isStored` where what is to be stored has.
 */
export function createMinutesReading(
  sources: MinutesSources,
  reader: () => string,
  announce: (isStored: boolean) => void,
): MinutesReading {
  const leftOut = new Map<string, LeftOut>()
  // Which reading of a file is the last one begun: an earlier one that ends later tells of an older state.
  const readings = new Map<string, number>()
  let index = createItemIndex(reader())
  let generation = 0
  let progress = { isReading: false, read: 0, total: 0, isStopped: false }

  const put = (file: string, stamp: string, digest: Digest | undefined): void => {
    if (index.put(file, { stamp, root: sources.rootOf(file), digest })) announce(true)
  }
  const beginReading = (file: string): (() => boolean) => {
    const own = (readings.get(file) ?? 0) + 1
    readings.set(file, own)
    return () => readings.get(file) === own
  }
  const remove = (file: string): void => {
    beginReading(file)
    turns.delete(file)
    if (leftOut.delete(file)) announce(false)
    if (index.remove(file)) announce(true)
  }
  const readOpened = (file: string): boolean => {
    const document = sources.opened(file)
    if (document === undefined) return false
    beginReading(file)
    if (leftOut.delete(file)) announce(false)
    put(file, document.stamp, document.digest)
    return true
  }

  /** What is typed and not saved outlives its file. */
  const removeGone = (file: string): void => {
    if (sources.opened(file)?.isUnsaved !== true || !readOpened(file)) remove(file)
  }

  const readFile = async (file: string): Promise<void> => {
    const isLatest = beginReading(file)
    if (readOpened(file)) return
    const stamp = await sources.stampOf(file)
    if (stamp !== undefined && index.get(file)?.stamp === stamp) return
    const content = await sources.read(file)
    await sources.breathe()
    // A document may have been opened while the file was read: what is typed wins.
    if (!isLatest() || sources.opened(file) !== undefined) return
    if (content === undefined || 'leftOut' in content) {
      remove(file)
      if (content === undefined) return
      leftOut.set(file, content.leftOut)
      announce(false)
      return
    }
    const digest = await sources.digest(file, content.text)
    if (!isLatest() || sources.opened(file) !== undefined) return
    if (leftOut.delete(file)) announce(false)
    put(file, stamp ?? '', digest)
  }

  const turns = createTurns(parallelReads, readFile, () => announce(false))
  const state = (): ReadingState => {
    const { done, total } = turns.state()
    // A few files are read before anybody wants to know.
    if (progress.isReading || total <= parallelReads) return { ...progress, leftOut }
    return { isReading: true, read: done, total, isStopped: false, leftOut }
  }

  const readAll = async (load?: () => Promise<unknown>): Promise<void> => {
    const own = ++generation
    progress = { isReading: true, read: 0, total: 0, isStopped: false }
    announce(false)
    if (load !== undefined) {
      index = createItemIndex(reader(), await load())
      announce(false)
    }
    // What arrives while the search runs is none of its business.
    const known = [...index.keys(), ...leftOut.keys()]
    const found = await sources.find()
    if (own !== generation) return
    const present = new Set(found)
    for (const file of known) if (!present.has(file)) removeGone(file)
    progress = { ...progress, total: found.length }
    const { first, rest } = newestFirst(found, (file) => sources.pathOf(file), newestMeetings)
    for (const slice of slices([...first, ...rest])) {
      await Promise.all(slice.map(readFile))
      if (own !== generation) return
      progress = { ...progress, read: progress.read + slice.length }
      announce(false)
      if (own !== generation) return
    }
    progress = { ...progress, isReading: false }
    announce(true)
  }

  return {
    index: () => index,
    state,
    readAll,
    readFile,
    readLater: (file) => turns.add(file),
    readOpened,
    removeBelow: (file) => {
      const prefix = `${file}/`
      for (const key of [...index.keys(), ...leftOut.keys()]) {
        if (key === file || key.startsWith(prefix)) removeGone(key)
      }
    },
    stop: () => {
      generation++
      const { isReading, read, total } = state()
      turns.clear()
      if (!isReading) return
      progress = { isReading: false, read, total, isStopped: true }
      announce(false)
    },
    forget: () => {
      index = createItemIndex(reader())
    },
  }
}

function* slices(all: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < all.length; at += parallelReads) yield all.slice(at, at + parallelReads)
}
