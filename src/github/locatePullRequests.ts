import type { Octokit } from '@octokit/rest'
import { branchCandidates } from './branchName'
import { GitHubError } from './errors'
import { isSameRepository } from './publication'
import { type KnownPull, type PublishPlan, plannedBranch } from './publishPlan'
import type { PublishRequest, PublishSource } from './publishRequest'
import type { CallOptions } from './steps/call'
import { listOpenPullRequests, listPullPaths, listPullRequests, type PullRequest } from './steps/pullRequests'

/** Where the files of a request are on GitHub. */
export interface Location {
  /** The open pull requests of the files to update, by path; a file without one is missing. */
  readonly open: ReadonlyMap<string, PullRequest>
  /** The open pull requests of files for which the person wants a second one. */
  readonly second: readonly PullRequest[]
  /** A branch for a new pull request that no earlier one has used. */
  readonly free: { readonly owner: string; readonly branch: string } | undefined
  /** The merged and closed pull requests of the files, newest first. */
  readonly finished: readonly FinishedPull[]
  /** The open pull requests that change none of the files. */
  readonly known: readonly KnownPull[]
}

export interface FinishedPull {
  readonly pull: PullRequest
  /** The files that it contained. */
  readonly paths: ReadonlySet<string>
}

/**
 * Finds the open pull requests of the files: first by the branch of the last publication from this machine, then by the
 * planned branch, then by the changed files of the newest open ones. A matching name is not enough, because different
 * minutes may plan the same branch.
 *
 * @throws GitHubError `namesTaken` if all names for a branch are taken.
 */
export async function locatePullRequests(
  octokit: Octokit,
  request: PublishRequest,
  options: CallOptions,
): Promise<Location> {
  const { target, account, baseBranch, sources, templates } = request
  const open = new Map<string, PullRequest>()
  const finished = new Map<number, { readonly pull: PullRequest; readonly paths: Set<string> }>()
  const finish = (path: string, pull: PullRequest): void => {
    const known = finished.get(pull.number) ?? { pull, paths: new Set<string>() }
    known.paths.add(path)
    finished.set(pull.number, known)
  }
  const listed = new Map<string, readonly PullRequest[]>()
  const paths = createPathReader(octokit, target, options)
  const list = async (owner: string, branch: string): Promise<readonly PullRequest[]> => {
    const key = `${owner}:${branch}`
    const pulls = listed.get(key) ?? (await listPullRequests(octokit, target, { owner, branch }, options))
    listed.set(key, pulls)
    return pulls
  }
  const second = new Map<number, PullRequest>()
  const assign = (path: string, pull: PullRequest): void => {
    if (request.isNewBranch === true || request.secondTo?.includes(pull.number) === true) second.set(pull.number, pull)
    else if (!open.has(path)) open.set(path, pull)
  }
  const isUsable = ({ state, base }: PullRequest): boolean => state === 'open' && base === baseBranch
  const isMissing = ({ path }: PublishSource): boolean => !open.has(path)

  for (const source of sources) {
    for (const known of [source.pending, source.lastPublication]) {
      if (known === undefined || !isSameRepository(known.target, target)) continue
      for (const pull of await list(known.head.owner, known.branch)) {
        const isSame = pull.number === known.pull.number || pull.headSha === known.headSha
        if (!isSame && !(await paths.read(pull)).includes(source.path)) continue
        if (isUsable(pull)) assign(source.path, pull)
        else if (pull.state !== 'open') finish(source.path, pull)
      }
    }
  }
  const own = target.canPush ? target.owner : account.login
  const planned = plannedBranch(sources, templates.branch)
  let free: Location['free']
  for (const branch of branchCandidates(planned)) {
    const pulls = await list(own, branch)
    for (const pull of pulls) {
      const isFinished = ({ path }: PublishSource): boolean => finished.get(pull.number)?.paths.has(path) === true
      const concerned = sources.filter((source) => isMissing(source) && !isFinished(source))
      if (concerned.length === 0) continue
      const changed = await paths.read(pull)
      for (const { path } of concerned.filter((source) => changed.includes(source.path))) {
        if (isUsable(pull)) assign(path, pull)
        else if (pull.state !== 'open') finish(path, pull)
      }
    }
    if (pulls.length === 0) free ??= { owner: own, branch }
    if (free !== undefined || (sources.every((source) => !isMissing(source)) && request.isNewBranch !== true)) break
  }
  if (sources.some(isMissing)) {
    for (const pull of await listOpenPullRequests(octokit, target, baseBranch, options)) {
      if (!sources.some(isMissing)) break
      if (!isUsable(pull)) continue
      const changed = await paths.read(pull)
      for (const { path } of sources.filter(isMissing)) if (changed.includes(path)) assign(path, pull)
    }
  }
  if (free === undefined && sources.some(isMissing)) throw new GitHubError('namesTaken', { reason: planned })
  const others = [...open.values(), ...second.values()]
  return {
    open,
    second: [...second.values()],
    free,
    finished: [...finished.values()].sort((one, other) => other.pull.number - one.pull.number),
    known: paths.known().filter(({ number }) => others.every((pull) => pull.number !== number)),
  }
}

/** Reads the changed files of pull requests, each once. */
function createPathReader(octokit: Octokit, target: PublishPlan['target'], options: CallOptions) {
  const read = new Map<number, { readonly headSha: string; readonly paths: readonly string[] }>()
  return {
    read: async ({ number, headSha }: KnownPull): Promise<readonly string[]> => {
      const paths = read.get(number)?.paths ?? (await listPullPaths(octokit, target, number, options))
      read.set(number, { headSha, paths })
      return paths
    },
    known: (): readonly KnownPull[] => [...read].map(([number, { headSha }]) => ({ number, headSha })),
  }
}
