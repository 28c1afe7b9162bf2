import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/completionContext'
import { offerIssues } from '../../core/completion/offerIssues'
import { renderLink } from '../../core/completion/linkStyle'
import { resolveRepository } from '../../core/reader/references'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { CompletionHistory } from '../../host/completionHistory'
import * as settings from '../../host/settings'
import { maxEntries } from './completionList'
import { resolveIssueItem, type IssueItem, toIssueItem } from './issueItem'
import type { CompletionRequests } from './requests'

/** Offers issues and pull requests after `#` and `repo#`, from the index and from links in the workspace. */
export function registerReferenceCompletion(
  documents: MinutesDocuments,
  recollection: CompletionHistory,
  index: IssueIndex,
  requests: CompletionRequests,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<IssueItem> = {
    provideCompletionItems(document, position, _token, request) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const offset = document.offsetAt(position)
      const context = completionContext(document.getText(), offset)
      if (context?.kind !== 'reference') return undefined
      const sources = {
        indexedIssues: index.library(),
        stats: recollection.issues(document),
        cursorContext: recollection.cursorContext(document, context),
      }
      const query = { ...context, repository: repositoryNamed(context.repository, document.uri) }
      const isOnRequest = requests.isOnRequest(document, request)
      const offer = offerIssues(sources, query, maxEntries, isOnRequest)
      if (offer === undefined) return undefined
      const template = recollection.linkTemplate(document)
      return requests.answer(
        document,
        { ...context, cursor: offset },
        offer,
        (issue) => toIssueItem(issue, renderLink(template, issue, settings.webOrigin())),
        isOnRequest,
      )
    },
    resolveCompletionItem: resolveIssueItem,
  }
  return vscode.languages.registerCompletionItemProvider(minutesSelector, provider, '#', '\uff03')
}

/** `repo` or `owner/repo` for the text before `#`, with aliases resolved; '' for any repository. */
function repositoryNamed(name: string, uri: vscode.Uri): string {
  if (name === '') return ''
  const { owner, repo } = resolveRepository(name, settings.referenceOptions(uri))
  return owner === undefined ? repo : `${owner}/${repo}`
}
