import * as vscode from 'vscode'
import type { MinutesDocuments } from '../../host/documents'
import { registerFileLinks } from './fileLinks'
import { registerSmartSelect } from './smartSelect'

/** Registers features that VS Code has only in Markdown, for the Minutes language: file links and expanding selections. */
export function registerMinutesLanguage(documents: MinutesDocuments): vscode.Disposable {
  return vscode.Disposable.from(registerFileLinks(), registerSmartSelect(documents))
}
