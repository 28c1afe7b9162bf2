import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { PublishPlan } from './publishPlan'
import type { RepositoryName } from './remotes'
import { findMergeBase } from './steps/branches'
import type { CallOptions } from './steps/call'
import { type Fork, hasGitData, requestFork } from './steps/repositories'

/** How to wait for a new fork. */
export interface ForkWaitOptions {
  /** Resolves after this many milliseconds, or as soon as the signal aborts. */
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
}

/** Seconds to wait between checks. GitHub documents up to five minutes. */
const pollDelaysSeconds = [1, 1, 2, 3, 5, 8, ...Array<number>(28).fill(10)]

/**
 * Finds the account's fork, whatever its name, or creates one and waits until it is ready.
 *
 * @throws GitHubError `forkRefused` when forks are not allowed, `forkPending` when GitHub takes too long.
 */
export async function findOrCreateFork(
  octokit: Octokit,
  target: RepositoryName,
  options: CallOptions & ForkWaitOptions,
): Promise<Fork> {
  const { pause = sleep, signal } = options
  const fork = await requestFork(octokit, target, options).catch((error: unknown) => {
    const isRefusal = error instanceof GitHubError && (error.code === 'noPermission' || error.code === 'invalid')
    throw isRefusal ? new GitHubError('forkRefused', error.details) : error
  })
  for (const seconds of pollDelaysSeconds) {
    if (await hasGitData(octokit, fork, options)) return fork
    await pause(seconds * 1_000, signal)
    if (signal?.aborted === true) throw new GitHubError('cancelled')
  }
  throw new GitHubError('forkPending', { reason: `${fork.owner}/${fork.repo}` })
}

/**
 * Whether a fork lacks a commit, or may not receive it. GitHub answers a bare 404 if a token without the `workflow`
 * scope would add workflow files to a fork.
 */
export function isForkOutdated(error: unknown): boolean {
  return (
    error instanceof GitHubError &&
    (error.details.status === 404 || (error.details.status === 422 && error.code === 'invalid'))
  )
}

/** The last commit that the fork shares with the base. Starting there adds only the minutes to the fork. */
export async function findSharedStart(
  octokit: Octokit,
  { target, baseBranch }: Pick<PublishPlan, 'target' | 'baseBranch'>,
  { owner, repo, defaultBranch }: Fork,
  options: CallOptions,
): Promise<PublishPlan['start']> {
  const shared = await findMergeBase(octokit, target, baseBranch, `${owner}:${repo}:${defaultBranch}`, options)
  return { commitSha: shared.sha, treeSha: shared.treeSha }
}

/** Resolves after this many milliseconds, or as soon as the signal aborts. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
