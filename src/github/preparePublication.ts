import type { Octokit } from '@octokit/rest'
import { dateOfPath } from '../core/dates'
import { branchCandidates } from './branchName'
import { GitHubError } from './errors'
import { blobSha } from './gitBlob'
import { mergeTexts } from '../core/mergeTexts'
import { prepareUpdate } from './prepareUpdate'
import { isSameRepository } from './publication'
import { type PublishPlan, plannedBranch } from './publishPlan'
import {
  listBaseFiles,
  planMessages,
  type PreparedPublication,
  type PublishNote,
  type PublishRequest,
  type PublishSource,
} from './publishRequest'
import { readHistory } from './steps/branches'
import type { CallOptions } from './steps/call'
import { readFile } from './steps/contents'
import { listPullRequests, type PullRequest } from './steps/pullRequests'

/**
 * Reads from GitHub what a publication starts from, and plans it. Changes nothing. Takes three requests for new minutes
 * and two for an open pull request, three if others have changed its branch.
 *
 * @throws GitHubError for everything that can be expected.
 */
export async function preparePublication(
  octokit: Octokit,
  request: PublishRequest,
  options: CallOptions = {},
): Promise<PreparedPublication> {
  const found = await findPullRequest(octokit, request, options)
  return found.open === undefined
    ? prepareNew(octokit, request, found, options)
    : prepareUpdate(octokit, request, found.open, options)
}

interface BranchChoice {
  /** The branch to publish on. */
  readonly branch: string
  readonly owner: string
  readonly open: PullRequest | undefined
  /** The newest pull request that is merged or closed. */
  readonly finished: PullRequest | undefined
}

/** Finds the branch to publish on and its open pull request. Tries the last publication from this machine first. */
async function findPullRequest(
  octokit: Octokit,
  { target, account, sources, templates, resolution }: PublishRequest,
  options: CallOptions,
): Promise<BranchChoice> {
  const remembered = sources.flatMap(({ pending, lastPublication }) => [pending ?? [], lastPublication ?? []].flat())
  const own = target.canPush ? target.owner : account.login
  const planned = plannedBranch(sources, templates.branch)
  const candidates = [
    ...remembered
      .filter((known) => isSameRepository(known.target, target))
      .map((known) => ({ owner: known.head.owner, branch: known.branch })),
    ...branchCandidates(planned).map((branch) => ({ owner: own, branch })),
  ].filter(
    ({ owner, branch }, index, all) =>
      all.findIndex((each) => each.owner === owner && each.branch === branch) === index,
  )
  let finished: PullRequest | undefined
  for (const { owner, branch } of candidates) {
    const pulls = await listPullRequests(octokit, target, { owner, branch }, options)
    const open = pulls.find(({ state, head }) => state === 'open' && head !== undefined)
    if (open !== undefined && resolution !== 'newBranch') return { branch, owner, open, finished: undefined }
    finished ??= pulls.find(({ state }) => state !== 'open')
    // Do not reuse a branch whose pull request is merged or closed, even if it still exists.
    if (pulls.length === 0 && owner === own) return { branch, owner, open: undefined, finished }
  }
  throw new GitHubError('conflict', { reason: planned })
}

async function prepareNew(
  octokit: Octokit,
  request: PublishRequest,
  { branch, owner, finished }: BranchChoice,
  options: CallOptions,
): Promise<PreparedPublication> {
  const { target, baseBranch, sources, resolution } = request
  const history = await readHistory(octokit, target, baseBranch, options)
  if (history === undefined) throw new GitHubError('baseMissing', { reason: baseBranch })
  const [head] = history
  const baseShas = await listBaseFiles(octokit, request, options)
  const notes: PublishNote[] = []
  const changed: (PublishSource | undefined)[] = []
  for (const source of sources) {
    const { path, text, lastPublication } = source
    const sha = blobSha(text)
    const theirSha = baseShas.get(path)
    if (theirSha === sha) {
      changed.push(undefined)
      continue
    }
    const other = [...baseShas].find(
      ([otherPath, blob]) => blob === sha && dateOfPath(otherPath) !== dateOfPath(path),
    )?.[0]
    if (other !== undefined) notes.push({ kind: 'duplicate', path, other })
    if (theirSha === undefined) {
      changed.push(source)
      continue
    }
    if (lastPublication === undefined || resolution === 'overwrite') {
      notes.push({ kind: 'existsOnBase', path })
      changed.push(source)
      continue
    }
    const isOurs = theirSha === blobSha(lastPublication.text)
    const theirs = isOurs ? lastPublication.text : (await readFile(octokit, target, path, head.sha, options))?.text
    if (theirs === undefined) throw new GitHubError('conflict', { reason: path })
    const merged = mergeTexts(lastPublication.own, text, theirs)
    if (merged === undefined) return { kind: 'conflict', conflict: { path, mine: text, theirs, pull: undefined } }
    // The base already contains all changes.
    if (merged === theirs) changed.push(undefined)
    else {
      if (merged !== text) notes.push({ kind: 'merged', path, theirs })
      changed.push({ ...source, text: merged })
    }
  }
  const remaining = changed.filter((source) => source !== undefined)
  if (remaining.length === 0) return { kind: 'published', baseBranch }
  for (const [index, { path }] of sources.entries()) {
    if (changed[index] === undefined) notes.push({ kind: 'alreadyThere', path })
  }
  if (finished !== undefined && resolution !== 'newBranch') notes.unshift({ kind: 'correction', pull: finished })
  const isFork = owner.toLowerCase() !== target.owner.toLowerCase()
  if (isFork) notes.unshift({ kind: 'fork' })
  const kind = finished === undefined || resolution === 'newBranch' ? 'new' : 'correction'
  const plan: PublishPlan = {
    ...planMessages(request, remaining, kind, history),
    head: { owner, repo: isFork ? undefined : target.repo },
    branch,
    start: { commitSha: head.sha, treeSha: head.treeSha },
    pull: undefined,
    corrects: kind === 'correction' ? finished : undefined,
  }
  return { kind: 'ready', plan, notes, baseShas }
}
