import * as vscode from 'vscode'
import type { Calendars } from '../../host/calendars'
import type { MinutesDocuments } from '../../host/documents'
import type { LoadPart } from '../../host/parts'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { registerSlideComposition } from './composeSlides'
import { registerSlideExport } from './exportDeck'
import { registerSlideNavigation } from './navigation'
import { registerSlidePanels } from './slidePanels'

/** Services for the slide features. */
export interface SlideTools {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly calendars: Calendars
  /** The folder of the extension. */
  readonly extension: vscode.Uri
  readonly loadPart: LoadPart
  /** The workspace's storage. */
  readonly state: vscode.Memento
  /** A folder on this computer. */
  readonly storage: vscode.Uri
  readonly log: vscode.LogOutputChannel
}

/** Registers the features of slide decks: preview, presentation, export, navigation, and composing from minutes. */
export function registerSlides(tools: SlideTools): vscode.Disposable {
  const { documents, workspace, calendars, log } = tools
  const panels = registerSlidePanels(tools)
  return vscode.Disposable.from(
    panels,
    registerSlideNavigation(documents, log),
    registerSlideExport({ ...tools, overflowing: (document) => panels.overflowing(document) }),
    registerSlideComposition(documents, workspace, calendars, log),
  )
}
