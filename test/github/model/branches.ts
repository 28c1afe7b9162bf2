import { isAncestor } from '../git/history'
import { copyObjects } from '../git/looseObjects'
import type { ObjectStore } from '../git/objects'
import { findBranch, listReferences, removeReference, setReference } from '../git/references'
import { Refusal } from '../server/exchange'
import {
  networkOf,
  pullRequestsOf,
  type Account,
  type PullRequestRecord,
  type RepositoryRecord,
  type State,
} from '../server/state'

export function storeOf(state: State, repository: RepositoryRecord): ObjectStore {
  const others = networkOf(state, repository).filter((other) => other !== repository)
  return { gitdir: repository.gitdir, network: state.networkIsShared ? others.map(({ gitdir }) => gitdir) : [] }
}

/**
 * The store of a repository whose git data is available. A new fork responds like an empty repository for a while.
 * @throws {Refusal} 409 "Git Repository is empty.", or the caller's refusal for empty repositories.
 */
export async function gitDataOf(
  state: State,
  repository: RepositoryRecord,
  whenEmpty = new Refusal(409, 'Git Repository is empty.'),
): Promise<ObjectStore> {
  awaitFork(state, repository, whenEmpty)
  const store = storeOf(state, repository)
  if ((await listReferences(store, 'refs/heads')).length === 0) {
    throw whenEmpty
  }
  return store
}

/** Counts a request for the git data of a fork. @throws {Refusal} while it is not available. */
export function awaitFork(state: State, repository: RepositoryRecord, whenEmpty: Refusal): void {
  const { pending } = repository
  if (pending === undefined) {
    return
  }
  if (pending.requests > 0) {
    pending.requests--
  } else if (state.now().getTime() >= pending.until) {
    repository.pending = undefined
    return
  }
  throw pending.status === 404 ? new Refusal(404, 'Not Found') : whenEmpty
}

/** Creates or moves a branch. Updates the heads of pull requests and marks those that the push merges. */
export async function setBranch(
  state: State,
  repository: RepositoryRecord,
  branch: string,
  sha: string,
  by: Account,
): Promise<void> {
  const store = storeOf(state, repository)
  const before = await findBranch(store, branch)
  await setReference(store, `refs/heads/${branch}`, sha)
  repository.pushedAt = state.now()
  repository.updatedAt = state.now()
  for (const { base, issue } of openPullsFrom(state, repository, branch)) {
    await followHead(state, base, issue, sha)
  }
  for (const issue of openPullsInto(repository, branch)) {
    // The push contains the head, so GitHub marks the pull request as merged.
    if (await isAncestor(store, issue.pull.headSha, sha)) {
      markMerged(state, repository, issue, { by, sha, baseSha: before ?? issue.pull.baseSha })
    }
  }
}

/** Deletes a branch and closes open pull requests from and into it. */
export async function deleteBranch(
  state: State,
  repository: RepositoryRecord,
  branch: string,
  by: Account,
): Promise<void> {
  const store = storeOf(state, repository)
  const tip = await findBranch(store, branch)
  await removeReference(store, `refs/heads/${branch}`)
  repository.pushedAt = state.now()
  const affected = [
    ...openPullsFrom(state, repository, branch).map(({ issue }) => issue),
    ...openPullsInto(repository, branch).map((issue) => {
      issue.pull.baseSha = tip ?? issue.pull.baseSha
      return issue
    }),
  ]
  for (const issue of affected) {
    issue.state = 'closed'
    issue.closedAt = state.now()
    issue.closedBy = by
    issue.updatedAt = state.now()
  }
}

/** Updates the reference to a pull request's head in the base repository: `refs/pull/7/head`. */
export async function followHead(
  state: State,
  base: RepositoryRecord,
  issue: PullRequestRecord,
  sha: string,
): Promise<void> {
  const { pull } = issue
  if (pull.headRepository !== undefined && pull.headRepository !== base) {
    copyObjects(pull.headRepository.gitdir, base.gitdir)
  }
  await setReference(storeOf(state, base), `refs/pull/${issue.number}/head`, sha)
  pull.headSha = sha
  issue.updatedAt = state.now()
}

export function markMerged(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
  merge: { readonly by: Account; readonly sha: string; readonly baseSha: string },
): void {
  const { pull } = issue
  pull.mergedAt = state.now()
  pull.mergedBy = merge.by
  pull.mergeCommitSha = merge.sha
  pull.baseSha = merge.baseSha
  issue.state = 'closed'
  pull.isQueued = false
  issue.closedAt = state.now()
  issue.closedBy = merge.by
  issue.updatedAt = state.now()
  repository.updatedAt = state.now()
}

export function openPullsFrom(
  state: State,
  repository: RepositoryRecord,
  branch: string,
): readonly { readonly base: RepositoryRecord; readonly issue: PullRequestRecord }[] {
  return networkOf(state, repository).flatMap((base) =>
    pullRequestsOf(base)
      .filter(({ state: is, pull }) => is === 'open' && pull.headRepository === repository && pull.headRef === branch)
      .map((issue) => ({ base, issue })),
  )
}

export function openPullsInto(repository: RepositoryRecord, branch: string): readonly PullRequestRecord[] {
  return pullRequestsOf(repository).filter(({ state, pull }) => state === 'open' && pull.baseRef === branch)
}
