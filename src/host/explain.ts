import * as vscode from 'vscode'
import type { GitHubError } from '../github/errors'
import type { Remedy } from './commands'

/** A failure in plain words: the cause, what to do, and a button where one helps. */
export function explain(error: GitHubError): { readonly message: string; readonly remedies: readonly Remedy[] } {
  const { reason = '', url, retryAt } = error.details
  const run =
    (command: string): (() => unknown) =>
    () =>
      vscode.commands.executeCommand(command)
  const signIn: Remedy = { title: vscode.l10n.t('Sign In Again'), run: run('minutes.signIn') }
  const settings: Remedy = {
    title: vscode.l10n.t('Open Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', '@ext:minutes.minutes publish'),
  }
  switch (error.code) {
    case 'signInRequired':
      return {
        message: vscode.l10n.t(
          'GitHub does not accept the sign-in ({0}). Sign in again, or use another token.',
          reason,
        ),
        remedies: [signIn, { title: vscode.l10n.t('Use a Token…'), run: run('minutes.useToken') }],
      }
    case 'ssoRequired':
      return {
        message: vscode.l10n.t(
          'This organization wants a single sign-on before it lets the account in. Open its page, confirm, and run the command again.',
        ),
        remedies:
          url === undefined
            ? []
            : [
                {
                  title: vscode.l10n.t('Open Sign-On Page'),
                  run: () => vscode.env.openExternal(vscode.Uri.parse(url)),
                },
              ],
      }
    case 'oauthRestricted':
      return {
        message: vscode.l10n.t(
          'The organization has not approved VS Code as an application. An owner can approve it on GitHub; until then use a token of your own.',
        ),
        remedies: [{ title: vscode.l10n.t('Use a Token…'), run: run('minutes.useToken') }],
      }
    case 'noPermission':
      return {
        message: vscode.l10n.t('The account may not do this in the repository. GitHub says: {0}', reason),
        remedies: [signIn, settings],
      }
    case 'repositoryMissing':
      return {
        message: vscode.l10n.t(
          'The repository does not exist, or the account may not see it. Check its name in the settings, or sign in with another account.',
        ),
        remedies: [settings, signIn],
      }
    case 'baseMissing':
      return {
        message: vscode.l10n.t(
          'The repository has no branch “{0}”. Set the base branch in the settings, or leave it empty for the default branch; an empty repository needs a first commit.',
          reason,
        ),
        remedies: [settings],
      }
    case 'emptyRepository':
      return {
        message: vscode.l10n.t(
          'The repository is empty. Make a first commit on GitHub (a README, for example), and run the command again.',
        ),
        remedies: [],
      }
    case 'nothingToPublish':
      return {
        message: vscode.l10n.t('There is nothing to publish: “{0}” already has exactly this text.', reason),
        remedies: [],
      }
    case 'conflict':
      return {
        message: vscode.l10n.t(
          'Somebody changed the branch at the same moment. Nothing was overwritten; run the command again. GitHub says: {0}',
          reason,
        ),
        remedies: [],
      }
    case 'rateLimited':
      return {
        message:
          retryAt === undefined
            ? vscode.l10n.t('GitHub asks to wait a little before the next request. Run the command again later.')
            : vscode.l10n.t('GitHub asks to wait until {0}. Run the command again then.', retryAt.toLocaleTimeString()),
        remedies: [],
      }
    case 'invalid':
      return { message: vscode.l10n.t('GitHub refused the request: {0}', reason), remedies: [] }
    case 'offline':
      return {
        message: vscode.l10n.t(
          'GitHub cannot be reached. Check the network connection; the minutes are safe, and the command can be run again at any time.',
        ),
        remedies: [],
      }
    case 'serverError':
      return {
        message: vscode.l10n.t(
          'GitHub has a problem of its own at the moment ({0}). Run the command again later.',
          reason,
        ),
        remedies: [],
      }
    case 'cancelled':
      return { message: vscode.l10n.t('Cancelled.'), remedies: [] }
  }
}
