import { daysBetween } from '../calendar'
import { resolveDueDay } from '../dueDay'
import type { CalendarDate } from '../minutes'
import { sameSeries, type SeriesId } from '../series'
import type { TrackedItem } from './history'

export const groupings = ['owner', 'series', 'meeting', 'age'] as const
export type Grouping = (typeof groupings)[number]

export const sortOrders = ['newest', 'oldest', 'carried', 'due'] as const
export type Sorting = (typeof sortOrders)[number]

/** Filter, grouping and order of the view. Plain JSON, stored in the workspace state. */
export interface Arrangement {
  readonly groupBy: Grouping
  readonly sortBy: Sorting
  /** Whether only the viewer's own items are shown. */
  readonly mine: boolean
  readonly series: SeriesId | undefined
  readonly text: string
  readonly showDone: boolean
  readonly showDropped: boolean
}

export const defaultArrangement: Arrangement = Object.freeze({
  groupBy: 'owner',
  sortBy: 'newest',
  mine: false,
  series: undefined,
  text: '',
  showDone: false,
  showDropped: false,
})

/** Time since an item was first raised. */
export type Age = 'week' | 'month' | 'quarter' | 'older' | 'unknown'
const ages: readonly Age[] = ['week', 'month', 'quarter', 'older', 'unknown']

/** The common property of the items in a group. */
export type GroupKey =
  | { readonly by: 'owner'; readonly owner: string | undefined }
  | { readonly by: 'series'; readonly root: string; readonly series: string }
  | {
      readonly by: 'meeting'
      readonly root: string
      readonly series: string
      readonly day: CalendarDate | undefined
      readonly path: string
    }
  | { readonly by: 'age'; readonly age: Age }
  /** Open items that nobody has mentioned for a long time; after all other groups. */
  | { readonly by: 'stale' }

export interface ItemGroup {
  readonly key: GroupKey
  readonly id: string
  readonly items: readonly TrackedItem[]
}

export interface Viewer {
  readonly today: CalendarDate
  /** Handles and names of the viewer; empty if unknown. */
  readonly me: readonly string[]
}

