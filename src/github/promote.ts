/**
 * GitHub's calls about the issues of action items: the one that was made before, those that a line names, the next agenda.
 */
import type { Octokit } from '@octokit/rest'
import type { Issue } from '../core/completion/issueLibrary'
import { GitHubError, toGitHubError } from './errors'
import type { RepositoryName } from './remotes'
import { type CallOptions, requestOf } from './steps/call'

export interface IssueName extends RepositoryName {
  readonly number: number
}

/** An issue as far as promoting needs it. */
export interface PromotedIssue extends IssueName {
  readonly url: string
  readonly title: string
}

/**
 * The issue whose body holds the mark: among the latest hundred, which are listed at once, then by GitHub's search, which
 * knows older ones but hears of new ones late.
 *
 * https://docs.github.com/en/rest/issues/issues#list-repository-issues
 * https://docs.github.com/en/rest/search/search#search-issues-and-pull-requests
 *
 * @throws GitHubError
 */
export async function findPromoted(
  octokit: Octokit,
  name: RepositoryName,
  mark: string,
  options: CallOptions = {},
): Promise<PromotedIssue | undefined> {
  try {
    const latest = await octokit.rest.issues.listForRepo({
      owner: name.owner,
      repo: name.repo,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      per_page: 100,
      ...requestOf(options),
    })
    const listed = latest.data.find(({ body }) => body?.includes(mark) === true)
    if (listed !== undefined || latest.data.length < 100)
      return listed && { ...name, number: listed.number, url: listed.html_url, title: listed.title }
    const words = mark.replace(/[^\p{L}\p{N}-]+/gu, ' ').trim()
    const found = await octokit.rest.search.issuesAndPullRequests({
      q: `"${words}" repo:${name.owner}/${name.repo} in:body is:issue`,
      ...requestOf(options),
    })
    const issue = found.data.items.find(({ body }) => body?.includes(mark) === true)
    return issue && { ...name, number: issue.number, url: issue.html_url, title: issue.title }
  } catch (error) {
    throw toGitHubError(error)
  }
}

/**
 * The commit of the default branch that last changed a file, with the file's text in it; undefined where it is not there.
 *
 * https://docs.github.com/en/rest/commits/commits#list-commits
 * https://docs.github.com/en/rest/repos/contents#get-repository-content
 *
 * @throws GitHubError
 */
export async function findPublished(
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
      ...requestOf(options),
    })
    const sha = data[0]?.sha
    if (sha === undefined) return undefined
    const file = await octokit.rest.repos.getContent({
      owner: name.owner,
      repo: name.repo,
      path,
      ref: sha,
      ...requestOf(options),
    })
    if (Array.isArray(file.data) || file.data.type !== 'file' || file.data.encoding !== 'base64')
      return { sha, text: '' }
    const bytes = Uint8Array.from(atob(file.data.content.replace(/\s/g, '')), (unit) => unit.charCodeAt(0))
    return { sha, text: new TextDecoder().decode(bytes) }
  } catch (error) {
    const failure = toGitHubError(error)
    // Not there (any more), or a repository without a commit.
    if (failure instanceof GitHubError && ['repositoryMissing', 'emptyRepository'].includes(failure.code))
      return undefined
    throw failure
  }
}

/**
 * The issues and pull requests of these names; those that are gone or hidden are left out.
 *
 * https://docs.github.com/en/rest/issues/issues#get-an-issue
 *
 * @throws GitHubError where nothing at all can be asked.
 */
export async function getIssues(
  octokit: Octokit,
  names: readonly IssueName[],
  options: CallOptions = {},
): Promise<readonly Issue[]> {
  const found: Issue[] = []
  // One at a time, as GitHub asks for.
  for (const { owner, repo, number } of names) {
    try {
      const { data } = await octokit.rest.issues.get({ owner, repo, issue_number: number, ...requestOf(options) })
      const isMerged = typeof data.pull_request?.merged_at === 'string'
      found.push({
        owner,
        repo,
        number,
        kind: data.pull_request === undefined ? 'issue' : 'pull',
        title: data.title,
        state: data.state === 'open' ? (data.draft === true ? 'draft' : 'open') : isMerged ? 'merged' : 'closed',
        updatedAt: data.updated_at,
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

export interface AgendaIssue extends PromotedIssue {
  /** The login of whoever opened it. */
  readonly author: string | undefined
}

/**
 * The open issues and pull requests with a label, the oldest first.
 *
 * https://docs.github.com/en/rest/issues/issues#list-repository-issues
 *
 * @throws GitHubError
 */
export async function listLabelled(
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
      ...requestOf(options),
    })
    return data.map(({ number, html_url: url, title, user }) => ({ ...name, number, url, title, author: user?.login }))
  } catch (error) {
    throw toGitHubError(error)
  }
}
