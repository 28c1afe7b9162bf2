/** GitHub calls about issues: those created from action items, those that minutes mention, and those for the agenda. */
import type { Octokit } from '@octokit/rest'
import type { Issue } from '../core/completion/indexedIssues'
import type { RepositoryName } from './remotes'
import { call, type CallOptions, requestOptions, undefinedOnError } from './steps/call'
import { readFile } from './steps/contents'
import { requireNumber } from './steps/pullRequests'
import { requireString } from './steps/repositories'

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
  const { owner, repo } = name
  const latest = await call(
    () =>
      octokit.rest.issues.listForRepo({
        owner,
        repo,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: 100,
        ...requestOptions(options),
      }),
    (data) => ({ issue: findMarked(name, data, marker), isComplete: data.length < 100 }),
  )
  if (latest.issue !== undefined || latest.isComplete) return latest.issue
  const words = marker.replace(/[^\p{L}\p{N}-]+/gu, ' ').trim()
  return call(
    () =>
      octokit.rest.search.issuesAndPullRequests({
        q: `"${words}" repo:${owner}/${repo} in:body is:issue`,
        ...requestOptions(options),
      }),
    ({ items }) => findMarked(name, items, marker),
  )
}

interface MarkedIssue {
  readonly number: number
  readonly html_url: string
  readonly title: string
  readonly body?: string | null
}

function findMarked(name: RepositoryName, issues: readonly MarkedIssue[], marker: string): IssueSummary | undefined {
  const found = issues.find(({ body }) => body?.includes(marker) === true)
  return (
    found && { ...name, number: requireNumber(found.number), url: requireString(found.html_url), title: found.title }
  )
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
  const { owner, repo } = name
  const sha = await undefinedOnError(
    // The file is missing, or the repository has no commits.
    ['repositoryMissing', 'emptyRepository'],
    call(
      () => octokit.rest.repos.listCommits({ owner, repo, path, per_page: 1, ...requestOptions(options) }),
      (data) => data[0]?.sha,
    ),
  )
  if (sha === undefined) return undefined
  const file = await readFile(octokit, name, path, sha, options)
  return file && { sha, text: file.text }
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
    const issue = await undefinedOnError(
      ['repositoryMissing', 'noPermission', 'ssoRequired'],
      call(
        () => octokit.rest.issues.get({ owner, repo, issue_number: number, ...requestOptions(options) }),
        (data): Issue => {
          const isMerged = typeof data.pull_request?.merged_at === 'string'
          return {
            owner,
            repo,
            number: requireNumber(number),
            kind: data.pull_request === undefined ? 'issue' : 'pull',
            title: requireString(data.title),
            state: data.state === 'open' ? (data.draft === true ? 'draft' : 'open') : isMerged ? 'merged' : 'closed',
            updatedAt: data.updated_at,
            ...(typeof data.closed_at === 'string' ? { closedAt: data.closed_at } : {}),
          }
        },
      ),
    )
    if (issue !== undefined) found.push(issue)
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
  return call(
    () =>
      octokit.rest.issues.listForRepo({
        owner: name.owner,
        repo: name.repo,
        state: 'open',
        labels: label,
        sort: 'created',
        direction: 'asc',
        per_page: 100,
        ...requestOptions(options),
      }),
    (data) =>
      data.map(({ number, html_url: url, title, user }) => ({
        ...name,
        number: requireNumber(number),
        url: requireString(url),
        title,
        author: user?.login,
      })),
  )
}
