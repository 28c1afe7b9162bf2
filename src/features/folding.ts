import * as vscode from 'vscode'
import type { Fold } from '../core/minutes'
import { slideFolds } from '../core/slides/slideFolds'
import { type MinutesDocuments, minutesSelector } from '../host/documents'

/**
 * Folds documents of the `minutes` language, and slides of every deck. Other Markdown files keep VS Code's folding only.
 */
export function registerFolding(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(minutesSelector, {
    async provideFoldingRanges(document) {
      const isDeck = documents.kindOf(document) === 'slides'
      if (document.languageId !== 'minutes' && !isDeck) return undefined
      const { folds, slides } = await documents.readSoon(document)
      return [
        ...(isDeck ? slideFolds(document.getText(), slides) : []),
        ...(document.languageId === 'minutes' ? folds : []),
      ].map(toRange)
    },
  })
}

function toRange({ startLine, endLine }: Fold): vscode.FoldingRange {
  return new vscode.FoldingRange(startLine - 1, endLine - 1)
}
