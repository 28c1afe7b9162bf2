import type { Octokit } from '@octokit/rest'
import { mergeTexts } from './mergeTexts'
import {
  type BlobShas,
  listFolders,
  planOf,
  type Prepared,
  type PublishNote,
  type PublishRequest,
  type PublishSource,
} from './publishRequest'
import type { PublishPlan } from './publishPlan'
import type { LoggedCommit } from './steps/branches'
import type { CallOptions } from './steps/call'
import { readFile } from './steps/contents'
import { listPullCommits, type PullRequest } from './steps/pullRequests'

/** Plans further commits for a pull request that is open, on top of its head. */
export async function prepareUpdate(
  octokit: Octokit,
  request: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<Prepared> {
  const isAsWeLeftIt = request.sources.every(({ known }) => known?.headSha === pull.headSha)
  const mixed = isAsWeLeftIt
    ? await compareWithBase(octokit, request, options)
    : await mixWithBranch(octokit, request, pull, options)
  if ('conflict' in mixed) return { kind: 'conflict', conflict: mixed.conflict }
  if (mixed.sources.length === 0) return { kind: 'unchanged', pull }
  const plan: PublishPlan = {
    ...planOf(request, mixed.sources, 'update', []),
    head: pull.head ?? request.target,
    branch: pull.branch,
    start: { commitSha: pull.headSha, treeSha: mixed.treeSha },
    pull,
    corrects: undefined,
  }
  return { kind: 'ready', plan, notes: mixed.notes, baseShas: mixed.baseShas }
}

/** The texts to commit, those that change nothing left out. */
interface Mixed {
  readonly sources: readonly PublishSource[]
  readonly notes: readonly PublishNote[]
  /** The tree at the branch's head, where it is known. */
  readonly treeSha: string | undefined
  readonly baseShas: BlobShas
}

/** Nobody has been on the branch: what may have changed meanwhile is the base. */
async function compareWithBase(octokit: Octokit, request: PublishRequest, options: CallOptions): Promise<Mixed> {
  const sources = request.sources.filter(({ text, known }) => known?.text !== text)
  const baseShas = sources.length === 0 ? new Map<string, string>() : await listFolders(octokit, request, options)
  const notes = sources
    .filter(({ path, known }) => baseShas.get(path) !== known?.baseSha)
    .map(({ path }): PublishNote => ({ kind: 'changedOnBase', path }))
  return { sources, notes, treeSha: undefined, baseShas }
}

/** Somebody else, or the same account on another machine, has been on the branch: nothing of theirs may be lost. */
async function mixWithBranch(
  octokit: Octokit,
  request: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<Mixed | Extract<Prepared, { kind: 'conflict' }>> {
  const { sources, resolution } = request
  const commits = sources.every(({ known }) => known !== undefined)
    ? undefined
    : await listPullCommits(octokit, request.target, pull.number, options)
  const rest = { treeSha: commits?.at(-1)?.treeSha, baseShas: baseShasOf(sources) }
  if (commits?.every((commit) => isBy(commit, request)) === true) {
    const notes = sources.map(({ path }): PublishNote => ({ kind: 'elsewhere', path, ref: pull.headSha }))
    return { ...rest, sources, notes }
  }
  const place = pull.head ?? request.target
  const lastOwn = commits?.findLast((commit) => isBy(commit, request))
  const notes: PublishNote[] = []
  const texts: PublishSource[] = []
  for (const source of sources) {
    const { path, text, known } = source
    const theirs = (await readFile(octokit, place, path, pull.headSha, options))?.text
    if (theirs === text) continue
    if (theirs === undefined || resolution === 'overwrite') {
      texts.push(source)
      continue
    }
    const base =
      known?.text ??
      (lastOwn === undefined ? undefined : (await readFile(octokit, place, path, lastOwn.sha, options))?.text)
    const merged = base === undefined ? undefined : mergeTexts(base, text, theirs)
    if (merged === undefined) return { kind: 'conflict', conflict: { path, mine: text, theirs, pull } }
    if (merged === theirs) continue
    if (merged !== text) notes.push({ kind: 'merged', path, theirs })
    texts.push({ ...source, text: merged })
  }
  return { ...rest, sources: texts, notes }
}

/** What the base had when it was last looked at: it is not asked again here, the request is spent on the branch. */
function baseShasOf(sources: readonly PublishSource[]): BlobShas {
  return new Map(
    sources.flatMap(({ path, known }): [string, string][] => (known?.baseSha === undefined ? [] : [[path, known.baseSha]])),
  )
}

function isBy({ author }: LoggedCommit, { account, author: identity }: PublishRequest): boolean {
  return author.login === undefined
    ? author.email === identity.email
    : author.login.toLowerCase() === account.login.toLowerCase()
}
