import { createItemIndex, type ItemIndex } from '../core/actionItems/itemIndex'
import type { Digest } from '../core/digest'
import { newestFirst } from '../core/series'
import type { FileContent, LeftOut } from './minutesFiles'
import { createTurns } from './turns'

/** Access to files and documents. Files are identified by their URI as a string. */
export interface MinutesSources {
  /** Finds all files that match the settings. */
  find(): Promise<readonly string[]>
  /** The path relative to the workspace folder, with `/`. */
  pathOf(file: string): string
  /** The URI of the file's workspace folder; '' for none. */
  rootOf(file: string): string
  /** A value that changes when the file does; undefined when it is unknown, or the file does not exist. */
  stampOf(file: string): Promise<string | undefined>
  /** Undefined when the file does not exist. */
  read(file: string): Promise<FileContent | undefined>
  /** The digest of a text; undefined when it is not minutes. */
  digest(file: string, text: string): Promise<Digest | undefined>
  /** The open document of a file, which takes precedence; undefined when none is open. */
  opened(file: string): OpenedMinutes | undefined
  /** Yields to the event loop if enough time has passed since the last call. */
  breathe(): Promise<void>
}

/** The open document of a file. */
export interface OpenedMinutes {
  readonly stamp: string
  readonly digest: Digest | undefined
  /** Whether it has unsaved changes. */
  readonly isUnsaved: boolean
}

/** Progress of reading the workspace. */
export interface ReadingState {
  readonly isReading: boolean
  readonly read: number
  readonly total: number
  /** Whether it was stopped before the end. */
  readonly isStopped: boolean
  readonly leftOut: ReadonlyMap<string, LeftOut>
}

/** Keeps the index of minutes up to date. */
export interface MinutesReading {
  index(): ItemIndex
  state(): ReadingState
  /** Finds all files and reads those that changed. @param load Loads the stored index first. */
  readAll(load?: () => Promise<unknown>): Promise<void>
  readFile(file: string): Promise<void>
  /** Queues a file. When thousands change at once, only a few are read at a time. */
  readLater(file: string): void
  /** Reads the open document of a file. @returns False when none is open. */
  readOpened(file: string): boolean
  /** Removes a file or all files in a folder. */
  removeBelow(file: string): void
  /** Stops reading; files already read stay in the index. */
  stop(): void
  /** Clears the index, because the settings of the reader have changed. */
  forget(): void
}

/** Files read at the same time. Parallel reads help on slow remote file systems. */
const parallelReads = 8
/** The newest meetings of each series that are read first. */
const newestMeetings = 3

/**
 * @param reader Returns the cache key; entries stored under another key are discarded.
 * @param announce Called after every change; `isStored` when the index itself has changed and needs to be stored.
 */
export function createMinutesReading(
  sources: MinutesSources,
  reader: () => string,
  announce: (isStored: boolean) => void,
): MinutesReading {
  const leftOut = new Map<string, LeftOut>()
  // The number of the last read started for each file. An earlier read that ends later is outdated.
  const readNumbers = new Map<string, number>()
  let index = createItemIndex(reader())
  let generation = 0
  let progress = { isReading: false, read: 0, total: 0, isStopped: false }

  const put = (file: string, stamp: string, digest: Digest | undefined): void => {
    if (index.put(file, { stamp, root: sources.rootOf(file), digest })) announce(true)
  }
  const startRead = (file: string): (() => boolean) => {
    const own = (readNumbers.get(file) ?? 0) + 1
    readNumbers.set(file, own)
    return () => readNumbers.get(file) === own
  }
  const remove = (file: string): void => {
    startRead(file)
    turns.delete(file)
    if (leftOut.delete(file)) announce(false)
    if (index.remove(file)) announce(true)
  }
  const readOpened = (file: string): boolean => {
    const document = sources.opened(file)
    if (document === undefined) return false
    startRead(file)
    if (leftOut.delete(file)) announce(false)
    put(file, document.stamp, document.digest)
    return true
  }

  /** A document with unsaved changes stays when its file is deleted. */
  const removeGone = (file: string): void => {
    if (sources.opened(file)?.isUnsaved !== true || !readOpened(file)) remove(file)
  }

  const readFile = async (file: string): Promise<void> => {
    const isLatest = startRead(file)
    if (readOpened(file)) return
    const stamp = await sources.stampOf(file)
    if (stamp !== undefined && index.get(file)?.stamp === stamp) return
    const content = await sources.read(file)
    await sources.breathe()
    // A document may have been opened while the file was read: it takes precedence.
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
    // Do not show progress for a few files.
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
    // Files added while the search runs are not in its result and must stay.
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
