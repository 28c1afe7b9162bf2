import { createItemIndex, type ItemIndex } from '../core/actionItems/itemIndex'
import type { Digest } from '../core/digest'
import { prioritizeNewest } from '../core/series'
import type { FileContent, SkippedFile } from './minutesFiles'
import { createWorkQueue } from './workQueue'

/** Access to files and documents. Files are identified by their URI as a string. */
export interface MinutesSources {
  /** Finds all files that match the settings. */
  find(): Promise<readonly string[]>
  /** Finds the files near open documents, which is faster, in groups from near to far. */
  findNear(): Promise<readonly (readonly string[])[]>
  /** The path relative to the workspace folder, with `/`. */
  pathOf(file: string): string
  /** The URI of the file's workspace folder; '' for none. */
  rootOf(file: string): string
  /** A value that changes with the file; undefined if it is unknown or the file does not exist. */
  stampOf(file: string): Promise<string | undefined>
  /** Undefined when the file does not exist. */
  read(file: string): Promise<FileContent | undefined>
  /** The digest of a text, computed with other work in between; undefined if it is not minutes. */
  digest(file: string, text: string): Promise<Digest | undefined>
  /** Reads the open document of a file in slices, if one is open. */
  prepareDocument(file: string): Promise<void>
  /** The open document of a file, which takes precedence; undefined when none is open. */
  openDocument(file: string): OpenDocument | undefined
}

/** The open document of a file. */
export interface OpenDocument {
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
  /** Whether reading was stopped before the end. */
  readonly isStopped: boolean
  readonly skippedFiles: ReadonlyMap<string, SkippedFile>
}

/** Keeps the index of minutes up to date. */
export interface MinutesIndexer {
  index(): ItemIndex
  state(): ReadingState
  /** Finds all files and reads those that changed. @param load Loads the stored index first. */
  readAll(load?: () => Promise<ReadonlyMap<string, unknown>>): Promise<void>
  readFile(file: string): Promise<void>
  /** Queues a file. When thousands change at once, only a few are read at a time. */
  queueFile(file: string): void
  /** Reads the open document of a file. @returns False when none is open. */
  readOpenDocument(file: string): boolean
  /** Removes a file or all files in a folder. */
  removeBelow(file: string): void
  /** Stops reading; files already read stay in the index. */
  stop(): void
  /** Clears the index after a change of the reader's settings. */
  clear(): void
}

/** Files read at the same time. Parallel reads help on slow remote file systems. */
const parallelReads = 8
/** How many of the newest meetings of each series are read first. */
const newestMeetings = 3

/**
 * @param cacheKey Returns the cache key; entries stored under another key are discarded.
 * @param onChange Called after every change, with `isStored` if the index has changed and must be stored.
 */
