import type { Octokit } from '@octokit/rest'
import { dateOfPath } from '../core/dates'
import { branchCandidates } from './branchName'
import { GitHubError } from './errors'
import { blobSha } from './gitBlob'
import { mergeTexts } from './mergeTexts'
import { prepareUpdate } from './prepareUpdate'
import { sameRepository } from './publication'
import { type PublishPlan, plannedBranch } from './publishPlan'
import {
  listFolders,
  planOf,
  type Prepared,
  type PublishNote,
  type PublishRequest,
  type PublishSource,
} from './publishRequest'
import { readHistory } from './steps/branches'
import type { CallOptions } from './steps/call'
import { readFile } from './steps/contents'
import { listPullRequests, type PullRequest } from './steps/pullRequests'

/**
 * Asks GitHub what a publication starts from, and plans it. Changes nothing there. Takes three requests for new minutes
 * and two for an open pull request; a third where others have been on its branch, to read what they left.
 *
 * @throws GitHubError for everything that can be expected.
 */
export async function preparePublication(
  octokit: Octokit,
  request: PublishRequest,
  options: CallOptions = {},
): Promise<Prepared> {
  const found = await findPullRequest(octokit, request, options)
  return found.open === undefined
    ? prepareNew(octokit, request, found, options)
    : prepareUpdate(octokit, request, found.open, options)
}

interface FoundPull {
  /** The branch to publish on. */
  readonly branch: string
  readonly owner: string
  readonly open: PullRequest | undefined
  /** The newest that is merged or closed. */
  readonly finished: PullRequest | undefined
}

/** The branch to publish on, and the pull request that is open for it; that of this machine's last publication first. */
async function findPullRequest(
  octokit: Octokit,
  { target, account, sources, templates, resolution }: PublishRequest,
  options: CallOptions,
): Promise<FoundPull> {
  const remembered = sources.flatMap(({ pending, known }) => [pending ?? [], known ?? []].flat())
  const own = target.canPush ? target.owner : account.login
  const planned = plannedBranch(sources, templates.branch)
  const places = [
    ...remembered
      .filter((known) => sameRepository(known.target, target))
      .map((known) => ({ owner: known.head.owner, branch: known.branch })),
    ...branchCandidates(planned).map((branch) => ({ owner: own, branch })),
  ].filter(
    ({ owner, branch }, index, all) =>
      all.findIndex((each) => each.owner === owner && each.branch === branch) === index,
  )
  let finished: PullRequest | undefined
  for (const { owner, branch } of places) {
    const pulls = await listPullRequests(octokit, target, { owner, branch }, options)
    const open = pulls.find(({ state, head }) => state === 'open' && head !== undefined)
    if (open !== undefined && resolution !== 'newBranch') return { branch, owner, open, finished: undefined }
    finished ??= pulls.find(({ state }) => state !== 'open')
    // A branch whose pull request is merged or closed is done with, even if nobody deleted it.
    if (pulls.length === 0 && owner === own) return { branch, owner, open: undefined, finished }
  }
  throw new GitHubError('conflict', { reason: planned })
}

async function prepareNew(
  octokit: Octokit,
  request: PublishRequest,
  { branch, owner, finished }: FoundPull,
  options: CallOptions,
): Promise<Prepared> {
  const { target, baseBranch, sources, resolution } = request
  const history = await readHistory(octokit, target, baseBranch, options)
  if (history === undefined) throw new GitHubError('baseMissing', { reason: baseBranch })
  const [head] = history
  const there = await listFolders(octokit, request, options)
  const notes: PublishNote[] = []
  const texts: (PublishSource | undefined)[] = []
  for (const source of sources) {
    const { path, text, known } = source
    const sha = blobSha(text)
    const theirSha = there.get(path)
    if (theirSha === sha) {
      texts.push(undefined)
      continue
    }
    const other = [...there].find(([place, blob]) => blob === sha && dateOfPath(place) !== dateOfPath(path))?.[0]
    if (other !== undefined) notes.push({ kind: 'duplicate', path, other })
    if (theirSha === undefined) {
      texts.push(source)
      continue
    }
    if (known === undefined || resolution === 'overwrite') {
      notes.push({ kind: 'existsOnBase', path })
      texts.push(source)
      continue
    }
    const isOurs = theirSha === blobSha(known.text)
    const theirs = isOurs ? known.text : (await readFile(octokit, target, path, head.sha, options))?.text
    if (theirs === undefined) throw new GitHubError('conflict', { reason: path })
    const merged = mergeTexts(known.own, text, theirs)
    if (merged === undefined) return { kind: 'conflict', conflict: { path, mine: text, theirs, pull: undefined } }
    // Nothing of ours is left to say: the base has it all.
    if (merged === theirs) texts.push(undefined)
    else {
      if (merged !== text) notes.push({ kind: 'merged', path, theirs })
      texts.push({ ...source, text: merged })
    }
  }
  const left = texts.filter((source) => source !== undefined)
  if (left.length === 0) return { kind: 'published', baseBranch }
  for (const [index, { path }] of sources.entries()) {
    if (texts[index] === undefined) notes.push({ kind: 'alreadyThere', path })
  }
  if (finished !== undefined && resolution !== 'newBranch') notes.unshift({ kind: 'correction', pull: finished })
  const isFork = owner.toLowerCase() !== target.owner.toLowerCase()
  if (isFork) notes.unshift({ kind: 'fork' })
  const kind = finished === undefined || resolution === 'newBranch' ? 'new' : 'correction'
  const plan: PublishPlan = {
    ...planOf(request, left, kind, history),
    head: { owner, repo: isFork ? undefined : target.repo },
    branch,
    start: { commitSha: head.sha, treeSha: head.treeSha },
    pull: undefined,
    corrects: kind === 'correction' ? finished : undefined,
  }
  return { kind: 'ready', plan, notes, baseShas: there }
}
