import * as vscode from 'vscode'
import { isStale } from '../../core/actionItems/ageing'
import type { TrackedItem } from '../../core/actionItems/history'
import { localDate } from '../../core/calendar'
import { issuesByName, isProbablyDone, linkedIssues } from '../../core/actionItems/linkedIssues'
import { itemIssues } from '../../core/actionItems/itemIssues'
import type { IssueLookup } from '../../core/completion/indexedIssues'
import { truncate } from '../../core/plainText'
import { getIssues, type IssueId } from '../../github/itemIssues'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { escapeMessage } from '../../host/escapeMessage'
import type { IssueIndex } from '../../host/issueIndex'
import type { GitHubSession } from '../../host/session'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { withProgress } from '../../host/withProgress'
import type { ItemActions } from './itemActions'
import { stateLabel } from '../../host/issueState'
import { showInformation } from '../../host/messages'
import { type PickItem, showPicks } from '../../host/quickPicks'

/** The largest number of issues to request one by one, from repositories that are not indexed. */
const maxRequested = 60

/** Offers open items whose issues are all closed or merged, and marks the chosen items as done. */
export function registerMarkItemsWithClosedIssues(
  workspace: WorkspaceMinutes,
  issues: IssueIndex,
  session: GitHubSession,
  itemActions: ItemActions,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.markItemsWithClosedIssuesDone, log, async () => {
    await workspace.start()
    const ageing = workspace.ageing(localDate(), issues.library().byKey)
    const open = workspace
      .items()
      .filter((item) => item.status === 'open' && !isStale(item, ageing) && itemIssues(item).length > 0)
    const lookup = await withProgress(vscode.l10n.t('Looking up issues of action items'), (signal) =>
      lookUpIssues(open, issues, session, signal),
    )
    const finished = open.filter((item) => isProbablyDone(item, lookup))
    if (finished.length === 0) {
      void showInformation(vscode.l10n.t('There are no open action items whose issues are all closed.'))
      return 0
    }
    const chosen = await showPicks(
      finished.map((item) => toChoice(item, lookup, workspace)),
      {
        title: vscode.l10n.t('Mark items with closed issues as done'),
        matchOnDetail: true,
      },
    )
    return chosen === undefined
      ? 0
      : itemActions.setDone(
          chosen.map(({ item }) => item),
          true,
        )
  })
}

function toChoice(
  item: TrackedItem,
  lookup: IssueLookup,
  workspace: WorkspaceMinutes,
): PickItem & { readonly item: TrackedItem } {
  return {
    item,
    label: escapeMessage(truncate(item.latest.item.task, 100)),
    description: escapeMessage([item.latest.day, workspace.seriesLabel(item)].filter(Boolean).join(' ')),
    detail: escapeMessage(
      linkedIssues(item, lookup)
        .map((issue) => `${issue.repo}#${issue.number} ${stateLabel(issue.state)}: ${issue.title}`)
        .join(' · '),
    ),
    picked: true,
  }
}

/** Refreshes the index, and requests issues outside the index one by one. */
async function lookUpIssues(
  items: readonly TrackedItem[],
  issues: IssueIndex,
  session: GitHubSession,
  signal: AbortSignal,
): Promise<IssueLookup> {
  await issues.refresh(undefined, signal)
  const known = issues.library().byKey
  const missing = [...new Set(items.flatMap(itemIssues))].filter((name) => !known.has(name.toLowerCase())).map(toName)
  if (missing.length === 0) return known
  const octokit = (await session.connectSilently())?.octokit ?? (await session.anonymous())
  const requested = issuesByName(await getIssues(octokit, missing.slice(0, maxRequested), { signal }))
  return {
    get: (name) => requested.get(name) ?? known.get(name),
    has: (name) => requested.has(name) || known.has(name),
  }
}

function toName(name: string): IssueId {
  const [, owner = '', repo = '', number = ''] = /^([^/]+)\/([^#]+)#(\d+)$/.exec(name) ?? []
  return { owner, repo, number: Number(number) }
}
