import * as vscode from 'vscode'
import { selectionRanges } from '../../core/files/smartSelect'
import type { MinutesDocuments } from '../../host/documents'

/** Expands and shrinks the selection by marks, items, lists and sections, as VS Code does in Markdown. */
export function registerSmartSelect(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(
    { language: 'minutes' },
    {
      provideSelectionRanges(document, positions) {
        if (documents.isTooLarge(document)) return []
        const { sections } = documents.read(document)
        return positions.map((position) => {
          const ranges = selectionRanges(document.getText(), document.offsetAt(position), sections)
          const chain = ranges.reduceRight<vscode.SelectionRange | undefined>(
            (parent, { start, end }) =>
              new vscode.SelectionRange(new vscode.Range(document.positionAt(start), document.positionAt(end)), parent),
            undefined,
          )
          return chain ?? new vscode.SelectionRange(new vscode.Range(position, position))
        })
      },
    },
  )
}
