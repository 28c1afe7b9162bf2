import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import { isSameRepository } from './publication'
import type { PublishProgress } from './publish'
import type { RepositoryName } from './remotes'
import { deleteBranch, findBranch } from './steps/branches'
import type { CallOptions } from './steps/call'
import { listPullRequests, type PullRequest } from './steps/pullRequests'

/** What exists on GitHub after an interrupted run. */
export interface LeftoverState {
  /** The fork for the branch; undefined when the branch is in the target repository. */
  readonly fork: RepositoryName | undefined
  /** Whether the branch exists with the run's commit at its head. */
  readonly hasBranch: boolean
  readonly pull: PullRequest | undefined
  /** Whether it can be undone: the run created the branch, and nobody has added commits. */
  readonly canUndo: boolean
}

/** Checks what exists on GitHub after an interrupted run. Sends at most two requests. */
export async function findLeftovers(
  octokit: Octokit,
  progress: PublishProgress,
  options: CallOptions = {},
): Promise<LeftoverState> {
  const { head, branch, commitSha, isNewBranch, target } = progress
  const fork = isSameRepository(head, target) ? undefined : head
  const found = commitSha === undefined ? undefined : await findBranch(octokit, head, branch, options)
  if (found === undefined || found.commitSha !== commitSha)
    return { fork, hasBranch: false, pull: undefined, canUndo: false }
  const pulls = await listPullRequests(octokit, target, { owner: head.owner, branch }, options)
  return { fork, hasBranch: true, pull: pulls.find(({ state }) => state === 'open'), canUndo: isNewBranch }
}

/**
 * Deletes the branch that the run created. GitHub then closes its pull request.
 *
 * @returns What remains on GitHub: the closed pull request and the fork.
 * @throws GitHubError `changedMeanwhile` when somebody has added commits, `pullRequestEnded` when somebody has merged them; the
 * branch then stays.
 */
export async function undoPublish(
  octokit: Octokit,
  progress: PublishProgress,
  options: CallOptions = {},
): Promise<Pick<LeftoverState, 'pull' | 'fork'>> {
  const { head, branch, commitSha, isNewBranch, target } = progress
  const fork = isSameRepository(head, target) ? undefined : head
  const found = await findBranch(octokit, head, branch, options)
  const pulls = await listPullRequests(octokit, target, { owner: head.owner, branch }, options)
  const pull = pulls.find(({ headSha }) => headSha === commitSha)
  if (pull?.state === 'merged') throw new GitHubError('pullRequestEnded', { reason: `#${pull.number}`, url: pull.url })
  if (found === undefined) return { fork, pull }
  if (!isNewBranch || found.commitSha !== commitSha) throw new GitHubError('changedMeanwhile', { reason: branch })
  await deleteBranch(octokit, head, branch, options)
  return { fork, pull }
}
