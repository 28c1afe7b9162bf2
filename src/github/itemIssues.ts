/** GitHub calls about issues: those created from action items, those that minutes mention, and those for the agenda. */
import type { Octokit } from '@octokit/rest'
import type { Issue } from '../core/completion/indexedIssues'
import { GitHubError, toGitHubError } from './errors'
import type { RepositoryName } from './remotes'
import { type CallOptions, requestOptions } from './steps/call'

export interface IssueId extends RepositoryName {
  readonly number: number
}

/** An issue with the fields that a link to it needs. */
export interface IssueSummary extends IssueId {
  readonly url: string
  readonly title: string
}

/**
 * The issue whose body contains the marker; undefined when there is none. Checks the latest hundred issues, then uses
 * GitHub's search, which finds older issues but indexes new ones with a delay.
 *
 * https://docs.github.com/en/rest/issues/issues#list-repository-issues
 * https://docs.github.com/en/rest/search/search#search-issues-and-pull-requests
 *
 * @throws GitHubError
 */
export async function findCreatedIssue(
  octokit: Octokit,
  name: RepositoryName,
  marker: string,
  options: CallOptions = {},
): Promise<IssueSummary | undefined> {
  try {
    const latest = await octokit.rest.issues.listForRepo({
      owner: name.owner,
      repo: name.repo,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      per_page: 100,
      ...requestOptions(options),
    })
    const listed = latest.data.find(({ body }) => body?.includes(marker) === true)
    if (listed !== undefined || latest.data.length < 100)
      return listed && { ...name, number: listed.number, url: listed.html_url, title: listed.title }
    const words = marker.replace(/[^\p{L}\p{N}-]+/gu, ' ').trim()
    const found = await octokit.rest.search.issuesAndPullRequests({
      q: `"${words}" repo:${name.owner}/${name.repo} in:body is:issue`,
      ...requestOptions(options),
    })
    const issue = found.data.items.find(({ body }) => body?.includes(marker) === true)
    return issue && { ...name, number: issue.number, url: issue.html_url, title: issue.title }
  } catch (error) {
    throw toGitHubError(error)
  }
}

/**
 * The commit on the default branch that last changed a file, and the file's text; undefined when the file is missing.
 *
 * https://docs.github.com/en/rest/commits/commits#list-commits
 * https://docs.github.com/en/rest/repos/contents#get-repository-content
 *
 * @throws GitHubError
 */
export async function findPublishedFile(
  octokit: Octokit,
  name: RepositoryName,
  path: string,
  options: CallOptions = {},
): Promise<{ readonly sha: string; readonly text: string } | undefined> {
  try {
    const { data } = await octokit.rest.repos.listCommits({
      owner: name.owner,
      repo: name.repo,
      path,
      per_page: 1,
      ...requestOptions(options),
    })
    const sha = data[0]?.sha
    if (sha === undefined) return undefined
    const file = await octokit.rest.repos.getContent({
      owner: name.owner,
      repo: name.repo,
      path,
      ref: sha,
      ...requestOptions(options),
    })
    if (Array.isArray(file.data) || file.data.type !== 'file' || file.data.encoding !== 'base64')
      return { sha, text: '' }
    const bytes = Uint8Array.from(atob(file.data.content.replace(/\s/g, '')), (unit) => unit.charCodeAt(0))
    return { sha, text: new TextDecoder().decode(bytes) }
  } catch (error) {
    const failure = toGitHubError(error)
    // The file is missing, or the repository has no commits.
    if (failure instanceof GitHubError && ['repositoryMissing', 'emptyRepository'].includes(failure.code))
      return undefined
    throw failure
  }
}

/**
 * Gets issues and pull requests. Leaves out those that are deleted or hidden.
 *
 * https://docs.github.com/en/rest/issues/issues#get-an-issue
 *
 * @throws GitHubError when requests fail altogether (offline, rate limit).
 */
export async function getIssues(
  octokit: Octokit,
  names: readonly IssueId[],
  options: CallOptions = {},
): Promise<readonly Issue[]> {
  const found: Issue[] = []
  // One at a time, as GitHub recommends.
  for (const { owner, repo, number } of names) {
    try {
      const { data } = await octokit.rest.issues.get({ owner, repo, issue_number: number, ...requestOptions(options) })
      const isMerged = typeof data.pull_request?.merged_at === 'string'
      found.push({
        owner,
        repo,
        number,
        kind: data.pull_request === undefined ? 'issue' : 'pull',
        title: data.title,
        state: data.state === 'open' ? (data.draft === true ? 'draft' : 'open') : isMerged ? 'merged' : 'closed',
        updatedAt: data.updated_at,
        ...(typeof data.closed_at === 'string' ? { closedAt: data.closed_at } : {}),
      })
    } catch (error) {
      const failure = toGitHubError(error)
      if (failure instanceof GitHubError && ['repositoryMissing', 'noPermission', 'ssoRequired'].includes(failure.code))
        continue
      throw failure
    }
  }
  return found
}

export interface AgendaIssue extends IssueSummary {
  /** The login of the person who opened it. */
  readonly author: string | undefined
}

/**
 * Lists the open issues and pull requests with a label, oldest first.
 *
 * https://docs.github.com/en/rest/issues/issues#list-repository-issues
 *
 * @throws GitHubError
 */
export async function listLabelledIssues(
  octokit: Octokit,
  name: RepositoryName,
  label: string,
  options: CallOptions = {},
): Promise<readonly AgendaIssue[]> {
  try {
    const { data } = await octokit.rest.issues.listForRepo({
      owner: name.owner,
      repo: name.repo,
      state: 'open',
      labels: label,
      sort: 'created',
      direction: 'asc',
      per_page: 100,
      ...requestOptions(options),
    })
    return data.map(({ number, html_url: url, title, user }) => ({ ...name, number, url, title, author: user?.login }))
  } catch (error) {
    throw toGitHubError(error)
  }
}
