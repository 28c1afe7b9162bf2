import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { registerSlideComposition } from './compose'
import { registerSlideExport } from './exportDeck'
import { registerSlideNavigation } from './navigation'
import { registerSlidePanels } from './slidePanels'

/** Slide decks: preview, presentation, export, moving about in the source, and composing one from minutes. */
export function registerSlides(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerSlidePanels(documents, extension, log),
    registerSlideNavigation(documents, log),
    registerSlideExport(documents, extension, log),
    registerSlideComposition(documents, workspace, log),
  )
}
