import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import { type ForkWaitOptions, sleep } from './fork'
import { requireNoOtherPull } from './otherPulls'
import type { PublishPlan } from './publishPlan'
import type { SkippedExtra } from './pullRequestExtras'
import type { RepositoryName } from './remotes'
import type { CallOptions } from './steps/call'
import { createPullRequest, listPullRequests, type PullRequest } from './steps/pullRequests'

/** Seconds to wait before each further attempt to open the pull request. */
const retryDelaysSeconds: readonly number[] = [1, 2, 4]

interface OpenedPull {
  readonly pull: PullRequest
  /** False if an earlier attempt opened it. */
  readonly isNew: boolean
  readonly skipped: readonly SkippedExtra[]
}

/**
 * Opens the pull request of a plan, and waits until GitHub sees its branch.
 *
 * @param isDraft False if GitHub has answered that the repository has no drafts.
 * @throws GitHubError
 */
export async function openPullRequest(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  branch: string,
  isFork: boolean,
  options: CallOptions & ForkWaitOptions,
  isDraft = plan.isDraft,
  attempt = 0,
): Promise<OpenedPull> {
  const { title, body, baseBranch: base } = plan
  if (attempt === 0) await requireNoOtherPull(octokit, plan, { owner: head.owner, branch }, options)
  try {
    const fresh = { title, body, base, isDraft, head: isFork ? `${head.owner}:${branch}` : branch }
    const skipped: SkippedExtra[] = isDraft === plan.isDraft ? [] : [{ what: 'draft', names: [], reason: '' }]
    return { pull: await createPullRequest(octokit, plan.target, fresh, options), isNew: true, skipped }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const { reason = '' } = error.details
    if (isDraft && /draft pull requests are not supported/i.test(reason))
      return openPullRequest(octokit, plan, head, branch, isFork, options, false, attempt)
    // GitHub may not see a new branch everywhere yet.
    const seconds = retryDelaysSeconds[attempt]
    if (seconds !== undefined && /No commits between|head: invalid|submitted too quickly/i.test(reason)) {
      await (options.pause ?? sleep)(seconds * 1_000, options.signal)
      if (options.signal?.aborted === true) throw new GitHubError('cancelled')
      return openPullRequest(octokit, plan, head, branch, isFork, options, isDraft, attempt + 1)
    }
    if (/No commits between/i.test(reason)) throw new GitHubError('nothingToPublish', { reason: base })
    if (error.code !== 'conflict') throw error
    // The response to an earlier attempt was lost, so it already exists.
    const pulls = await listPullRequests(octokit, plan.target, { owner: head.owner, branch }, options)
    const open = pulls.find((pull) => pull.state === 'open' && pull.base === base)
    if (open === undefined) throw error
    return { pull: open, isNew: false, skipped: [] }
  }
}
