import { addDays, daysBetween, endOfMonth, isoWeekday } from '../calendar'
import type { CalendarDate } from '../minutes'

/** Whether a day matches a rule: every week on Mondays and Thursdays, every second week, the last Thursday of a month. */
type Rhythm = (day: CalendarDate) => boolean

/** Number of recent meetings that count, because habits change. */
const recentMeetingCount = 12
/** Meetings more than this many days before the last one do not count. */
const maxAgeDays = 400
/** Longest time to look ahead for the next meeting. */
const horizonDays = 420

/**
 * The next day in the rhythm of some meetings, today or later. Uses the rhythm that explains most of the last meetings
 * and expects the fewest others, so that a moved or missing meeting has no effect.
 *
 * @param days Sorted, without duplicates.
 */
export function nextInRhythm(days: readonly CalendarDate[], today: CalendarDate): CalendarDate {
  const last = days.at(-1)
  if (last === undefined) return today
  const recent = days.slice(-recentMeetingCount).filter((day) => daysBetween(day, last) <= maxAgeDays)
  const rhythm = bestRhythm(recent)
  const expected = daysOf(rhythm, recent[0] ?? last, addDays(last > today ? last : today, horizonDays))
  const gaps = expected.slice(1).map((day, index) => daysBetween(expected[index] ?? day, day))
  // A meeting that was moved to the day before replaces the regular one.
  const earliest = addDays(last, Math.ceil(Math.min(...gaps, 28) / 2))
  return expected.find((day) => day >= earliest && day > last && day >= today) ?? addDays(today, 7)
}

function bestRhythm(days: readonly CalendarDate[]): Rhythm {
  const held = new Set(days)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  let best: Rhythm = () => false
  let bestScore = -Infinity
  for (const { rhythm, cost } of candidates(days)) {
    const expected = daysOf(rhythm, first, last)
    const hits = expected.filter((day) => held.has(day)).length
    const score = hits - 0.5 * (expected.length - hits) - 0.7 * (held.size - hits) - cost
    if (score > bestScore) {
      best = rhythm
      bestScore = score
    }
  }
  return best
}

function daysOf(rhythm: Rhythm, from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const found: CalendarDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (rhythm(day)) found.push(day)
  return found
}

/** Rhythms that some of the days suggest. Rhythms that fit by chance more easily have a higher cost. */
function candidates(days: readonly CalendarDate[]): readonly { readonly rhythm: Rhythm; readonly cost: number }[] {
  const anchors = days.slice(-4).reverse()
  const weeks = [1, 2, 3, 4, 5, 6, 8].flatMap((count) =>
    anchors.map((anchor) => ({ rhythm: everyWeeks(anchor, count), cost: count > 4 ? 0.2 : 0 })),
  )
  const weekdays = [...new Set(days.map(isoWeekday))]
  const usual = weekdays.filter((weekday) => days.filter((day) => isoWeekday(day) === weekday).length * 4 > days.length)
  const several = [usual, [1, 2, 3, 4, 5]]
    .filter((list) => list.length > 1)
    .map((list) => ({ rhythm: (day: CalendarDate) => list.includes(isoWeekday(day)), cost: 0.2 }))
  const places = [...new Set(days.flatMap(placesInMonth))]
  const monthly = places.map((place) => ({ rhythm: inMonth([place]), cost: 0.1 }))
  const twice = places.flatMap((one, index) =>
    places
      .slice(index + 1)
      .flatMap((other) => (one.charAt(0) === other.charAt(0) ? [{ rhythm: inMonth([one, other]), cost: 0.2 }] : [])),
  )
  const dates = [...new Set(days.map((day) => day.slice(8)))].map((date) => ({
    rhythm: (day: CalendarDate) => day.slice(8) === date,
    cost: 0.1,
  }))
  return [...weeks, ...monthly, ...dates, ...twice, ...several]
}

function everyWeeks(anchor: CalendarDate, count: number): Rhythm {
  return (day) => daysBetween(anchor, day) % (7 * count) === 0
}

/** The weekday with its place in the month: "4-2" is the second Thursday, "4-last" the last one. */
function placesInMonth(day: CalendarDate): readonly string[] {
  const weekday = isoWeekday(day)
  const isLast = addDays(day, 7) > endOfMonth(day)
  return [`${weekday}-${Math.ceil(Number(day.slice(8)) / 7)}`, ...(isLast ? [`${weekday}-last`] : [])]
}

function inMonth(places: readonly string[]): Rhythm {
  return (day) => placesInMonth(day).some((place) => places.includes(place))
}
