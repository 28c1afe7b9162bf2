import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { PublishPlan } from './publishPlan'
import type { RepositoryName } from './remotes'
import { findMergeBase } from './steps/branches'
import type { CallOptions } from './steps/call'
import { type Fork, hasGitData, requestFork } from './steps/repositories'

/** How long a run waits for a new fork. */
export interface ForkPatience {
  /** Resolves after so many milliseconds, earlier where the signal ends it. */
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
}

/** Seconds between two looks; GitHub says that it may take up to five minutes. */
const looks = [1, 1, 2, 3, 5, 8, ...Array<number>(28).fill(10)]

/**
 * The account's fork, awaited where GitHub still makes it. An existing one is found whatever its name.
 *
 * @throws GitHubError `forkRefused` where forks are not allowed, `forkPending` where it is not there in time.
 */
export async function findOrMakeFork(
  octokit: Octokit,
  target: RepositoryName,
  options: CallOptions & ForkPatience,
): Promise<Fork> {
  const { pause = sleep, signal } = options
  const fork = await requestFork(octokit, target, options).catch((error: unknown) => {
    const isRefusal = error instanceof GitHubError && (error.code === 'noPermission' || error.code === 'invalid')
    throw isRefusal ? new GitHubError('forkRefused', error.details) : error
  })
  for (const seconds of looks) {
    if (await hasGitData(octokit, fork, options)) return fork
    await pause(seconds * 1_000, signal)
    if (signal?.aborted === true) throw new GitHubError('cancelled')
  }
  throw new GitHubError('forkPending', { reason: `${fork.owner}/${fork.repo}` })
}

/**
 * Whether a fork refused a commit that it has not got yet, or may not take: GitHub does not bring the parent's new
 * workflow files into a fork for a token without the right to workflows, and says no more than 404.
 */
export function isForkTooOld(error: unknown): boolean {
  return (
    error instanceof GitHubError &&
    (error.details.status === 404 || (error.details.status === 422 && error.code === 'invalid'))
  )
}

/** The last commit that the fork shares with the base: to start there brings nothing into the fork but the minutes. */
export async function sharedStart(
  octokit: Octokit,
  { target, baseBranch }: Pick<PublishPlan, 'target' | 'baseBranch'>,
  { owner, repo, defaultBranch }: Fork,
  options: CallOptions,
): Promise<PublishPlan['start']> {
  const shared = await findMergeBase(octokit, target, baseBranch, `${owner}:${repo}:${defaultBranch}`, options)
  return { commitSha: shared.sha, treeSha: shared.treeSha }
}

async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
