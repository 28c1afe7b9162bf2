import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/context'
import { findIssues, type Issue, issueKey, linkAffinity, mergeIssues } from '../../core/completion/issues'
import { defaultLinkTemplate, renderLink } from '../../core/completion/linkStyle'
import { issueAddress, resolveRepository } from '../../core/reader/references'
import { placeOf } from '../../core/series'
import { type MinutesDocuments, relativePath, selector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { maxEntries, rankedList } from './completionList'

interface ReferenceItem extends vscode.CompletionItem {
  readonly issue: Issue
}

/** Offers issues and pull requests behind `#` and `repo#`, from the index and from the workspace's own links. */
export function registerReferenceCompletion(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  index: IssueIndex,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<ReferenceItem> = {
    provideCompletionItems(document, position) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const offset = document.offsetAt(position)
      const context = completionContext(document.getText(), offset)
      if (context?.kind !== 'reference') return undefined
      const history = workspace.files().map(({ digest }) => digest)
      const options = settings.referenceOptions(document.uri)
      const named = context.repository === '' ? undefined : resolveRepository(context.repository, options)
      const repository =
        named === undefined ? '' : named.owner === undefined ? named.repo : `${named.owner}/${named.repo}`
      const affinity = linkAffinity(history, placeOf(relativePath(document.uri)).series)
      const found = findIssues(
        mergeIssues(index.issues(), history),
        { repository, typed: context.typed },
        affinity,
        maxEntries,
      )
      if (found.length === 0) return undefined
      const template = settings.linkTemplate(document.uri) || defaultLinkTemplate
      return rankedList(
        document,
        { ...context, cursor: offset },
        found.map((issue) => toItem(issue, template)),
      ) as vscode.CompletionList<ReferenceItem>
    },
    resolveCompletionItem(item) {
      item.documentation = describe(item.issue)
      return item
    },
  }
  return vscode.languages.registerCompletionItemProvider(selector, provider, '#', '-')
}

function toItem(issue: Issue, template: string): ReferenceItem {
  const label = `${issue.repo}#${issue.number}`
  const item = new vscode.CompletionItem(
    { label, description: issue.title ?? `${issue.owner}/${issue.repo}` },
    vscode.CompletionItemKind.Reference,
  )
  item.insertText = renderLink(template, issue, settings.webOrigin())
  return Object.assign(item, { issue })
}

/** Titles come from GitHub: they are shown as text, never as markdown. */
function describe(issue: Issue): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  text.appendText(issue.title ?? issueKey(issue))
  text.appendMarkdown('\n\n')
  const state = issue.state === undefined ? '' : `${stateName(issue.state)} · `
  text.appendText(`${state}${issue.owner}/${issue.repo}#${issue.number}`)
  text.appendMarkdown('\n\n')
  text.appendText(issueAddress(settings.webOrigin(), issue))
  return text
}

function stateName(state: NonNullable<Issue['state']>): string {
  switch (state) {
    case 'open':
      return vscode.l10n.t('open')
    case 'closed':
      return vscode.l10n.t('closed')
    case 'merged':
      return vscode.l10n.t('merged')
    case 'draft':
      return vscode.l10n.t('draft')
  }
}
