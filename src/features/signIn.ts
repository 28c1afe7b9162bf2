import * as vscode from 'vscode'
import { commandIds } from '../host/commandIds'
import { registerCommand } from '../host/commands'
import type { GitHubSession } from '../host/session'

/** Signing in again, and a token of the user's own instead of the editor's sign-in. */
export function registerSignIn(session: GitHubSession, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.signIn, log, async () => {
      const connection = await session.connect({ forceNewSession: true })
      if (connection?.label !== undefined)
        void vscode.window.showInformationMessage(vscode.l10n.t('Signed in to GitHub as {0}.', connection.label))
    }),
    registerCommand(commandIds.useToken, log, async () => {
      const token = await vscode.window.showInputBox({
        title: vscode.l10n.t('Use a GitHub Token'),
        prompt: vscode.l10n.t(
          'A token with the right to write to the repository. It is kept in the editor’s secret storage, for this GitHub address only.',
        ),
        password: true,
        ignoreFocusOut: true,
        validateInput: (value) =>
          /^\S{10,}$/.test(value.trim()) ? undefined : vscode.l10n.t('A token is one long word without blanks.'),
      })
      if (token === undefined) return
      await session.storeToken(token.trim())
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The token is stored. “Minutes: Remove GitHub Token” takes it away again.'),
      )
    }),
    registerCommand(commandIds.removeToken, log, async () => {
      await session.removeToken()
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The token is removed; the editor’s own sign-in is used again.'),
      )
    }),
  )
}
