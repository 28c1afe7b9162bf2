import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import type { FakeGitHub } from '../github/fakeGitHub'
import { owner } from './flows'

/** The state that GitHub must have in the end. */
export interface Expectation {
  /** The texts on the branch of the newest pull request. */
  readonly files: Readonly<Record<string, string>>
  /** The images there, in Base64. */
  readonly images?: Readonly<Record<string, string>>
  /** Files that must no longer exist. */
  readonly missing?: readonly string[]
  /** The commits of the newest pull request. */
  readonly commits: number
  /** Pull requests that were merged or closed before; 0 by default. */
  readonly earlier?: number
  /** Other pull requests that stay open; 0 by default. */
  readonly earlierOpen?: number
  /** Whether everything must be removed. */
  readonly isUndone?: boolean
  /** The number of issues; 0 by default. */
  readonly issues?: number
}

/** Deviations from the expected state, found with git; all zero if there are none. */
export interface EndState {
  readonly lost: number
  readonly duplicatePullRequests: number
  readonly duplicateCommits: number
  readonly duplicateIssues: number
}

/**
 * Compares the state on GitHub with the expected one.
 *
 * @param mainBefore The head of the base branch before the failing run.
 */
export function compareEndState(github: FakeGitHub, expected: Expectation, repo: string, mainBefore: string): EndState {
  const base = github.gitDirectory(owner, repo)
  const issues = github.issues({ owner, repo }).length
  const pulls = github.pullRequests({ owner, repo })
  const baseHeads = headsOf(base)
  const isMainSame = baseHeads.get('main') === mainBefore
  const duplicateIssues = Math.max(issues - (expected.issues ?? 0), 0)
  const pull = pulls.at(-1)
  if (expected.isUndone === true || expected.issues !== undefined || pull === undefined) {
    const isComplete = issues === (expected.issues ?? 0) && (pull === undefined) === (expected.commits === 0)
    const left = baseHeads.size - 1
    return {
      lost: isComplete && isMainSame ? 0 : 1,
      duplicatePullRequests: pulls.length,
      duplicateCommits: left,
      duplicateIssues,
    }
  }
  const { earlier = 0, earlierOpen = 0 } = expected
  const [headOwner = '', branch = ''] = pull.head.split(/:(.*)/)
  const headRepository = github.repositories().find((each) => each.owner === headOwner && each.repo.startsWith(repo))
  const directory = github.gitDirectory(headOwner, headRepository?.repo ?? repo)
  const contents: readonly (readonly [string, Buffer | undefined])[] = [
    ...Object.entries(expected.files).map(([path, text]) => [path, Buffer.from(text)] as const),
    ...Object.entries(expected.images ?? {}).map(([path, base64]) => [path, Buffer.from(base64, 'base64')] as const),
    ...(expected.missing ?? []).map((path) => [path, undefined] as const),
  ]
  const shas = blobsOf(
    directory,
    branch,
    contents.map(([path]) => path),
  )
  const isThere = contents.every(([path, content]) => shas.get(path) === (content && blobSha(content)))
  const commits = Number(git(directory, ['rev-list', '--count', `${mainBefore}..${branch}`]))
  const open = pulls.filter(({ state }) => state === 'open').length
  // There must be no branches other than main and those of the pull requests.
  const extraBranches = (directory === base ? baseHeads : headsOf(directory)).size - 2 - earlier - earlierOpen
  return {
    lost: isThere && isMainSame && pull.state === 'open' && commits >= expected.commits ? 0 : 1,
    duplicatePullRequests: Math.max(pulls.length - 1 - earlier - earlierOpen, open - 1 - earlierOpen),
    duplicateCommits: Math.max(commits - expected.commits, 0) + Math.max(extraBranches, 0),
    duplicateIssues,
  }
}

/** The heads of the branches, by name. */
function headsOf(directory: string): ReadonlyMap<string, string> {
  const lines = git(directory, ['for-each-ref', '--format=%(refname:short) %(objectname)', 'refs/heads']).trim()
  return new Map(lines.split('\n').map((line) => line.split(' ') as [string, string]))
}

/** The blob SHAs of files on a branch, by path; files that do not exist are missing. */
function blobsOf(directory: string, branch: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const listed = git(directory, ['ls-tree', '-z', branch, '--', ...paths])
  return new Map(
    listed.split('\0').flatMap((line): [string, string][] => {
      const [, sha, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/.exec(line) ?? []
      return sha === undefined || path === undefined ? [] : [[path, sha]]
    }),
  )
}

/** As git names a blob; see `git hash-object`. */
function blobSha(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
}

function git(directory: string, parameters: readonly string[]): string {
  return execFileSync('git', ['-C', directory, ...parameters], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
