import * as vscode from 'vscode'
import { GitHubError } from '../github/errors'
import type { RepositoryName } from '../github/remotes'
import { commandIds } from '../host/commandIds'
import { registerCommand, UserError } from '../host/commands'
import { type MinutesDocuments, minutesSelector } from '../host/documents'
import { explainError } from '../host/explainError'
import type { IndexState, IssueIndex } from '../host/issueIndex'
import type { RepositoriesInUse } from '../host/repositoriesInUse'
import { settingKeys } from '../host/settingKeys'
import * as settings from '../host/settings'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'
import { withProgress } from '../host/withProgress'
import { showPicks } from '../host/quickPicks'

/**
 * Keeps the issue index up to date: in the background when minutes are opened, and on demand. Its state is shown in a
 * language status item only, unless the person asked for the refresh.
 */
export function registerIssueRefresh(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  repositories: RepositoriesInUse,
  index: IssueIndex,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const status = vscode.languages.createLanguageStatusItem('minutes.issues', minutesSelector)
  status.name = vscode.l10n.t('Issues and Pull Requests')
  const show = (): void => showState(status, index.state())
  const follow = async (): Promise<void> => {
    await index.load()
    // The linked repositories are known once all minutes are read.
    await workspace.start()
    await index.load()
    index.refreshInBackground()
    show()
  }
  const onEditor = (editor: vscode.TextEditor | undefined): void => {
    if (editor === undefined || !documents.isMinutes(editor.document)) return
    follow().catch((error: unknown) => log.info(`The index was not read: ${String(error)}`))
  }
  show()
  onEditor(vscode.window.activeTextEditor)
  return vscode.Disposable.from(
    status,
    index.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(onEditor),
    registerCommand(commandIds.refreshIssues, log, () => refresh(workspace, index)),
    registerCommand(commandIds.chooseRepositories, log, async () => {
      await workspace.start()
      if (await chooseRepositories(repositories)) await refresh(workspace, index)
    }),
  )
}

function showState(
  status: vscode.LanguageStatusItem,
  { isRefreshing, repositories, issues, failed }: IndexState,
): void {
  const [first] = failed
  status.busy = isRefreshing
  status.severity =
    first === undefined ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Warning
  status.text = repositories === 0 ? vscode.l10n.t('No repositories selected') : countText(issues, repositories)
  // VS Code's type does not allow undefined here.
  status.detail = first === undefined ? '' : `${first.repository}: ${sentenceOf(first.error)}`
  status.command =
    first === undefined
      ? { command: commandIds.chooseRepositories, title: vscode.l10n.t('Choose…') }
      : { command: commandIds.refreshIssues, title: vscode.l10n.t('Try Again') }
}

function countText(issues: number, repositories: number): string {
  if (repositories !== 1) {
    return issues === 1
      ? vscode.l10n.t('1 issue from {0} repositories', repositories)
      : vscode.l10n.t('{0} issues from {1} repositories', issues, repositories)
  }
  return issues === 1
    ? vscode.l10n.t('1 issue from 1 repository')
    : vscode.l10n.t('{0} issues from 1 repository', issues)
}

function sentenceOf(error: unknown): string {
  if (error instanceof GitHubError) return explainError(error).message
  return error instanceof Error ? error.message : String(error)
}

async function refresh(workspace: WorkspaceMinutes, index: IssueIndex): Promise<void> {
  const outcome = await withProgress(vscode.l10n.t('Refreshing issues'), async (signal, report) => {
    await workspace.start()
    return index.refresh(report, signal)
  })
  if (outcome.repositories === 0) {
    throw new UserError(vscode.l10n.t('There are no repositories to suggest issues from. Add some in the settings.'), [
      {
        title: vscode.l10n.t('Open Settings'),
        run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'minutes.references'),
      },
    ])
  }
  const [first] = outcome.failed
  if (first !== undefined) throw first.error
  void vscode.window.setStatusBarMessage(
    outcome.repositories === 1
      ? vscode.l10n.t('$(check) Issues from 1 repository are up to date')
      : vscode.l10n.t('$(check) Issues from {0} repositories are up to date', outcome.repositories),
    5_000,
  )
}

/** @returns false when the person cancels. */
async function chooseRepositories(repositories: RepositoriesInUse): Promise<boolean> {
  const inUse = new Set(repositories.names().map(nameOf))
  const configured = settings.indexedRepositories().map(nameOf)
  const all = [...new Set([...configured, ...repositories.names().map(nameOf), ...repositories.learned().map(nameOf)])]
  if (all.length === 0) throw new UserError(vscode.l10n.t('There are no repositories to suggest issues from.'))
  const chosen = await showPicks(
    all.map((name) => ({
      label: name,
      picked: inUse.has(name),
      description: configured.includes(name) ? vscode.l10n.t('from settings') : vscode.l10n.t('linked in minutes'),
    })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Repositories for Issue Suggestions'),
      placeHolder: vscode.l10n.t('Select repositories whose issues and pull requests are suggested after #'),
    },
  )
  if (chosen === undefined) return false
  const selected = new Set(chosen.map(({ label }) => label))
  const added = [...selected].filter((name) => !inUse.has(name))
  const excluded = all.filter((name) => !selected.has(name))
  const configuration = vscode.workspace.getConfiguration('minutes')
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace
  await configuration.update(
    settingKeys.repositories,
    [...new Set([...configured.filter((name) => selected.has(name)), ...added])],
    target,
  )
  await configuration.update(settingKeys.excludedRepositories, excluded, target)
  return true
}

function nameOf({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`
}
