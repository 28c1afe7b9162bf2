import * as vscode from 'vscode'
import { renderLink } from '../../core/completion/linkStyle'
import { parseIssueAddress } from '../../core/reader/references'
import { issueKey } from '../../core/topics'
import { type MinutesDocuments, selector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { Recollection } from '../../host/recollection'
import * as settings from '../../host/settings'

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('minutes', 'reference')

/** Offers the house-style link when the address of an issue or pull request is pasted; the plain address stays a choice. */
export function registerPastedLinks(
  documents: MinutesDocuments,
  recollection: Recollection,
  index: IssueIndex,
): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const pasted = (await data.get('text/plain')?.asString())?.trim()
      if (pasted === undefined || token.isCancellationRequested || /\s/.test(pasted)) return undefined
      const { webOrigins } = settings.referenceOptions(document.uri)
      const address = parseIssueAddress(pasted, webOrigins)
      const isBare = /\/\d+\/?$/.test(pasted)
      if (address === undefined || !isBare || ranges.some((range) => isInLink(document, range))) return undefined
      const known =
        index.library().byKey.get(issueKey(address)) ?? recollection.issues(document).issues.get(issueKey(address))
      const issue = { ...address, title: known?.title, state: undefined, updatedAt: undefined }
      const origin = webOrigins.find((candidate) => pasted.toLowerCase().startsWith(candidate)) ?? settings.webOrigin()
      const link = renderLink(recollection.linkTemplate(document), issue, origin)
      if (link === pasted) return undefined
      return [new vscode.DocumentPasteEdit(link, vscode.l10n.t('Insert Link in House Style'), kind)]
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
