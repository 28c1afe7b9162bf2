import type { Octokit } from '@octokit/rest'
import { branchCandidates, flatBranchName } from './branchName'
import { GitHubError } from './errors'
import { findOrMakeFork, type ForkPatience, isForkTooOld, sharedStart } from './fork'
import type { PublishPlan } from './publishPlan'
import { setExtras, type SkippedExtra } from './pullRequestExtras'
import type { RepositoryName } from './remotes'
import { advanceBranch, type BranchHead, createBranch, findBranch } from './steps/branches'
import type { CallOptions } from './steps/call'
import { createCommit, createTree } from './steps/commits'
import { createPullRequest, listPullRequests, type PullRequest } from './steps/pullRequests'
import type { Fork } from './steps/repositories'

/** What a run is about to do, for the progress that the user sees. */
export type PublishStep = 'forking' | 'committing' | 'branching' | 'opening' | 'finishing'

/**
 * What a run has left on GitHub so far, told before each step that could leave something: whoever is cut off knows from
 * the last one what may stand there. Plain JSON.
 */
export interface Standing {
  readonly target: RepositoryName
  /** The repository that has the branch. */
  readonly head: RepositoryName
  readonly branch: string
  /** The commit at the branch's head, which only this run can have made; undefined while there is none. */
  readonly commitSha: string | undefined
  /** Whether the run made the branch; then it may be taken back. */
  readonly isNewBranch: boolean
  readonly pull: PullRequest | undefined
}

export interface PublishOptions extends CallOptions, ForkPatience {
  readonly onStep?: (step: PublishStep) => void
  readonly onStanding?: (standing: Standing) => void | Promise<void>
}

export type PublishOutcome = 'created' | 'updated' | 'unchanged'

export interface PublishResult {
  readonly outcome: PublishOutcome
  readonly pull: PullRequest
  readonly head: RepositoryName
  /** The branch that it was published on: a further one where the planned one is somebody else's. */
  readonly branch: string
  readonly headSha: string
  /** What the account may not set, with GitHub's reason. */
  readonly skipped: readonly SkippedExtra[]
}

/**
 * Carries a plan out.
 *
 * Every step finds what an earlier run has left, so that a run which was cut off anywhere can be repeated: a branch
 * without a pull request gets one, nothing is forced, nothing is made twice. The first time takes four requests, an
 * update three.
 *
 * @throws GitHubError for everything that can be expected.
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
  await options.onStanding?.({ target: plan.target, head, branch: plan.branch, commitSha, isNewBranch: false, pull })
  options.onStep?.('branching')
  await advanceBranch(octokit, head, plan.branch, commitSha, options)
  return { ...unchanged, outcome: 'updated', headSha: commitSha }
}

async function publishNew(octokit: Octokit, plan: PublishPlan, options: PublishOptions): Promise<PublishResult> {
  const fork = await forkOf(octokit, plan, options)
  const { owner, repo } = fork ?? { owner: plan.head.owner, repo: plan.head.repo ?? plan.target.repo }
  const head: RepositoryName = { owner, repo }
  if (fork !== undefined) {
    const { target, branch } = plan
    await options.onStanding?.({ target, head, branch, commitSha: undefined, isNewBranch: false, pull: undefined })
  }
  const made = await makeBranch(octokit, plan, head, fork, options)
  options.onStep?.('opening')
  const opened = await openPullRequest(octokit, plan, head, made.branch, fork !== undefined, options)
  await options.onStanding?.({ target: plan.target, head, ...made, pull: opened.pull })
  options.onStep?.('finishing')
  const skipped = await setExtras(octokit, plan, opened.pull.number, options)
  return {
    // Found where it was just made: the answer to an attempt was lost.
    outcome: opened.isNew || made.isNewBranch ? 'created' : 'updated',
    pull: { ...opened.pull, headSha: made.commitSha, head, branch: made.branch },
    head,
    branch: made.branch,
    headSha: made.commitSha,
    skipped: [...opened.skipped, ...skipped],
  }
}

async function forkOf(octokit: Octokit, plan: PublishPlan, options: PublishOptions): Promise<Fork | undefined> {
  if (plan.head.repo !== undefined) return undefined
  options.onStep?.('forking')
  return findOrMakeFork(octokit, plan.target, options)
}

type Start = PublishPlan['start']

/** The commits of the plan on top of each other; those that would change nothing are left out. @returns The last one. */
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

interface MadeBranch {
  readonly branch: string
  readonly commitSha: string
  readonly isNewBranch: boolean
}

