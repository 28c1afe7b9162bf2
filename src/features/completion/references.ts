import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/completionContext'
import { findIssues } from '../../core/completion/issues'
import { renderLink } from '../../core/completion/linkStyle'
import { resolveRepository } from '../../core/reader/references'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { CompletionHistory } from '../../host/completionHistory'
import * as settings from '../../host/settings'
import { maxEntries } from './completionList'
import { resolveIssueItem, type IssueItem, toIssueItem } from './issueItem'
import type { StickyCompletions } from './stickyCompletions'

/** Offers issues and pull requests after `#` and `repo#`, from the index and from links in the workspace. */
export function registerReferenceCompletion(
  documents: MinutesDocuments,
  recollection: CompletionHistory,
  index: IssueIndex,
  lists: StickyCompletions,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<IssueItem> = {
    provideCompletionItems(document, position) {
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
      const found = findIssues(sources, query, maxEntries)
      if (found.length === 0) return undefined
      const template = recollection.linkTemplate(document)
      return lists.offer(
        document,
        { ...context, cursor: offset },
        found.map((issue) => toIssueItem(issue, renderLink(template, issue, settings.webOrigin()))),
      )
    },
    resolveCompletionItem: resolveIssueItem,
  }
  return vscode.languages.registerCompletionItemProvider(minutesSelector, provider, '#', '-', '.')
}

/** `repo` or `owner/repo` for the text before `#`, with aliases resolved; '' for any repository. */
function repositoryNamed(name: string, uri: vscode.Uri): string {
  if (name === '') return ''
  const { owner, repo } = resolveRepository(name, settings.referenceOptions(uri))
  return owner === undefined ? repo : `${owner}/${repo}`
}
