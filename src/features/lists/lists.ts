import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import { registerItemEnd } from './endItems'
import { registerLanguageConfiguration } from './languageConfiguration'
import { registerListCommands } from './listCommands'
import { createVerbatimLines } from './verbatimLines'

/** Registers the language configuration and the keys of lists and topics: Enter, Tab, Shift+Tab, Alt+Up, Alt+Down. */
export function registerLists(documents: MinutesDocuments, log: vscode.LogOutputChannel): vscode.Disposable {
  const verbatimLines = createVerbatimLines()
  return vscode.Disposable.from(
    registerLanguageConfiguration(documents, verbatimLines),
    registerItemEnd(documents),
    registerListCommands(documents, verbatimLines, log),
  )
}
