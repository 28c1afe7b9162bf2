import type { Digest } from './digest'
import type { ActionItem, CalendarDate } from './minutes'

/** An open action item with the minutes that it stands in. */
export interface OpenItem {
  readonly item: ActionItem
  readonly path: string
  readonly series: string
  readonly date: CalendarDate | undefined
}

export interface OwnerGroup<T> {
  /** In the spelling that is used most; undefined for items that nobody owns. */
  readonly owner: string | undefined
  /** Newest first. */
  readonly items: readonly T[]
}

/** The open action items of a file. */
export function openItems({ path, series, date, actions }: Digest): readonly OpenItem[] {
  return actions.filter(({ done }) => !done).map((item) => ({ item, path, series, date }))
}

/** Groups items by who owns them: by name, those that nobody owns last. An item with two owners stands with both. */
export function groupByOwner<T extends OpenItem>(items: readonly T[]): readonly OwnerGroup<T>[] {
  const groups = new Map<string, { readonly spellings: Map<string, number>; readonly items: T[] }>()
  for (const entry of items) {
    for (const owner of entry.item.owners.length === 0 ? [''] : entry.item.owners) {
      const key = owner.toLowerCase()
      const group = groups.get(key) ?? { spellings: new Map<string, number>(), items: [] }
      group.spellings.set(owner, (group.spellings.get(owner) ?? 0) + 1)
      group.items.push(entry)
      groups.set(key, group)
    }
  }
  return [...groups]
    .sort(([one], [other]) => (one === '' ? 1 : other === '' ? -1 : one.localeCompare(other)))
    .map(([key, group]) => ({
      owner:
        key === '' ? undefined : [...group.spellings].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0],
      items: group.items.sort(
        (one, other) =>
          (other.date ?? '').localeCompare(one.date ?? '') ||
          one.path.localeCompare(other.path) ||
          one.item.span.start.line - other.item.span.start.line,
      ),
    }))
}
