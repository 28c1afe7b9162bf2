import type { Octokit } from '@octokit/rest'
import { isSameRepository } from './publication'
import { rememberedSources } from './rememberedSources'
import { locatePullRequests } from './locatePullRequests'
import { prepareNew } from './prepareNew'
import { prepareUpdate } from './prepareUpdate'
import type { PreparedPublication, PublishRequest, PublishSource } from './publishRequest'
import type { CallOptions } from './steps/call'
import { listPullPaths, type PullRequest } from './steps/pullRequests'

/**
 * Reads the current state from GitHub and plans the publication. Changes nothing. Sends five requests for new minutes
 * in a repository without open pull requests, and two for an open pull request that nobody else has changed.
 *
 * @throws GitHubError for all expected failures.
 */
export async function preparePublication(
  octokit: Octokit,
  original: PublishRequest,
  options: CallOptions = {},
): Promise<PreparedPublication> {
  const request = { ...original, sources: await rememberedSources(octokit, original, options) }
  const location = await locatePullRequests(octokit, request, options)
  const groups = new Map<number | undefined, string[]>()
  for (const { path } of request.sources) {
    const number = location.open.get(path)?.number
    groups.set(number, [...(groups.get(number) ?? []), path])
  }
  if (groups.size > 1) return { kind: 'split', groups: [...groups.values()] }
  const [first] = request.sources
  const pull = first === undefined ? undefined : location.open.get(first.path)
  if (first === undefined || pull === undefined) return prepareNew(octokit, request, location, options)
  if (!canPushTo(pull, request)) {
    const pathThere = await findPathThere(octokit, request.target, first, pull, options)
    return { kind: 'foreign', path: first.path, pathThere, pull }
  }
  return prepareUpdate(octokit, request, pull, options)
}

/** Whether the account can push to the branch of a pull request: with write access, or because the fork is its own. */
function canPushTo({ head }: PullRequest, { target, account }: PublishRequest): boolean {
  // The fork of the branch may be gone.
  if (head === undefined) return false
  return isSameRepository(head, target) ? target.canPush : head.owner.toLowerCase() === account.login.toLowerCase()
}

/** The path of a file in a pull request; the former path if the file was renamed since. */
async function findPathThere(
  octokit: Octokit,
  target: PublishRequest['target'],
  { path, lastPublication }: PublishSource,
  { number }: PullRequest,
  options: CallOptions,
): Promise<string> {
  const former = lastPublication?.path
  if (former === undefined || former === path) return path
  const changed = await listPullPaths(octokit, target, number, options)
  return changed.includes(former) && !changed.includes(path) ? former : path
}
