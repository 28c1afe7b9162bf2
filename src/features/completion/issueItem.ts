import * as vscode from 'vscode'
import type { Issue } from '../../core/completion/indexedIssues'
import { issueAddress } from '../../core/reader/references'
import { issueKey } from '../../core/topics'
import * as settings from '../../host/settings'
import { stateLabel } from '../../host/issueState'

/** Completion item for an issue or pull request. */
export interface IssueItem extends vscode.CompletionItem {
  readonly issue: Issue
}

/** @param link Text to insert. */
export function toIssueItem(issue: Issue, link: string): IssueItem {
  // The title needs the whole row, so only the icon shows that an issue is open.
  const hasStateInRow = issue.state !== undefined && issue.state !== 'open'
  const item = new vscode.CompletionItem(
    {
      label: `${issue.repo}#${issue.number}`,
      detail: ` ${issue.title ?? `${issue.owner}/${issue.repo}`}`,
      ...(hasStateInRow ? { description: stateLabel(issue.state) } : {}),
    },
    kindOf(issue),
  )
  item.insertText = link
  return Object.assign(item, { issue })
}

/** The icon for each kind and state, as similar to GitHub's as possible. */
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

/** Adds the documentation of the focused entry. */
export function resolveIssueItem(item: IssueItem): IssueItem {
  item.documentation = describe(item.issue)
  return item
}

/** Shows titles from GitHub as text, never as Markdown. */
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

/** The state in words. Names pull requests that are open or closed, because issues share these states. */
function stateName({ kind, state }: Issue): string {
  if (kind === 'pull' && state === 'open') return vscode.l10n.t('open pull request')
  if (kind === 'pull' && state === 'closed') return vscode.l10n.t('closed pull request')
  return stateLabel(state)
}
