import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import type { MeetingPeople } from '../../host/meetingPeople'
import type { SeriesModels } from '../../host/seriesModels'
import { registerArrivals } from './arrivals'
import { ownersFor, registerLiveCommands } from './liveCommands'
import { registerTimeBoxes } from './timeBoxes'
import { type IsOnRequest, registerTopicSnippet } from './topicSnippet'

interface LiveContext {
  readonly documents: MinutesDocuments
  readonly models: SeriesModels
  readonly people: MeetingPeople
  /** Resolves once the minutes of the workspace are read. */
  readonly start: () => Promise<void>
  readonly isOnRequest: IsOnRequest
}

/** Registers the commands for taking notes during a meeting. */
export function registerLive(
  { documents, models, people, start, isOnRequest }: LiveContext,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerLiveCommands(documents, models, people, log),
    registerArrivals(documents, models, people, start, log),
    registerTimeBoxes(documents, log),
    registerTopicSnippet(documents, models, (document) => ownersFor(document, people), isOnRequest),
  )
}
