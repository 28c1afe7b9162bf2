import type { Octokit } from '@octokit/rest'
import { toGitHubError } from './errors'
import { type CallOptions, endable } from './steps/call'

/** Pages of a hundred that are read at most. */
const maxPages = 10

/**
 * The logins of an organization's members, as far as the account may see them: the public ones, and all of them for a
 * member whose sign-in says so.
 *
 * https://docs.github.com/en/rest/orgs/members#list-organization-members
 *
 * @returns Nobody where the name is a person's.
 * @throws GitHubError
 */
export async function listMembers(
  octokit: Octokit,
  organization: string,
  options: CallOptions = {},
): Promise<readonly string[]> {
  const logins: string[] = []
  try {
    const pages = octokit.paginate.iterator(endable(octokit.rest.orgs.listMembers, options), {
      org: organization,
      per_page: 100,
    })
    let page = 0
    for await (const { data } of pages) {
      logins.push(...data.map(({ login }) => login))
      if (++page >= maxPages) break
    }
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return []
    throw toGitHubError(error)
  }
  return logins
}
