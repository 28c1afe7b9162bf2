import * as vscode from 'vscode'
import type { GitHubError } from '../github/errors'
import type { Remedy } from './commands'

/** A failure in plain words: the cause, what to do, and a button where one helps. */
export function explain(error: GitHubError): { readonly message: string; readonly remedies: readonly Remedy[] } {
  const { t } = vscode.l10n
  const { reason = '', url, retryAt } = error.details
  const run =
    (command: string): (() => unknown) =>
    () =>
      vscode.commands.executeCommand(command)
  const signIn: Remedy = { title: t('Sign In Again'), run: run('minutes.signIn') }
  const settings: Remedy = {
    title: t('Open Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', '@ext:minutes.minutes publish'),
  }
  switch (error.code) {
    case 'signInRequired':
      return {
        message: t('GitHub does not accept the sign-in ({0}). Sign in again, or use another token.', reason),
        remedies: [signIn, { title: t('Use a Token…'), run: run('minutes.useToken') }],
      }
    case 'ssoRequired':
      return {
        message: t(
          'This organization wants a single sign-on before it lets the account in. Open its page, confirm, and run the command again.',
        ),
        remedies:
          url === undefined
            ? []
            : [{ title: t('Open Sign-On Page'), run: () => vscode.env.openExternal(vscode.Uri.parse(url)) }],
      }
    case 'oauthRestricted':
      return {
        message: t(
          'The organization has not approved VS Code as an application. An owner can approve it on GitHub; until then use a token of your own.',
        ),
        remedies: [{ title: t('Use a Token…'), run: run('minutes.useToken') }],
      }
    case 'noPermission':
      return {
        message: t('The account may not do this in the repository. GitHub says: {0}', reason),
        remedies: [signIn, settings],
      }
    case 'repositoryMissing':
      return {
        message: t(
          'The repository does not exist, or the account may not see it. Check its name in the settings, or sign in with another account.',
        ),
        remedies: [settings, signIn],
      }
    case 'baseMissing':
      return {
        message: t(
          'The repository has no branch “{0}”. Set the base branch in the settings, or leave it empty for the default branch; an empty repository needs a first commit.',
          reason,
        ),
        remedies: [settings],
      }
    case 'emptyRepository':
      return {
        message: t(
          'The repository is empty. Make a first commit on GitHub (a README, for example), and run the command again.',
        ),
        remedies: [],
      }
    case 'nothingToPublish':
      return { message: t('There is nothing to publish: “{0}” already has exactly this text.', reason), remedies: [] }
    case 'conflict':
      return {
        message: t(
          'Somebody changed the branch at the same moment. Nothing was overwritten; run the command again. GitHub says: {0}',
          reason,
        ),
        remedies: [],
      }
    case 'rateLimited':
      return {
        message:
          retryAt === undefined
            ? t('GitHub asks to wait a little before the next request. Run the command again later.')
            : t('GitHub asks to wait until {0}. Run the command again then.', retryAt.toLocaleTimeString()),
        remedies: [],
      }
    case 'invalid':
      return { message: t('GitHub refused the request: {0}', reason), remedies: [] }
    case 'offline':
      return {
        message: t(
          'GitHub cannot be reached. Check the network connection; the minutes are safe, and the command can be run again at any time.',
        ),
        remedies: [],
      }
    case 'serverError':
      return {
        message: t('GitHub has a problem of its own at the moment ({0}). Run the command again later.', reason),
        remedies: [],
      }
    case 'cancelled':
      return { message: t('Cancelled.'), remedies: [] }
  }
}
