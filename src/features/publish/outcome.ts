import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import type { PublishResult, PublishProgress } from '../../github/publish'
import type { SkippedExtra } from '../../github/pullRequestExtras'
import type { BaseDifference } from '../../github/publishRequest'
import type { PullRequest } from '../../github/steps/pullRequests'
import { findLeftovers, type LeftoverState, undoPublish } from '../../github/undoPublish'
import { UserError } from '../../host/commands'
import type { ErrorAction } from '../../host/errorActions'
import { explainError } from '../../host/explainError'
import { openPage } from '../../host/openPage'
import { escapeMessage } from '../../host/escapeMessage'
import { showInformation, showWarning } from '../../host/messages'

/** Shows the outcome with buttons to open the pull request or copy its link. */
export function announceResult({ outcome, pull, skipped }: PublishResult): void {
  const messages: Readonly<Record<PublishResult['outcome'], string>> = {
    created: vscode.l10n.t('Published as pull request #{0}.', pull.number),
    updated: vscode.l10n.t('Pull request #{0} was updated.', pull.number),
    unchanged: vscode.l10n.t('Pull request #{0} is already up to date.', pull.number),
  }
  offerLink([messages[outcome], ...skipped.map(describeSkipped)].join(' '), pull.url)
}

export function announceUnchanged(pull: PullRequest): void {
  offerLink(vscode.l10n.t('Pull request #{0} is already up to date.', pull.number), pull.url)
}

/** @param difference How the text on the base branch differs. */
export function announceAlreadyPublished(baseBranch: string, difference: BaseDifference): void {
  const branch = escapeMessage(baseBranch)
  const messages: Readonly<Record<BaseDifference, string>> = {
    none: vscode.l10n.t('Nothing to publish. “{0}” already has this text.', branch),
    added: vscode.l10n.t('Nothing to publish. “{0}” already has all your lines, and lines that others added.', branch),
    other: vscode.l10n.t('Nothing to publish. “{0}” keeps its own version of this text.', branch),
  }
  void showInformation(messages[difference])
}

function offerLink(message: string, url: string): void {
  const open = vscode.l10n.t('Open')
  const copy = vscode.l10n.t('Copy Link')
  void showInformation(message, open, copy).then((chosen) => {
    if (chosen === open) void openPage(url)
    if (chosen === copy) void vscode.env.clipboard.writeText(url)
  })
}

function describeSkipped({ what, names, reason }: SkippedExtra): string {
  const list = escapeMessage(names.join(', '), 100)
  const why = reason === '' ? '' : ` (${escapeMessage(reason, 150)})`
  switch (what) {
    case 'reviewers':
      return vscode.l10n.t('Could not request a review from {0}{1}.', list, why)
    case 'labels':
      return vscode.l10n.t('Could not add labels: {0}{1}.', list, why)
    case 'assignees':
      return vscode.l10n.t('Could not assign {0}{1}.', list, why)
    case 'description':
      return vscode.l10n.t('Could not update the description{0}.', why)
    case 'draft':
      return vscode.l10n.t('This repository does not support draft pull requests, so it was opened for review.')
  }
}

export interface Interruption {
  readonly octokit: Octokit
  /** Last reported state; undefined if nothing can exist on GitHub. */
  readonly progress: PublishProgress | undefined
  /** Publishes again, continuing from what exists. */
  readonly retry: () => unknown
  readonly files: readonly vscode.Uri[]
  /** Whether it was published from a fork. */
  readonly isFork: boolean
  /** Whether the files are kept and offered again when GitHub is reachable. */
  readonly isKept: boolean
  /** Called after Undo. */
  readonly onUndone: () => unknown
}

/**
 * Reports an interrupted run in one message: the cause, what exists on GitHub, and how to continue or undo.
 *
 * @throws UserError with that message, unless the person cancelled.
 */
export async function reportInterruption(error: GitHubError, interruption: Interruption): Promise<void> {
  const { octokit, progress, retry, files } = interruption
  const isCancelled = error.code === 'cancelled'
  const { message: cause, actions } = explainError(error, { retry, files, isFork: interruption.isFork })
  // If GitHub is unreachable, only the last reported state is known.
  const leftovers = progress === undefined ? undefined : await findLeftovers(octokit, progress).catch(() => undefined)
  const keptMessage = vscode.l10n.t('Publishing will be offered again when GitHub can be reached.')
  const message = [cause, describeLeftovers(progress, leftovers), ...(interruption.isKept ? [keptMessage] : [])].join(
    ' ',
  )
  const continueRun: ErrorAction = { title: vscode.l10n.t('Continue'), run: retry }
  const undo: ErrorAction = { title: vscode.l10n.t('Undo'), run: () => undoRun(interruption) }
  const further = [
    ...(isCancelled || leftovers?.hasBranch === true ? [continueRun] : []),
    ...(leftovers?.canUndo === true ? [undo] : []),
  ]
  const others = further.includes(continueRun) ? actions.filter(({ run }) => run !== retry) : actions
  const all = [...others, ...further]
  if (!isCancelled) throw new UserError(message, all)
  void showInformation(message, ...all.map(({ title }) => title)).then((chosen) =>
    all.find(({ title }) => title === chosen)?.run(),
  )
}

function describeLeftovers(progress: PublishProgress | undefined, leftovers: LeftoverState | undefined): string {
  if (progress === undefined) return vscode.l10n.t('Nothing was created on GitHub.')
  const branch = escapeMessage(progress.branch)
  if (leftovers === undefined) {
    return progress.commitSha === undefined
      ? vscode.l10n.t('A new fork may exist on GitHub. Nothing else was created.')
      : vscode.l10n.t('Branch “{0}” may exist on GitHub. Publish again to continue from it.', branch)
  }
  if (leftovers.pull !== undefined)
    return vscode.l10n.t('Pull request #{0} with this text exists on GitHub.', leftovers.pull.number)
  if (leftovers.hasBranch)
    return vscode.l10n.t('Branch “{0}” with this text exists on GitHub, without a pull request.', branch)
  return leftovers.fork === undefined
    ? vscode.l10n.t('Nothing was created on GitHub.')
    : vscode.l10n.t(
        'Your fork {0} exists on GitHub, without this text.',
        escapeMessage(`${leftovers.fork.owner}/${leftovers.fork.repo}`),
      )
}

async function undoRun({ octokit, progress, onUndone }: Interruption): Promise<void> {
  if (progress === undefined) return
  const branch = escapeMessage(progress.branch)
  try {
    const { pull, fork } = await undoPublish(octokit, progress)
    await onUndone()
    const rest = [
      ...(pull === undefined
        ? []
        : [vscode.l10n.t('Pull request #{0} is closed, but can still be read.', pull.number)]),
      ...(fork === undefined
        ? []
        : [vscode.l10n.t('Your fork {0} still exists.', escapeMessage(`${fork.owner}/${fork.repo}`))]),
    ]
    void showInformation(
      rest.length === 0
        ? vscode.l10n.t('Branch “{0}” was deleted. Nothing from this run is left on GitHub.', branch)
        : [vscode.l10n.t('Branch “{0}” was deleted.', branch), ...rest].join(' '),
    )
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    void showWarning(explainUndoError(error, branch))
  }
}

function explainUndoError(error: GitHubError, branch: string): string {
  if (error.code === 'changedMeanwhile' || error.code === 'conflict')
    return vscode.l10n.t('Branch “{0}” was not deleted. Someone else has added commits to it.', branch)
  if (error.code === 'pullRequestEnded')
    return vscode.l10n.t('Nothing was undone. Pull request {0} is already merged.', error.details.reason ?? '')
  return explainError(error).message
}
