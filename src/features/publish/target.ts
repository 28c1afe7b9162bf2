import * as vscode from 'vscode'
import { type RepositoryName, parseRepositoryName } from '../../github/remotes'
import { isSafePath } from '../../github/safePath'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { relativePath } from '../../host/documents'
import { findRepository } from '../../host/gitRemote'
import { escapeMessage } from '../../host/escapeMessage'
import { settingKeys } from '../../host/settingKeys'
import * as settings from '../../host/settings'

/** Repository and path that minutes are published to. */
export interface PublishTarget {
  readonly repository: RepositoryName
  /** Relative to the repository root, separated by `/`. */
  readonly path: string
}

/**
 * Repository of the settings, else of the Git remote; path relative to the repository, else to the workspace folder.
 *
 * @throws UserError if there is no repository, or the path cannot be published.
 */
export async function findTarget(uri: vscode.Uri): Promise<PublishTarget> {
  const place = await findRepository(uri)
  const repository = settings.publishRepository(uri) ?? place?.repository
  if (repository === undefined) {
    throw new UserError(
      vscode.l10n.t(
        'No repository to publish to. This folder has no Git remote on {0}, and no repository is set.',
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
        '“{0}” cannot be published. Its path is outside the repository, or contains a name that does not work on every operating system. Rename the file or its folder.',
        escapeMessage(path ?? uri.path),
      ),
    )
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri
  // The target of a link is unknown, and so is the path in the repository.
  if (place === undefined && folder !== undefined) await requireNoLink(folder, undefined)
  await requireNoLink(uri, place?.root ?? folder)
  return { repository, path }
}

/**
 * Symbolic links are not published, because their targets may be private.
 *
 * @throws UserError if the file or one of its folders is a symbolic link.
 */
async function requireNoLink(uri: vscode.Uri, root: vscode.Uri | undefined): Promise<void> {
  for (let place = uri; place.path !== root?.path && place.path.length > 1; place = vscode.Uri.joinPath(place, '..')) {
    const { type } = await vscode.workspace.fs.stat(place)
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      throw new UserError(
        vscode.l10n.t(
          '“{0}” is a symbolic link. To publish it, open the folder it points to, or replace it with a copy.',
          escapeMessage(place.path),
        ),
      )
    }
    if (root === undefined) return
  }
}

/** Asks for `owner/repo`, saves it in the workspace settings, and publishes. */
export async function chooseRepository(uri: vscode.Uri): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Repository for Minutes'),
    prompt: vscode.l10n.t('Repository on {0} to publish minutes to, as owner/name', settings.webOrigin()),
    placeHolder: 'owner/name',
    ignoreFocusOut: true,
    validateInput: (value) =>
      parseRepositoryName(value) === undefined ? vscode.l10n.t('Enter the repository as owner/name.') : undefined,
  })
  if (name === undefined) return
  await vscode.workspace.getConfiguration('minutes', uri).update(
    settingKeys.publishRepository,
    name.trim(),
    // Without an open folder there are no workspace settings.
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace,
  )
  await vscode.commands.executeCommand(commandIds.publish, uri)
}

function pathBelow(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : undefined
}
