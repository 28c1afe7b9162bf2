import type * as vscode from 'vscode'
import type { Calendars } from '../../host/calendars'
import type { MinutesDocuments } from '../../host/documents'
import type { PadClient } from '../../host/padClient'
import type { PadRecords } from '../../host/padRecords'
import type { VirtualTexts } from '../../host/virtualTexts'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** Services for the pad commands. */
export interface PadTools {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly pads: PadClient
  readonly records: PadRecords
  readonly calendars: Calendars
  readonly texts: VirtualTexts
  readonly log: vscode.LogOutputChannel
}
