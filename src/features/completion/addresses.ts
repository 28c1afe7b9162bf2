import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/context'
import { defaultLinkTemplate } from '../../core/completion/linkStyle'
import { type MinutesDocuments, selector } from '../../host/documents'
import { rankedList } from './completionList'
import type { WriteHouseLink } from './houseLinks'
import { describeItem, type IssueItem, toIssueItem } from './issueItem'

/** Offers the house-style link behind the address of an issue or pull request that is in the text already. */
export function registerAddressCompletion(documents: MinutesDocuments, write: WriteHouseLink): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<IssueItem> = {
    provideCompletionItems(document, position) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const cursor = document.offsetAt(position)
      const context = completionContext(document.getText(), cursor)
      if (context?.kind !== 'address') return undefined
      // Whoever asks here wants a link, even in a series of plain addresses.
      const house = write(document, context.address, defaultLinkTemplate)
      return house && rankedList(document, { ...context, cursor }, [toIssueItem(house.issue, house.link)])
    },
    resolveCompletionItem: describeItem,
  }
  return vscode.languages.registerCompletionItemProvider(selector, provider)
}
