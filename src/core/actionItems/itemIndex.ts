import { seriesKeyOf, trackSeries, type TrackedItem, withoutCopies } from './history'
import type { IndexedFile } from './occurrence'
import { areOpposed, type ItemFingerprint, itemFingerprint, shareOwner } from './similarity'
import { type ChangedParts, type IndexEntry, readStoredParts } from './storedParts'

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
  /** The parts that changed since the last call; stored for `createItemIndex`. */
  takeChangedParts(): ChangedParts
}

/**
 * @param reader Cache key; parts stored under another key are discarded.
 * @param stored Stored parts by name, not validated. A broken part affects only its own files.
 */
export function createItemIndex(reader: string, stored: ReadonlyMap<string, unknown> = new Map()): ItemIndex {
  const { entries, parts } = readStoredParts(reader, stored)
  // By series; recomputed only for changed ones.
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
      const current = isUnchanged ? { ...known, stamp: entry.stamp } : entry
      entries.set(key, current)
      if (known?.stamp !== current.stamp || !isUnchanged) parts.put(key, current)
      if (isUnchanged || (known === undefined && entry.digest === undefined)) return false
      invalidate()
      return true
    },
    remove: (key) => {
      const known = entries.get(key)
      entries.delete(key)
      parts.remove(key)
      if (known?.digest === undefined) return false
      invalidate()
      return true
    },
    keys: () => entries.keys(),
    files: currentFiles,
    items: currentItems,
    takeChangedParts: () => parts.takeChanged((key) => entries.get(key)),
  }
}

/** Removes items in decks that minutes of another series also have, because slides repeat items of minutes. */
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
