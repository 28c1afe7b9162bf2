import * as vscode from 'vscode'
import { type RepositoryName, parseRepositoryName } from '../../github/remotes'
import { isSafePath } from '../../github/safePath'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { relativePath } from '../../host/documents'
import { findRepository } from '../../host/gitRemote'
import { plainMessage } from '../../host/plainMessage'
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
      [
        {
          title: vscode.l10n.t('Choose Repository…'),
          run: () => vscode.commands.executeCommand(commandIds.chooseRepository, uri),
        },
      ],
    )
  }
  const path = place === undefined ? relativePath(uri) : pathBelow(place.root, uri)
  if (path === undefined || !isSafePath(path)) {
    throw new UserError(
      vscode.l10n.t(
        'The path “{0}” cannot be published: it leaves the repository, or has a name that not every system can check out. Rename the file or its folder.',
        plainMessage(path ?? uri.path),
      ),
    )
  }
  await requireNoLink(uri, place?.root ?? vscode.workspace.getWorkspaceFolder(uri)?.uri)
  return { repository, path }
}

/**
 * What a link leads to lies elsewhere, and may not be meant for anybody: it is not published.
 *
 * @throws UserError where the file, or a folder on the way to it, is a symbolic link.
 */
async function requireNoLink(uri: vscode.Uri, root: vscode.Uri | undefined): Promise<void> {
  for (let place = uri; place.path !== root?.path && place.path.length > 1; place = vscode.Uri.joinPath(place, '..')) {
    const { type } = await vscode.workspace.fs.stat(place)
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      throw new UserError(
        vscode.l10n.t(
          '“{0}” is a link to a place outside. Put a copy of the file there, and publish that.',
          plainMessage(place.path),
        ),
      )
    }
    if (root === undefined) return
  }
}

/** Asks for `owner/repo`, keeps it in the workspace's settings, and publishes. */
export async function chooseRepository(uri: vscode.Uri): Promise<void> {
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
