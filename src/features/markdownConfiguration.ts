import * as vscode from 'vscode'
import { minutesWordPattern } from '../core/wordPattern'
import type { MinutesDocuments } from '../host/documents'

/**
 * Makes Markdown files behave as the Minutes language does while one is typed, as long as minutes are in the active editor:
 * `syntaxes/language-configuration.json` has the same rules.
 */
export function registerMarkdownConfiguration(documents: MinutesDocuments): vscode.Disposable {
  let configuration: vscode.Disposable | undefined
  const update = (editor: vscode.TextEditor | undefined): void => {
    const document = editor?.document
    const isWanted = document?.languageId === 'markdown' && documents.isMinutes(document)
    if (isWanted === (configuration !== undefined)) return
    configuration?.dispose()
    configuration = isWanted ? vscode.languages.setLanguageConfiguration('markdown', minutesTyping) : undefined
  }
  update(vscode.window.activeTextEditor)
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      configuration?.dispose()
    }),
    // An empty list in the file of the language would mean all brackets.
    vscode.languages.setLanguageConfiguration('minutes', minutesTyping),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) update(vscode.window.activeTextEditor)
    }),
  )
}

const minutesTyping: vscode.LanguageConfiguration = {
  wordPattern: new RegExp(minutesWordPattern, 'u'),
  // A bracket that is closed on a later line, or not at all, would leave its closing one in the text.
  autoClosingPairs: [],
}
