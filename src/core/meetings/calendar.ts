import ICAL from 'ical.js'
import { readPadAddress } from '../pads/padAddress'

/** An appointment of a calendar: one occurrence, with its exceptions applied. */
export interface Appointment {
  readonly title: string
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
  /** The calendar's name of the time zone; undefined for UTC and floating times. */
  readonly timeZone: string | undefined
  readonly links: MeetingLinks
}

/** The links in the description of an appointment. */
export interface MeetingLinks {
  /** The folder of the minutes in their repository. */
  readonly folder: string | undefined
  /** The address of the pad. */
  readonly pad: string | undefined
  /** The address of the video conference. */
  readonly room: string | undefined
}

/** Maximum number of occurrences of an appointment to read, so that a daily one from long ago ends. */
const maxOccurrences = 20_000

/**
 * The appointments of a calendar that start in a period, in order, without unreadable ones.
 *
 * @param ics The calendar, as in RFC 5545.
 * @param from Milliseconds since 1970; included.
 * @param until Excluded.
 */
export function appointmentsBetween(ics: string, from: number, until: number): readonly Appointment[] {
  const calendar = parseCalendar(ics)
  if (calendar === undefined) return []
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const exceptions = events.filter((event) => event.isRecurrenceException())
  const found: Appointment[] = []
  for (const event of events) {
    if (event.isRecurrenceException()) continue
    try {
      for (const exception of exceptions) if (exception.uid === event.uid) event.relateException(exception)
      for (const { item, startDate, endDate } of occurrences(event, until)) {
        const start = toTime(startDate, item)
        if (start < from || start >= until || isCancelled(item)) continue
        found.push({
          title: text(item.summary),
          start,
          end: toTime(endDate, item),
          timeZone: zoneName(item),
          links: readLinks(`${text(item.description)}\n${text(item.location)}`),
        })
      }
    } catch {
      // The parser refuses a rule; keep the other appointments.
      continue
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

function parseCalendar(ics: string): ICAL.Component | undefined {
  try {
    return new ICAL.Component(ICAL.parse(ics) as unknown[])
  } catch {
    // Not a calendar, or an invalid one.
    return undefined
  }
}

function* occurrences(
  event: ICAL.Event,
  until: number,
): Generator<{ readonly item: ICAL.Event; readonly startDate: ICAL.Time; readonly endDate: ICAL.Time }> {
  if (!event.isRecurring()) {
    yield { item: event, startDate: event.startDate, endDate: event.endDate }
    return
  }
  const iterator = event.iterator()
  for (let count = 0; count < maxOccurrences; count++) {
    const next = iterator.next() as ICAL.Time | undefined
    if (next === undefined || next.toUnixTime() * 1_000 > until + 86_400_000) return
    yield event.getOccurrenceDetails(next)
  }
}

/** A time in milliseconds since 1970. A zone that the calendar does not define is looked up by its name. */
function toTime(time: ICAL.Time, item: ICAL.Event): number {
  const zone = zoneName(item)
  const isKnown = time.zone !== ICAL.Timezone.localTimezone
  if (isKnown || zone === undefined) return time.toUnixTime() * 1_000
  const utc = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
  try {
    // Applied twice, because the offset is valid at the resulting time.
    const first = utc - offsetAt(utc, zone)
    return utc - offsetAt(first, zone)
  } catch {
    // An unknown name, for example of Windows.
    return time.toUnixTime() * 1_000
  }
}

/** The offset of a zone from UTC in milliseconds. @throws RangeError for an unknown zone. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(time / 1_000) * 1_000
  )
}

function zoneName(item: ICAL.Event): string | undefined {
  const name: unknown = item.component.getFirstProperty('dtstart')?.getParameter('tzid')
  return typeof name === 'string' ? name : undefined
}

function isCancelled(item: ICAL.Event): boolean {
  return String(item.component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED'
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

const roomHost =
  /^https?:\/\/(?:[\w.-]*\.)?(?:meet|jitsi|bbb|bigbluebutton|conf|conference|zoom|teams|webex|talk|whereby|senfcall|gather|room)[\w-]*\.[^\s]+/i

/** Folder, pad and video conference in the description of an appointment: by their labels, else by their hosts. */
export function readLinks(description: string): MeetingLinks {
  const plain = description.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*href="([^"]+)"[^>]*>/gi, ' $1 ')
  const lines = plain.split(/\r\n|\n|\r/)
  const labelled = (label: RegExp): string | undefined =>
    lines.flatMap((line) => (label.test(line) ? (/https?:\/\/[^\s<>"')]+/i.exec(line)?.[0] ?? []) : []))[0]
  const addresses: readonly string[] = plain.match(/https?:\/\/[^\s<>"')]+/gi) ?? []
  const pad =
    labelled(/^\W*(?:hedgedoc|hackmd|codimd|etherpad|pad|notes)\b/i) ??
    addresses.find((address) => /\/\/(?:[\w-]+\.)*(?:pads?|hedgedoc|hackmd|codimd|etherpad)\./i.test(address))
  const folder = addresses.flatMap((address) => /\/tree\/[^/]+\/([^?#\s]+)/.exec(address)?.[1] ?? [])[0]
  return {
    folder: folder === undefined ? undefined : decode(folder.replace(/[/.,;]+$/, '')),
    pad: pad !== undefined && readPadAddress(pad) !== undefined ? pad : undefined,
    room:
      labelled(/^\W*(?:join|room|jitsi|zoom|teams|bbb|video|call|meeting link|konferenz)\b/i) ??
      addresses.find((address) => roomHost.test(address)),
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A percent sign that is not an escape.
    return path
  }
}
