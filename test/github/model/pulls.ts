import { diffTrees, type FileChange } from '../git/changes'
import { compareCommits, type LoggedCommit } from '../git/history'
import { mergeTrees } from '../git/merging'
import { type ObjectStore, readCommit, writeCommit } from '../git/objects'
import { findBranch } from '../git/references'
import { mergeCommitSha, type PullFacts } from '../answers/pulls'
import type { Account, PullRecord, PullRequestRecord, RepositoryRecord, State } from '../server/state'
import { markMerged, followHead, setBranch, storeOf } from './branches'
import { signatureOf } from './commits'
import { addIssueRecord } from './issues'

export interface NewPullRequest {
  readonly title: string
  readonly body: string | null
  readonly author: Account
  readonly head: { readonly repository: RepositoryRecord; readonly ref: string; readonly sha: string }
  readonly base: { readonly ref: string; readonly sha: string }
  readonly draft: boolean
  readonly maintainerCanModify: boolean
}

export async function addPullRequestRecord(
  state: State,
  repository: RepositoryRecord,
  fresh: NewPullRequest,
): Promise<PullRequestRecord> {
  const pull: PullRecord = {
    headRepository: fresh.head.repository,
    headOwner: fresh.head.repository.owner,
    headRef: fresh.head.ref,
    headSha: fresh.head.sha,
    baseRef: fresh.base.ref,
    baseSha: fresh.base.sha,
    draft: fresh.draft,
    mergedAt: undefined,
    mergedBy: undefined,
    mergeCommitSha: undefined,
    requestedReviewers: [],
    maintainerCanModify: fresh.maintainerCanModify,
    isQueued: false,
    mergeability: undefined,
  }
  const { title, body, author } = fresh
  const issue = addIssueRecord(state, repository, { title, body, author, labels: [], assignees: [] }, pull)
  await followHead(state, repository, issue, fresh.head.sha)
  return issue
}

/** The base to compare with: the branch's current head while open, later the head at that time. */
async function baseShaOf(
  state: State,
  repository: RepositoryRecord,
  { state: is, pull }: PullRequestRecord,
): Promise<string> {
  const tip = is === 'open' ? await findBranch(storeOf(state, repository), pull.baseRef) : undefined
  return tip ?? pull.baseSha
}

/** The commits of a pull request, oldest first, and the files that differ from the merge base. */
export async function changesOf(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
): Promise<{ readonly commits: readonly LoggedCommit[]; readonly files: readonly FileChange[] }> {
  const store = storeOf(state, repository)
  const { mergeBase, ahead } = await compareCommits(
    store,
    await baseShaOf(state, repository, issue),
    issue.pull.headSha,
  )
  const before = mergeBase === undefined ? undefined : (await readCommit(store, mergeBase)).tree
  const after = (await readCommit(store, issue.pull.headSha)).tree
  return { commits: [...ahead].reverse(), files: await diffTrees(store, before, after) }
}

/**
 * The counts of a pull request, and whether it is mergeable. The first request after a change of head or base starts
 * the computation and gets no value.
 * https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-your-git-database#checking-mergeability-of-pull-requests
 */
export async function factsOf(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
): Promise<PullFacts> {
  const { commits, files } = await changesOf(state, repository, issue)
  const known = await knownMergeability(state, repository, issue)
  const facts = {
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
    mergeable: known,
    mergeCommitSha: mergeCommitSha(issue),
  }
  if (known === undefined && issue.state === 'open') {
    await workOutMergeability(state, repository, issue)
  }
  return facts
}

const keyOf = async (state: State, repository: RepositoryRecord, issue: PullRequestRecord): Promise<string> =>
  `${issue.pull.headSha} ${await baseShaOf(state, repository, issue)}`

async function knownMergeability(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
): Promise<boolean | undefined> {
  const { mergeability } = issue.pull
  return mergeability?.key === (await keyOf(state, repository, issue)) ? mergeability.mergeable : undefined
}

async function workOutMergeability(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
): Promise<void> {
  const testMergeSha = await writeMerge(state, repository, issue, issue.author)
  issue.pull.mergeability = {
    key: await keyOf(state, repository, issue),
    mergeable: testMergeSha !== undefined,
    testMergeSha,
  }
}

/** @returns The merge commit, not yet on a branch; `undefined` on a conflict. */
async function writeMerge(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
  by: Account,
  method: MergeMethod = 'merge',
): Promise<string | undefined> {
  const store = storeOf(state, repository)
  const base = await baseShaOf(state, repository, issue)
  const head = issue.pull.headSha
  const tree = await mergedTree(store, base, head)
  if (tree === undefined) {
    return undefined
  }
  const committer = signatureOf(by, state.now())
  if (method === 'squash') {
    const author = signatureOf(issue.author, state.now())
    return writeCommit(store, {
      tree,
      parents: [base],
      author,
      committer,
      message: `${issue.title} (#${issue.number})`,
    })
  }
  const message = `Merge pull request #${issue.number} from ${issue.pull.headOwner.login}/${issue.pull.headRef}\n\n${issue.title}`
  return writeCommit(store, { tree, parents: [base, head], author: committer, committer, message })
}

/** How GitHub merges a pull request. */
export type MergeMethod = 'merge' | 'squash'

/** @returns `undefined` on a conflict. */
async function mergedTree(store: ObjectStore, base: string, head: string): Promise<string | undefined> {
  const { mergeBase } = await compareCommits(store, base, head)
  return mergeBase === undefined ? undefined : mergeTrees(store, mergeBase, base, head)
}

/** Merges. @throws on a conflict. */
export async function mergePullRequestRecord(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
  by: Account,
  method: MergeMethod = 'merge',
): Promise<string> {
  const baseSha = await baseShaOf(state, repository, issue)
  const sha = await writeMerge(state, repository, issue, by, method)
  if (sha === undefined) {
    throw conflictWith(issue)
  }
  markMerged(state, repository, issue, { by, sha, baseSha })
  await setBranch(state, repository, issue.pull.baseRef, sha, by)
  return sha
}

/** Merges the base into the branch of an open pull request. @throws on a conflict. */
export async function updateBranchFromBase(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
  by: Account,
): Promise<string> {
  const { headRepository, headRef, headSha, baseRef } = issue.pull
  const store = storeOf(state, headRepository ?? repository)
  const base = await baseShaOf(state, repository, issue)
  const tree = await mergedTree(store, base, headSha)
  if (tree === undefined || headRepository === undefined) {
    throw conflictWith(issue)
  }
  const signature = signatureOf(by, state.now())
  const message = `Merge branch '${baseRef}' into ${headRef}`
  const commit = { tree, parents: [headSha, base], author: signature, committer: signature, message }
  const sha = await writeCommit(store, commit)
  await setBranch(state, headRepository, headRef, sha, by)
  return sha
}

function conflictWith({ number, pull }: PullRequestRecord): Error {
  return new Error(`Pull request ${number} cannot be merged: it conflicts with ${pull.baseRef}`)
}
