import * as vscode from 'vscode'
import { type MinutesDocuments, selector } from '../../host/documents'
import type { WriteHouseLink } from './houseLinks'

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('minutes', 'reference')

/** Offers the house-style link when the address of an issue or pull request is pasted; the plain address stays a choice. */
export function registerPastedLinks(documents: MinutesDocuments, write: WriteHouseLink): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const pasted = (await data.get('text/plain')?.asString())?.trim()
      if (pasted === undefined || token.isCancellationRequested || /\s/.test(pasted)) return undefined
      if (ranges.some((range) => isInLink(document, range))) return undefined
      const house = write(document, pasted)
      return house && [new vscode.DocumentPasteEdit(house.link, vscode.l10n.t('Insert Link in House Style'), kind)]
    },
  }
  return vscode.languages.registerDocumentPasteEditProvider(selector, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/plain'],
  })
}

/** Whether the place is the target or the label of a link, or the selection is to become one. */
function isInLink(document: vscode.TextDocument, range: vscode.Range): boolean {
  const before = document.lineAt(range.start).text.slice(0, range.start.character)
  return !range.isEmpty || /(?:\]\(|[<`])[^)>`]*$/.test(before)
}
