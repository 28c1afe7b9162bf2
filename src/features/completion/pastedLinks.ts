import * as vscode from 'vscode'
import { isLinkAllowedAt } from '../../core/completion/completionContext'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { FormatLink } from './formattedLinks'

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('minutes', 'reference')

/** Offers a formatted link when the URL of an issue or pull request is pasted. The plain URL stays available. */
export function registerPastedLinks(documents: MinutesDocuments, write: FormatLink): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const pasted = (await data.get('text/plain')?.asString())?.trim()
      if (pasted === undefined || token.isCancellationRequested || /\s/.test(pasted)) return undefined
      if (ranges.some((range) => !isLinkPlace(document, range))) return undefined
      const formatted = write(document, pasted)
      return formatted && [new vscode.DocumentPasteEdit(formatted.link, vscode.l10n.t('Insert Formatted Link'), kind)]
    },
  }
  return vscode.languages.registerDocumentPasteEditProvider(minutesSelector, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/plain'],
  })
}

/** Whether the position allows a link. A selection becomes the label of a link. */
function isLinkPlace(document: vscode.TextDocument, range: vscode.Range): boolean {
  return range.isEmpty && isLinkAllowedAt(document.getText(), document.offsetAt(range.start))
}
