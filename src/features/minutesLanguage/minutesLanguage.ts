import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import { registerFileLinks } from './fileLinks'
import { registerSmartSelect } from './smartSelect'

/** What VS Code gives to Markdown files only, for the Minutes language: files in links, and expanding the selection. */
export function registerMinutesLanguage(documents: MinutesDocuments): vscode.Disposable {
  return vscode.Disposable.from(registerFileLinks(), registerSmartSelect(documents))
}
