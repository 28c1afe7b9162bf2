import type { Octokit } from '@octokit/rest'
import { missingLines } from '../core/merge/lines'
import { withoutForm } from './merge/lineEnds'
import type { PublishPlan } from './publishPlan'
import type { RepositoryName } from './remotes'
import { createRepositoryFolders } from './repositoryFolders'
import { type BranchAdditions, type BranchHead, compareBranches, findBranch } from './steps/branches'
import { type CallOptions, undefinedOnError } from './steps/call'

/**
 * Whether a branch without a pull request was left by a run of this account for the same files: it has nothing but
 * commits of the account to them.
 */
export async function isLeftover(
  octokit: Octokit,
  place: RepositoryName,
  { left, start }: { readonly left: BranchHead; readonly start: string },
  plan: Pick<PublishPlan, 'author' | 'commits'>,
  options: CallOptions,
): Promise<boolean> {
  if (!isOwn(left, plan)) return false
  const additions = await compareBranches(octokit, place, start, left.commitSha, options)
  return hasOnlyOwn(additions, plan)
}

function hasOnlyOwn({ commits, paths }: BranchAdditions, plan: Pick<PublishPlan, 'author' | 'commits'>): boolean {
  const planned = new Set(plan.commits.flatMap(({ files }) => files.map(({ path }) => path)))
  return commits.every((commit) => isOwn(commit, plan)) && paths.every((path) => planned.has(path))
}

function isOwn({ author }: Pick<BranchHead, 'author'>, plan: Pick<PublishPlan, 'author'>): boolean {
  return author.email?.toLowerCase() === plan.author.email.toLowerCase()
}

/** Whether a branch has lines in the files of a plan that the plan would remove. */
export async function removesLines(
  octokit: Octokit,
  place: RepositoryName,
  commit: string,
  plan: Pick<PublishPlan, 'commits'>,
  options: CallOptions,
): Promise<boolean> {
  const folders = createRepositoryFolders(octokit, { repository: place, ref: commit }, options)
  for (const file of plan.commits.flatMap(({ files }) => files)) {
    if (!('text' in file)) continue
    const there = (await folders.read(file.path))?.text ?? ''
    if (missingLines(withoutForm(there), withoutForm(file.text)).length > 0) return true
  }
  return false
}

/** A file to publish, and where the interrupted run of it stopped. */
interface InterruptedSource {
  readonly path: string
  readonly text: string
  readonly pending?: { readonly head: RepositoryName; readonly branch: string; readonly headSha: string } | undefined
}

/** What a branch without a pull request has of the files to publish. */
export interface FoundBranch {
  readonly commitSha: string
  /** The texts there with lines that the person's lack, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * The branch that the interrupted run of these files was about, when another window or machine of the account has put
 * something there meanwhile; undefined when the branch is missing, or as the interrupted run left it.
 */
export async function findOtherRun(
  octokit: Octokit,
  sources: readonly InterruptedSource[],
  branch: string,
  options: CallOptions,
): Promise<FoundBranch | undefined> {
  const pending = sources.map((source) => source.pending).find((each) => each?.branch === branch)
  if (pending === undefined) return undefined
  const left = await undefinedOnError(['repositoryMissing'], findBranch(octokit, pending.head, branch, options))
  if (left === undefined || interruptedHeads(sources).includes(left.commitSha)) return undefined
  const folders = createRepositoryFolders(octokit, { repository: pending.head, ref: left.commitSha }, options)
  const texts = new Map<string, string>()
  for (const { path, text } of sources) {
    const there = await folders.read(path)
    if (there !== undefined && missingLines(withoutForm(there.text), withoutForm(text)).length > 0)
      texts.set(path, there.text)
  }
  return { commitSha: left.commitSha, texts }
}

/** The commits that interrupted runs from this machine made. */
export function interruptedHeads(sources: readonly InterruptedSource[]): readonly string[] {
  return sources.flatMap(({ pending }) => (pending === undefined ? [] : [pending.headSha]))
}
