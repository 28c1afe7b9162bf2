import * as vscode from 'vscode'
import type { Issue } from '../../core/completion/issueLibrary'
import { issueAddress } from '../../core/reader/references'
import { issueKey } from '../../core/topics'
import * as settings from '../../host/settings'
import { stateWord } from '../issueState'

/** An entry of the list that stands for an issue or pull request. */
export interface IssueItem extends vscode.CompletionItem {
  readonly issue: Issue
}

/** @param link What is inserted. */
export function toIssueItem(issue: Issue, link: string): IssueItem {
  const item = new vscode.CompletionItem(
    {
      label: `${issue.repo}#${issue.number}`,
      // The title gets the room that the state leaves, which the icon tells as well.
      detail: ` ${issue.title ?? `${issue.owner}/${issue.repo}`}`,
      ...(issue.state === undefined ? {} : { description: stateName(issue) }),
    },
    kindOf(issue),
  )
  item.insertText = link
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

/** What stands beside the list, worked out only for the entry that is looked at. */
export function describeItem(item: IssueItem): IssueItem {
  item.documentation = describe(item.issue)
  return item
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

/** Among issues it stands out which are pull requests; a merged one and a draft can be nothing else. */
function stateName({ kind, state }: Issue): string {
  if (kind === 'pull' && state === 'open') return vscode.l10n.t('open pull request')
  if (kind === 'pull' && state === 'closed') return vscode.l10n.t('closed pull request')
  return stateWord(state)
}
