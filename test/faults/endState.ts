import { execFileSync } from 'node:child_process'
import type { FakeGitHub } from '../github/fakeGitHub'
import { owner } from './flows'

/** What must be on GitHub in the end. */
export interface Expectation {
  /** The texts on the branch of the newest pull request. */
  readonly files: Readonly<Record<string, string>>
  /** The images there, in Base64. */
  readonly images?: Readonly<Record<string, string>>
  /** Files that are no longer there. */
  readonly missing?: readonly string[]
  /** The commits of the newest pull request. */
  readonly commits: number
  /** Pull requests that were merged or closed before; 0 by default. */
  readonly earlier?: number
  /** Pull requests that stay open besides; 0 by default. */
  readonly earlierOpen?: number
  /** Whether nothing may be left. */
  readonly isUndone?: boolean
  /** The number of issues; 0 by default. */
  readonly issues?: number
}

/** What is wrong in the end according to git; all zero when nothing is. */
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
  const isMainSame = git(base, 'rev-parse', 'main').toString().trim() === mainBefore
  const duplicateIssues = Math.max(issues - (expected.issues ?? 0), 0)
  const pull = pulls.at(-1)
  if (expected.isUndone === true || expected.issues !== undefined || pull === undefined) {
    const isComplete = issues === (expected.issues ?? 0) && (pull === undefined) === (expected.commits === 0)
    const left = branchesOf(base).length - 1
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
  const has = (path: string, content: Buffer): boolean => readFile(directory, branch, path)?.equals(content) === true
  const isThere =
    Object.entries(expected.files).every(([path, text]) => has(path, Buffer.from(text))) &&
    Object.entries(expected.images ?? {}).every(([path, base64]) => has(path, Buffer.from(base64, 'base64'))) &&
    (expected.missing ?? []).every((path) => readFile(directory, branch, path) === undefined)
  const commits = Number(git(directory, 'rev-list', '--count', `${mainBefore}..${branch}`).toString())
  const open = pulls.filter(({ state }) => state === 'open').length
  // There must be no branches other than main and those of the pull requests.
  const extraBranches = branchesOf(directory).length - 2 - earlier - earlierOpen
  return {
    lost: isThere && isMainSame && pull.state === 'open' && commits >= expected.commits ? 0 : 1,
    duplicatePullRequests: Math.max(pulls.length - 1 - earlier - earlierOpen, open - 1 - earlierOpen),
    duplicateCommits: Math.max(commits - expected.commits, 0) + Math.max(extraBranches, 0),
    duplicateIssues,
  }
}

function branchesOf(directory: string): readonly string[] {
  return git(directory, 'for-each-ref', '--format=%(refname:short)', 'refs/heads').toString().trim().split('\n')
}

function readFile(directory: string, branch: string, path: string): Buffer | undefined {
  const listed = git(directory, 'ls-tree', '--name-only', branch, '--', path).toString().trim()
  return listed === '' ? undefined : git(directory, 'cat-file', 'blob', `${branch}:${path}`)
}

function git(directory: string, ...parameters: readonly string[]): Buffer {
  return execFileSync('git', ['-C', directory, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
}
