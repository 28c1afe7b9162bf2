import * as vscode from 'vscode'
import { commandIds } from '../host/commandIds'
import { registerCommand } from '../host/commands'
import { showInformation } from '../host/messages'
import type { GitHubSession } from '../host/session'

/** Commands to sign in again, and to use a personal token instead of the editor's sign-in. */
export function registerSignIn(session: GitHubSession, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.signIn, log, async () => {
      const connection = await session.connect({ forceNewSession: true })
      if (connection?.label !== undefined)
        void showInformation(vscode.l10n.t('Signed in to GitHub as {0}.', connection.label))
    }),
    registerCommand(commandIds.useToken, log, async () => {
      const token = await vscode.window.showInputBox({
        title: vscode.l10n.t('Use a GitHub Token'),
        prompt: vscode.l10n.t(
          'Enter a personal access token with write access to the repository. It is kept in secret storage, for this GitHub server only.',
        ),
        password: true,
        ignoreFocusOut: true,
        validateInput: (value) =>
          /^\S{10,}$/.test(value.trim())
            ? undefined
            : vscode.l10n.t('Enter a token of at least 10 characters, without spaces.'),
      })
      if (token === undefined) return
      await session.storeToken(token.trim())
      void showInformation(vscode.l10n.t('Token saved. To remove it, run “Minutes: Remove GitHub Token”.'))
    }),
    registerCommand(commandIds.removeToken, log, async () => {
      await session.removeToken()
      void showInformation(vscode.l10n.t('Token removed. Minutes uses the editor’s GitHub sign-in again.'))
    }),
  )
}
