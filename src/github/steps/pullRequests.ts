import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from '../remotes'
import { type LoggedCommit, toCommit } from './branches'
import { call, type CallOptions, requestOptions } from './call'
import { requireString } from './repositories'

export interface PullRequest {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'closed' | 'merged'
  /** ISO 8601; undefined if the response lacks it. */
  readonly createdAt?: string | undefined
  /** The branch to merge into. */
  readonly base: string
  /** The commit at the head of its branch. */
  readonly headSha: string
  readonly branch: string
  /** The repository of the branch; undefined once it is deleted. */
  readonly head: RepositoryName | undefined
}

interface PullResponse {
  readonly number: number
  readonly html_url: string
  readonly title: string
  readonly body: string | null
  readonly state: string
  readonly created_at?: string
  readonly base: { readonly ref: string }
  readonly merged_at: string | null
  readonly head: {
    readonly sha: string
    readonly ref: string
    readonly repo: { readonly name: string; readonly owner: { readonly login: string } } | null
  }
}

function toPullRequest(pull: PullResponse): PullRequest {
  return {
    number: requireNumber(pull.number),
    url: requireString(pull.html_url),
    title: pull.title,
    body: pull.body ?? '',
    base: requireString(pull.base.ref),
    state: pull.state === 'open' ? 'open' : pull.merged_at === null ? 'closed' : 'merged',
    ...(typeof pull.created_at === 'string' ? { createdAt: pull.created_at } : {}),
    headSha: requireString(pull.head.sha),
    branch: requireString(pull.head.ref),
    head: pull.head.repo === null ? undefined : { owner: pull.head.repo.owner.login, repo: pull.head.repo.name },
  }
}

/** @throws TypeError if the number is missing, so that the response is not GitHub's. */
export function requireNumber(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('The response lacks a number.')
  return value
}

/**
 * Lists the pull requests from a branch in all states, newest first.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
 */
export async function listPullRequests(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  head: { readonly owner: string; readonly branch: string },
  options: CallOptions = {},
): Promise<readonly PullRequest[]> {
  return call(
    () =>
      octokit.rest.pulls.list({
        owner,
        repo,
        state: 'all',
        head: `${head.owner}:${head.branch}`,
        ...requestOptions(options),
      }),
    (data) => data.map(toPullRequest),
  )
}

/** Maximum number of open pull requests to search for a file. */
const maxSearchedPulls = 50

/**
 * Lists the newest open pull requests into a branch, newest first.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
 */
export async function listOpenPullRequests(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  base: string,
  options: CallOptions = {},
): Promise<readonly PullRequest[]> {
  return call(
    () =>
      octokit.rest.pulls.list({
        owner,
        repo,
        state: 'open',
        base,
        sort: 'created',
        direction: 'desc',
        per_page: maxSearchedPulls,
        ...requestOptions(options),
      }),
    (data) => data.map(toPullRequest),
  )
}

/** Maximum number of files to list for a pull request; GitHub's own limit is three thousand. */
const maxListedPaths = 1_000

/**
 * The paths of the first thousand files that a pull request changes, without deleted ones.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
 */
export async function listPullPaths(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  options: CallOptions = {},
): Promise<readonly string[]> {
  const files: { readonly filename: string; readonly status: string }[] = []
  for (let page = 1; files.length < maxListedPaths; page++) {
    const parameters = { owner, repo, pull_number: number, per_page: 100, page }
    const listed = await call(
      () => octokit.rest.pulls.listFiles({ ...parameters, ...requestOptions(options) }),
      (data) => data.map(({ filename, status }) => ({ filename: requireString(filename), status })),
    )
    files.push(...listed)
    if (listed.length < parameters.per_page) break
  }
  return files.filter(({ status }) => status !== 'removed').map(({ filename }) => filename)
}

/**
 * Changes the description of a pull request.
 * https://docs.github.com/en/rest/pulls/pulls#update-a-pull-request
 */
export async function updatePullRequest(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  texts: { readonly title: string; readonly body: string },
  options: CallOptions = {},
): Promise<void> {
  await call(
    () => octokit.rest.pulls.update({ owner, repo, pull_number: number, ...texts, ...requestOptions(options) }),
    () => undefined,
    'noPermission',
  )
}

/**
 * Gets a pull request.
 * https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request
 */
export async function getPullRequest(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  options: CallOptions = {},
): Promise<PullRequest> {
  return call(
    () => octokit.rest.pulls.get({ owner, repo, pull_number: number, ...requestOptions(options) }),
    toPullRequest,
  )
}

/**
 * Lists the first hundred commits of a pull request, oldest first.
 * https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request
 */
export async function listPullCommits(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  options: CallOptions = {},
): Promise<readonly LoggedCommit[]> {
  return call(
    () =>
      octokit.rest.pulls.listCommits({ owner, repo, pull_number: number, per_page: 100, ...requestOptions(options) }),
    (data) => data.map(toCommit),
  )
}

export interface NewPullRequest {
  readonly title: string
  readonly body: string
  /** `branch`, or `owner:branch` of a fork. */
  readonly head: string
  readonly base: string
  readonly isDraft: boolean
}

/**
 * Opens a pull request.
 * https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request
 */
export async function createPullRequest(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { title, body, head, base, isDraft }: NewPullRequest,
  options: CallOptions = {},
): Promise<PullRequest> {
  return call(
    () =>
      octokit.rest.pulls.create({ owner, repo, title, body, head, base, draft: isDraft, ...requestOptions(options) }),
    toPullRequest,
    'noPermission',
  )
}

/** https://docs.github.com/en/rest/pulls/review-requests#request-reviewers-for-a-pull-request */
export async function requestReviewers(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  reviewers: readonly string[],
  options: CallOptions = {},
): Promise<void> {
  await call(
    () =>
      octokit.rest.pulls.requestReviewers({
        owner,
        repo,
        pull_number: number,
        reviewers: [...reviewers],
        ...requestOptions(options),
      }),
    () => undefined,
    'noPermission',
  )
}

/** https://docs.github.com/en/rest/issues/labels#add-labels-to-an-issue */
export async function addLabels(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  labels: readonly string[],
  options: CallOptions = {},
): Promise<void> {
  await call(
    () =>
      octokit.rest.issues.addLabels({
        owner,
        repo,
        issue_number: number,
        labels: [...labels],
        ...requestOptions(options),
      }),
    () => undefined,
    'noPermission',
  )
}

/**
 * Assigns people and returns all assignees. GitHub silently ignores people who cannot be assigned.
 * https://docs.github.com/en/rest/issues/assignees#add-assignees-to-an-issue
 */
export async function addAssignees(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  number: number,
  assignees: readonly string[],
  options: CallOptions = {},
): Promise<readonly string[]> {
  return call(
    () =>
      octokit.rest.issues.addAssignees({
        owner,
        repo,
        issue_number: number,
        assignees: [...assignees],
        ...requestOptions(options),
      }),
    (data) => (data.assignees ?? []).map(({ login }) => login),
    'noPermission',
  )
}
