import * as vscode from 'vscode'
import type { Calendars } from '../../host/calendars'
import type { MinutesDocuments } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { registerSlideComposition } from './composeSlides'
import { registerSlideExport } from './exportDeck'
import { registerSlideNavigation } from './navigation'
import { registerSlidePanels } from './slidePanels'

/** What the features of slides need. */
export interface SlideTools {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly calendars: Calendars
  /** The folder of the extension. */
  readonly extension: vscode.Uri
  readonly log: vscode.LogOutputChannel
}

/** Registers the features of slide decks: preview, presentation, export, navigation, and composing from minutes. */
export function registerSlides({ documents, workspace, calendars, extension, log }: SlideTools): vscode.Disposable {
  return vscode.Disposable.from(
    registerSlidePanels(documents, extension, log),
    registerSlideNavigation(documents, log),
    registerSlideExport(documents, extension, log),
    registerSlideComposition(documents, workspace, calendars, log),
  )
}
