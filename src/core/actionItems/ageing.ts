import { addMonths } from '../calendar'
import type { IssueLookup } from '../completion/indexedIssues'
import type { CalendarDate } from '../minutes'
import { itemDueDate } from './grouping'
import type { TrackedItem } from './history'
import type { IndexedFile } from './occurrence'
import { sortMeetings } from '../series'
import { itemIssues } from './itemIssues'

/** The criteria for stale open items, which nobody has mentioned for a long time. */
export interface Ageing {
  /** The newest meeting; undefined if no file has a date, so that nothing is stale. */
  readonly reference: CalendarDate | undefined
  /** Months without a mention. */
  readonly staleAfterMonths: number
  /** Known issues. A recent update of an open issue keeps its item from being stale. */
  readonly issues?: IssueLookup
}

export const defaultStaleAfterMonths = 6

/** The day of the newest meeting, never later than today. */
export function referenceDay(files: readonly IndexedFile[], today: CalendarDate): CalendarDate | undefined {
  let newest: CalendarDate | undefined
  for (const { digest } of files) {
    if (digest.date === undefined) continue
    const [{ day = '' } = {}] = sortMeetings([digest])
    if (newest === undefined || day > newest) newest = day
  }
  return newest !== undefined && newest > today ? today : newest
}

/**
 * Whether an open item was not mentioned for a long time before the newest meeting. An item with a later due date, or
 * with an open issue that was updated since, is not stale.
 */
export function isStale(item: TrackedItem, { reference, staleAfterMonths, issues }: Ageing): boolean {
  const { latest, status } = item
  if (status !== 'open' || reference === undefined || latest.day === undefined || staleAfterMonths <= 0) return false
  const limit = addMonths(reference, -staleAfterMonths)
  if (latest.day >= limit) return false
  const due = itemDueDate(item)
  if (due !== undefined && due > reference) return false
  return issues === undefined || !itemIssues(item).some((name) => isAlive(name, issues, limit))
}

/** The number of stale items. */
export function staleCount(items: readonly TrackedItem[], ageing: Ageing): number {
  return items.filter((item) => isStale(item, ageing)).length
}

function isAlive(name: string, issues: IssueLookup, limit: CalendarDate): boolean {
  const { state, updatedAt = '' } = issues.get(name.toLowerCase()) ?? {}
  return (state === 'open' || state === 'draft') && updatedAt.slice(0, 10) >= limit
}
