import type { Digest } from '../digest'

/** Cache entry of one file. */
export interface IndexEntry {
  /** A value that changes with the file: modification time and size, or the document's version. */
  readonly stamp: string
  /** Its workspace folder. */
  readonly root: string
  /** Undefined if the file is not minutes. */
  readonly digest: Digest | undefined
}

/** A part of the stored index. Parts are stored separately, so that a change writes only one, however large the index. */
export interface StoredPart {
  readonly layout: number
  /** Cache key: version and vocabulary of the reader. */
  readonly reader: string
  readonly files: Readonly<Record<string, IndexEntry>>
}

/** Changed parts by name; undefined for parts that became empty. */
export type ChangedParts = ReadonlyMap<string, StoredPart | undefined>

/** Divides the entries of an index among parts of limited size. A file stays in its part while it fits. */
export interface IndexParts {
  /** Call it after adding or changing the entry of a file. */
  put(file: string, entry: IndexEntry): void
  remove(file: string): void
  /** The parts that changed since the last call. */
  takeChanged(entryOf: (file: string) => IndexEntry | undefined): ChangedParts
}

/** Version of the stored format. Parts of other versions are discarded. */
const layout = 4
/** Weights of entries. Minutes have a digest, which takes more space than other entries. */
const weights = { minutes: 10, other: 1 } as const
/** Maximum weight of a part: fifty minutes, which are written in a few milliseconds. */
const maxWeight = 500

interface Part {
  readonly weightByFile: Map<string, number>
  weight: number
}

/**
 * @param reader Cache key; parts stored under another key are discarded.
 * @param stored Stored parts by name, not validated.
 * @returns the entries of the valid parts, and the parts. A discarded part counts as changed.
 */
export function readStoredParts(
  reader: string,
  stored: ReadonlyMap<string, unknown>,
): { readonly entries: Map<string, IndexEntry>; readonly parts: IndexParts } {
  const entries = new Map<string, IndexEntry>()
  const parts = new Map<string, Part>()
  const partByFile = new Map<string, string>()
  const roomy = new Set<string>()
  const changed = new Set<string>()
  let lastNumber = Math.max(0, ...[...stored.keys()].map(Number).filter(Number.isSafeInteger))

  const noteRoom = (name: string, { weight }: Part): void => {
    if (weight + weights.minutes <= maxWeight) roomy.add(name)
    else roomy.delete(name)
  }
  const addTo = (name: string, file: string, weight: number): void => {
    const part = parts.get(name) ?? { weightByFile: new Map<string, number>(), weight: 0 }
    parts.set(name, part)
    part.weight += weight - (part.weightByFile.get(file) ?? 0)
    part.weightByFile.set(file, weight)
    partByFile.set(file, name)
    noteRoom(name, part)
  }
  const takeOut = (file: string): void => {
    const name = partByFile.get(file)
    const part = name === undefined ? undefined : parts.get(name)
    if (name === undefined || part === undefined) return
    part.weight -= part.weightByFile.get(file) ?? 0
    part.weightByFile.delete(file)
    partByFile.delete(file)
    noteRoom(name, part)
    changed.add(name)
  }
  const partWithRoom = (): string => {
    const [name = String(++lastNumber)] = roomy
    return name
  }

  for (const [name, part] of stored) {
    const isValid = isStoredPart(part, reader)
    if (!isValid) {
      parts.set(name, { weightByFile: new Map(), weight: 0 })
      roomy.add(name)
      changed.add(name)
      continue
    }
    for (const [file, entry] of Object.entries(part.files)) {
      // A file is in two parts if the editor ended between two writes. Its stamp shows whether the entry is up to date.
      if (partByFile.has(file)) changed.add(name)
      else {
        entries.set(file, entry)
        addTo(name, file, weightOf(entry))
      }
    }
  }

  return {
    entries,
    parts: {
      put: (file, entry) => {
        const name = partByFile.get(file)
        const part = name === undefined ? undefined : parts.get(name)
        const weight = weightOf(entry)
        const fits = part !== undefined && part.weight - (part.weightByFile.get(file) ?? 0) + weight <= maxWeight
        if (!fits) takeOut(file)
        const target = fits && name !== undefined ? name : partWithRoom()
        addTo(target, file, weight)
        changed.add(target)
      },
      remove: takeOut,
      takeChanged: (entryOf) => {
        const changedParts = new Map<string, StoredPart | undefined>()
        for (const name of changed) {
          const files = [...(parts.get(name)?.weightByFile.keys() ?? [])]
          if (files.length === 0) {
            parts.delete(name)
            roomy.delete(name)
            changedParts.set(name, undefined)
            continue
          }
          const own = files.flatMap((file): (readonly [string, IndexEntry])[] => {
            const entry = entryOf(file)
            return entry === undefined ? [] : [[file, entry]]
          })
          changedParts.set(name, { layout, reader, files: Object.fromEntries(own) })
        }
        changed.clear()
        return changedParts
      },
    },
  }
}

function weightOf({ digest }: IndexEntry): number {
  return digest === undefined ? weights.other : weights.minutes
}

/** Checks the shape of each entry, because a stored file can be truncated or foreign. */
function isStoredPart(stored: unknown, reader: string): stored is StoredPart {
  if (typeof stored !== 'object' || stored === null) return false
  const part = stored as Partial<StoredPart>
  return (
    part.layout === layout &&
    part.reader === reader &&
    typeof part.files === 'object' &&
    (part.files as unknown) !== null &&
    Object.values(part.files).every(
      (entry) =>
        typeof entry === 'object' &&
        (entry as unknown) !== null &&
        typeof entry.stamp === 'string' &&
        typeof entry.root === 'string' &&
        (entry.digest === undefined || (Array.isArray(entry.digest.actions) && Array.isArray(entry.digest.topics))),
    )
  )
}
