import { findDates } from '../dates'
import type { CalendarDate } from '../minutes'

/** The values of a link such as `vscode://…/open?series=board&date=2026-03-05`. */
export interface MeetingLink {
  /** The path, folder or name of a series. */
  readonly series: string
  readonly day: CalendarDate | undefined
  /** The address of a pad with the minutes; only `https:`. */
  readonly pad: string | undefined
}

/**
 * Reads the path and query of a link. Links come from anywhere, so only these values are used.
 *
 * @returns undefined for other links.
 */
export function readMeetingLink(path: string, query: string): MeetingLink | undefined {
  if (!/^\/open\/?$/.test(path)) return undefined
  const values = new Map(
    query.split('&').map((part): [string, string] => {
      const at = part.indexOf('=')
      return at < 0 ? [part, ''] : [part.slice(0, at), decode(part.slice(at + 1))]
    }),
  )
  const series = values.get('series')?.trim() ?? ''
  if (series === '' || series.length > 300) return undefined
  const pad = values.get('pad')
  return {
    series,
    day: findDates(values.get('date') ?? '')[0]?.value,
    pad: pad !== undefined && /^https:\/\/[^\s/]+\/\S*$/i.test(pad) ? pad : undefined,
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // Text that is not encoded: "100%".
    return text
  }
}

/** A series as links can name it. */
export interface NamedSeries {
  readonly series: string
  readonly folder: string
  readonly label: string
}

/** The series of a link, by its path, else by its name, ignoring case. */
export function findLinkedSeries<T extends NamedSeries>(all: readonly T[], requested: string): T | undefined {
  const name = requested.toLowerCase().replace(/^\/+|\/+$/g, '')
  const isCalled = (text: string): boolean => text.toLowerCase() === name
  return (
    all.find(({ series }) => isCalled(series)) ??
    all.find(({ folder }) => isCalled(folder)) ??
    all.find(({ label }) => isCalled(label)) ??
    all.find(({ series }) => isCalled(series.slice(series.lastIndexOf('/') + 1)))
  )
}
