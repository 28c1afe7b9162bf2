import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/completionContext'
import type { Issue } from '../../core/completion/indexedIssues'
import { offerIssues } from '../../core/completion/offerIssues'
import { renderLink } from '../../core/completion/linkStyle'
import { resolveRepository } from '../../core/reader/references'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { CompletionHistory } from '../../host/completionHistory'
import * as settings from '../../host/settings'
import { maxEntries } from './completionList'
import { resolveIssueItem, type IssueItem, toIssueItem } from './issueItem'
import type { CompletionRequests, TokenOffer } from './requests'

/** Offers issues and pull requests after `#` and `repo#`, from the index and from links in the workspace. */
export function registerReferenceCompletion(
  documents: MinutesDocuments,
  completionHistory: CompletionHistory,
  index: IssueIndex,
  requests: CompletionRequests,
): vscode.Disposable {
  const find = (document: vscode.TextDocument, offset: number, isOnRequest: boolean): TokenOffer<Issue> | undefined => {
    if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
    const context = completionContext(document.getText(), offset)
    if (context?.kind !== 'reference') return undefined
    const sources = {
      indexedIssues: index.library(),
      stats: completionHistory.issues(document),
      cursorContext: completionHistory.cursorContext(document, context),
    }
    const query = { ...context, repository: repositoryNamed(context.repository, document.uri) }
    return {
      token: { ...context, cursor: offset },
      offer: offerIssues(sources, query, maxEntries, isOnRequest),
    }
  }
  requests.addSource((document, offset) => find(document, offset, false)?.offer !== undefined)
  const provider: vscode.CompletionItemProvider<IssueItem> = {
    provideCompletionItems(document, position, _token, request) {
      const isOnRequest = requests.isOnRequest(document, position, request)
      const found = find(document, document.offsetAt(position), isOnRequest)
      if (found === undefined) return undefined
      const template = completionHistory.linkTemplate(document)
      const toItem = (issue: Issue): IssueItem => toIssueItem(issue, renderLink(template, issue, settings.webOrigin()))
      return requests.answer(document, found, toItem, isOnRequest)
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
