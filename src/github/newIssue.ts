import type { Octokit } from '@octokit/rest'
import { GitHubError, toGitHubError } from './errors'
import type { IssueSummary } from './itemIssues'
import type { RepositoryName } from './remotes'
import { type CallOptions, requestOptions } from './steps/call'

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
 * https://docs.github.com/en/rest/repos/repos#get-a-repository
 * https://docs.github.com/en/rest/issues/assignees#check-if-a-user-can-be-assigned
 *
 * @throws GitHubError
 */
export async function findAssignable(
  octokit: Octokit,
  name: RepositoryName,
  logins: readonly string[],
  options: CallOptions = {},
): Promise<Assignability> {
  try {
    const { data } = await octokit.rest.repos.get({ ...name, ...requestOptions(options) })
    const canPush = data.permissions?.push === true
    const assignable: string[] = []
    // One at a time, as GitHub recommends.
    for (const assignee of canPush ? logins : [])
      if (await canBeAssigned(octokit, name, assignee, options)) assignable.push(assignee)
    return { canPush, assignable, notAssignable: logins.filter((login) => !assignable.includes(login)) }
  } catch (error) {
    throw toGitHubError(error)
  }
}

async function canBeAssigned(
  octokit: Octokit,
  name: RepositoryName,
  assignee: string,
  options: CallOptions,
): Promise<boolean> {
  try {
    await octokit.rest.issues.checkUserCanBeAssigned({ ...name, assignee, ...requestOptions(options) })
    return true
  } catch (error) {
    if (toGitHubError(error) instanceof GitHubError && (error as { status?: unknown }).status === 404) return false
    throw error
  }
}

/**
 * Creates an issue, without the assignees and labels that GitHub does not accept.
 *
 * https://docs.github.com/en/rest/issues/issues#create-an-issue
 *
 * @throws GitHubError
 */
export async function createIssue(
  octokit: Octokit,
  name: RepositoryName,
  issue: NewIssue,
  options: CallOptions = {},
): Promise<CreatedIssue> {
  const create = async (assignees: readonly string[]): Promise<CreatedIssue> => {
    const { data } = await octokit.rest.issues.create({
      owner: name.owner,
      repo: name.repo,
      title: issue.title,
      body: issue.body,
      labels: [...issue.labels],
      assignees: [...assignees],
      ...requestOptions(options),
    })
    const labels = data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
    return {
      ...name,
      number: data.number,
      url: data.html_url,
      title: data.title,
      ignored: {
        assignees: without(
          issue.assignees,
          (data.assignees ?? []).map(({ login }) => login),
        ),
        labels: without(issue.labels, labels),
      },
    }
  }
  try {
    return await create(issue.assignees)
  } catch (error) {
    const failure = toGitHubError(error)
    if (!(failure instanceof GitHubError) || failure.details.status !== 422) throw failure
    // GitHub rejects the whole request when one assignee is invalid.
    const { assignable, notAssignable } = await findAssignable(octokit, name, issue.assignees, options)
    if (notAssignable.length === 0) throw failure
    try {
      return await create(assignable)
    } catch (second) {
      throw toGitHubError(second)
    }
  }
}

function without(wanted: readonly string[], set: readonly string[]): readonly string[] {
  const known = new Set(set.map((one) => one.toLowerCase()))
  return wanted.filter((one) => !known.has(one.toLowerCase()))
}
