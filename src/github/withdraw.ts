import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import { sameRepository } from './publication'
import type { Standing } from './publish'
import type { RepositoryName } from './remotes'
import { deleteBranch, findBranch } from './steps/branches'
import type { CallOptions } from './steps/call'
import { listPullRequests, type PullRequest } from './steps/pullRequests'

/** What a run that was cut off has left on GitHub: asked, not guessed. */
export interface Remains {
  /** The fork that has the branch, or was to get it; undefined without one. */
  readonly fork: RepositoryName | undefined
  /** Whether the branch stands there with the run's commit at its head. */
  readonly hasBranch: boolean
  readonly pull: PullRequest | undefined
  /** Whether it can be taken back: the run made the branch, and nobody has added to it. */
  readonly canUndo: boolean
}

/** Looks at what stands. Takes two requests at the most. */
export async function findRemains(octokit: Octokit, standing: Standing, options: CallOptions = {}): Promise<Remains> {
  const { head, branch, commitSha, isNewBranch, target } = standing
  const fork = sameRepository(head, target) ? undefined : head
  const found = commitSha === undefined ? undefined : await findBranch(octokit, head, branch, options)
  if (found === undefined || found.commitSha !== commitSha)
    return { fork, hasBranch: false, pull: undefined, canUndo: false }
  const pulls = await listPullRequests(octokit, target, { owner: head.owner, branch }, options)
  return { fork, hasBranch: true, pull: pulls.find(({ state }) => state === 'open'), canUndo: isNewBranch }
}

/**
 * Deletes the branch that only this run made; GitHub closes its pull request.
 *
 * @throws GitHubError `conflict` where somebody has added to it: then it stays.
 */
export async function withdraw(octokit: Octokit, standing: Standing, options: CallOptions = {}): Promise<void> {
  const { head, branch, commitSha, isNewBranch } = standing
  const found = await findBranch(octokit, head, branch, options)
  if (found === undefined) return
  if (!isNewBranch || found.commitSha !== commitSha) throw new GitHubError('conflict', { reason: branch })
  await deleteBranch(octokit, head, branch, options)
}
