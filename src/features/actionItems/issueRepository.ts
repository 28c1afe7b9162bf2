import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import type { Publication } from '../../core/actionItems/issueDraft'
import { repositoriesOf } from '../../core/actionItems/repositoryHabit'
import { findPublished } from '../../github/promote'
import { parseRepositoryName, type RepositoryName } from '../../github/remotes'
import { relativePath } from '../../host/documents'
import { findRepository } from '../../host/gitRemote'
import type { Connection } from '../../host/session'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** The setting's, else one that the series uses, else any. */
export async function pickRepository(
  item: TrackedItem,
  workspace: WorkspaceMinutes,
): Promise<RepositoryName | undefined> {
  const fixed = settings.promoteRepository(vscode.Uri.parse(item.latest.file))
  if (fixed !== undefined) return fixed
  const habit = repositoriesOf(
    workspace.files().map(({ digest }) => digest),
    item.series,
  )
  const usual = habit.slice(0, 9).map((name, index) => ({
    label: `${name.owner}/${name.repo}`,
    description: index === 0 ? vscode.l10n.t('most used by this series') : '',
  }))
  const other = { label: vscode.l10n.t('Another repository…'), description: '' }
  const chosen =
    usual.length === 0
      ? other
      : await vscode.window.showQuickPick([...usual, other], { title: vscode.l10n.t('Repository of the issue') })
  if (chosen === undefined) return undefined
  if (chosen !== other) return parseRepositoryName(chosen.label)
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Repository of the issue'),
    placeHolder: 'owner/name',
    ignoreFocusOut: true,
    validateInput: (value) =>
      parseRepositoryName(value) === undefined ? vscode.l10n.t('Write it as owner/name.') : undefined,
  })
  return typed === undefined ? undefined : parseRepositoryName(typed)
}

/** The line as it is published on the default branch of the repository that the minutes lie in. */
export async function findPublication(
  { latest }: TrackedItem,
  octokit: Connection['octokit'],
  signal: AbortSignal,
): Promise<Publication | undefined> {
  const uri = vscode.Uri.parse(latest.file)
  const place = await findRepository(uri)
  const repository = settings.publishRepository(uri) ?? place?.repository
  if (repository === undefined) return undefined
  const path = place === undefined ? relativePath(uri) : uri.path.slice(place.root.path.replace(/\/$/, '').length + 1)
  const published = await findPublished(octokit, repository, path, { signal })
  if (published === undefined) return undefined
  const at = published.text.split(/\r\n|\n|\r/).findIndex((line) => line.includes(latest.item.text))
  return { repository, sha: published.sha, path, line: at < 0 ? undefined : at + 1 }
}
