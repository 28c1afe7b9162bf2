import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/completionContext'
import { defaultLinkTemplate } from '../../core/completion/linkStyle'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { FormatLink } from './formattedLinks'
import { resolveIssueItem, type IssueItem, toIssueItem } from './issueItem'
import type { CompletionRequests } from './requests'

/** Offers a formatted link after the URL of an issue or pull request in the text, on request only. */
export function registerAddressCompletion(
  documents: MinutesDocuments,
  write: FormatLink,
  requests: CompletionRequests,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<IssueItem> = {
    provideCompletionItems(document, position, _token, request) {
      if (!requests.isOnRequest(document, position, request)) return undefined
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const cursor = document.offsetAt(position)
      const context = completionContext(document.getText(), cursor)
      if (context?.kind !== 'address') return undefined
      // The person asked for a link, even if the series uses plain URLs.
      const formatted = write(document, context.address, defaultLinkTemplate)
      if (formatted === undefined) return undefined
      const offer = { entries: [{ value: formatted, rest: '' }], acceptsEnter: true }
      const found = { token: { ...context, cursor }, offer }
      return requests.answer(document, found, ({ issue, link }) => toIssueItem(issue, link), true)
    },
    resolveCompletionItem: resolveIssueItem,
  }
  return vscode.languages.registerCompletionItemProvider(minutesSelector, provider)
}
