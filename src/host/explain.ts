import * as vscode from 'vscode'
import type { GitHubError } from '../github/errors'
import type { Remedy } from './commands'
import { plainMessage } from './plainMessage'
import { remediesFor, timeOf, waitUntil } from './remedies'

export interface Explanation {
  readonly message: string
  readonly remedies: readonly Remedy[]
}

/**
 * A failure in plain words: the cause, what to do, and a button where one helps.
 *
 * @param retry Does again what failed.
 * @param files What was to be published: the buttons are about these, whatever is open in the editor meanwhile.
 */
export function explain(error: GitHubError, retry?: () => unknown, files: readonly vscode.Uri[] = []): Explanation {
  const { url, retryAt } = error.details
  const reason = plainMessage(error.details.reason ?? '', 300)
  const sentence = /[.!?…]$/.test(reason) ? reason : `${reason}.`
  const remedy = remediesFor(retry, files)
  switch (error.code) {
    case 'signInRequired':
      return {
        message: vscode.l10n.t(
          'GitHub does not accept the sign-in ({0}). Sign in again, or use another token.',
          reason,
        ),
        remedies: [remedy.signIn, remedy.useToken],
      }
    case 'ssoRequired':
      return {
        message: vscode.l10n.t(
          'This organization wants a single sign-on before it lets the account in. Open its page, confirm, and run the command again.',
        ),
        remedies: url === undefined ? remedy.again : [remedy.openPage(url), ...remedy.again],
      }
    case 'oauthRestricted':
      return {
        message: vscode.l10n.t(
          'The organization has not approved VS Code as an application. An owner can approve it on GitHub; until then use a token of your own, or publish from a fork.',
        ),
        remedies: [remedy.useToken, remedy.fork],
      }
    case 'noPermission':
      return {
        message: vscode.l10n.t(
          'The account may not do this in the repository. Ask for the right, use another account or repository, or publish from a fork. GitHub says: {0}',
          sentence,
        ),
        remedies: [remedy.fork, remedy.signIn, remedy.chooseRepository],
      }
    case 'repositoryMissing':
    case 'fileMissing':
      return {
        message: vscode.l10n.t(
          'The repository does not exist, or the account may not see it. Choose another one, or sign in with another account.',
        ),
        remedies: [remedy.chooseRepository, remedy.signIn],
      }
    case 'baseMissing':
      return {
        message: vscode.l10n.t(
          'The repository has no branch “{0}”. Set the base branch in the settings, or leave it empty for the default branch.',
          reason,
        ),
        remedies: [remedy.settings],
      }
    case 'emptyRepository':
      return {
        message: vscode.l10n.t(
          'The repository is empty. Make a first commit on GitHub (a README, for example), and run the command again.',
        ),
        remedies: [...remedy.again, remedy.chooseRepository],
      }
    case 'nothingToPublish':
      return {
        message: vscode.l10n.t('There is nothing to publish: “{0}” already has exactly this text.', reason),
        remedies: [],
      }
    case 'conflict':
      return {
        message: vscode.l10n.t(
          'Somebody changed the branch at the same moment. Nothing was overwritten; publish again to go on from there. GitHub says: {0}',
          sentence,
        ),
        remedies: remedy.again,
      }
    case 'branchBlocked':
      return {
        message: vscode.l10n.t(
          'The repository does not take a branch of this name. Choose another name in the settings, or publish from a fork. GitHub says: {0}',
          sentence,
        ),
        remedies: [remedy.settings, remedy.fork],
      }
    case 'ruleViolated':
      return {
        message: vscode.l10n.t(
          'A rule of the repository stands against it. Change the branch or the commit message in the settings, or publish from a fork. GitHub says: {0}',
          sentence,
        ),
        remedies: [remedy.settings, remedy.fork],
      }
    case 'forkRefused':
      return {
        message: vscode.l10n.t(
          'The account may not write to the repository, and GitHub does not make a fork of it. Ask for write access. GitHub says: {0}',
          sentence,
        ),
        remedies: [remedy.signIn, remedy.chooseRepository],
      }
    case 'forkPending':
      return {
        message: vscode.l10n.t(
          'GitHub is still making your fork “{0}”. That can take some minutes; publish again then, it is found.',
          reason,
        ),
        remedies: remedy.again,
      }
    case 'forkApart':
      return {
        message: vscode.l10n.t(
          'Your fork has no history in common with the repository any more. Delete or rename it on GitHub, and publish again.',
        ),
        remedies: remedy.again,
      }
    case 'rateLimited':
      return {
        message:
          retryAt === undefined
            ? vscode.l10n.t('GitHub asks to wait a little before the next request. Run the command again later.')
            : vscode.l10n.t('GitHub takes no more requests until {0}. Nothing is lost meanwhile.', timeOf(retryAt)),
        remedies: retryAt === undefined || retry === undefined ? remedy.again : [waitUntil(retryAt, retry)],
      }
    case 'invalid':
      return {
        message: vscode.l10n.t(
          'GitHub refused the request. Look at the settings, and run the command again. GitHub says: {0}',
          sentence,
        ),
        remedies: [remedy.settings, ...remedy.again],
      }
    case 'unreadable':
      return {
        message: vscode.l10n.t(
          'What answered is not GitHub, or the answer was cut off: a proxy, or a network that wants a sign-in of its own. Look at the connection, and run the command again.',
        ),
        remedies: remedy.again,
      }
    case 'offline':
      return {
        message: vscode.l10n.t(
          'GitHub cannot be reached. Check the network connection; the minutes are safe, and the command can be run again at any time.',
        ),
        remedies: remedy.again,
      }
    case 'serverError':
      return {
        message: vscode.l10n.t(
          'GitHub has a problem of its own at the moment ({0}). Run the command again later.',
          reason,
        ),
        remedies: remedy.again,
      }
    case 'cancelled':
      return { message: vscode.l10n.t('Cancelled.'), remedies: [] }
  }
}
