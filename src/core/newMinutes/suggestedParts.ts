import { type Ageing, isStale } from '../actionItems/ageing'
import type { TrackedItem } from '../actionItems/history'
import type { Role } from '../minutes'
import type { SeriesMeetings } from './seriesHabits'
import type { FrequentParticipant } from './seriesPeople'

// The default choices for new minutes.

/** Whether somebody attended at least half of the recent meetings. */
export function isRegular({ attended, of }: FrequentParticipant): boolean {
  return attended * 2 >= of
}

/** Number of recent meetings whose duties count as usual. */
const dutyMeetingCount = 10

/** The duties that recent meetings of the series had. */
export function usualRoles(meetings: SeriesMeetings): readonly Role[] {
  const recent = meetings.slice(-dutyMeetingCount)
  return (['scribe', 'reporter', 'chair'] as const).filter((role) =>
    recent.some(({ file }) => file.duties.some((duty) => duty.role === role)),
  )
}

/** Open items that are not stale, newest first. */
export function liveItems(items: readonly TrackedItem[], ageing: Ageing): readonly TrackedItem[] {
  return items
    .filter((item) => item.status === 'open' && !isStale(item, ageing))
    .sort((one, other) => (other.latest.day ?? '').localeCompare(one.latest.day ?? ''))
}

/** Whether an open item is carried over: items of the last two meetings, or all if the series reviews its items. */
export function carriesItem(meetings: SeriesMeetings): (item: TrackedItem) => boolean {
  const recent = new Set(meetings.slice(-2).map(({ file }) => file.path))
  const hasReview = meetings.slice(-3).some(({ file }) => file.actions.some(({ isCarriedOver }) => isCarriedOver))
  return ({ latest }) => hasReview || recent.has(latest.path)
}
