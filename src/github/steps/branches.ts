import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from '../remotes'
import { call, type CallOptions, requestOptions, undefinedOnError } from './call'
import { requireString } from './repositories'

export interface BranchHead {
  readonly commitSha: string
  readonly treeSha: string
  /** The author of the last commit; `login` is undefined if no GitHub account has the email. */
  readonly author: { readonly email: string | undefined; readonly login: string | undefined }
}

/** A commit of a branch's history. */
export interface LoggedCommit {
  readonly sha: string
  readonly treeSha: string
  readonly message: string
  readonly author: BranchHead['author'] & { readonly name: string | undefined }
  readonly parents: readonly string[]
}

/**
 * The commit at the head of a branch; undefined when the branch does not exist.
 * https://docs.github.com/en/rest/branches/branches#get-a-branch
 */
export async function findBranch(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  branch: string,
  options: CallOptions = {},
): Promise<BranchHead | undefined> {
  return undefinedOnError(
    ['baseMissing'],
    call(
      () => octokit.rest.repos.getBranch({ owner, repo, branch, ...requestOptions(options) }),
      ({ commit }) => ({
        commitSha: requireString(commit.sha),
        treeSha: requireString(commit.commit.tree.sha),
        author: { email: commit.commit.author?.email, login: commit.author?.login },
      }),
      'baseMissing',
    ),
  )
}

/** Number of commits to read: the head to build on, and enough others to learn the style of the subjects. */
const historyLength = 60

/**
 * The last commits of a branch, newest first, at least one; undefined when the branch does not exist.
 * https://docs.github.com/en/rest/commits/commits#list-commits
 */
export async function readHistory(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  branch: string,
  options: CallOptions = {},
): Promise<readonly [LoggedCommit, ...LoggedCommit[]] | undefined> {
  return undefinedOnError(
    ['baseMissing'],
    call(
      () =>
        octokit.rest.repos.listCommits({
          owner,
          repo,
          sha: branch,
          per_page: historyLength,
          ...requestOptions(options),
        }),
      (data) => {
        const [head, ...rest] = data.map(toCommit)
        if (head === undefined) throw new TypeError('The history is empty.')
        return [head, ...rest] as const
      },
      'baseMissing',
    ),
  )
}

interface CommitResponse {
  readonly sha: string
  readonly parents: readonly { readonly sha: string }[]
  readonly author: { readonly login?: string } | null
  readonly commit: {
    readonly message: string
    readonly tree: { readonly sha: string }
    readonly author: { readonly name?: string; readonly email?: string } | null
  }
}

export function toCommit({ sha, author, commit, parents }: CommitResponse): LoggedCommit {
  return {
    sha: requireString(sha),
    treeSha: requireString(commit.tree.sha),
    message: commit.message,
    author: { email: commit.author?.email, name: commit.author?.name, login: author?.login },
    parents: parents.map((parent) => requireString(parent.sha)),
  }
}

/**
 * The last commits of a branch that changed a file, newest first; [] when there are none.
 * https://docs.github.com/en/rest/commits/commits#list-commits
 *
 * @param limit At most 100.
 */
export async function listFileCommits(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { path, branch, limit }: { readonly path: string; readonly branch: string; readonly limit: number },
  options: CallOptions = {},
): Promise<readonly LoggedCommit[]> {
  return call(
    () =>
      octokit.rest.repos.listCommits({ owner, repo, sha: branch, path, per_page: limit, ...requestOptions(options) }),
    (data) => data.map(toCommit),
    'baseMissing',
  )
}

/** The changes that a branch has and another one lacks. */
export interface BranchAdditions {
  readonly commits: readonly LoggedCommit[]
  /** The changed files; GitHub lists at most 300. */
  readonly paths: readonly string[]
}

/**
 * Compares two branches, or commits, of a repository.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export async function compareBranches(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  base: string,
  head: string,
  options: CallOptions = {},
): Promise<BranchAdditions> {
  return call(
    () =>
      octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: 100,
        ...requestOptions(options),
      }),
    (data) => ({
      commits: data.commits.map(toCommit),
      paths: (data.files ?? []).map(({ filename }) => requireString(filename)),
    }),
    'baseMissing',
  )
}

/**
 * The merge base of two branches.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 *
 * @param head `owner:repo:branch` of a repository in the same network.
 */
export async function findMergeBase(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  base: string,
  head: string,
  options: CallOptions = {},
): Promise<LoggedCommit> {
  return call(
    () =>
      octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: 1,
        ...requestOptions(options),
      }),
    (data) => toCommit(data.merge_base_commit),
    'forkApart',
  )
}

/**
 * Creates a branch at a commit.
 * https://docs.github.com/en/rest/git/refs#create-a-reference
 */
export async function createBranch(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  branch: string,
  sha: string,
  options: CallOptions = {},
): Promise<void> {
  await call(
    () => octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha, ...requestOptions(options) }),
    (data) => requireString(data.object.sha),
    'noPermission',
  )
}

/**
 * Moves a branch forward, never by force.
 * https://docs.github.com/en/rest/git/refs#update-a-reference
 */
export async function advanceBranch(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  branch: string,
  sha: string,
  options: CallOptions = {},
): Promise<void> {
  await call(
    () =>
      octokit.rest.git.updateRef({
        owner,
        repo,
        ref: `heads/${branch}`,
        sha,
        force: false,
        ...requestOptions(options),
      }),
    (data) => requireString(data.object.sha),
    'noPermission',
  )
}

/**
 * Deletes a branch.
 * https://docs.github.com/en/rest/git/refs#delete-a-reference
 */
export async function deleteBranch(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  branch: string,
  options: CallOptions = {},
): Promise<void> {
  await call(
    async () => {
      const response = await octokit.rest.git.deleteRef({
        owner,
        repo,
        ref: `heads/${branch}`,
        ...requestOptions(options),
      })
      // The response is 204 without a body.
      return { data: {}, status: response.status }
    },
    () => undefined,
    'noPermission',
  )
}
