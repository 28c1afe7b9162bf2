import type * as vscode from 'vscode'
import { dateOfPath } from '../core/datesOfPaths'
import { cutPad } from '../core/pads/cutPad'
import { firstLevel } from '../core/pads/headingLevels'
import { readPadAddress } from '../core/pads/padAddress'
import { toMinutesText } from '../core/pads/padFiles'
import { PadError } from '../padServers/padError'
import { relativePath } from './documents'
import type { PadClient } from './padClient'
import type { PadRecords } from './padRecords'

/** How long publishing waits for a pad, in milliseconds. */
const waitMs = 4_000

/**
 * Whether minutes have changed in their pad since they were fetched. False if unknown, because the pad is not
 * confirmed, cannot be read in time, or no longer has the meeting.
 */
export type HasPadChanged = (uri: vscode.Uri, signal: AbortSignal) => Promise<boolean>

export function createPadChanges(pads: PadClient, records: PadRecords): HasPadChanged {
  return async (uri, signal) => {
    await records.load()
    const record = records.get(uri)
    const address = record && readPadAddress(record.pad)
    if (record === undefined || address === undefined || !pads.isConfirmed(address)) return false
    try {
      const pad = await pads.fetch(address, AbortSignal.any([signal, AbortSignal.timeout(waitMs)]))
      const day = cutPad(record.text).find(({ date }) => date !== undefined)?.date ?? dateOfPath(relativePath(uri))
      const sections = cutPad(pad)
      const section =
        sections.find(({ date }) => date !== undefined && date === day) ?? sections.find(() => sections.length === 1)
      if (section === undefined) return false
      return (
        toMinutesText(section, firstLevel(record.text) ?? 1).trimEnd() !== record.text.replace(/\r\n?/g, '\n').trimEnd()
      )
    } catch (error) {
      if (error instanceof PadError) return false
      throw error
    }
  }
}
