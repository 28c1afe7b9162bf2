import type { Octokit } from '@octokit/rest'
import { toGitHubError } from './errors'
import { type CallOptions, withAbort } from './steps/call'

/** Maximum number of pages, each of a hundred members. */
const maxPages = 10

/**
 * The logins of an organization's members that the account can see: all if it is a member, else the public ones.
 *
 * https://docs.github.com/en/rest/orgs/members#list-organization-members
 *
 * @returns An empty list when the name belongs to a person.
 * @throws GitHubError
 */
export async function listMembers(
  octokit: Octokit,
  organization: string,
  options: CallOptions = {},
): Promise<readonly string[]> {
  const logins: string[] = []
  try {
    const pages = octokit.paginate.iterator(withAbort(octokit.rest.orgs.listMembers, options), {
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
