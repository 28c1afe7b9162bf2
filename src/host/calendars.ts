import * as vscode from 'vscode'
import { createAgedValues } from '../core/agedValues'
import type { Appointment } from '../core/meetings/calendar'
import { isPrivateHost } from '../core/privateNetwork'
import { PadError } from '../padServers/padError'
import { failureOf, readUrl } from '../padServers/request'
import type { LoadPart } from './parts'
import { settingKeys } from './settingKeys'
import * as settings from './settings'

/** The appointments of the configured calendars. */
export interface Calendars {
  /** The appointments known so far, in order. */
  appointments(): readonly Appointment[]
  /** Reads the calendars, at most every ten minutes. */
  refresh(): Promise<void>
}

/** Milliseconds before a calendar is read again. */
const maxAgeMs = 10 * 60_000
/** The period to read, in days before and after today. */
const pastDays = 45
const futureDays = 120
const dayMs = 86_400_000

export function createCalendars(loadPart: LoadPart, log: vscode.LogOutputChannel): Calendars {
  let known: readonly Appointment[] = []
  const calendars = createAgedValues<readonly Appointment[]>(maxAgeMs, async (source, last) => {
    const text = await readCalendar(source, log)
    // Offline, the last appointments are better than none.
    if (text === undefined) return last ?? []
    const { appointmentsBetween } = await loadPart('calendars')
    const now = Date.now()
    return appointmentsBetween(text, now - pastDays * dayMs, now + futureDays * dayMs)
  })
  return {
    appointments: () => known,
    refresh: async () => {
      const sources = [...new Set(settings.calendars())]
      const all = await Promise.all(sources.map((source) => calendars.get(source)))
      known = all.flat().sort((one, other) => one.start - other.start)
    },
  }
}

/** @returns undefined if the calendar cannot be read; the reason is logged. */
async function readCalendar(source: string, log: vscode.LogOutputChannel): Promise<string | undefined> {
  try {
    if (/^(?:https?|webcal):\/\//i.test(source)) return await fetchCalendar(source.replace(/^webcal:/i, 'https:'))
    const [root] = vscode.workspace.workspaceFolders ?? []
    if (root === undefined) return undefined
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root.uri, source)))
  } catch (error) {
    log.warn(`Calendar not read: ${source}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

async function fetchCalendar(url: string): Promise<string> {
  const isOwnSetting = !settings.isFromWorkspace(settingKeys.calendars)
  if (!URL.canParse(url) || (!isOwnSetting && isPrivateHost(new URL(url).hostname)))
    throw new PadError('redirected', { url })
  const answer = await readUrl(url, { ask: (...call) => fetch(...call), signal: new AbortController().signal })
  const failure = failureOf(answer)
  if (failure !== undefined) throw failure
  return answer.text
}
