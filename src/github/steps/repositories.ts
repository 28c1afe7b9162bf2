import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from '../remotes'
import { call, type CallOptions, requestOptions, undefinedOnError } from './call'

export interface Repository extends RepositoryName {
  readonly defaultBranch: string
  readonly canPush: boolean
  readonly isPrivate: boolean
  readonly isArchived: boolean
  /** False when forking is disabled. */
  readonly allowsForks: boolean
  /** Organizations can restrict OAuth apps. */
  readonly isOrganization: boolean
  /** Whether commits made on the web must have a sign-off. */
  readonly requiresSignOff: boolean
  readonly url: string
}

export interface Account {
  readonly login: string
  readonly id: number
  readonly name: string | undefined
  /** Undefined when private. */
  readonly email: string | undefined
}

/** The account's own fork; its name may differ from the parent's. */
export interface Fork extends RepositoryName {
  readonly defaultBranch: string
}

/** https://docs.github.com/en/rest/repos/repos#get-a-repository */
export async function getRepository(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  options: CallOptions = {},
): Promise<Repository> {
  return call(
    () => octokit.rest.repos.get({ owner, repo, ...requestOptions(options) }),
    (data) => ({
      owner: data.owner.login,
      repo: data.name,
      defaultBranch: data.default_branch,
      canPush: data.permissions?.push ?? false,
      isPrivate: data.private,
      isArchived: data.archived,
      allowsForks: data.allow_forking ?? true,
      isOrganization: data.owner.type === 'Organization',
      requiresSignOff: data.web_commit_signoff_required ?? false,
      url: data.html_url,
    }),
  )
}

/** https://docs.github.com/en/rest/users/users#get-the-authenticated-user */
export async function getAccount(octokit: Octokit, options: CallOptions = {}): Promise<Account> {
  return call(
    () => octokit.rest.users.getAuthenticated(requestOptions(options)),
    (data) => ({
      login: requireString(data.login),
      id: data.id,
      name: data.name ?? undefined,
      email: data.email ?? undefined,
    }),
    'signInRequired',
  )
}

/**
 * Sends a harmless request that requires write access. An organization that restricts OAuth apps lets them read public
 * data, even permissions, and refuses only this. So the restriction is noticed before the meeting, not after it.
 * https://docs.github.com/en/rest/collaborators/collaborators#list-repository-collaborators
 *
 * @throws GitHubError `oauthRestricted` when the app is not approved. Other codes say nothing about publishing.
 */
export async function probeWriteAccess(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  options: CallOptions = {},
): Promise<void> {
  await call(
    () => octokit.rest.repos.listCollaborators({ owner, repo, per_page: 1, ...requestOptions(options) }),
    () => undefined,
  )
}

/**
 * Returns the account's fork, whatever its name, or starts to create one. GitHub completes it in the background.
 * https://docs.github.com/en/rest/repos/forks#create-a-fork
 */
export async function requestFork(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  options: CallOptions = {},
): Promise<Fork> {
  return call(
    () => octokit.rest.repos.createFork({ owner, repo, ...requestOptions(options) }),
    (data) => ({
      owner: requireString(data.owner.login),
      repo: requireString(data.name),
      defaultBranch: requireString(data.default_branch),
    }),
  )
}

/**
 * Whether the git data of a new fork is available.
 * https://docs.github.com/en/rest/git/refs#get-a-reference
 */
export async function hasGitData(
  octokit: Octokit,
  { owner, repo, defaultBranch }: Fork,
  options: CallOptions = {},
): Promise<boolean> {
  const sha = await undefinedOnError(
    ['baseMissing', 'emptyRepository', 'conflict'],
    call(
      () => octokit.rest.git.getRef({ owner, repo, ref: `heads/${defaultBranch}`, ...requestOptions(options) }),
      (data) => data.object.sha,
      'baseMissing',
    ),
  )
  return sha !== undefined
}

/** @throws TypeError if a required value is missing, so that the response is not GitHub's. */
export function requireString(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new TypeError('The response lacks a text.')
  return value
}
