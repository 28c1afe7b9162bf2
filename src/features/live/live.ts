import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import type { MeetingPeople } from '../../host/meetingPeople'
import type { SeriesModels } from '../../host/seriesModels'
import { registerArrivals } from './arrivals'
import { registerLiveCommands } from './liveCommands'
import { registerTimeBoxes } from './timeBoxes'

/**
 * What a note taker does while the others talk.
 *
 * @param start Resolves once the minutes of the workspace are read.
 */
export function registerLive(
  documents: MinutesDocuments,
  models: SeriesModels,
  people: MeetingPeople,
  start: () => Promise<void>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerLiveCommands(documents, models, people, log),
    registerArrivals(documents, models, people, start, log),
    registerTimeBoxes(documents, log),
  )
}
