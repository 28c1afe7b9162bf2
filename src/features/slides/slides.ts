import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { registerSlideComposition } from './composeSlides'
import { registerSlideExport } from './exportDeck'
import { registerSlideNavigation } from './navigation'
import { registerSlidePanels } from './slidePanels'

/** Registers the features of slide decks: preview, presentation, export, navigation, and composing from minutes. */
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
