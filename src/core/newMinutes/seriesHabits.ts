import { addDays, daysBetween } from '../actionItems/dueDate'
import { findDates } from '../dates'
import type { Digest } from '../digest'
import type { CalendarDate } from '../minutes'
import { type SeriesMeeting, sortMeetings, weekdayOf } from '../series'

/** The meetings of one series, oldest first. */
export type SeriesMeetings = readonly SeriesMeeting<Digest>[]

export function seriesMeetings(digests: readonly Digest[], series: string): SeriesMeetings {
  return sortMeetings(digests.filter((digest) => digest.series === series))
}

/** Number of recent meetings that count, since habits change. */
const recentMeetingCount = 10

/**
 * Suggests the date of the next meeting, today or later. Adds the usual interval to the last meeting, or finds the same
 * day of the next month. The most frequent interval wins over gaps and wrong dates; a single meeting counts as weekly.
 */
export function suggestNextDate(
  meetings: readonly { readonly day: CalendarDate | undefined }[],
  today: CalendarDate,
): CalendarDate {
  const days = [...new Set(meetings.flatMap(({ day }) => day ?? []))]
  const last = days.filter((day) => day <= addDays(today, 60)).at(-1)
  if (last === undefined) return today
  const monthly = monthlyPattern(days.filter((day) => day <= last).slice(-3))
  if (monthly !== undefined) {
    for (let monthCount = 1; ; monthCount++) {
      const day = monthly(addMonths(last, monthCount))
      if (day > last && day >= today) return day
    }
  }
  const intervals = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day))
  const interval =
    mostFrequent(intervals.slice(-recentMeetingCount).filter((distance) => distance > 0 && distance <= 92)) ?? 7
  let next = addDays(last, interval)
  if (next < today) next = addDays(next, Math.ceil(daysBetween(next, today) / interval) * interval)
  return next
}

/**
 * Maps a month, `YYYY-MM`, to the meeting date of a monthly series. Its last meetings were in consecutive months, on the
 * same day or the same weekday of the month ("the second Tuesday"). Undefined for other series.
 */
function monthlyPattern(days: readonly CalendarDate[]): ((month: string) => CalendarDate) | undefined {
  const [first, ...others] = days
  if (first === undefined || others.length < 2) return undefined
  if (!others.every((day, index) => day.slice(0, 7) === addMonths(days[index] ?? day, 1))) return undefined
  if (others.every((day) => day.slice(8) === first.slice(8)) && Number(first.slice(8)) <= 28)
    return (month) => `${month}-${first.slice(8)}`
  const nth = (day: CalendarDate): string => `${weekdayOf(day)} ${Math.ceil(Number(day.slice(8)) / 7)}`
  if (!others.every((day) => nth(day) === nth(first)) || nth(first).endsWith('5')) return undefined
  return (month) => {
    const start = `${month}-01`
    const week = Math.ceil(Number(first.slice(8)) / 7) - 1
    return addDays(start, ((weekdayOf(first) - weekdayOf(start) + 7) % 7) + 7 * week)
  }
}

/** The month, `YYYY-MM`, that is `count` months after a date's month. */
function addMonths(day: CalendarDate, count: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The most frequent value; the later one on a tie. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.reduceRight<T | undefined>(
    (best, value) => (best === undefined || (counts.get(value) ?? 0) > (counts.get(best) ?? 0) ? value : best),
    undefined,
  )
}

/**
 * The path of new minutes, with a file name like the latest of the series: `20260305.md`, `2026-03-05.md`,
 * `tsc-2026-03-05.md`. A word after the date ("-workshop") belongs to one meeting and is not copied.
 *
 * @param folder The folder of the files, '' for the root.
 */
export function newMinutesPath(meetings: SeriesMeetings, folder: string, day: CalendarDate): string {
  const names = meetings.slice(-recentMeetingCount).map(({ file }) => file.path.slice(file.path.lastIndexOf('/') + 1))
  const pattern = mostFrequent(names.flatMap((name) => fileNamePattern(name) ?? [])) ?? 'YYYYMMDD.md'
  const name = pattern.replace(/YYYY(.?)MM(.?)DD/, (_, first: string, second: string) =>
    [day.slice(0, 4), first, day.slice(5, 7), second, day.slice(8)].join(''),
  )
  return folder === '' ? name : `${folder}/${name}`
}

function fileNamePattern(name: string): string | undefined {
  const parts = /(?<!\d)\d{4}([-_.]?)\d\d([-_.]?)\d\d(?!\d)/.exec(name)
  if (parts === null) return undefined
  const extension = /(?:\.minutes)?\.(?:md|markdown)$/i.exec(name)?.[0] ?? '.md'
  return `${name.slice(0, parts.index)}YYYY${parts[1] ?? ''}MM${parts[2] ?? ''}DD${extension}`
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
