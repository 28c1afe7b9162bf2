import { addDays } from '../calendar'
import { findDates } from '../dates'
import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { type SeriesMeeting, sortMeetings } from '../series'
import { nextInRhythm } from './rhythm'

/** The meetings of one series, oldest first. */
export type SeriesMeetings = readonly SeriesMeeting<Digest>[]

export function seriesMeetings(digests: readonly Digest[], series: string): SeriesMeetings {
  return sortMeetings(digests.filter((digest) => digest.series === series))
}

/** Suggests the date of the next meeting, today or later, in the rhythm of the last ones; weekly after a single meeting. */
export function suggestNextDate(
  meetings: readonly { readonly day: CalendarDate | undefined }[],
  today: CalendarDate,
): CalendarDate {
  const days = [...new Set(meetings.flatMap(({ day }) => day ?? []))].sort()
  return nextInRhythm(
    days.filter((day) => day <= addDays(today, 60)),
    today,
  )
}

/** Number of recent meetings searched for recurring topics. */
const topicMeetingCount = 5

/** Topic titles of most recent meetings, in the order of the last one. */
export function recurringTopics(meetings: SeriesMeetings): readonly string[] {
  const latest = meetings.slice(-topicMeetingCount)
  const counts = new Map<string, number>()
  for (const { file } of latest)
    for (const title of new Set(file.topics.map((topic) => topicKey(topic.title)))) {
      counts.set(title, (counts.get(title) ?? 0) + 1)
    }
  const minCount = Math.max(2, Math.ceil(latest.length * 0.6))
  const seen = new Set<string>()
  return [...latest]
    .reverse()
    .flatMap(({ file }) => file.topics)
    .flatMap(({ title, isReminder }) => {
      const key = topicKey(title)
      if (isReminder || seen.has(key) || (counts.get(key) ?? 0) < minCount) return []
      seen.add(key)
      return [title]
    })
}

function topicKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Reminders of the last meeting without a date before the next one. */
export function pendingReminders(meetings: SeriesMeetings, day: CalendarDate): readonly string[] {
  const topics = meetings.at(-1)?.file.topics ?? []
  return topics
    .filter(({ title, isReminder }) => isReminder && findDates(title).every(({ value }) => value >= day))
    .map(({ title }) => title)
}
