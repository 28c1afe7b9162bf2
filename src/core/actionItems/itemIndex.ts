import type { Digest } from '../digest'
import { type IndexedFile, trackSeries, type TrackedItem, withoutCopies } from './history'

/** What is known of one file: enough to tell whether it has to be read again, and what was in it. */
export interface IndexEntry {
  /** Changes when the file does: its time and size, or the version of its document. */
  readonly stamp: string
  /** The workspace folder that it lies in. */
  readonly root: string
  /** Undefined for a file that is no minutes. */
  readonly digest: Digest | undefined
}

/** All that is known of a workspace's minutes, file by file; what follows from it is worked out once and kept. */
export interface ItemIndex {
  get(key: string): IndexEntry | undefined
  /** @returns whether anything but the stamp has changed. */
  put(key: string, entry: IndexEntry): boolean
  /** @returns whether it was there, with minutes in it. */
  remove(key: string): boolean
  keys(): Iterable<string>
  /** The files that are minutes. */
  files(): readonly IndexedFile[]
  /** Every action item with its history, series by series. */
  items(): readonly TrackedItem[]
  /** What is to be stored, for `load`. */
  save(): StoredIndex
}

/** The layout of what is stored; anything of another layout is read anew. */
const indexLayout = 2

export interface StoredIndex {
  readonly layout: number
  /** What the reader's answers depend on besides the files: its version and its words. */
  readonly reader: string
  readonly files: Readonly<Record<string, IndexEntry>>
}

/** @param reader Names the reader and its vocabulary: what another one has stored is not used. */
export function createItemIndex(reader: string, stored?: unknown): ItemIndex {
  const entries = new Map<string, IndexEntry>(isUsable(stored, reader) ? Object.entries(stored.files) : [])
  // Worked out anew for the series that have changed, and for no others.
  const tracked = new Map<string, { readonly files: readonly IndexedFile[]; readonly items: readonly TrackedItem[] }>()
  let files: readonly IndexedFile[] | undefined
  let items: readonly TrackedItem[] | undefined

  const forget = (): void => {
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
      if (known === undefined || !isSame(known.files, own)) tracked.set(key, { files: own, items: trackSeries(own) })
    }
    return (items = [...tracked.values()].flatMap((one) => one.items))
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
      forget()
      return true
    },
    remove: (key) => {
      const known = entries.get(key)
      entries.delete(key)
      if (known?.digest === undefined) return false
      forget()
      return true
    },
    keys: () => entries.keys(),
    files: currentFiles,
    items: currentItems,
    save: () => ({ layout: indexLayout, reader, files: Object.fromEntries(entries) }),
  }
}

function groupBySeries(files: readonly IndexedFile[]): ReadonlyMap<string, readonly IndexedFile[]> {
  const groups = new Map<string, IndexedFile[]>()
  for (const file of files) {
    const key = `${file.root}\n${file.digest.series}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [file])
    else group.push(file)
  }
  return groups
}

function isSame(one: readonly IndexedFile[], other: readonly IndexedFile[]): boolean {
  return one.length === other.length && one.every(({ digest }, index) => digest === other[index]?.digest)
}

/** What is on disk may have been cut off, or be somebody else's: only its shape is trusted, entry by entry. */
function isUsable(stored: unknown, reader: string): stored is StoredIndex {
  if (typeof stored !== 'object' || stored === null) return false
  const { layout, reader: by, files } = stored as Partial<StoredIndex>
  return (
    layout === indexLayout &&
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
