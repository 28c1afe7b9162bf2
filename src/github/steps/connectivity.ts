import type { Octokit } from '@octokit/rest'
import { GitHubError } from '../errors'
import { call, type CallOptions, requestOptions } from './call'

/**
 * Whether GitHub answers. The request does not count against the rate limit.
 * https://docs.github.com/en/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user
 */
export async function checkConnection(octokit: Octokit, options: CallOptions = {}): Promise<boolean> {
  try {
    await call(
      () => octokit.rest.rateLimit.get(requestOptions(options)),
      () => undefined,
    )
    return true
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    // Any answer of GitHub itself will do: rate limits are off on some Enterprise servers.
    return !['offline', 'unreadable', 'serverError', 'cancelled'].includes(error.code)
  }
}
