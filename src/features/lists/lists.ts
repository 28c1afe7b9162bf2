import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import { registerItemEnd } from './endItems'
import { registerEnterRules } from './enterRules'
import { registerListCommands } from './listCommands'

/** The keys of lists and topics: Enter, Tab, Shift+Tab, Alt+Up, Alt+Down. */
export function registerLists(documents: MinutesDocuments, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerEnterRules(documents),
    registerItemEnd(documents),
    registerListCommands(documents, log),
  )
}
