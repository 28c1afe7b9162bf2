/**
 * The calls of GitHub's REST API that publishing makes, one small function each. Octokit is a parameter; what it throws
 * is translated where the meaning of an answer is known.
 */
import type { Octokit } from '@octokit/rest'
import { GitHubError, type GitHubErrorCode, toGitHubError } from './errors'
import type { RepositoryName } from './remotes'

export interface Repository extends RepositoryName {
  readonly defaultBranch: string
  readonly canPush: boolean
  readonly isPrivate: boolean
  readonly isArchived: boolean
  readonly url: string
}

export interface Account {
  readonly login: string
  readonly id: number
  readonly name: string | undefined
  /** Undefined where the account keeps it private. */
  readonly email: string | undefined
}

export interface PullRequest {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly state: 'open' | 'closed' | 'merged'
  /** The commit at the head of its branch. */
  readonly headSha: string
}

export interface BranchHead {
  readonly commitSha: string
  readonly treeSha: string
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

/** Runs a call; a 404 means `missing`. */
async function call<T>(run: () => Promise<T>, missing?: GitHubErrorCode): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toGitHubError(error, missing)
  }
}

function requestOf({ signal }: CallOptions): { readonly request: { readonly signal?: AbortSignal } } {
  return { request: signal === undefined ? {} : { signal } }
}

/** https://docs.github.com/en/rest/repos/repos#get-a-repository */
export async function getRepository(
  octokit: Octokit,
  name: RepositoryName,
  options: CallOptions = {},
): Promise<Repository> {
  const { data } = await call(() =>
    octokit.rest.repos.get({ owner: name.owner, repo: name.repo, ...requestOf(options) }),
  )
  return {
    owner: data.owner.login,
    repo: data.name,
    defaultBranch: data.default_branch,
    canPush: data.permissions?.push ?? false,
    isPrivate: data.private,
    isArchived: data.archived,
    url: data.html_url,
  }
}

/** https://docs.github.com/en/rest/users/users#get-the-authenticated-user */
export async function getAccount(octokit: Octokit, options: CallOptions = {}): Promise<Account> {
  const { data } = await call(() => octokit.rest.users.getAuthenticated(requestOf(options)), 'signInRequired')
  return { login: data.login, id: data.id, name: data.name ?? undefined, email: data.email ?? undefined }
}

/**
 * The pull requests whose head is a branch, newest first, whatever their state.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
 */
export async function listPullRequests(
  octokit: Octokit,
  target: RepositoryName,
  head: { readonly owner: string; readonly branch: string },
  options: CallOptions = {},
): Promise<readonly PullRequest[]> {
  const { data } = await call(() =>
    octokit.rest.pulls.list({
      owner: target.owner,
      repo: target.repo,
      state: 'all',
      head: `${head.owner}:${head.branch}`,
      ...requestOf(options),
    }),
  )
  return data.map((pull) => ({
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    state: pull.state === 'open' ? 'open' : pull.merged_at === null ? 'closed' : 'merged',
    headSha: pull.head.sha,
  }))
}

/**
 * The commit at the head of a branch with its tree; undefined where the branch is missing.
 * https://docs.github.com/en/rest/branches/branches#get-a-branch
 */
export async function findBranch(
  octokit: Octokit,
  name: RepositoryName,
  branch: string,
  options: CallOptions = {},
): Promise<BranchHead | undefined> {
  try {
    const { data } = await call(
      () => octokit.rest.repos.getBranch({ owner: name.owner, repo: name.repo, branch, ...requestOf(options) }),
      'baseMissing',
    )
    return { commitSha: data.commit.sha, treeSha: data.commit.commit.tree.sha }
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'baseMissing') return undefined
    throw error
  }
}

/**
 * Makes a tree in which one file has new content, and returns its sha.
 * https://docs.github.com/en/rest/git/trees#create-a-tree
 */
export async function createTree(
  octokit: Octokit,
  name: RepositoryName,
  { base, path, content }: { readonly base: string; readonly path: string; readonly content: string },
  options: CallOptions = {},
): Promise<string> {
  const { data } = await call(() =>
    octokit.rest.git.createTree({
      owner: name.owner,
      repo: name.repo,
      base_tree: base,
      tree: [{ path, mode: '100644', type: 'blob', content }],
      ...requestOf(options),
    }),
  )
  return data.sha
}

/**
 * Makes a commit on top of `parent` and returns its sha. The committer is the author.
 * https://docs.github.com/en/rest/git/commits#create-a-commit
 */
export async function createCommit(
  octokit: Octokit,
  name: RepositoryName,
  commit: {
    readonly message: string
    readonly tree: string
    readonly parent: string
    readonly author: { readonly name: string; readonly email: string }
  },
  options: CallOptions = {},
): Promise<string> {
  const { data } = await call(() =>
    octokit.rest.git.createCommit({
      owner: name.owner,
      repo: name.repo,
      message: commit.message,
      tree: commit.tree,
      parents: [commit.parent],
      author: { ...commit.author },
      ...requestOf(options),
    }),
  )
  return data.sha
}

/** https://docs.github.com/en/rest/git/refs#create-a-reference */
export async function createBranch(
  octokit: Octokit,
  name: RepositoryName,
  branch: string,
  sha: string,
  options: CallOptions = {},
): Promise<void> {
  await call(() =>
    octokit.rest.git.createRef({
      owner: name.owner,
      repo: name.repo,
      ref: `refs/heads/${branch}`,
      sha,
      ...requestOf(options),
    }),
  )
}

/**
 * Moves a branch forward; never forces it.
 * https://docs.github.com/en/rest/git/refs#update-a-reference
 */
export async function advanceBranch(
  octokit: Octokit,
  name: RepositoryName,
  branch: string,
  sha: string,
  options: CallOptions = {},
): Promise<void> {
  await call(
    () =>
      octokit.rest.git.updateRef({
        owner: name.owner,
        repo: name.repo,
        ref: `heads/${branch}`,
        sha,
        force: false,
        ...requestOf(options),
      }),
    'conflict',
  )
}

/** https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request */
export async function createPullRequest(
  octokit: Octokit,
  target: RepositoryName,
  pull: {
    readonly title: string
    readonly body: string
    readonly head: string
    readonly base: string
    readonly isDraft: boolean
  },
  options: CallOptions = {},
): Promise<PullRequest> {
  const { data } = await call(
    () =>
      octokit.rest.pulls.create({
        owner: target.owner,
        repo: target.repo,
        title: pull.title,
        body: pull.body,
        head: pull.head,
        base: pull.base,
        draft: pull.isDraft,
        ...requestOf(options),
      }),
    'noPermission',
  )
  return { number: data.number, url: data.html_url, title: data.title, state: 'open', headSha: data.head.sha }
}
