import { logOf } from '../git/history'
import { readBlob, readCommit } from '../git/objects'
import { findReference, listReferences } from '../git/references'
import { findEntry } from '../git/trees'
import { resolveCommit } from '../calls/commits'
import { storeOf } from '../model/branches'
import { isPullRequest, type IssueRecord, type PullRequestRecord, type State } from '../server/state'
import { requireRepository, type RepositoryName } from './repositories'

/** A commit with the exact message, and the dates of author and committer. */
export interface CommitSnapshot {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: { readonly name: string; readonly email: string; readonly date: Date }
  readonly committer: { readonly name: string; readonly email: string; readonly date: Date }
}

export interface IssueSnapshot {
  readonly number: number
  readonly title: string
  readonly body: string | null
  readonly state: 'open' | 'closed'
  readonly author: string
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
}

export interface CommentSnapshot {
  readonly author: string
  readonly body: string
}

export interface PullRequestSnapshot extends IssueSnapshot {
  /** `owner:branch` */
  readonly head: string
  readonly headSha: string
  readonly base: string
  readonly isDraft: boolean
  readonly isMerged: boolean
  readonly reviewers: readonly string[]
}

/** Reads the state directly, without the API and its permissions. */
export interface StateView {
  /** Issues without pull requests, in the order of their numbers. */
  issues: (name: RepositoryName) => readonly IssueSnapshot[]
  pullRequests: (name: RepositoryName) => readonly PullRequestSnapshot[]
  /** The comments of an issue or a pull request, oldest first. */
  comments: (issue: RepositoryName & { readonly number: number }) => readonly CommentSnapshot[]
  /** The heads by branch name. */
  branches: (name: RepositoryName) => Promise<Readonly<Record<string, string>>>
  /** The text of a file at a branch, tag or commit, by default the default branch; `undefined` when there is none. */
  file: (place: RepositoryName & { readonly path: string; readonly ref?: string }) => Promise<string | undefined>
  fileBytes: (
    place: RepositoryName & { readonly path: string; readonly ref?: string },
  ) => Promise<Uint8Array | undefined>
  /** Newest first. */
  commits: (place: RepositoryName & { readonly ref?: string }) => Promise<readonly CommitSnapshot[]>
  /** The full names of all repositories. */
  repositories: () => readonly RepositoryName[]
}

export function createStateView(state: State): StateView {
  const fileBytes: StateView['fileBytes'] = async ({ path, ref, ...name }) => {
    const repository = requireRepository(state, name)
    const store = storeOf(state, repository)
    const sha = await resolveCommit(store, ref ?? repository.defaultBranch)
    const entry = sha === undefined ? undefined : await findEntry(store, (await readCommit(store, sha)).tree, path)
    return entry?.type === 'blob' ? readBlob(store, entry.sha) : undefined
  }
  return {
    issues: (name) =>
      requireRepository(state, name)
        .issues.filter((issue) => !isPullRequest(issue))
        .map(seenIssue),
    pullRequests: (name) => requireRepository(state, name).issues.filter(isPullRequest).map(seenPullRequest),
    comments: ({ number, ...name }) => {
      const issue = requireRepository(state, name).issues.find((each) => each.number === number)
      return (issue?.comments ?? []).map(({ author, body }) => ({ author: author.login, body }))
    },
    branches: async (name) => {
      const references = await listReferences(storeOf(state, requireRepository(state, name)), 'refs/heads')
      return Object.fromEntries(
        references.map((reference) => [reference.name.slice('refs/heads/'.length), reference.sha]),
      )
    },
    fileBytes,
    file: async (place) => {
      const content = await fileBytes(place)
      return content === undefined ? undefined : Buffer.from(content).toString('utf8')
    },
    commits: async ({ ref, ...name }) => {
      const repository = requireRepository(state, name)
      const store = storeOf(state, repository)
      const sha =
        (await resolveCommit(store, ref ?? repository.defaultBranch)) ??
        (ref === undefined ? undefined : await findReference(store, ref))
      return sha === undefined ? [] : logOf(store, sha)
    },
    repositories: () => state.repositories.map(({ owner, name }) => ({ owner: owner.login, repo: name })),
  }
}

function seenIssue({ number, title, body, state, author, labels, assignees }: IssueRecord): IssueSnapshot {
  return {
    number,
    title,
    body,
    state,
    author: author.login,
    labels: labels.map(({ name }) => name),
    assignees: assignees.map(({ login }) => login),
  }
}

function seenPullRequest(issue: PullRequestRecord): PullRequestSnapshot {
  const { pull } = issue
  return {
    ...seenIssue(issue),
    head: `${pull.headOwner.login}:${pull.headRef}`,
    headSha: pull.headSha,
    base: pull.baseRef,
    isDraft: pull.draft,
    isMerged: pull.mergedAt !== undefined,
    reviewers: pull.requestedReviewers.map(({ login }) => login),
  }
}
