import * as vscode from 'vscode'
import type { MinutesDocuments } from '../host/documents'

/**
 * Keeps VS Code's colour swatches out of markdown files that are minutes: it takes `#509` for a colour. In the `minutes`
 * language a default of a setting does that.
 *
 * A provider that finds no colours is what turns them off, and no provider can hand a document back. So it is there
 * for the open minutes only, by name, and every other markdown file has its swatches.
 */
export function registerColourSwatches(documents: MinutesDocuments): vscode.Disposable {
  let registered: { readonly key: string; readonly registration: vscode.Disposable } | undefined
  const provider: vscode.DocumentColorProvider = {
    provideDocumentColors: () => [],
    provideColorPresentations: () => [],
  }
  const update = (): void => {
    const open = vscode.workspace.textDocuments.filter(
      (document) => document.languageId === 'markdown' && !document.isClosed && documents.isMinutes(document),
    )
    const key = open
      .map(({ uri }) => uri.toString())
      .sort()
      .join('\n')
    if (key === registered?.key) return
    registered?.registration.dispose()
    const registration = vscode.languages.registerColorProvider(
      open.map(({ uri }) => filterOf(uri)),
      provider,
    )
    registered = { key, registration }
  }
  update()
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidCloseTextDocument(update),
    vscode.workspace.onDidSaveTextDocument(update),
    new vscode.Disposable(() => {
      registered?.registration.dispose()
    }),
  )
}

function filterOf(uri: vscode.Uri): vscode.DocumentFilter {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
  // What means something in a pattern stands for itself in brackets.
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name.replace(/[[\]{}*?]/g, '[$&]'))
  return { language: 'markdown', scheme: uri.scheme, pattern }
}
