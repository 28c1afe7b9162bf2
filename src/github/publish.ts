import type { Octokit } from '@octokit/rest'
import { branchCandidates, flatBranchName } from './branchName'
import { GitHubError, type GitHubErrorCode } from './errors'
import { isLeftover, removesLines } from './leftoverBranch'
import { findOrCreateFork, type ForkWaitOptions, isForkOutdated, findSharedStart } from './fork'
import { openPullRequest } from './openPullRequest'
import type { PublishPlan } from './publishPlan'
import { failureReason, setExtras, type SkippedExtra } from './pullRequestExtras'
import type { RepositoryName } from './remotes'
import { advanceBranch, createBranch, findBranch } from './steps/branches'
import type { CallOptions } from './steps/call'
import { createCommit, createTree } from './steps/commits'
import { getPullRequest, listPullRequests, type PullRequest, updatePullRequest } from './steps/pullRequests'
import type { Fork } from './steps/repositories'

/** The steps of a run, for the progress display. */
export type PublishStep = 'forking' | 'committing' | 'branching' | 'opening' | 'finishing'

/**
 * What a run may have created on GitHub so far. Reported before each step that creates something, so that after an
 * interruption the last value says what may exist on GitHub. Plain JSON.
 */
export interface PublishProgress {
  readonly target: RepositoryName
  /** The repository of the branch. */
  readonly head: RepositoryName
  readonly branch: string
  /** The commit that this run created for the branch; undefined before that. */
  readonly commitSha: string | undefined
  /** Whether the run created the branch; only then may it be deleted again. */
  readonly isNewBranch: boolean
  readonly pull: PullRequest | undefined
}

export interface PublishOptions extends CallOptions, ForkWaitOptions {
  readonly onStep?: (step: PublishStep) => void
  readonly onProgress?: (standing: PublishProgress) => void | Promise<void>
}

export type PublishOutcome = 'created' | 'updated' | 'unchanged'

export interface PublishResult {
  readonly outcome: PublishOutcome
  readonly pull: PullRequest
  readonly head: RepositoryName
  /** The branch published on; differs from the plan when the planned branch belongs to somebody else. */
  readonly branch: string
  readonly headSha: string
  /** Reviewers, labels and assignees that could not be set, with GitHub's reason. */
  readonly skipped: readonly SkippedExtra[]
}

/**
 * Carries out a plan.
 *
 * An interrupted run can be repeated: every step reuses what an earlier run has created, and no branch is forced. A new
 * pull request takes four requests, an update three.
 *
 * @throws GitHubError for all expected failures.
 */
export async function publish(
  octokit: Octokit,
  plan: PublishPlan,
  options: PublishOptions = {},
): Promise<PublishResult> {
  return plan.pull === undefined ? publishNew(octokit, plan, options) : publishUpdate(octokit, plan, plan.pull, options)
}

async function publishUpdate(
  octokit: Octokit,
  plan: PublishPlan,
  pull: PullRequest,
  options: PublishOptions,
): Promise<PublishResult> {
  const head = pull.head ?? plan.target
  const unchanged: PublishResult = {
    outcome: 'unchanged',
    pull,
    head,
    branch: plan.branch,
    headSha: plan.start.commitSha,
    skipped: [],
  }
  const commitSha = await commitAll(octokit, plan, head, plan.start, options)
  if (commitSha === plan.start.commitSha) return unchanged
  await options.onProgress?.({ target: plan.target, head, branch: plan.branch, commitSha, isNewBranch: false, pull })
  options.onStep?.('branching')
  try {
    await advanceBranch(octokit, head, plan.branch, commitSha, options)
  } catch (error) {
    // Many repositories delete a branch once its pull request is merged.
    if (isCode(error, 'conflict')) await requireReceived(octokit, plan, pull.number, commitSha, options)
    throw error
  }
  await requireReceived(octokit, plan, pull.number, commitSha, options)
  if (!plan.renews) return { ...unchanged, outcome: 'updated', headSha: commitSha }
  options.onStep?.('finishing')
  const { title, body } = plan
  const reason = await failureReason(updatePullRequest(octokit, plan.target, pull.number, { title, body }, options))
  const skipped: readonly SkippedExtra[] = reason === undefined ? [] : [{ what: 'description', names: [], reason }]
  return { ...unchanged, pull: { ...pull, title, body }, outcome: 'updated', headSha: commitSha, skipped }
}

