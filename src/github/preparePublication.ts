import type { Octokit } from '@octokit/rest'
import { isSameRepository } from './publication'
import { locatePullRequests } from './locatePullRequests'
import { prepareNew } from './prepareNew'
import { prepareUpdate } from './prepareUpdate'
import type { PreparedPublication, PublishRequest } from './publishRequest'
import type { CallOptions } from './steps/call'
import type { PullRequest } from './steps/pullRequests'

/**
 * Reads from GitHub what a publication starts from, and plans it. Changes nothing. Takes five requests for new minutes
 * in a repository without open pull requests, and two for an open one that nobody else has changed.
 *
 * @throws GitHubError for everything that can be expected.
 */
export async function preparePublication(
  octokit: Octokit,
  request: PublishRequest,
  options: CallOptions = {},
): Promise<PreparedPublication> {
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
  if (!canPushTo(pull, request)) return { kind: 'foreign', path: first.path, pull }
  return prepareUpdate(octokit, request, pull, options)
}

/** Whether the account can push to the branch of a pull request: it has write access, or the fork is its own. */
function canPushTo({ head }: PullRequest, { target, account }: PublishRequest): boolean {
  if (head === undefined) return false
  return isSameRepository(head, target) ? target.canPush : head.owner.toLowerCase() === account.login.toLowerCase()
}
