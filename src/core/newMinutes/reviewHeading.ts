import type { TrackedItem } from '../actionItems/history'
import type { HeadingDigest } from '../digest'
import { normalizeTitle } from '../reader/sections/sectionTitles'

/** Number of recent meetings that count, because habits change. */
const recentMeetingCount = 10

/**
 * The heading above carried-over action items in a series, in its latest spelling: "Check AIs from last time", "Tasks".
 * Undefined if the series carries no items over, or keeps each below its topic.
 *
 * @param items All items of the series.
 */
export function learnReviewHeading(items: readonly TrackedItem[]): string | undefined {
  const copies = items
    .flatMap(({ id, occurrences }) =>
      occurrences.slice(1).map(({ day, item }) => ({ id, day: day ?? '', heading: item.heading })),
    )
    .sort((one, other) => other.day.localeCompare(one.day))
  const days = [...new Set(copies.map(({ day }) => day))].slice(0, recentMeetingCount)
  const recent = copies.filter(({ day }) => days.includes(day))
  const groups = new Map<string, { readonly heading: HeadingDigest; readonly ids: Set<string>; count: number }>()
  for (const { id, heading } of recent) {
    if (heading === undefined) continue
    const key = normalizeTitle(heading.title)
    const group = groups.get(key) ?? { heading, ids: new Set<string>(), count: 0 }
    group.ids.add(id)
    group.count++
    groups.set(key, group)
  }
  const [best] = [...groups.values()].sort((one, other) => other.count - one.count)
  if (best === undefined) return undefined
  // A topic whose items recur below it is not a review heading.
  const { share, items: least } = isItemHeading(best.heading) ? reviewThreshold : otherThreshold
  return best.ids.size >= least && best.count >= recent.length * share ? best.heading.title : undefined
}

/** Minimum share of the copies and number of items below a heading, for review or action headings, and for others. */
const reviewThreshold = { share: 0.5, items: 2 } as const
const otherThreshold = { share: 0.8, items: 3 } as const

function isItemHeading({ kind }: HeadingDigest): boolean {
  return kind === 'review' || kind === 'actions'
}