function isCode(error: unknown, code: GitHubErrorCode): boolean {
  return error instanceof GitHubError && error.code === code
}

/**
 * Checks that the pull request was still open when its branch moved, or was merged with the commit.
 *
 * @throws GitHubError `pullRequestEnded`
 */
async function requireReceived(
  octokit: Octokit,
  { target }: PublishPlan,
  number: number,
  commitSha: string,
  options: CallOptions,
): Promise<void> {
  const { state, headSha, url } = await getPullRequest(octokit, target, number, options)
  if (state === 'open' || (state === 'merged' && headSha === commitSha)) return
  throw new GitHubError('pullRequestEnded', { reason: `#${number}`, url })
}

async function publishNew(octokit: Octokit, plan: PublishPlan, options: PublishOptions): Promise<PublishResult> {
  const fork = await forkOf(octokit, plan, options)
  const { owner, repo } = fork ?? { owner: plan.head.owner, repo: plan.head.repo ?? plan.target.repo }
  const head: RepositoryName = { owner, repo }
  if (fork !== undefined) {
    const { target, branch } = plan
    await options.onProgress?.({ target, head, branch, commitSha: undefined, isNewBranch: false, pull: undefined })
  }
  const created = await createCommitsAndBranch(octokit, plan, head, fork, options)
  options.onStep?.('opening')
  const opened = await openPullRequest(octokit, plan, head, created.branch, fork !== undefined, options)
  await options.onProgress?.({ target: plan.target, head, ...created, pull: opened.pull })
  options.onStep?.('finishing')
  const skipped = await setExtras(octokit, plan, opened.pull.number, options)
  return {
    // Also new if the response to an earlier attempt was lost.
    outcome: opened.isNew || created.isNewBranch ? 'created' : 'updated',
    pull: { ...opened.pull, headSha: created.commitSha, head, branch: created.branch },
    head,
    branch: created.branch,
    headSha: created.commitSha,
    skipped: [...opened.skipped, ...skipped],
  }
}

async function forkOf(octokit: Octokit, plan: PublishPlan, options: PublishOptions): Promise<Fork | undefined> {
  if (plan.head.repo !== undefined) return undefined
  options.onStep?.('forking')
  return findOrCreateFork(octokit, plan.target, options)
}

type Start = PublishPlan['start']

/** Creates the plan's commits in order, without those that change nothing. @returns The SHA of the last commit. */
async function commitAll(
  octokit: Octokit,
  plan: PublishPlan,
  repository: RepositoryName,
  start: Start,
  options: PublishOptions,
): Promise<string> {
  options.onStep?.('committing')
  let parent = start.commitSha
  let parentTree = start.treeSha
  for (const { message, files } of plan.commits) {
    const tree = await createTree(octokit, repository, { base: parent, files }, options)
    if (tree === parentTree) continue
    parent = await createCommit(octokit, repository, { message, tree, parent, author: plan.author }, options)
    parentTree = tree
  }
  return parent
}

interface CreatedBranch {
  readonly branch: string
  readonly commitSha: string
  readonly isNewBranch: boolean
}