export function createMinutesIndexer(
  sources: MinutesSources,
  cacheKey: () => string,
  onChange: (isStored: boolean) => void,
): MinutesIndexer {
  const skippedFiles = new Map<string, SkippedFile>()
  // The number of the last read of each file that is being read. An earlier read that ends later is outdated.
  const running = new Map<string, number>()
  let reads = 0
  let index = createItemIndex(cacheKey())
  let generation = 0
  let progress = { isReading: false, read: 0, total: 0, isStopped: false }

  const put = (file: string, stamp: string, digest: Digest | undefined): void => {
    if (index.put(file, { stamp, root: sources.rootOf(file), digest })) onChange(true)
  }
  const startRead = (file: string): (() => boolean) => {
    const own = ++reads
    running.set(file, own)
    return () => running.get(file) === own
  }
  const remove = (file: string): void => {
    running.delete(file)
    queue.delete(file)
    if (skippedFiles.delete(file)) onChange(false)
    if (index.remove(file)) onChange(true)
  }
  const readOpenDocument = (file: string): boolean => {
    const document = sources.openDocument(file)
    if (document === undefined) return false
    running.delete(file)
    if (skippedFiles.delete(file)) onChange(false)
    put(file, document.stamp, document.digest)
    return true
  }

  /** Includes the files being read, which a read that ends later would add again. */
  const knownFiles = (): readonly string[] => [...index.keys(), ...skippedFiles.keys(), ...running.keys()]

  /** A document with unsaved changes stays when its file is deleted. */
  const removeGone = (file: string): void => {
    if (sources.openDocument(file)?.isUnsaved !== true || !readOpenDocument(file)) remove(file)
  }

  const readFile = async (file: string): Promise<void> => {
    const isLatest = startRead(file)
    try {
      await readLatest(file, isLatest)
    } finally {
      if (isLatest()) running.delete(file)
    }
  }
  const readLatest = async (file: string, isLatest: () => boolean): Promise<void> => {
    await sources.prepareDocument(file)
    if (!isLatest() || readOpenDocument(file)) return
    const stamp = await sources.stampOf(file)
    if (stamp !== undefined && index.get(file)?.stamp === stamp) return
    const content = await sources.read(file)
    // A document opened while the file was read takes precedence.
    if (!isLatest() || sources.openDocument(file) !== undefined) return
    if (content === undefined || 'skippedFile' in content) {
      remove(file)
      if (content === undefined) return
      skippedFiles.set(file, content.skippedFile)
      onChange(false)
      return
    }
    const digest = await sources.digest(file, content.text)
    if (!isLatest() || sources.openDocument(file) !== undefined) return
    if (skippedFiles.delete(file)) onChange(false)
    put(file, stamp ?? '', digest)
  }

  const queue = createWorkQueue(parallelReads, readFile, () => onChange(false))
  const state = (): ReadingState => {
    const { done, total } = queue.state()
    // Do not show progress for a few files.
    if (progress.isReading || total <= parallelReads) return { ...progress, skippedFiles }
    return { isReading: true, read: done, total, isStopped: false, skippedFiles }
  }

  const readAll = async (load?: () => Promise<ReadonlyMap<string, unknown>>): Promise<void> => {
    const own = ++generation
    progress = { isReading: true, read: 0, total: 0, isStopped: false }
    onChange(false)
    // Keep files that are added during the search and so missing from its result.
    let known = knownFiles()
    const finding = sources.find()
    // The error of the search is thrown below.
    finding.catch(() => undefined)
    const [loaded, near] = await Promise.all([load?.(), sources.findNear()])
    if (loaded !== undefined) {
      const stored = createItemIndex(cacheKey(), loaded)
      const added = new Set(index.keys())
      known = [...stored.keys()].filter((file) => !added.has(file))
      // Read just now, so newer than what was stored.
      for (const file of added) {
        const entry = index.get(file)
        if (entry !== undefined) stored.put(file, entry)
      }
      index = stored
      onChange(false)
    }
    const newestOf = (files: readonly string[]) =>
      prioritizeNewest(files, (file) => sources.pathOf(file), newestMeetings)
    for (const slice of near.flatMap((group) => [...slices(newestOf(group).first)])) {
      if (own !== generation) return
      await Promise.all(slice.map(readFile))
    }
    const found = await finding
    if (own !== generation) return
    const present = new Set(found)
    for (const file of known) if (!present.has(file)) removeGone(file)
    progress = { ...progress, total: found.length }
    const { first, rest } = newestOf(found)
    for (const slice of slices([...first, ...rest])) {
      await Promise.all(slice.map(readFile))
      if (own !== generation) return
      progress = { ...progress, read: progress.read + slice.length }
      onChange(false)
      if (own !== generation) return
    }
    progress = { ...progress, isReading: false }
    onChange(true)
  }

  return {
    index: () => index,
    state,
    readAll,
    readFile,
    queueFile: (file) => queue.add(file),
    readOpenDocument,
    removeBelow: (file) => {
      const prefix = `${file}/`
      for (const key of knownFiles()) {
        if (key === file || key.startsWith(prefix)) removeGone(key)
      }
    },
    stop: () => {
      generation++
      const { isReading, read, total } = state()
      queue.clear()
      if (!isReading) return
      progress = { isReading: false, read, total, isStopped: true }
      onChange(false)
    },
    clear: () => {
      index = createItemIndex(cacheKey())
    },
  }
}

function* slices(all: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < all.length; at += parallelReads) yield all.slice(at, at + parallelReads)
}
