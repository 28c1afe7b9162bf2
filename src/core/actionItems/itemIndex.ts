import type { Digest } from '../digest'
import { seriesKeyOf, trackSeries, type TrackedItem, withoutCopies } from './history'
import type { IndexedFile } from './occurrence'
import { areOpposed, type ItemFingerprint, itemFingerprint, shareOwner } from './similarity'

/** Cache entry of one file. */
export interface IndexEntry {
  /** Changes with the file: modification time and size, or the document's version. */
  readonly stamp: string
  /** Its workspace folder. */
  readonly root: string
  /** Undefined if the file is not minutes. */
  readonly digest: Digest | undefined
}

/** The minutes of a workspace and their action items. Derived values are cached. */
export interface ItemIndex {
  get(key: string): IndexEntry | undefined
  /** @returns Whether anything except the stamp changed. */
  put(key: string, entry: IndexEntry): boolean
  /** @returns Whether minutes were removed. */
  remove(key: string): boolean
  keys(): Iterable<string>
  /** The files that are minutes. */
  files(): readonly IndexedFile[]
  /** All action items with their histories, by series. */
  items(): readonly TrackedItem[]
  /** State to store, for `createItemIndex`. */
  save(): StoredIndex
}

/** Version of the stored format. Other versions are discarded. */
const storedVersion = 3

export interface StoredIndex {
  readonly layout: number
  /** Cache key: version and vocabulary of the reader. */
  readonly reader: string
  readonly files: Readonly<Record<string, IndexEntry>>
}

/** @param reader Cache key; entries stored under another key are discarded. */
export function createItemIndex(reader: string, stored?: unknown): ItemIndex {
  const entries = new Map<string, IndexEntry>(isStoredIndex(stored, reader) ? Object.entries(stored.files) : [])
  // Recomputed only for changed series.
  const tracked = new Map<string, { readonly files: readonly IndexedFile[]; readonly items: readonly TrackedItem[] }>()
  let files: readonly IndexedFile[] | undefined
  let items: readonly TrackedItem[] | undefined

  const invalidate = (): void => {
    files = undefined
    items = undefined
  }
  const currentFiles = (): readonly IndexedFile[] =>
    (files ??= [...entries].flatMap(([key, { root, digest }]) => (digest === undefined ? [] : [{ key, root, digest }])))

  const currentItems = (): readonly TrackedItem[] => {
    if (items !== undefined) return items
    const series = groupBySeries(withoutCopies(currentFiles()))
    for (const key of tracked.keys()) if (!series.has(key)) tracked.delete(key)
    for (const [key, own] of series) {
      const known = tracked.get(key)
      if (known === undefined || !haveSameDigests(known.files, own))
        tracked.set(key, { files: own, items: trackSeries(own) })
    }
    return (items = withoutDeckCopies(
      [...tracked.values()].flatMap((one) => one.items),
      currentFiles(),
    ))
  }

  return {
    get: (key) => entries.get(key),
    put: (key, entry) => {
      const known = entries.get(key)
      const isUnchanged =
        known !== undefined &&
        (known.digest === undefined
          ? entry.digest === undefined
          : known.digest.hash === entry.digest?.hash && known.digest.path === entry.digest.path)
      entries.set(key, isUnchanged ? { ...known, stamp: entry.stamp } : entry)
      if (isUnchanged || (known === undefined && entry.digest === undefined)) return false
      invalidate()
      return true
    },
    remove: (key) => {
      const known = entries.get(key)
      entries.delete(key)
      if (known?.digest === undefined) return false
      invalidate()
      return true
    },
    keys: () => entries.keys(),
    files: currentFiles,
    items: currentItems,
    save: () => ({ layout: storedVersion, reader, files: Object.fromEntries(entries) }),
  }
}

/** Leaves out items that only decks of another series show: slides repeat what minutes raise. */
function withoutDeckCopies(items: readonly TrackedItem[], files: readonly IndexedFile[]): readonly TrackedItem[] {
  const decks = new Set(files.flatMap(({ key, digest }) => (digest.kind === 'slides' ? [key] : [])))
  if (decks.size === 0) return items
  const isOfDecks = ({ occurrences }: TrackedItem): boolean => occurrences.every(({ file }) => decks.has(file))
  const shown = items.filter(isOfDecks)
  if (shown.length === 0) return items
  const words = new Map<string, ItemFingerprint[]>()
  for (const item of items) {
    if (isOfDecks(item)) continue
    for (const { item: copy } of item.occurrences) {
      const print = itemFingerprint(copy)
      words.set(print.key, [...(words.get(print.key) ?? []), print])
    }
  }
  const isCopy = ({ latest }: TrackedItem): boolean => {
    const print = itemFingerprint(latest.item)
    return (words.get(print.key) ?? []).some((other) => shareOwner(other, print) && !areOpposed(other, print))
  }
  const copies = new Set(shown.filter(isCopy))
  return copies.size === 0 ? items : items.filter((item) => !copies.has(item))
}

function groupBySeries(files: readonly IndexedFile[]): ReadonlyMap<string, readonly IndexedFile[]> {
  const groups = new Map<string, IndexedFile[]>()
  for (const file of files) {
    const key = seriesKeyOf(file)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [file])
    else group.push(file)
  }
  return groups
}

function haveSameDigests(one: readonly IndexedFile[], other: readonly IndexedFile[]): boolean {
  return one.length === other.length && one.every(({ digest }, index) => digest === other[index]?.digest)
}

/** Checks the shape of each entry: the stored file can be truncated or foreign. */
function isStoredIndex(stored: unknown, reader: string): stored is StoredIndex {
  if (typeof stored !== 'object' || stored === null) return false
  const { layout, reader: by, files } = stored as Partial<StoredIndex>
  return (
    layout === storedVersion &&
    by === reader &&
    typeof files === 'object' &&
    (files as unknown) !== null &&
    Object.values(files).every(
      (entry) =>
        typeof entry === 'object' &&
        (entry as unknown) !== null &&
        typeof entry.stamp === 'string' &&
        typeof entry.root === 'string' &&
        (entry.digest === undefined || (Array.isArray(entry.digest.actions) && Array.isArray(entry.digest.topics))),
    )
  )
}