/** Creates the commits and their branch. In a fork that lacks the base's last commits, they start from an earlier one. */
async function createCommitsAndBranch(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  fork: Fork | undefined,
  options: PublishOptions,
): Promise<CreatedBranch> {
  try {
    return await createBranchFrom(octokit, plan, head, plan.start, options)
  } catch (error) {
    if (fork === undefined || !isForkOutdated(error)) throw error
    const start = await findSharedStart(octokit, plan, fork, options)
    if (start.commitSha === plan.start.commitSha) throw error
    return await createBranchFrom(octokit, plan, head, start, options)
  }
}

async function createBranchFrom(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  start: Start,
  options: PublishOptions,
): Promise<CreatedBranch> {
  const commitSha = await commitAll(octokit, plan, head, start, options)
  if (commitSha === start.commitSha) throw new GitHubError('nothingToPublish', { reason: plan.baseBranch })
  options.onStep?.('branching')
  let blocked: GitHubError | undefined
  for (const branch of [...branchCandidates(plan.branch), flatBranchName(plan.branch)]) {
    // A blocked name is also blocked with a number appended.
    if (blocked !== undefined && branch !== flatBranchName(plan.branch)) continue
    await options.onProgress?.({ target: plan.target, head, branch, commitSha, isNewBranch: true, pull: undefined })
    try {
      await createBranch(octokit, head, branch, commitSha, options)
      return { branch, commitSha, isNewBranch: true }
    } catch (error) {
      if (error instanceof GitHubError && error.code === 'branchBlocked' && blocked === undefined) {
        blocked = error
        continue
      }
      if (!(error instanceof GitHubError) || error.code !== 'conflict') throw error
      const reused = await reuseBranch(octokit, plan, head, { branch, commitSha, start }, options)
      if (reused !== undefined) return reused
    }
  }
  throw blocked ?? new GitHubError('namesTaken', { reason: plan.branch })
}

/**
 * Adds the commits to an existing branch if an earlier run of this account created it for the same files.
 *
 * @returns undefined if the branch has other content.
 */
async function reuseBranch(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  wanted: { readonly branch: string; readonly commitSha: string; readonly start: Start },
  options: PublishOptions,
): Promise<CreatedBranch | undefined> {
  const { branch, commitSha, start } = wanted
  const left = await findBranch(octokit, head, branch, options)
  if (left === undefined) throw new GitHubError('changedMeanwhile', { reason: branch })
  // The response to the first attempt was lost.
  if (left.commitSha === commitSha) return { branch, commitSha, isNewBranch: true }
  if (left.commitSha !== start.commitSha) {
    const isContinued = plan.continues.includes(left.commitSha)
    // A new fork has copies of the branches of the target.
    const isOfFork = !isContinued && plan.head.repo === undefined
    if (isOfFork && (await findBranch(octokit, plan.target, branch, options)) !== undefined) return undefined
    const paths = plan.commits.flatMap(({ files }) => files.map(({ path }) => path))
    const by = { author: plan.author, paths }
    if (!(await isLeftover(octokit, head, { left, start: start.commitSha }, by, options))) return undefined
    // Another machine of this account may have published the files since the plan was made.
    const pulls = await listPullRequests(octokit, plan.target, { owner: head.owner, branch }, options)
    const opened = pulls.find(({ state }) => state === 'open')
    if (opened !== undefined)
      throw new GitHubError('pullRequestExists', { reason: `#${opened.number}`, url: opened.url })
    // Or it is about to: its lines are not replaced before the person has seen them.
    if (!isContinued && (await removesLines(octokit, head, left.commitSha, plan, options))) {
      // The preview shows what is on the planned branch only.
      if (branch !== plan.branch || pulls.length > 0) return undefined
      throw new GitHubError('changedMeanwhile', { reason: branch })
    }
  }
  const lastSha = await commitAll(octokit, plan, head, left, options)
  const progress = { branch, commitSha: lastSha, isNewBranch: false }
  if (lastSha === left.commitSha) return progress
  await options.onProgress?.({ target: plan.target, head, ...progress, pull: undefined })
  await advanceBranch(octokit, head, branch, lastSha, options)
  return progress
}
