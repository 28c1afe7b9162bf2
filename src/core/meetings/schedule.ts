import { addDays } from '../calendar'
import type { CalendarDate } from '../minutes'
import { type SeriesMeetings, suggestNextDate } from '../newMinutes/seriesHabits'
import { seriesName } from '../series'
import type { Appointment } from './calendar'

/** The next and the last meeting of a series. */
export interface SeriesSchedule {
  /** The next appointment of the calendar. */
  readonly appointment: Appointment | undefined
  /** The day of the next meeting: from the calendar, else from how often the series meets; undefined if it is inactive. */
  readonly next: CalendarDate | undefined
  /** The day of the last meeting, with or without a file. */
  readonly last: CalendarDate | undefined
  /** The path of the last meeting's file; undefined if there is none yet. */
  readonly lastPath: string | undefined
}

/** Days without a meeting after which a series counts as inactive. */
const inactiveDays = 120

/**
 * The schedule of a series.
 *
 * @param appointments The appointments of the series, in order; empty without a calendar.
 * @param now Milliseconds since 1970.
 * @param dayOf The day of a time in the person's time zone.
 */
export function scheduleOf(
  meetings: SeriesMeetings,
  appointments: readonly Appointment[],
  now: number,
  dayOf: (time: number) => CalendarDate,
): SeriesSchedule {
  const today = dayOf(now)
  const dated = meetings.filter(({ day, file }) => day !== undefined && day <= today && file.kind !== 'slides')
  const latest = dated.at(-1)
  const appointment = appointments.find(({ end }) => end > now)
  const held = appointments.filter(({ end }) => end <= now).at(-1)
  const heldDay = held && dayOf(held.start)
  const hasFile = heldDay === undefined || (latest?.day ?? '') >= heldDay
  const isResting = latest?.day === undefined || latest.day < addDays(today, -inactiveDays)
  const next =
    appointment === undefined
      ? appointments.length > 0 || isResting
        ? undefined
        : suggestNextDate(meetings, today)
      : dayOf(appointment.start)
  const missed = hasFile ? missedDay(meetings, appointments, latest?.day, today) : heldDay
  return {
    appointment,
    next,
    last: missed ?? latest?.day,
    lastPath: missed === undefined ? latest?.file.path : undefined,
  }
}

/** The day of a meeting since the last file, from how often the series meets; undefined with a calendar or if inactive. */
function missedDay(
  meetings: SeriesMeetings,
  appointments: readonly Appointment[],
  last: CalendarDate | undefined,
  today: CalendarDate,
): CalendarDate | undefined {
  if (appointments.length > 0 || last === undefined || last < addDays(today, -inactiveDays) || meetings.length < 3)
    return undefined
  const expected = suggestNextDate(meetings, addDays(last, 1))
  return expected > last && expected < today ? expected : undefined
}

/** Whether an appointment belongs to a series: by the folder that it links to, else by its title. */
export function isOfSeries({ title, links }: Appointment, series: string, folder: string): boolean {
  if (links.folder !== undefined) {
    const [wanted, own] = [links.folder.toLowerCase(), (folder === '' ? series : folder).toLowerCase()]
    return own !== '' && (wanted === own || wanted.endsWith(`/${own}`))
  }
  const words = wordsOf(seriesName(series, ''))
  const written = new Set(wordsOf(title))
  return words.length > 0 && words.every((word) => written.has(word))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
