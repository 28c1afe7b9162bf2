import * as vscode from 'vscode'
import type { GitHubError, GitHubErrorCode } from '../../github/errors'
import { commandIds } from '../../host/commandIds'
import { explainError } from '../../host/explainError'
import { escapeMessage } from '../../host/escapeMessage'
import type { Readiness } from './preflight'
import type { FileState } from './publicationStates'

/** Content of the status item, with one action. */
export interface Status {
  readonly text: string
  readonly detail: string
  readonly severity: vscode.LanguageStatusSeverity
  readonly command: vscode.Command | undefined
}

/** Texts for readiness and publication state. */
export function statusOf(readiness: Readiness, state: FileState | undefined): Status {
  const warn = (text: string, detail: string, title?: string, command?: string): Status => ({
    text,
    detail,
    severity: vscode.LanguageStatusSeverity.Warning,
    command: title === undefined || command === undefined ? undefined : { title, command },
  })
  switch (readiness.kind) {
    case 'untrusted':
      return warn(
        vscode.l10n.t('Publishing is disabled in Restricted Mode'),
        '',
        vscode.l10n.t('Manage Workspace Trust'),
        'workbench.trust.manage',
      )
    case 'unknownRepository':
      return warn(
        vscode.l10n.t('No repository to publish to'),
        '',
        vscode.l10n.t('Choose Repository…'),
        commandIds.chooseRepository,
      )
    case 'unpublishable':
      return warn(vscode.l10n.t('This file cannot be published'), readiness.reason)
    case 'unconfirmedAddress':
      return warn(
        vscode.l10n.t('This workspace sets a GitHub server'),
        vscode.l10n.t('Confirm the server before you sign in'),
        vscode.l10n.t('Review Server'),
        commandIds.confirmAddress,
      )
    case 'signedOut':
      return {
        ...warn(
          vscode.l10n.t('Sign in to publish to {0}', nameOf(readiness.repository)),
          '',
          vscode.l10n.t('Sign In'),
          commandIds.signIn,
        ),
        severity: vscode.LanguageStatusSeverity.Information,
      }
    case 'archived':
      return warn(
        vscode.l10n.t('{0} is archived', nameOf(readiness.repository)),
        '',
        vscode.l10n.t('Choose Another Repository…'),
        commandIds.chooseRepository,
      )
    case 'noForks':
      return warn(
        vscode.l10n.t('No write access to {0}', nameOf(readiness.repository)),
        vscode.l10n.t('Forking is not allowed. Ask for write access.'),
        vscode.l10n.t('Choose Another Repository…'),
        commandIds.chooseRepository,
      )
    case 'failed':
      return {
        ...warn(vscode.l10n.t('Cannot publish right now'), explainError(readiness.error).message),
        command: actionFor(readiness.error),
      }
    case 'ready':
      return readyStatus(readiness, state)
  }
}

/** The one action for a failure found by the preflight. */
function actionFor({ code, details: { url } }: GitHubError): vscode.Command {
  const chooseAnother = { title: vscode.l10n.t('Choose Another Repository…'), command: commandIds.chooseRepository }
  const actions: Partial<Record<GitHubErrorCode, vscode.Command>> = {
    signInRequired: { title: vscode.l10n.t('Sign In Again'), command: commandIds.signIn },
    oauthRestricted: { title: vscode.l10n.t('Use a Token…'), command: commandIds.useToken },
    repositoryMissing: chooseAnother,
    noPermission: chooseAnother,
    ...(url === undefined
      ? {}
      : {
          ssoRequired: {
            title: vscode.l10n.t('Open Sign-On Page'),
            command: commandIds.openPullRequest,
            arguments: [url],
          },
        }),
  }
  return actions[code] ?? { title: vscode.l10n.t('Check Again'), command: commandIds.checkPublishing }
}

function readyStatus({ access }: Extract<Readiness, { readonly kind: 'ready' }>, state: FileState | undefined): Status {
  const { repository } = access
  const name = nameOf(repository)
  const detail = [
    repository.canPush ? '' : vscode.l10n.t('from your fork'),
    repository.requiresSignOff ? vscode.l10n.t('with sign-off, as the repository requires') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
  const information = { detail, severity: vscode.LanguageStatusSeverity.Information }
  const publish = (title: string): vscode.Command => ({ title, command: commandIds.publish })
  const pull = state?.pull
  const open: vscode.Command | undefined = pull && {
    title: vscode.l10n.t('Open'),
    command: commandIds.openPullRequest,
    arguments: [pull.url],
  }
  switch (state?.state) {
    case undefined:
    case 'unpublished':
      return {
        ...information,
        text: vscode.l10n.t('Not published. Ready to publish to {0}', name),
        command: publish(vscode.l10n.t('Publish')),
      }
    case 'open':
      return { ...information, text: vscode.l10n.t('Pull request #{0} is open', pull?.number ?? ''), command: open }
    case 'changed':
      return {
        ...information,
        text:
          pull === undefined
            ? vscode.l10n.t('Differs from the published version in {0}', name)
            : vscode.l10n.t('Changed since pull request #{0}', pull.number),
        command: publish(vscode.l10n.t('Publish')),
      }
    case 'interrupted':
      return {
        text: vscode.l10n.t('Publishing was interrupted'),
        detail: vscode.l10n.t('Publish again to continue.'),
        severity: vscode.LanguageStatusSeverity.Warning,
        command: publish(vscode.l10n.t('Continue')),
      }
    case 'merged':
      return {
        ...information,
        text:
          pull === undefined
            ? vscode.l10n.t('Published in {0}', name)
            : vscode.l10n.t('Published. Pull request #{0} was merged', pull.number),
        command: open,
      }
    case 'closed':
      return {
        ...information,
        text: vscode.l10n.t('Pull request #{0} was closed without merging', pull?.number ?? ''),
        command: publish(vscode.l10n.t('Publish Again')),
      }
  }
}

function nameOf({ owner, repo }: { readonly owner: string; readonly repo: string }): string {
  return escapeMessage(`${owner}/${repo}`)
}
