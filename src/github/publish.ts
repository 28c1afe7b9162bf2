import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { Identity, PublishPlan } from './publishPlan'
import {
  type Account,
  advanceBranch,
  type BranchHead,
  type CallOptions,
  createBranch,
  createCommit,
  createPullRequest,
  createTree,
  findBranch,
  listPullRequests,
  type PullRequest,
} from './steps'

/** What a run is about to do, for the progress that the user sees. */
export type PublishStep = 'looking' | 'committing' | 'branching' | 'opening'

export interface PublishOptions extends CallOptions {
  readonly onStep?: (step: PublishStep) => void
}

export type PublishOutcome = 'created' | 'updated' | 'unchanged'

export interface PublishResult {
  readonly outcome: PublishOutcome
  readonly pullRequest: PullRequest
  /** The branch that it was published on: a further one where the planned one belongs to a finished pull request. */
  readonly branch: string
}

/** Names tried for minutes whose earlier pull requests are closed: "…", "…-2", "…-3". */
const maxBranches = 20

/**
 * Publishes one file as a pull request, or adds a commit to the one that is open for it.
 *
 * Every step finds what an earlier run has left, so that a run which was cut off anywhere can be repeated: a branch
 * without a pull request gets one, nothing is forced, nothing is made twice. The first time takes six requests, an
 * update five.
 *
 * @throws GitHubError for everything that can be expected.
 */
export async function publish(
  octokit: Octokit,
  plan: PublishPlan,
  options: PublishOptions = {},
): Promise<PublishResult> {
  options.onStep?.('looking')
  const { branch, pullRequest } = await findPullRequest(octokit, plan, options)
  if (pullRequest !== undefined) {
    const head = await requireBranch(octokit, plan, branch, options)
    const commit = await commitOnto(octokit, plan, head, options)
    if (commit !== undefined) await advanceBranch(octokit, plan.target, branch, commit, options)
    return { outcome: commit === undefined ? 'unchanged' : 'updated', pullRequest, branch }
  }
  const base = await requireBranch(octokit, plan, plan.baseBranch, options)
  const commit = await commitOnto(octokit, plan, base, options)
  if (commit === undefined) throw new GitHubError('nothingToPublish', { reason: plan.baseBranch })
  options.onStep?.('branching')
  await startBranch(octokit, plan, branch, commit, options)
  options.onStep?.('opening')
  return { outcome: 'created', pullRequest: await openPullRequest(octokit, plan, branch, options), branch }
}

/** The branch to publish on, and the pull request that is open for it. */
export async function findPullRequest(
  octokit: Octokit,
  plan: PublishPlan,
  options: CallOptions = {},
): Promise<{ readonly branch: string; readonly pullRequest: PullRequest | undefined }> {
  for (let attempt = 1; attempt <= maxBranches; attempt++) {
    const branch = attempt === 1 ? plan.branch : `${plan.branch}-${attempt}`
    const pulls = await listPullRequests(octokit, plan.target, { owner: plan.target.owner, branch }, options)
    const open = pulls.find(({ state }) => state === 'open')
    // A branch whose pull request is merged or closed is done with, even if nobody deleted it.
    if (open !== undefined || pulls.length === 0) return { branch, pullRequest: open }
  }
  throw new GitHubError('conflict', { reason: plan.branch })
}

async function requireBranch(
  octokit: Octokit,
  plan: PublishPlan,
  branch: string,
  options: CallOptions,
): Promise<BranchHead> {
  const head = await findBranch(octokit, plan.target, branch, options)
  if (head === undefined) throw new GitHubError('baseMissing', { reason: branch })
  return head
}

/** Commits the file on top of a head; undefined where the head has exactly this text already. */
async function commitOnto(
  octokit: Octokit,
  plan: PublishPlan,
  head: BranchHead,
  options: PublishOptions,
): Promise<string | undefined> {
  options.onStep?.('committing')
  const tree = await createTree(
    octokit,
    plan.target,
    { base: head.treeSha, path: plan.path, content: plan.content },
    options,
  )
  if (tree === head.treeSha) return undefined
  return await createCommit(
    octokit,
    plan.target,
    { message: plan.message, tree, parent: head.commitSha, author: plan.author },
    options,
  )
}

/** Makes the branch; where a run that was cut off has left it, the text goes on top of what is there. */
async function startBranch(
  octokit: Octokit,
  plan: PublishPlan,
  branch: string,
  commit: string,
  options: PublishOptions,
): Promise<void> {
  try {
    await createBranch(octokit, plan.target, branch, commit, options)
  } catch (error) {
    const left =
      error instanceof GitHubError && error.code === 'conflict'
        ? await findBranch(octokit, plan.target, branch, options)
        : undefined
    if (left === undefined) throw error
    if (left.commitSha === commit) return
    const further = await commitOnto(octokit, plan, left, options)
    if (further !== undefined) await advanceBranch(octokit, plan.target, branch, further, options)
  }
}

async function openPullRequest(
  octokit: Octokit,
  plan: PublishPlan,
  branch: string,
  options: CallOptions,
): Promise<PullRequest> {
  try {
    return await createPullRequest(
      octokit,
      plan.target,
      { title: plan.title, body: plan.body, head: branch, base: plan.baseBranch, isDraft: plan.isDraft },
      options,
    )
  } catch (error) {
    // The answer to an earlier attempt was lost: it exists.
    if (!(error instanceof GitHubError) || error.code !== 'conflict') throw error
    const pulls = await listPullRequests(octokit, plan.target, { owner: plan.target.owner, branch }, options)
    const open = pulls.find(({ state }) => state === 'open')
    if (open === undefined) throw error
    return open
  }
}

/** Who signs off: the account's name, and its address or the one that GitHub forwards from. */
export function identityOf(account: Account, noreplyHost = 'users.noreply.github.com'): Identity {
  return {
    name: account.name ?? account.login,
    email: account.email ?? `${account.id}+${account.login}@${noreplyHost}`,
  }
}
