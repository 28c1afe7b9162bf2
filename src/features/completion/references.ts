import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/context'
import type { Issue } from '../../core/completion/issueLibrary'
import { findIssues } from '../../core/completion/issues'
import { renderLink } from '../../core/completion/linkStyle'
import { issueAddress, resolveRepository } from '../../core/reader/references'
import { issueKey } from '../../core/topics'
import { type MinutesDocuments, selector } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { Recollection } from '../../host/recollection'
import * as settings from '../../host/settings'
import { maxEntries } from './completionList'
import type { KeptLists } from './keptLists'

interface ReferenceItem extends vscode.CompletionItem {
  readonly issue: Issue
}

/** Offers issues and pull requests behind `#` and `repo#`, from the index and from the workspace's own links. */
export function registerReferenceCompletion(
  documents: MinutesDocuments,
  recollection: Recollection,
  index: IssueIndex,
  lists: KeptLists,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<ReferenceItem> = {
    provideCompletionItems(document, position) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const offset = document.offsetAt(position)
      const context = completionContext(document.getText(), offset)
      if (context?.kind !== 'reference') return undefined
      const sources = {
        library: index.library(),
        memory: recollection.issues(document),
        scene: recollection.scene(document, context),
      }
      const query = { ...context, repository: repositoryNamed(context.repository, document.uri) }
      const found = findIssues(sources, query, maxEntries)
      if (found.length === 0) return undefined
      const template = recollection.linkTemplate(document)
      return lists.offer(
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
  return vscode.languages.registerCompletionItemProvider(selector, provider, '#', '-', '.')
}

/** `repo` or `owner/repo` of what stands before `#`, aliases resolved; '' for any repository. */
function repositoryNamed(written: string, uri: vscode.Uri): string {
  if (written === '') return ''
  const { owner, repo } = resolveRepository(written, settings.referenceOptions(uri))
  return owner === undefined ? repo : `${owner}/${repo}`
}

function toItem(issue: Issue, template: string): ReferenceItem {
  const item = new vscode.CompletionItem(
    {
      label: `${issue.repo}#${issue.number}`,
      // The title gets the room that the state leaves, which the icon tells as well.
      detail: ` ${issue.title ?? `${issue.owner}/${issue.repo}`}`,
      ...(issue.state === undefined ? {} : { description: stateName(issue) }),
    },
    kindOf(issue),
  )
  item.insertText = renderLink(template, issue, settings.webOrigin())
  return Object.assign(item, { issue })
}

/** An icon of the list for each kind and state: GitHub's own for an issue, for the others what looks most like theirs. */
function kindOf({ kind, state }: Issue): vscode.CompletionItemKind {
  if (kind === 'issue') return state === 'closed' ? vscode.CompletionItemKind.Constant : vscode.CompletionItemKind.Issue
  switch (state) {
    case 'merged':
      return vscode.CompletionItemKind.Module
    case 'closed':
      return vscode.CompletionItemKind.Struct
    case 'draft':
      return vscode.CompletionItemKind.Reference
    case 'open':
    case undefined:
      return vscode.CompletionItemKind.Interface
  }
}

/** Titles come from GitHub: they are shown as text, never as markdown. */
function describe(issue: Issue): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  text.appendText(issue.title ?? issueKey(issue))
  text.appendMarkdown('\n\n')
  const state = issue.state === undefined ? '' : `${stateName(issue)} · `
  text.appendText(`${state}${issue.owner}/${issue.repo}#${issue.number}`)
  text.appendMarkdown('\n\n')
  text.appendText(issueAddress(settings.webOrigin(), issue))
  return text
}

function stateName({ kind, state }: Issue): string {
  switch (state) {
    case 'open':
      return kind === 'pull' ? vscode.l10n.t('open pull request') : vscode.l10n.t('open')
    case 'closed':
      return kind === 'pull' ? vscode.l10n.t('closed pull request') : vscode.l10n.t('closed')
    case 'merged':
      return vscode.l10n.t('merged')
    case 'draft':
      return vscode.l10n.t('draft')
    case undefined:
      return ''
  }
}