/** Returns the items that match all filters. */
export function filterItems(
  items: readonly TrackedItem[],
  arrangement: Arrangement,
  viewer: Viewer,
): readonly TrackedItem[] {
  const words = arrangement.text.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    if (item.status === 'done' && !arrangement.showDone) return false
    if (item.status === 'dropped' && !arrangement.showDropped) return false
    if (arrangement.mine && !isMine(item, viewer.me)) return false
    if (arrangement.series !== undefined && !sameSeries(item, arrangement.series)) return false
    if (words.length === 0) return true
    const { text, owners } = item.latest.item
    const all = `${text} ${owners.join(' ')} ${item.latest.path}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** Whether one of the names owns the item. Items for everybody (`all`) count. */
export function isMine({ latest }: TrackedItem, me: readonly string[]): boolean {
  const names = new Set(me.map((name) => name.toLowerCase()))
  return names.size > 0 && latest.item.owners.some((owner) => owner === 'all' || names.has(owner.toLowerCase()))
}

/**
 * Groups and sorts items. An item with two owners is in both groups.
 *
 * @param isStale Whether an item belongs to the last group, of stale items.
 * @param me Handles and names of the viewer, whose group comes first. Groups with overdue items follow.
 */
export function groupItems(
  items: readonly TrackedItem[],
  { groupBy, sortBy }: Pick<Arrangement, 'groupBy' | 'sortBy'>,
  today: CalendarDate,
  isStale: (item: TrackedItem) => boolean = () => false,
  me: readonly string[] = [],
): readonly ItemGroup[] {
  const own = new Set(me.map((name) => name.toLowerCase()))
  const groups = new Map<string, { readonly key: GroupKey; readonly items: TrackedItem[] }>()
  const spellings = new Map<string, Map<string, number>>()
  for (const item of sortItems(items, sortBy, today)) {
    for (const key of isStale(item) ? [staleKey] : groupKeys(item, groupBy, today)) {
      const id = groupId(key)
      const group = groups.get(id) ?? { key, items: [] }
      group.items.push(item)
      groups.set(id, group)
      if (key.by === 'owner' && key.owner !== undefined) {
        const spelling = spellings.get(id) ?? new Map<string, number>()
        spellings.set(id, spelling.set(key.owner, (spelling.get(key.owner) ?? 0) + 1))
      }
    }
  }
  return [...groups]
    .map(([id, { key, items: own }]): ItemGroup => ({
      id,
      key: withMostFrequentSpelling(key, spellings.get(id)),
      items: own,
    }))
    .map((group) => ({ group, urgency: urgencyOf(group, own, today) }))
    .sort((one, other) => one.urgency - other.urgency || compareGroups(one.group.key, other.group.key))
    .map(({ group }) => group)
}

/** Whether two lists of groups are equal. Compares items by identity, because `ItemIndex` keeps unchanged objects. */
export function areSameGroups(one: readonly ItemGroup[], other: readonly ItemGroup[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, key, items }, at) => {
      const group = other[at]
      return (
        group?.id === id &&
        (key.by !== 'owner' || (group.key.by === 'owner' && group.key.owner === key.owner)) &&
        group.items.length === items.length &&
        items.every((item, index) => item === group.items[index])
      )
    })
  )
}

/** Gives an owner's group the most frequent spelling, because the case of handles varies. */
function withMostFrequentSpelling(key: GroupKey, spellings: ReadonlyMap<string, number> | undefined): GroupKey {
  if (key.by !== 'owner' || spellings === undefined) return key
  return { by: 'owner', owner: [...spellings].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0] }
}

const staleKey: GroupKey = Object.freeze({ by: 'stale' })

function groupKeys(item: TrackedItem, groupBy: Grouping, today: CalendarDate): readonly GroupKey[] {
  switch (groupBy) {
    case 'owner': {
      const { owners } = item.latest.item
      return owners.length === 0 ? [{ by: 'owner', owner: undefined }] : owners.map((owner) => ({ by: 'owner', owner }))
    }
    case 'series':
      return [{ by: 'series', root: item.root, series: item.series }]
    case 'meeting':
      return [{ by: 'meeting', root: item.root, series: item.series, day: item.latest.day, path: item.latest.path }]
    case 'age':
      return [{ by: 'age', age: itemAge(item, today) }]
  }
}

function groupId(key: GroupKey): string {
  switch (key.by) {
    case 'owner':
      return `owner:${key.owner?.toLowerCase() ?? ''}`
    case 'series':
      return `series:${key.root}/${key.series}`
    case 'meeting':
      return `meeting:${key.root}/${key.path}`
    case 'age':
      return `age:${key.age}`
    case 'stale':
      return 'stale'
  }
}

/**
 * The rank of a group: the viewer's items, then groups with overdue items, then other groups, then items of everybody
 * and of nobody. Meetings and ages have another order.
 */
function urgencyOf({ key, items }: ItemGroup, me: ReadonlySet<string>, today: CalendarDate): number {
  if (key.by === 'stale') return 6
  if (key.by === 'meeting' || key.by === 'age') return 3
  if (key.by === 'owner') {
    if (key.owner === undefined) return 5
    if (me.has(key.owner.toLowerCase())) return 0
  }
  const overdue = items.filter((item) => isOverdue(item, today))
  if (overdue.some(({ latest }) => latest.item.owners.some((owner) => me.has(owner.toLowerCase())))) return 1
  if (overdue.length > 0) return 2
  return key.by === 'owner' && key.owner === 'all' ? 4 : 3
}

function compareGroups(one: GroupKey, other: GroupKey): number {
  if (one.by === 'stale' || other.by === 'stale') return one.by === 'stale' ? 1 : -1
  if (one.by === 'owner' && other.by === 'owner') {
    if (one.owner === undefined || other.owner === undefined) return one.owner === undefined ? 1 : -1
    return one.owner.localeCompare(other.owner, 'en', { sensitivity: 'base' })
  }
  if (one.by === 'meeting' && other.by === 'meeting')
    return (other.day ?? '').localeCompare(one.day ?? '') || one.path.localeCompare(other.path)
  if (one.by === 'series' && other.by === 'series')
    return one.series.localeCompare(other.series) || one.root.localeCompare(other.root)
  if (one.by === 'age' && other.by === 'age') return ages.indexOf(one.age) - ages.indexOf(other.age)
  return 0
}

function itemAge({ raised }: TrackedItem, today: CalendarDate): Age {
  if (raised === undefined) return 'unknown'
  const days = daysBetween(raised, today)
  return days < 7 ? 'week' : days < 31 ? 'month' : days < 92 ? 'quarter' : 'older'
}

/** The due date that an item's words name; undefined if none. */
export function itemDueDate({ latest, occurrences }: TrackedItem): CalendarDate | undefined {
  const { due } = latest.item
  if (due === undefined) return undefined
  // "until Friday" counts from the first meeting with these words, not from a later copy.
  const firstDay = occurrences.find(({ item }) => item.due === due)?.day
  return resolveDueDay(due, firstDay)
}

export function isOverdue(item: TrackedItem, today: CalendarDate): boolean {
  const day = item.status === 'open' ? itemDueDate(item) : undefined
  return day !== undefined && day < today
}

function sortItems(items: readonly TrackedItem[], sortBy: Sorting, today: CalendarDate): readonly TrackedItem[] {
  const newest = (one: TrackedItem, other: TrackedItem): number =>
    (other.latest.day ?? '').localeCompare(one.latest.day ?? '') ||
    one.latest.path.localeCompare(other.latest.path) ||
    one.latest.item.span.start.line - other.latest.item.span.start.line
  const last = '9999-99-99'
  const compare: Readonly<Record<Sorting, (one: TrackedItem, other: TrackedItem) => number>> = {
    newest,
    oldest: (one, other) => (one.raised ?? last).localeCompare(other.raised ?? last) || newest(one, other),
    carried: (one, other) => other.timesCarried - one.timesCarried || newest(one, other),
    due: (one, other) =>
      Number(isOverdue(other, today)) - Number(isOverdue(one, today)) ||
      (itemDueDate(one) ?? last).localeCompare(itemDueDate(other) ?? last) ||
      newest(one, other),
  }
  return [...items].sort(compare[sortBy])
}
