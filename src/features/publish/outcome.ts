import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import type { PublishResult, Standing } from '../../github/publish'
import type { SkippedExtra } from '../../github/pullRequestExtras'
import type { PullRequest } from '../../github/steps/pullRequests'
import { findRemains, type Remains, withdraw } from '../../github/withdraw'
import { type Remedy, UserError } from '../../host/commands'
import { explain } from '../../host/explain'
import { openPage } from '../../host/openPage'
import { plainMessage } from '../../host/plainMessage'

/** Tells the outcome; the buttons are offered, never pressed for the user. */
export function announce({ outcome, pull, skipped }: PublishResult): void {
  const messages: Readonly<Record<PublishResult['outcome'], string>> = {
    created: vscode.l10n.t('Published as pull request #{0}.', pull.number),
    updated: vscode.l10n.t('Pull request #{0} is updated.', pull.number),
    unchanged: vscode.l10n.t('Pull request #{0} already has exactly this text. Nothing was sent.', pull.number),
  }
  offerLink([messages[outcome], ...skipped.map(describeSkipped)].join(' '), pull.url)
}

export function announceUnchanged(pull: PullRequest): void {
  offerLink(vscode.l10n.t('Pull request #{0} already has exactly this text. Nothing was sent.', pull.number), pull.url)
}

export function announcePublished(baseBranch: string): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'There is nothing to publish: “{0}” already has exactly this text. Nothing was sent.',
      plainMessage(baseBranch),
    ),
  )
}

function offerLink(message: string, url: string): void {
  const open = vscode.l10n.t('Open')
  const copy = vscode.l10n.t('Copy Link')
  void vscode.window.showInformationMessage(message, open, copy).then((chosen) => {
    if (chosen === open) void openPage(url)
    if (chosen === copy) void vscode.env.clipboard.writeText(url)
  })
}

function describeSkipped({ what, names, reason }: SkippedExtra): string {
  const list = plainMessage(names.join(', '), 100)
  const why = reason === '' ? '' : ` (${plainMessage(reason, 150)})`
  switch (what) {
    case 'reviewers':
      return vscode.l10n.t('A review could not be asked of {0}{1}.', list, why)
    case 'labels':
      return vscode.l10n.t('The label {0} could not be set{1}.', list, why)
    case 'assignees':
      return vscode.l10n.t('{0} could not be assigned{1}.', list, why)
    case 'draft':
      return vscode.l10n.t('The repository has no drafts: it is open for review.')
  }
}

export interface Interruption {
  readonly octokit: Octokit
  /** What the run told last; undefined where it could not have left anything. */
  readonly standing: Standing | undefined
  /** Publishes again; it goes on from what stands. */
  readonly retry: () => unknown
  readonly files: readonly vscode.Uri[]
  /** Called when the run is taken back. */
  readonly onUndone: () => unknown
}

/**
 * Tells of a run that did not come to its end, in one message: why, what stands on GitHub, and how to go on or take it back.
 *
 * @throws UserError with that message, unless the person has ended it.
 */
export async function tellInterruption(error: GitHubError, interruption: Interruption): Promise<void> {
  const { octokit, standing, retry, files } = interruption
  const isCancelled = error.code === 'cancelled'
  const { message: cause, remedies } = explain(error, retry, files)
  // Where GitHub cannot be asked, what the run told last is all there is.
  const remains = standing === undefined ? undefined : await findRemains(octokit, standing).catch(() => undefined)
  const message = `${cause} ${describeRemains(standing, remains)}`
  const goOn: Remedy = { title: vscode.l10n.t('Continue'), run: retry }
  const undo: Remedy = { title: vscode.l10n.t('Undo'), run: () => undoRun(interruption) }
  const further = [
    ...(isCancelled || remains?.hasBranch === true ? [goOn] : []),
    ...(remains?.canUndo === true ? [undo] : []),
  ]
  const others = further.includes(goOn) ? remedies.filter(({ run }) => run !== retry) : remedies
  const all = [...others, ...further]
  if (!isCancelled) throw new UserError(message, all)
  void vscode.window
    .showInformationMessage(message, ...all.map(({ title }) => title))
    .then((chosen) => all.find(({ title }) => title === chosen)?.run())
}

function describeRemains(standing: Standing | undefined, remains: Remains | undefined): string {
  if (standing === undefined) return vscode.l10n.t('Nothing was sent.')
  const branch = plainMessage(standing.branch)
  if (remains === undefined) {
    return standing.commitSha === undefined
      ? vscode.l10n.t('On GitHub there may be a new fork; nothing else was sent.')
      : vscode.l10n.t('The branch “{0}” may stand on GitHub. Publishing again finds it.', branch)
  }
  if (remains.pull !== undefined)
    return vscode.l10n.t('On GitHub stands pull request #{0} with this text.', remains.pull.number)
  if (remains.hasBranch)
    return vscode.l10n.t('On GitHub stands the branch “{0}” with this text, without a pull request.', branch)
  return remains.fork === undefined
    ? vscode.l10n.t('Nothing stands on GitHub.')
    : vscode.l10n.t(
        'On GitHub stands your fork {0}, without this text.',
        plainMessage(`${remains.fork.owner}/${remains.fork.repo}`),
      )
}

async function undoRun({ octokit, standing, onUndone }: Interruption): Promise<void> {
  if (standing === undefined) return
  const branch = plainMessage(standing.branch)
  try {
    await withdraw(octokit, standing)
    await onUndone()
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The branch “{0}” is deleted. Nothing of this run is left on GitHub.', branch),
    )
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const message =
      error.code === 'conflict'
        ? vscode.l10n.t('Somebody has added to the branch “{0}” meanwhile, so it stays.', branch)
        : explain(error).message
    void vscode.window.showWarningMessage(message)
  }
}
