import * as vscode from 'vscode'
import { type RepositoryName, parseRepositoryName } from '../../github/remotes'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { relativePath } from '../../host/documents'
import { findRepository } from '../../host/gitRemote'
import { settingKeys } from '../../host/settingKeys'
import * as settings from '../../host/settings'

/** Where a file of minutes goes. */
export interface PublishTarget {
  readonly repository: RepositoryName
  /** Inside the repository, segments divided by `/`. */
  readonly path: string
}

/**
 * The repository of the settings, else of the git remote; the path as the file lies in the repository, else in the
 * workspace folder.
 *
 * @throws UserError where neither names a repository.
 */
export async function findTarget(uri: vscode.Uri): Promise<PublishTarget> {
  const place = await findRepository(uri)
  const repository = settings.publishRepository(uri) ?? place?.repository
  if (repository === undefined) {
    throw new UserError(
      vscode.l10n.t(
        'No repository is known to publish to: the folder has no git remote on {0}, and none is set.',
        settings.webOrigin(),
      ),
      [{ title: vscode.l10n.t('Choose Repository…'), run: () => chooseRepository(uri) }],
    )
  }
  const path = place === undefined ? relativePath(uri) : pathBelow(place.root, uri)
  if (path === undefined || !isSafePath(path))
    throw new UserError(vscode.l10n.t('The path “{0}” cannot be published.', path ?? uri.path))
  return { repository, path }
}

/** Asks for `owner/repo`, keeps it in the workspace's settings, and publishes. */
async function chooseRepository(uri: vscode.Uri): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Repository for the Minutes'),
    prompt: vscode.l10n.t('The repository on {0} that minutes are published to, as owner/name', settings.webOrigin()),
    placeHolder: 'owner/name',
    ignoreFocusOut: true,
    validateInput: (value) =>
      parseRepositoryName(value) === undefined ? vscode.l10n.t('Write it as owner/name.') : undefined,
  })
  if (name === undefined) return
  await vscode.workspace
    .getConfiguration('minutes', uri)
    .update(settingKeys.publishRepository, name.trim(), vscode.ConfigurationTarget.Workspace)
  await vscode.commands.executeCommand(commandIds.publish, uri)
}

function pathBelow(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : undefined
}

/** A path that stays inside the repository and that every system can check out. */
export function isSafePath(path: string): boolean {
  return path
    .split('/')
    .every(
      (segment) =>
        segment !== '' &&
        segment !== '.' &&
        segment !== '..' &&
        segment.toLowerCase() !== '.git' &&
        !/[\\:*?"<>|\p{Cc}]/u.test(segment) &&
        !/[. ]$/.test(segment),
    )
}
