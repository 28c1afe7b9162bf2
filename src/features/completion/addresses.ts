import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/completionContext'
import { defaultLinkTemplate } from '../../core/completion/linkStyle'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import { rankedList } from './completionList'
import type { FormatLink } from './formattedLinks'
import { resolveIssueItem, type IssueItem, toIssueItem } from './issueItem'

/** Offers a formatted link after the URL of an issue or pull request in the text. */
export function registerAddressCompletion(documents: MinutesDocuments, write: FormatLink): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<IssueItem> = {
    provideCompletionItems(document, position) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const cursor = document.offsetAt(position)
      const context = completionContext(document.getText(), cursor)
      if (context?.kind !== 'address') return undefined
      // The person asked for a link, even if the series uses plain URLs.
      const formatted = write(document, context.address, defaultLinkTemplate)
      return formatted && rankedList(document, { ...context, cursor }, [toIssueItem(formatted.issue, formatted.link)])
    },
    resolveCompletionItem: resolveIssueItem,
  }
  return vscode.languages.registerCompletionItemProvider(minutesSelector, provider)
}
