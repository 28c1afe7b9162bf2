import { execFileSync } from 'node:child_process'
import type { FakeGitHub } from '../github/fakeGitHub'
import { file, type Flow, owner } from './flows'

/** What is wrong in the end according to git; all zero when nothing is. */
export interface EndState {
  readonly lost: number
  readonly duplicatePullRequests: number
  readonly duplicateCommits: number
}

/** Compares the state on GitHub with the expected one. */
export function compareEndState(github: FakeGitHub, flow: Flow, repo: string, mainBefore: string): EndState {
  const pulls = github.pullRequests({ owner, repo })
  const [pull] = pulls
  if (pull === undefined) return { lost: 1, duplicatePullRequests: 0, duplicateCommits: 0 }
  const [headOwner = '', branch = ''] = pull.head.split(/:(.*)/)
  const headRepository = github.repositories().find((each) => each.owner === headOwner && each.repo.startsWith(repo))
  const directory = github.gitDirectory(headOwner, headRepository?.repo ?? repo)
  const base = github.gitDirectory(owner, repo)
  const text = git(directory, 'show', `${branch}:${file}`)
  const hasMain = git(base, 'rev-parse', 'main').trim() === mainBefore
  const commits = Number(git(directory, 'rev-list', '--count', `${mainBefore}..${branch}`))
  // There must be no branches other than main and that of the pull request.
  const extraBranches =
    git(directory, 'for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n').length - 2
  return {
    lost: text === flow.text && hasMain && commits >= flow.commits ? 0 : 1,
    duplicatePullRequests: pulls.length - 1,
    duplicateCommits: Math.max(commits - flow.commits, 0) + Math.max(extraBranches, 0),
  }
}

function git(directory: string, ...parameters: readonly string[]): string {
  return execFileSync('git', ['-C', directory, ...parameters], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
