import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { byName, isProbablyDone, linkedIssues } from '../../core/actionItems/linkedIssues'
import { issuesOf } from '../../core/actionItems/report'
import type { IssueLookup } from '../../core/completion/issueLibrary'
import { shorten } from '../../core/plainText'
import { getIssues, type IssueName } from '../../github/promote'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { IssueIndex } from '../../host/issueIndex'
import type { GitHubSession } from '../../host/session'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { withProgress } from '../progress'
import type { ItemEditing } from './itemCommands'
import { stateWord } from '../issueState'
import { seriesLabel } from './wording'

/** Issues asked for one by one, because the index does not follow their repository. */
const maxAsked = 60

/** Offers the items all of whose issues are closed or merged, to be ticked at once. */
export function registerCloseDone(
  workspace: WorkspaceMinutes,
  issues: IssueIndex,
  session: GitHubSession,
  editing: ItemEditing,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.closeDone, log, async () => {
    await workspace.start()
    const open = workspace.items().filter((item) => item.status === 'open' && issuesOf(item).length > 0)
    const known = await withProgress(vscode.l10n.t('Looking up the issues of action items'), (signal) =>
      stateOfIssues(open, issues, session, signal),
    )
    const finished = open.filter((item) => isProbablyDone(item, known))
    if (finished.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No open action item has only closed issues and merged pull requests.'),
      )
      return 0
    }
    const chosen = await vscode.window.showQuickPick(
      finished.map((item) => toChoice(item, known)),
      {
        title: vscode.l10n.t('Mark as done what is done on GitHub'),
        canPickMany: true,
        matchOnDetail: true,
      },
    )
    return chosen === undefined
      ? 0
      : editing.setDone(
          chosen.map(({ item }) => item),
          true,
        )
  })
}

function toChoice(item: TrackedItem, known: IssueLookup): vscode.QuickPickItem & { readonly item: TrackedItem } {
  return {
    item,
    label: shorten(item.latest.item.task, 100),
    description: [item.latest.day, seriesLabel(item.series)].filter(Boolean).join(' '),
    detail: linkedIssues(item, known)
      .map((issue) => `${issue.repo}#${issue.number} ${stateWord(issue.state)}: ${issue.title}`)
      .join(' · '),
    picked: true,
  }
}

/** What the index knows, brought up to date, and one request for each issue elsewhere. */
async function stateOfIssues(
  items: readonly TrackedItem[],
  issues: IssueIndex,
  session: GitHubSession,
  signal: AbortSignal,
): Promise<IssueLookup> {
  await issues.refresh(undefined, signal)
  const known = issues.library().byKey
  const missing = [...new Set(items.flatMap(issuesOf))].filter((name) => !known.has(name.toLowerCase())).map(toName)
  if (missing.length === 0) return known
  const octokit = (await session.connectSilently())?.octokit ?? session.anonymous()
  const asked = byName(await getIssues(octokit, missing.slice(0, maxAsked), { signal }))
  return { get: (name) => asked.get(name) ?? known.get(name), has: (name) => asked.has(name) || known.has(name) }
}

function toName(name: string): IssueName {
  const [, owner = '', repo = '', number = ''] = /^([^/]+)\/([^#]+)#(\d+)$/.exec(name) ?? []
  return { owner, repo, number: Number(number) }
}
