import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from '../remotes'
import { call, type CallOptions, requestOf, unless } from './call'

export interface Repository extends RepositoryName {
  readonly defaultBranch: string
  readonly canPush: boolean
  readonly isPrivate: boolean
  readonly isArchived: boolean
  /** False where nobody may fork it. */
  readonly allowsForks: boolean
  /** An organization's rules may restrict applications. */
  readonly isOrganization: boolean
  /** The owner wants a sign-off in every commit that is made on the web. */
  readonly requiresSignOff: boolean
  readonly url: string
}

export interface Account {
  readonly login: string
  readonly id: number
  readonly name: string | undefined
  /** Undefined where the account keeps it private. */
  readonly email: string | undefined
}

/** A fork of the account's own, whatever its name. */
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
    () => octokit.rest.repos.get({ owner, repo, ...requestOf(options) }),
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
    () => octokit.rest.users.getAuthenticated(requestOf(options)),
    (data) => ({
      login: requireText(data.login),
      id: data.id,
      name: data.name ?? undefined,
      email: data.email ?? undefined,
    }),
    'signInRequired',
  )
}

/**
 * Asks something harmless that only those may see who may write. Organizations that have not approved an application
 * let it read what is public, permissions included, and refuse it here: known before the meeting, not at its end.
 * https://docs.github.com/en/rest/collaborators/collaborators#list-repository-collaborators
 *
 * @throws GitHubError `oauthRestricted`, and others that say nothing about publishing.
 */
export async function probeWriteAccess(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  options: CallOptions = {},
): Promise<void> {
  await call(
    () => octokit.rest.repos.listCollaborators({ owner, repo, per_page: 1, ...requestOf(options) }),
    () => undefined,
  )
}

/**
 * The account's fork: found by its parent whatever its name, made where there is none. GitHub makes it in the background.
 * https://docs.github.com/en/rest/repos/forks#create-a-fork
 */
export async function requestFork(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  options: CallOptions = {},
): Promise<Fork> {
  return call(
    () => octokit.rest.repos.createFork({ owner, repo, ...requestOf(options) }),
    (data) => ({
      owner: requireText(data.owner.login),
      repo: requireText(data.name),
      defaultBranch: requireText(data.default_branch),
    }),
  )
}

/**
 * Whether a repository's git data is there.
 * https://docs.github.com/en/rest/git/refs#get-a-reference
 */
export async function hasGitData(
  octokit: Octokit,
  { owner, repo, defaultBranch }: Fork,
  options: CallOptions = {},
): Promise<boolean> {
  const sha = await unless(
    ['baseMissing', 'emptyRepository', 'conflict'],
    call(
      () => octokit.rest.git.getRef({ owner, repo, ref: `heads/${defaultBranch}`, ...requestOf(options) }),
      (data) => data.object.sha,
      'baseMissing',
    ),
  )
  return sha !== undefined
}

/** @throws TypeError for what should be there and is not: the answer is not GitHub's. */
export function requireText(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new TypeError('The answer lacks a text.')
  return value
}
