import type { Octokit } from '@octokit/rest'
import { missingLines } from '../core/merge/lines'
import { withoutForm } from './merge/lineEnds'
import type { Identity, PublishPlan } from './publishPlan'
import type { RepositoryName } from './remotes'
import { createRepositoryFolders } from './repositoryFolders'
import { type BranchHead, compareBranches, findBranch } from './steps/branches'
import { type CallOptions, undefinedOnError } from './steps/call'

/** Who publishes, and the files. */
interface Publisher {
  readonly author: Identity
  readonly paths: readonly string[]
}

/**
 * Whether a branch without a pull request was left by a run of this account for the same files: it has nothing but
 * commits of the account to them.
 *
 * @param start The commit that the run starts from.
 */
export async function isLeftover(
  octokit: Octokit,
  place: RepositoryName,
  { left, start }: { readonly left: BranchHead; readonly start: string },
  { author, paths }: Publisher,
  options: CallOptions,
): Promise<boolean> {
  const isOwn = (by: BranchHead['author']): boolean => by.email?.toLowerCase() === author.email.toLowerCase()
  if (!isOwn(left.author)) return false
  const additions = await compareBranches(octokit, place, start, left.commitSha, options)
  return (
    additions.commits.every((commit) => isOwn(commit.author)) && additions.paths.every((path) => paths.includes(path))
  )
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
  readonly images: readonly { readonly path: string }[]
  readonly pending?: { readonly head: RepositoryName; readonly branch: string; readonly headSha: string } | undefined
}

/** What is to be published, and from where. */
interface WantedBranch {
  readonly target: RepositoryName & { readonly canPush: boolean }
  readonly account: { readonly login: string }
  readonly author: Identity
  readonly sources: readonly InterruptedSource[]
}

/** What a branch without a pull request has of the files to publish. */
export interface FoundBranch {
  readonly commitSha: string
  /** The texts there with lines that the person's lack, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * The branch that another window or machine of the account has made for the same files, without a pull request so far;
 * undefined when there is none, or it is as the interrupted run of this machine left it.
 *
 * @param start The commit that the run starts from.
 */
export async function findOtherRun(
  octokit: Octokit,
  { target, account, author, sources }: WantedBranch,
  { branch, start }: { readonly branch: string; readonly start: string },
  options: CallOptions,
): Promise<FoundBranch | undefined> {
  const pending = sources.map((source) => source.pending).find((each) => each?.branch === branch)
  const isFork = !target.canPush
  // Most forks have the name of the repository.
  const place = pending?.head ?? (isFork ? { owner: account.login, repo: target.repo } : target)
  const find = (where: RepositoryName): Promise<BranchHead | undefined> =>
    undefinedOnError(['repositoryMissing', 'emptyRepository'], findBranch(octokit, where, branch, options))
  const left = await find(place)
  if (left === undefined || left.commitSha === start || interruptedHeads(sources).includes(left.commitSha))
    return undefined
  // A new fork has copies of the branches of the target.
  if (isFork && (await find(target)) !== undefined) return undefined
  const paths = sources.flatMap(({ path, images }) => [path, ...images.map((image) => image.path)])
  const isOwn = await undefinedOnError(
    ['baseMissing', 'repositoryMissing'],
    isLeftover(octokit, place, { left, start }, { author, paths }, options),
  )
  if (isOwn !== true) return undefined
  const folders = createRepositoryFolders(octokit, { repository: place, ref: left.commitSha }, options)
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
