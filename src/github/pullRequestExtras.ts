import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { PublishPlan } from './publishPlan'
import type { CallOptions } from './steps/call'
import { addAssignees, addLabels, requestReviewers } from './steps/pullRequests'

/** Something that was wanted for the pull request and could not be set. */
export interface SkippedExtra {
  readonly what: 'reviewers' | 'labels' | 'assignees' | 'draft'
  readonly names: readonly string[]
  /** GitHub's sentence; '' where it says nothing. */
  readonly reason: string
}

/**
 * Asks for reviews, and sets labels and assignees. The pull request stands whatever comes of this: what the account may
 * not set is left out and told.
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
    const reason = await refusal(run(names))
    if (reason === undefined) return
    // One name that cannot be set refuses the others too.
    const single = names.length === 1 ? [] : names
    if (single.length === 0) skipped.push({ what, names, reason })
    for (const name of single) {
      const own = await refusal(run([name]))
      if (own !== undefined) skipped.push({ what, names: [name], reason: own })
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

/** Why a call failed; undefined where it did not. */
async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    if (!(error instanceof GitHubError) || error.code === 'cancelled') throw error
    return error.details.reason ?? ''
  }
}
