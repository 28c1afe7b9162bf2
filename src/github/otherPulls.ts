import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { PublishPlan } from './publishPlan'
import type { CallOptions } from './steps/call'
import { listOpenPullRequests, listPullPaths } from './steps/pullRequests'

/**
 * Checks again, right before opening a pull request, whether somebody has opened one with the same files.
 *
 * @throws GitHubError `pullRequestExists`
 */
export async function requireNoOtherPull(
  octokit: Octokit,
  { target, baseBranch, commits, knownPulls }: Pick<PublishPlan, 'target' | 'baseBranch' | 'commits' | 'knownPulls'>,
  own: { readonly owner: string; readonly branch: string },
  options: CallOptions,
): Promise<void> {
  const paths = commits.flatMap(({ files }) => files.flatMap((file) => ('text' in file ? [file.path] : [])))
  for (const pull of await listOpenPullRequests(octokit, target, baseBranch, options)) {
    const isKnown = knownPulls.some(({ number, headSha }) => number === pull.number && headSha === pull.headSha)
    const isOwn = pull.head?.owner.toLowerCase() === own.owner.toLowerCase() && pull.branch === own.branch
    if (isKnown || isOwn) continue
    const changed = await listPullPaths(octokit, target, pull.number, options)
    if (paths.some((path) => changed.includes(path)))
      throw new GitHubError('pullRequestExists', { reason: `#${pull.number}`, url: pull.url })
  }
}
