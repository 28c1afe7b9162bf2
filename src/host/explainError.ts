import * as vscode from 'vscode'
import type { GitHubError } from '../github/errors'
import { escapeMessage } from './escapeMessage'
import { type ErrorAction, errorActionsFor, retryAtTime } from './errorActions'
import { formatTime } from './times'

export interface Explanation {
  readonly message: string
  readonly actions: readonly ErrorAction[]
}

/** What failed, as far as the message and its buttons depend on it. */
export interface FailedWork {
  /** Runs the failed work again. */
  readonly retry?: (() => unknown) | undefined
  /** The files being published. The buttons act on them, not on the active editor. */
  readonly files?: readonly vscode.Uri[]
  /** Whether it was published from a fork, so that publishing from one is no way out. */
  readonly isFork?: boolean
}

/** A message for an error: the cause, what to do, and buttons. */
export function explainError(error: GitHubError, { retry, files = [], isFork = false }: FailedWork = {}): Explanation {
  const { url, retryAt } = error.details
  const reason = escapeMessage(error.details.reason ?? '', 300)
  const sentence = /[.!?…]$/.test(reason) ? reason : `${reason}.`
  const actions = errorActionsFor(retry, files)
  const fork = isFork ? [] : [actions.fork]
  const open = url === undefined ? [] : [actions.openPage(url)]
  switch (error.code) {
    case 'signInRequired':
      return {
        message: vscode.l10n.t('GitHub rejected the sign-in ({0}). Sign in again, or use another token.', reason),
        actions: [actions.signIn, actions.useToken],
      }
    case 'ssoRequired':
      return {
        message: vscode.l10n.t(
          'This organization requires single sign-on. Open the sign-on page, authorize, and try again.',
        ),
        actions: url === undefined ? actions.again : [actions.openSignOn(url), ...actions.again],
      }
    case 'oauthRestricted':
      return {
        message: vscode.l10n.t(
          'The organization has not approved VS Code as an OAuth app. Ask an owner to approve it on GitHub, or use a token.',
        ),
        actions: [actions.useToken],
      }
    case 'noPermission':
      return {
        message: isFork
          ? vscode.l10n.t(
              'Your account may not do this, not even from a fork. Ask an owner of the repository, or use another account. GitHub says: {0}',
              sentence,
            )
          : vscode.l10n.t(
              'Your account lacks permission in this repository. Ask for write access, use another account or repository, or publish from a fork. GitHub says: {0}',
              sentence,
            ),
        actions: [...fork, actions.signIn, actions.chooseRepository],
      }
    case 'repositoryMissing':
    case 'fileMissing':
      return {
        message: vscode.l10n.t(
          'The repository does not exist, or your account cannot see it. Choose another repository, or sign in with another account.',
        ),
        actions: [actions.chooseRepository, actions.signIn],
      }
    case 'archived':
      return {
        message: vscode.l10n.t('The repository was archived and is read-only. Choose another repository.'),
        actions: [actions.chooseRepository],
      }
    case 'baseMissing':
      return {
        message: vscode.l10n.t(
          'The repository has no branch “{0}”. Change the base branch in the settings, or leave it empty to use the default branch.',
          reason,
        ),
        actions: [actions.settings],
      }
    case 'emptyRepository':
      return {
        message: vscode.l10n.t(
          'The repository is empty. Add a first commit on GitHub (such as a README), and try again.',
        ),
        actions: [...actions.again, actions.chooseRepository],
      }
    case 'nothingToPublish':
      return {
        message: vscode.l10n.t('Nothing to publish: “{0}” already contains this text.', reason),
        actions: [],
      }
    case 'conflict':
      return {
        message: vscode.l10n.t(
          'The branch was changed at the same time. Nothing was overwritten. Publish again to include those changes. GitHub says: {0}',
          sentence,
        ),
        actions: actions.again,
      }
    case 'pullRequestEnded':
      return {
        message: vscode.l10n.t(
          'Pull request {0} was merged or closed in the meantime, without your last changes. Publish again to open another one.',
          reason,
        ),
        actions: [...actions.again, ...open],
      }
    case 'pullRequestExists':
      return {
        message: vscode.l10n.t(
          'Someone opened pull request {0} with this file in the meantime. No second one was opened. Publish again to see it.',
          reason,
        ),
        actions: [...actions.again, ...open],
      }
    case 'signatureRequired':
      return {
        message: isFork
          ? vscode.l10n.t(
              'Your fork accepts only signed commits, and publishing cannot sign them. Change this rule of your fork, or commit with Git. GitHub says: {0}',
              sentence,
            )
          : vscode.l10n.t(
              'The repository accepts only signed commits, and publishing cannot sign them. Publish from a fork, or commit with Git. GitHub says: {0}',
              sentence,
            ),
        actions: fork,
      }
    case 'secretFound':
      return {
        message: vscode.l10n.t(
          'GitHub found a password or token in the text and rejected it. Remove it, and publish again. GitHub says: {0}',
          sentence,
        ),
        actions: actions.again,
      }
    case 'issuesDisabled':
      return {
        message: vscode.l10n.t('Issues are disabled in this repository. Choose another repository.'),
        actions: [],
      }
    case 'largeFile':
      return {
        message: vscode.l10n.t(
          'This repository stores “{0}” with Git LFS, which Minutes cannot write. Publish it with Git, or change .gitattributes.',
          reason,
        ),
        actions: [],
      }
    case 'filtered':
      return {
        message: vscode.l10n.t(
          'In this repository, Git passes “{0}” through a filter before it stores it, for example to encrypt it. Publishing cannot do that. Publish it with Git.',
          reason,
        ),
        actions: [],
      }
    case 'notAFile':
      return {
        message: vscode.l10n.t(
          'In the repository, “{0}” is a folder, a symbolic link or a submodule, not a file. Minutes does not replace it. Rename your file, or publish with Git.',
          reason,
        ),
        actions: [],
      }
    case 'notAFolder':
      return {
        message: vscode.l10n.t(
          'In the repository, “{0}” is a file, a symbolic link or a submodule, not a folder. Minutes does not replace it. Use another folder, or publish with Git.',
          reason,
        ),
        actions: [],
      }
    case 'namesTaken':
      return {
        message: vscode.l10n.t(
          'The branch “{0}” and the next names with a number are all in use. Delete old branches on GitHub, or choose another name in the settings.',
          reason,
        ),
        actions: [actions.settings, ...actions.again],
      }
    case 'changedMeanwhile':
      return {
        message: vscode.l10n.t(
          '“{0}” was changed on GitHub at the same time, or could not be read. Nothing was overwritten. Publish again.',
          reason,
        ),
        actions: actions.again,
      }
    case 'notUtf8':
      return {
        message: vscode.l10n.t(
          'In the repository, “{0}” is not UTF-8, and publishing would damage its text. Convert it to UTF-8 with Git first.',
          reason,
        ),
        actions: [],
      }
    case 'branchQueued':
      return {
        message: vscode.l10n.t(
          'The pull request waits in a merge queue, and GitHub locks its branch meanwhile. Publish again once it is merged, or take it out of the queue first.',
        ),
        actions: [...open, ...actions.again],
      }
    case 'branchBlocked':
      return {
        message: isFork
          ? vscode.l10n.t(
              'Your fork does not allow a branch with this name. Choose another name in the settings. GitHub says: {0}',
              sentence,
            )
          : vscode.l10n.t(
              'The repository does not allow a branch with this name. Choose another name in the settings, or publish from a fork. GitHub says: {0}',
              sentence,
            ),
        actions: [actions.settings, ...fork],
      }
    case 'ruleViolated':
      return {
        message: isFork
          ? vscode.l10n.t(
              'A rule of your fork or of the repository blocks this. Change the branch or the commit message in the settings. GitHub says: {0}',
              sentence,
            )
          : vscode.l10n.t(
              'A repository rule blocks this. Change the branch or the commit message in the settings, or publish from a fork. GitHub says: {0}',
              sentence,
            ),
        actions: [actions.settings, ...fork],
      }
    case 'forkRefused':
      return {
        message: vscode.l10n.t(
          'Your account cannot write to the repository, and it cannot be forked. Ask for write access. GitHub says: {0}',
          sentence,
        ),
        actions: [actions.signIn, actions.chooseRepository],
      }
    case 'forkPending':
      return {
        message: vscode.l10n.t(
          'GitHub is still creating your fork “{0}”. Publish again in a few minutes to continue.',
          reason,
        ),
        actions: actions.again,
      }
    case 'forkApart':
      return {
        message: vscode.l10n.t(
          'Your fork no longer shares any history with the repository. Delete or rename it on GitHub, and publish again.',
        ),
        actions: actions.again,
      }
    case 'rateLimited':
      return {
        message:
          retryAt === undefined
            ? vscode.l10n.t('GitHub is limiting requests. Try again in a moment.')
            : vscode.l10n.t('GitHub’s request limit is reached until {0}. Nothing is lost.', formatTime(retryAt)),
        actions: retryAt === undefined || retry === undefined ? actions.again : [retryAtTime(retryAt, retry)],
      }
    case 'invalid':
      return {
        message: vscode.l10n.t(
          'GitHub rejected the request. Check the settings, and try again. GitHub says: {0}',
          sentence,
        ),
        actions: [actions.settings, ...actions.again],
      }
    case 'unreadable':
      return {
        message: vscode.l10n.t(
          'The response did not come from GitHub, or was incomplete. A proxy or a network sign-in page may be the cause. Check your connection, and try again.',
        ),
        actions: actions.again,
      }
    case 'unclear':
      return {
        message: vscode.l10n.t(
          'GitHub’s response was lost, so it may already exist. Check {0} before you try again.',
          url ?? '',
        ),
        actions: [...open, ...actions.again],
      }
    case 'offline':
      return {
        message: vscode.l10n.t(
          'GitHub cannot be reached. Check your network connection, and try again. Your minutes are safe.',
        ),
        actions: actions.again,
      }
    case 'serverError':
      return {
        message: vscode.l10n.t('GitHub has a problem ({0}). Try again later.', reason),
        actions: actions.again,
      }
    case 'cancelled':
      return { message: vscode.l10n.t('Cancelled.'), actions: [] }
  }
}
