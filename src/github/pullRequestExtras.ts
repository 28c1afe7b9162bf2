import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { PublishPlan } from './publishPlan'
import type { CallOptions } from './steps/call'
import { addAssignees, addLabels, requestReviewers } from './steps/pullRequests'

/** Something that could not be set on the pull request. */
export interface SkippedExtra {
  readonly what: 'reviewers' | 'labels' | 'assignees' | 'draft' | 'description'
  readonly names: readonly string[]
  /** GitHub's message; '' when there is none. */
  readonly reason: string
}

/**
 * Requests reviews and sets labels and assignees. Failures do not undo the pull request.
 *
 * @returns What could not be set.
 *
 * @throws GitHubError `cancelled` only.
 */
export async function setExtras(
  octokit: Octokit,
  { target, reviewers, labels, assignees }: Pick<PublishPlan, 'target' | 'reviewers' | 'labels' | 'assignees'>,
  number: number,
  options: CallOptions,
): Promise<readonly SkippedExtra[]> {
  const skipped: SkippedExtra[] = []
  const attempt = async (
    what: SkippedExtra['what'],
    names: readonly string[],
    run: (names: readonly string[]) => Promise<unknown>,
  ): Promise<void> => {
    if (names.length === 0) return
    const reason = await failureReason(run(names))
    if (reason === undefined) return
    // GitHub rejects all names if one is invalid, so try each one separately.
    const retried = names.length === 1 ? [] : names
    if (retried.length === 0) skipped.push({ what, names, reason })
    for (const name of retried) {
      const ownReason = await failureReason(run([name]))
      if (ownReason !== undefined) skipped.push({ what, names: [name], reason: ownReason })
    }
  }
  await attempt('reviewers', reviewers, (names) => requestReviewers(octokit, target, number, names, options))
  await attempt('labels', labels, (names) => addLabels(octokit, target, number, names, options))
  await attempt('assignees', assignees, async (names) => {
    const assigned = (await addAssignees(octokit, target, number, names, options)).map((login) => login.toLowerCase())
    const missing = names.filter((name) => !assigned.includes(name.toLowerCase()))
    if (missing.length > 0) skipped.push({ what: 'assignees', names: missing, reason: '' })
  })
  return skipped
}

/** Why a call failed; undefined when it succeeded. */
export async function failureReason(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    if (!(error instanceof GitHubError) || error.code === 'cancelled') throw error
    return error.details.reason ?? ''
  }
}
