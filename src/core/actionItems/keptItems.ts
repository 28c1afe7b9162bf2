import type { ItemGroup } from './grouping'
import type { TrackedItem } from './history'

/**
 * The former state of items that were marked as done in the view, by key. They keep their rows until the view is
 * refreshed.
 */
export type KeptItems = ReadonlyMap<string, TrackedItem>

/** Identifies an item in all workspace folders. It stays the same when the item is marked as done. */
export function itemKey({ id, occurrences: [first] }: TrackedItem): string {
  return `${first?.file ?? ''}/${id}`
}

export function isKept(item: TrackedItem, kept: KeptItems): boolean {
  return item.status === 'done' && kept.has(itemKey(item))
}

/**
 * Groups items, with kept ones at their former places.
 *
 * @param group Filters, sorts and groups.
 */
export function groupWithKept(
  items: readonly TrackedItem[],
  kept: KeptItems,
  group: (items: readonly TrackedItem[]) => readonly ItemGroup[],
): readonly ItemGroup[] {
  if (kept.size === 0) return group(items)
  const now = new Map<TrackedItem, TrackedItem>()
  const asBefore = items.map((item) => {
    const before = item.status === 'done' ? kept.get(itemKey(item)) : undefined
    if (before === undefined) return item
    now.set(before, item)
    return before
  })
  return group(asBefore).map((one) => ({ ...one, items: one.items.map((item) => now.get(item) ?? item) }))
}
