import type * as vscode from 'vscode'
import { createAgedValues } from '../../core/agedValues'
import type { Appointment } from '../../core/meetings/calendar'
import { isOfSeries, scheduleOf, type SeriesSchedule } from '../../core/meetings/schedule'
import { readPadAddress } from '../../core/pads/padAddress'
import { blobSha } from '../../github/gitBlob'
import { type Publication, publicationState } from '../../github/publication'
import type { Calendars } from '../../host/calendars'
import { readText } from '../../host/createMinutes'
import { localDate } from '../../core/calendar'
import { allSeries, type MeetingSeries } from '../../host/meetingSeries'
import type { PadClient } from '../../host/padClient'
import type { PadRecords } from '../../host/padRecords'
import type { Publications } from '../../host/publications'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** The state of the last meeting. */
export type MeetingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'noFile' }
  | { readonly kind: 'inPad'; readonly changedAt: Date | undefined }
  | { readonly kind: 'unpublished' | 'changed' }
  | {
      readonly kind: 'open' | 'merged' | 'closed'
      readonly pull: number
      /** The page of the pull request. */
      readonly url: string
      /** When the pull request was opened; undefined if not known. */
      readonly openedAt: Date | undefined
    }

/** The row of one series. */
export interface MeetingRow {
  readonly series: MeetingSeries
  readonly schedule: SeriesSchedule
  /** The file of the last meeting. */
  readonly uri: vscode.Uri | undefined
  readonly state: MeetingState
  /** The address of the series' pad. */
  readonly pad: string | undefined
  readonly room: string | undefined
  readonly appointment: Appointment | undefined
}

export interface MeetingSources {
  readonly workspace: WorkspaceMinutes
  readonly calendars: Calendars
  readonly publications: Publications
  readonly records: PadRecords
  readonly pads: PadClient
}

/** Milliseconds for which the response about a pad is cached. */
const infoMaxAgeMs = 10 * 60_000

/** When pads last changed, according to their servers. Requests each pad at most every ten minutes. */
export interface PadTimes {
  find(pad: string): Promise<Date | undefined>
}

export function createPadTimes(pads: PadClient): PadTimes {
  const times = createAgedValues<Date | undefined>(infoMaxAgeMs, async (pad) => {
    const address = readPadAddress(pad)
    return address && (await pads.fetchInfo(address, new AbortController().signal))?.changedAt
  })
  return { find: (pad) => times.get(pad) }
}

/** The series of the workspace: those with a next meeting first, by date. */
export async function meetingRows(sources: MeetingSources, times: PadTimes): Promise<readonly MeetingRow[]> {
  await Promise.all([sources.records.load(), sources.publications.load(), sources.calendars.refresh()])
  const rows = await Promise.all(allSeries(sources.workspace).map((series) => rowOf(series, sources, times)))
  return rows.sort(
    (one, other) =>
      (one.schedule.next ?? '9').localeCompare(other.schedule.next ?? '9') ||
      (other.schedule.last ?? '').localeCompare(one.schedule.last ?? ''),
  )
}

async function rowOf(series: MeetingSeries, sources: MeetingSources, times: PadTimes): Promise<MeetingRow> {
  const { calendars, records } = sources
  const appointments = calendars.appointments().filter((one) => isOfSeries(one, series.series, series.folder))
  const schedule = scheduleOf(series.meetings, appointments, Date.now(), (time) => localDate(new Date(time)))
  const uri = series.files.find(({ digest }) => digest.path === schedule.lastPath)?.uri
  const appointment = schedule.appointment ?? appointments.at(-1)
  const own = new Set(series.files.map((file) => file.uri.toString()))
  const recorded = records
    .all()
    .filter(({ file }) => own.has(file))
    .sort((one, other) => other.fetchedAt - one.fetchedAt)[0]?.pad
  const pad = appointment?.links.pad ?? recorded
  return {
    series,
    schedule,
    uri,
    state: await stateOf(schedule, uri, pad, sources, times),
    pad,
    room: appointment?.links.room,
    appointment,
  }
}

async function stateOf(
  { last }: SeriesSchedule,
  uri: vscode.Uri | undefined,
  pad: string | undefined,
  { publications, records }: MeetingSources,
  times: PadTimes,
): Promise<MeetingState> {
  if (last === undefined) return { kind: 'none' }
  if (uri === undefined)
    return pad === undefined ? { kind: 'noFile' } : { kind: 'inPad', changedAt: await times.find(pad) }
  const publication = publications.get(uri)
  if (publication === undefined) {
    // Minutes without a record on this computer may have been published from another one.
    const isFetched = records.get(uri) !== undefined
    return isFetched || last >= localDate(new Date(Date.now() - 14 * 86_400_000))
      ? { kind: 'unpublished' }
      : { kind: 'none' }
  }
  const state = publicationState(publication, blobSha((await readText(uri)) ?? ''))
  return state === 'unpublished' || state === 'changed' ? { kind: state } : { kind: state, ...pullOf(publication) }
}

function pullOf({ pull }: Publication): {
  readonly pull: number
  readonly url: string
  readonly openedAt: Date | undefined
} {
  const openedAt = new Date(pull.createdAt ?? '')
  return { pull: pull.number, url: pull.url, openedAt: Number.isNaN(openedAt.getTime()) ? undefined : openedAt }
}
