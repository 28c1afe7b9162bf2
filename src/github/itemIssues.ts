/** GitHub calls for issues created from action items, mentioned in minutes, or listed for the agenda. */
import type { Octokit } from '@octokit/rest'
import type { Issue } from '../core/completion/indexedIssues'
import type { RepositoryName } from './remotes'
import { call, type CallOptions, requestOptions, undefinedOnError } from './steps/call'
import { readFile } from './steps/contents'
import { requireNumber } from './steps/pullRequests'
import { getAccount, requireString } from './steps/repositories'

export interface IssueId extends RepositoryName {
  readonly number: number
}

/** An issue with the fields that a link to it needs. */
export interface IssueSummary extends IssueId {
  readonly url: string
  readonly title: string
}

/**
 * The issue whose body contains the marker; undefined if there is none. Anybody can copy the marker, so only issues by
 * the account and by people with a role in the repository count. Checks the latest hundred issues, then uses GitHub's
 * search, which finds older issues but indexes new ones with a delay.
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
    (data) => ({ marked: marked(name, data, marker), isComplete: data.length < 100 }),
  )
  const found = await findTrusted(octokit, latest.marked, options)
  if (found !== undefined || latest.isComplete) return found
  const words = marker.replace(/[^\p{L}\p{N}-]+/gu, ' ').trim()
  const older = await call(
    () =>
      octokit.rest.search.issuesAndPullRequests({
        q: `"${words}" repo:${owner}/${repo} in:body is:issue`,
        ...requestOptions(options),
      }),
    ({ items }) => marked(name, items, marker),
  )
  return findTrusted(octokit, older, options)
}

interface IssueResponse {
  readonly number: number
  readonly html_url: string
  readonly title: string
  readonly body?: string | null
  readonly pull_request?: unknown
  readonly user: { readonly login: string } | null
  readonly author_association?: string
}

/** An issue with the marker. */
interface MarkedIssue {
  readonly summary: IssueSummary
  readonly author: string | undefined
  /** Whether the author has a role in the repository. */
  readonly isMember: boolean
}

/** https://docs.github.com/en/graphql/reference/enums#commentauthorassociation */
const memberAssociations: readonly (string | undefined)[] = ['OWNER', 'MEMBER', 'COLLABORATOR']

function marked(name: RepositoryName, issues: readonly IssueResponse[], marker: string): readonly MarkedIssue[] {
  return issues
    .filter((issue) => issue.pull_request === undefined && issue.body?.includes(marker) === true)
    .map((issue) => ({
      summary: {
        ...name,
        number: requireNumber(issue.number),
        url: requireString(issue.html_url),
        title: issue.title,
      },
      author: issue.user?.login,
      isMember: memberAssociations.includes(issue.author_association),
    }))
}

/** The first issue by a member or the account. Requests the account's name only if a stranger's issue comes first. */
async function findTrusted(
  octokit: Octokit,
  issues: readonly MarkedIssue[],
  options: CallOptions,
): Promise<IssueSummary | undefined> {
  const [first] = issues
  if (first === undefined || first.isMember) return first?.summary
  const { login } = await getAccount(octokit, options)
  return issues.find(({ author, isMember }) => isMember || author?.toLowerCase() === login.toLowerCase())?.summary
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
 * Gets issues and pull requests, without deleted and hidden ones.
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
