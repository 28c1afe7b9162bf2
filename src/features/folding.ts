import * as vscode from 'vscode'
import type { MinutesDocuments } from '../host/documents'

/** Folds documents of the `minutes` language; in markdown files VS Code's own folding stays alone. */
export function registerFolding(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    { language: 'minutes' },
    {
      provideFoldingRanges: (document) =>
        documents
          .read(document)
          .folds.map(({ startLine, endLine }) => new vscode.FoldingRange(startLine - 1, endLine - 1)),
    },
  )
}
