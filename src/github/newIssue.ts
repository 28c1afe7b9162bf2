import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { IssueSummary } from './itemIssues'
import { type RepositoryName, webOriginOf } from './remotes'
import { call, type CallOptions, requestOptions, undefinedOnError, unrepeated } from './steps/call'
import { requireNumber } from './steps/pullRequests'
import { getAccount, getRepository, requireString } from './steps/repositories'
import { sendOnce } from './steps/sendOnce'

export interface NewIssue {
  readonly title: string
  readonly body: string
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
}

export interface CreatedIssue extends IssueSummary {
  /** Assignees and labels that GitHub ignored, for example because the account lacks write access. */
  readonly ignored: { readonly assignees: readonly string[]; readonly labels: readonly string[] }
}

/** Who can be assigned to a new issue. */
export interface Assignability {
  /** Whether the account has write access. Without it GitHub silently ignores assignees and labels. */
  readonly canPush: boolean
  readonly assignable: readonly string[]
  readonly notAssignable: readonly string[]
}

/**
 * Finds out who can be assigned. Sends a request for each person.
 *
 * @throws GitHubError
 */
export async function findAssignable(
  octokit: Octokit,
  name: RepositoryName,
  logins: readonly string[],
  options: CallOptions = {},
): Promise<Assignability> {
  const { canPush } = await getRepository(octokit, name, options)
  const assignable: string[] = []
  // One at a time, as GitHub recommends.
  for (const login of canPush ? logins : [])
    if (await canBeAssigned(octokit, name, login, options)) assignable.push(login)
  return { canPush, assignable, notAssignable: logins.filter((login) => !assignable.includes(login)) }
}

/** https://docs.github.com/en/rest/issues/assignees#check-if-a-user-can-be-assigned */
async function canBeAssigned(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  assignee: string,
  options: CallOptions,
): Promise<boolean> {
  const found = await undefinedOnError(
    ['repositoryMissing'],
    call(
      async () => {
        const response = await octokit.rest.issues.checkUserCanBeAssigned({
          owner,
          repo,
          assignee,
          ...requestOptions(options),
        })
        // The response is 204 without a body.
        return { data: {}, status: response.status }
      },
      () => true,
    ),
  )
  return found ?? false
}

/**
 * Creates an issue, without the assignees and labels that GitHub rejects. Creates no second one if the response is
 * lost.
 *
 * @param issue `marker` is part of the body, to find the issue again.
 * @param options `repeats`: see `sendOnce`.
 * @throws GitHubError
 */
export async function createIssue(
  octokit: Octokit,
  name: RepositoryName,
  issue: NewIssue & { readonly marker: string },
  options: CallOptions & { readonly repeats?: number } = {},
): Promise<CreatedIssue> {
  const create = (assignees: readonly string[]): Promise<SentIssue> =>
    sendOnce(
      () => postIssue(octokit, name, { ...issue, assignees }, options),
      async () => (await findOwnIssues(octokit, name, issue, options))[0],
      `${webOriginOf(octokit.request.endpoint.DEFAULTS.baseUrl)}/${name.owner}/${name.repo}/issues`,
      options.repeats,
    )
  try {
    return toCreated(await create(issue.assignees), issue)
  } catch (error) {
    if (!(error instanceof GitHubError) || error.details.status !== 422) throw error
    // GitHub rejects the whole request when one assignee is invalid.
    const { assignable, notAssignable } = await findAssignable(octokit, name, issue.assignees, options)
    if (notAssignable.length === 0) throw error
    return toCreated(await create(assignable), issue)
  }
}

/** https://docs.github.com/en/rest/issues/issues#create-an-issue */
async function postIssue(
  octokit: Octokit,
  name: RepositoryName,
  { title, body, labels, assignees }: NewIssue,
  options: CallOptions,
): Promise<SentIssue> {
  return call(
    () =>
      octokit.rest.issues.create({
        owner: name.owner,
        repo: name.repo,
        title,
        body,
        labels: [...labels],
        assignees: [...assignees],
        ...unrepeated(options),
      }),
    (data) => toSent(name, data),
  )
}

/**
 * Finds the account's recent issues with a marker. There are two if a browser has repeated a request by itself after a
 * lost connection.
 *
 * https://docs.github.com/en/rest/issues/issues#list-repository-issues
 *
 * @returns The issues, oldest first.
 * @throws GitHubError
 */
export async function findOwnIssues(
  octokit: Octokit,
  name: RepositoryName,
  { marker }: { readonly marker: string },
  options: CallOptions = {},
): Promise<readonly SentIssue[]> {
  const { login } = await getAccount(octokit, options)
  return call(
    () =>
      octokit.rest.issues.listForRepo({
        owner: name.owner,
        repo: name.repo,
        state: 'all',
        creator: login,
        sort: 'created',
        direction: 'desc',
        per_page: 30,
        ...requestOptions(options),
      }),
    (data) =>
      data
        .filter(({ body, pull_request: pull }) => pull === undefined && body?.includes(marker) === true)
        .map((found) => toSent(name, found))
        .reverse(),
  )
}

interface IssueResponse {
  readonly number: number
  readonly html_url: string
  readonly title: string
  readonly labels: readonly (string | { readonly name?: string | null })[]
  readonly assignees?: readonly { readonly login: string }[] | null
}

/** An issue with the assignees and labels that GitHub has set. */
interface SentIssue extends IssueSummary {
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
}

function toSent(name: RepositoryName, data: IssueResponse): SentIssue {
  return {
    ...name,
    number: requireNumber(data.number),
    url: requireString(data.html_url),
    title: data.title,
    assignees: (data.assignees ?? []).map(({ login }) => login),
    labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
  }
}

function toCreated({ assignees, labels, ...summary }: SentIssue, requested: NewIssue): CreatedIssue {
  return {
    ...summary,
    ignored: { assignees: without(requested.assignees, assignees), labels: without(requested.labels, labels) },
  }
}
function without(requested: readonly string[], set: readonly string[]): readonly string[] {
  const known = new Set(set.map((one) => one.toLowerCase()))
  return requested.filter((one) => !known.has(one.toLowerCase()))
}
