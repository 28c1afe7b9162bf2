import type { TrackedItem } from '../actionItems/history'
import { normalizeTitle } from '../reader/lexicon'

/** Meetings that count: a series may once have done otherwise. */
const recentMeetings = 10

/**
 * The heading under which a series writes the action items that it carries over, as written last: "Check AIs from last
 * time", "Tasks". Undefined where it carries none, or each below its own topic.
 *
 * @param items All items of the series.
 */
export function reviewHeadingOf(items: readonly TrackedItem[]): string | undefined {
  const copies = items
    .flatMap(({ id, occurrences }) =>
      occurrences.slice(1).map(({ day, item }) => ({ id, day: day ?? '', heading: item.heading })),
    )
    .sort((one, other) => other.day.localeCompare(one.day))
  const days = [...new Set(copies.map(({ day }) => day))].slice(0, recentMeetings)
  const recent = copies.filter(({ day }) => days.includes(day))
  const groups = new Map<string, { readonly heading: string; readonly ids: Set<string>; count: number }>()
  for (const { id, heading } of recent) {
    if (heading === undefined) continue
    const key = normalizeTitle(heading)
    const group = groups.get(key) ?? { heading, ids: new Set<string>(), count: 0 }
    group.ids.add(id)
    group.count++
    groups.set(key, group)
  }
  const [best] = [...groups.values()].sort((one, other) => other.count - one.count)
  // One item that comes up below its topic again and again makes no heading of items.
  return best !== undefined && best.ids.size > 1 && best.count * 2 >= recent.length ? best.heading : undefined
}
