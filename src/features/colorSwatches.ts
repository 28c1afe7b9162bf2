import * as vscode from 'vscode'
import type { MinutesDocuments } from '../host/documents'

/**
 * Hides VS Code's color swatches in Markdown files that are minutes, where `#509` is an issue. In the `minutes` language
 * a default setting does that.
 *
 * A registered provider without results turns swatches off and cannot decline a document. So it is registered only for
 * the open minutes, by file name.
 */
export function registerColorSwatches(documents: MinutesDocuments): vscode.Disposable {
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
  // Brackets escape glob characters.
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name.replace(/[[\]{}*?]/g, '[$&]'))
  return { language: 'markdown', scheme: uri.scheme, pattern }
}