/** Makes the commits and the branch that holds them. In a fork that lacks the base's last commits it starts earlier. */
async function makeBranch(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  fork: Fork | undefined,
  options: PublishOptions,
): Promise<MadeBranch> {
  try {
    return await makeBranchFrom(octokit, plan, head, plan.start, options)
  } catch (error) {
    if (fork === undefined || !isForkTooOld(error)) throw error
    const start = await sharedStart(octokit, plan, fork, options)
    if (start.commitSha === plan.start.commitSha) throw error
    return await makeBranchFrom(octokit, plan, head, start, options)
  }
}

async function makeBranchFrom(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  start: Start,
  options: PublishOptions,
): Promise<MadeBranch> {
  const commitSha = await commitAll(octokit, plan, head, start, options)
  if (commitSha === start.commitSha) throw new GitHubError('nothingToPublish', { reason: plan.baseBranch })
  options.onStep?.('branching')
  let blocked: GitHubError | undefined
  for (const branch of [...branchCandidates(plan.branch), flatBranchName(plan.branch)]) {
    // A name that another one blocks stays blocked with a number behind it.
    if (blocked !== undefined && branch !== flatBranchName(plan.branch)) continue
    await options.onStanding?.({ target: plan.target, head, branch, commitSha, isNewBranch: true, pull: undefined })
    try {
      await createBranch(octokit, head, branch, commitSha, options)
      return { branch, commitSha, isNewBranch: true }
    } catch (error) {
      if (error instanceof GitHubError && error.code === 'branchBlocked' && blocked === undefined) {
        blocked = error
        continue
      }
      if (!(error instanceof GitHubError) || error.code !== 'conflict') throw error
      const continued = await continueBranch(octokit, plan, head, { branch, commitSha, start }, options)
      if (continued !== undefined) return continued
    }
  }
  throw blocked ?? new GitHubError('conflict', { reason: plan.branch })
}

/**
 * Goes on with a branch that is there already: one that an earlier run of this account has left gets the text on top.
 *
 * @returns undefined where it is somebody else's.
 */
async function continueBranch(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  wanted: { readonly branch: string; readonly commitSha: string; readonly start: Start },
  options: PublishOptions,
): Promise<MadeBranch | undefined> {
  const { branch, commitSha, start } = wanted
  const left = await findBranch(octokit, head, branch, options)
  if (left === undefined) throw new GitHubError('conflict', { reason: branch })
  // The answer to the first attempt was lost.
  if (left.commitSha === commitSha) return { branch, commitSha, isNewBranch: true }
  if (left.commitSha !== start.commitSha && !isOwn(left, plan)) return undefined
  const further = await commitAll(octokit, plan, head, left, options)
  const standing = { branch, commitSha: further, isNewBranch: false }
  if (further === left.commitSha) return standing
  await options.onStanding?.({ target: plan.target, head, ...standing, pull: undefined })
  await advanceBranch(octokit, head, branch, further, options)
  return standing
}

function isOwn({ author }: BranchHead, plan: PublishPlan): boolean {
  return author.email?.toLowerCase() === plan.author.email.toLowerCase()
}

interface OpenedPull {
  readonly pull: PullRequest
  readonly isNew: boolean
  readonly skipped: readonly SkippedExtra[]
}

async function openPullRequest(
  octokit: Octokit,
  plan: PublishPlan,
  head: RepositoryName,
  branch: string,
  isFork: boolean,
  options: PublishOptions,
  isDraft = plan.isDraft,
): Promise<OpenedPull> {
  const { title, body, baseBranch: base } = plan
  try {
    const fresh = { title, body, base, isDraft, head: isFork ? `${head.owner}:${branch}` : branch }
    const skipped: SkippedExtra[] = isDraft === plan.isDraft ? [] : [{ what: 'draft', names: [], reason: '' }]
    return { pull: await createPullRequest(octokit, plan.target, fresh, options), isNew: true, skipped }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const { reason = '' } = error.details
    if (/No commits between/i.test(reason)) throw new GitHubError('nothingToPublish', { reason: base })
    if (isDraft && /draft pull requests are not supported/i.test(reason))
      return openPullRequest(octokit, plan, head, branch, isFork, options, false)
    if (error.code !== 'conflict') throw error
    // The answer to an earlier attempt was lost: it exists.
    const pulls = await listPullRequests(octokit, plan.target, { owner: head.owner, branch }, options)
    const open = pulls.find(({ state }) => state === 'open')
    if (open === undefined) throw error
    return { pull: open, isNew: false, skipped: [] }
  }
}
