import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { sameSeries } from '../../core/series'
import type { PublishedLine } from '../../core/actionItems/issueDraft'
import { frequentRepositories } from '../../core/actionItems/frequentRepositories'
import { findPublishedFile } from '../../github/itemIssues'
import { parseRepositoryName, type RepositoryName } from '../../github/remotes'
import { relativePath } from '../../host/documents'
import { findRepository } from '../../host/gitRemote'
import type { Connection } from '../../host/session'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { showPick } from '../../host/quickPicks'

/** The repository of the setting, or one that the person picks. @returns undefined if the person cancels. */
export async function pickRepository(
  item: TrackedItem,
  workspace: WorkspaceMinutes,
): Promise<RepositoryName | undefined> {
  const configured = settings.issueRepository(vscode.Uri.parse(item.latest.file))
  if (configured !== undefined) return configured
  const byUsage = frequentRepositories(
    workspace
      .files()
      .flatMap(({ root, digest }) => (sameSeries({ root, series: digest.series }, item) ? [digest] : [])),
  )
  const suggestions = byUsage.slice(0, 9).map((name, index) => ({
    label: `${name.owner}/${name.repo}`,
    description: index === 0 ? vscode.l10n.t('most used by this series') : '',
  }))
  const other = { label: vscode.l10n.t('Other repository…'), description: '' }
  const chosen =
    suggestions.length === 0
      ? other
      : await showPick([...suggestions, other], { title: vscode.l10n.t('Repository for the issue') })
  if (chosen === undefined) return undefined
  if (chosen !== other) return parseRepositoryName(chosen.label)
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Repository for the issue'),
    placeHolder: 'owner/name',
    ignoreFocusOut: true,
    validateInput: (value) =>
      parseRepositoryName(value) === undefined ? vscode.l10n.t('Enter the repository as owner/name.') : undefined,
  })
  return typed === undefined ? undefined : parseRepositoryName(typed)
}

/** The line of the item on the default branch of its repository; undefined if the minutes are not published. */
export async function findPublication(
  { latest }: TrackedItem,
  octokit: Connection['octokit'],
  signal: AbortSignal,
): Promise<PublishedLine | undefined> {
  const uri = vscode.Uri.parse(latest.file)
  const place = await findRepository(uri)
  const repository = settings.publishRepository(uri) ?? place?.repository
  if (repository === undefined) return undefined
  const path = place === undefined ? relativePath(uri) : uri.path.slice(place.root.path.replace(/\/$/, '').length + 1)
  const published = await findPublishedFile(octokit, repository, path, { signal })
  if (published === undefined) return undefined
  const index = published.text.split(/\r\n|\n|\r/).findIndex((line) => line.includes(latest.item.text))
  return { repository, sha: published.sha, path, line: index < 0 ? undefined : index + 1 }
}
