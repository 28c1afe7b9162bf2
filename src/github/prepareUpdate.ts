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
import type { Publication } from './publication'
import type { PublishPlan } from './publishPlan'
import type { LoggedCommit } from './steps/branches'
import type { CallOptions } from './steps/call'
import { readFile } from './steps/contents'
import { listPullCommits, type PullRequest } from './steps/pullRequests'

/** Plans further commits for a pull request that is open, on top of its head. */
export async function prepareUpdate(
  octokit: Octokit,
  asked: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<Prepared> {
  const request = { ...asked, sources: asked.sources.map((source) => withPending(source, pull)) }
  const isAsWeLeftIt = request.sources.every(({ known }) => known?.headSha === pull.headSha)
  const mixed = isAsWeLeftIt
    ? await compareWithBase(octokit, request, pull, options)
    : await mixWithBranch(octokit, request, pull, options)
  if ('conflict' in mixed) return { kind: 'conflict', conflict: mixed.conflict }
  if (mixed.sources.length === 0) return { kind: 'unchanged', pull, publications: publicationsOf(request, pull, mixed) }
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

/** A run that was cut off may have done its work: where its commit is the head, it counts as published. */
function withPending(source: PublishSource, pull: PullRequest): PublishSource {
  return source.pending?.headSha === pull.headSha ? { ...source, known: source.pending } : source
}

/** The texts to commit, those that change nothing left out. */
interface Mixed {
  readonly sources: readonly PublishSource[]
  readonly notes: readonly PublishNote[]
  /** The tree at the branch's head, where it is known. */
  readonly treeSha: string | undefined
  readonly baseShas: BlobShas
  /** The texts at the branch's head, by path, as far as they were looked at. */
  readonly there: ReadonlyMap<string, string>
}

/** What there is to remember where the pull request has everything already. */
function publicationsOf(
  { target, baseBranch, sources }: PublishRequest,
  pull: PullRequest,
  { there, baseShas }: Mixed,
): readonly Publication[] {
  return sources.map(({ path, text, sourceSha }) => ({
    target: { owner: target.owner, repo: target.repo },
    path,
    baseBranch,
    head: pull.head ?? target,
    branch: pull.branch,
    pull: { number: pull.number, url: pull.url, title: pull.title, state: pull.state },
    headSha: pull.headSha,
    text: there.get(path) ?? text,
    own: text,
    sourceSha,
    baseSha: baseShas.get(path),
  }))
}

/** Nobody has been on the branch since: what may have changed meanwhile is the base. */
async function compareWithBase(
  octokit: Octokit,
  request: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<Mixed | Extract<Prepared, { kind: 'conflict' }>> {
  const sources: PublishSource[] = []
  const notes: PublishNote[] = []
  const there = new Map<string, string>()
  for (const source of request.sources) {
    const theirs = source.known?.text ?? source.text
    there.set(source.path, theirs)
    const mixed = mixTexts(source, source.known?.own, theirs, request)
    if (mixed === undefined)
      return { kind: 'conflict', conflict: { path: source.path, mine: source.text, theirs, pull } }
    if (mixed === theirs) continue
    if (mixed !== source.text) notes.push({ kind: 'merged', path: source.path, theirs })
    sources.push({ ...source, text: mixed })
  }
  const base = await lookAtBase(octokit, request, sources, options)
  return { sources, notes: [...notes, ...base.notes], treeSha: undefined, baseShas: base.baseShas, there }
}

/** What the base has now, and which of the files that are about to be sent have changed there since they were published. */
async function lookAtBase(
  octokit: Octokit,
  request: PublishRequest,
  sources: readonly PublishSource[],
  options: CallOptions,
): Promise<{ readonly baseShas: BlobShas; readonly notes: readonly PublishNote[] }> {
  if (sources.length === 0) return { baseShas: baseShasOf(request.sources), notes: [] }
  const baseShas = await listFolders(octokit, request, options)
  const notes = sources.flatMap(({ path, known }): PublishNote[] => {
    const sha = baseShas.get(path)
    if (known === undefined) return sha === undefined ? [] : [{ kind: 'existsOnBase', path }]
    return sha === known.baseSha ? [] : [{ kind: 'changedOnBase', path }]
  })
  return { baseShas, notes }
}

/** The text with theirs; undefined where both changed the same lines, or nobody knows what they come from. */
function mixTexts(
  { text }: PublishSource,
  base: string | undefined,
  theirs: string,
  { resolution }: PublishRequest,
): string | undefined {
  if (theirs === text || resolution === 'overwrite') return text
  return base === undefined ? undefined : mergeTexts(base, text, theirs)
}

/** Somebody else, or the same account on another machine, has been on the branch: nothing of theirs may be lost. */
async function mixWithBranch(
  octokit: Octokit,
  request: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<Mixed | Extract<Prepared, { kind: 'conflict' }>> {
  const { sources } = request
  const commits = sources.every(({ known }) => known !== undefined)
    ? undefined
    : await listPullCommits(octokit, request.target, pull.number, options)
  const there = new Map<string, string>()
  const treeSha = commits?.at(-1)?.treeSha
  if (commits?.every((commit) => isBy(commit, request)) === true) {
    const notes = sources.map(({ path }): PublishNote => ({ kind: 'elsewhere', path, ref: pull.headSha }))
    return { treeSha, baseShas: baseShasOf(sources), there, sources, notes }
  }
  const place = pull.head ?? request.target
  const lastOwn = commits?.findLast((commit) => isBy(commit, request))
  const notes: PublishNote[] = []
  const texts: PublishSource[] = []
  for (const source of sources) {
    const { path, known } = source
    const theirs = (await readFile(octokit, place, path, pull.headSha, options))?.text
    // Somebody took the file away, or GitHub says so by mistake: neither is ours to decide.
    if (theirs === undefined && (known !== undefined || lastOwn !== undefined) && request.resolution === undefined)
      return { kind: 'conflict', conflict: { path, mine: source.text, theirs: '', pull } }
    if (theirs === undefined) {
      texts.push(source)
      continue
    }
    there.set(path, theirs)
    const base =
      known?.own ??
      (lastOwn === undefined ? undefined : (await readFile(octokit, place, path, lastOwn.sha, options))?.text)
    const mixed = mixTexts(source, base, theirs, request)
    if (mixed === undefined) return { kind: 'conflict', conflict: { path, mine: source.text, theirs, pull } }
    if (mixed === theirs) continue
    if (mixed !== source.text) notes.push({ kind: 'merged', path, theirs })
    texts.push({ ...source, text: mixed })
  }
  const base = await lookAtBase(octokit, request, texts, options)
  return { treeSha, baseShas: base.baseShas, there, sources: texts, notes: [...notes, ...base.notes] }
}

/** What the base had when it was last looked at. */
function baseShasOf(sources: readonly PublishSource[]): BlobShas {
  return new Map(
    sources.flatMap(({ path, known }): [string, string][] =>
      known?.baseSha === undefined ? [] : [[path, known.baseSha]],
    ),
  )
}

function isBy({ author }: LoggedCommit, { account, author: identity }: PublishRequest): boolean {
  return author.login === undefined
    ? author.email === identity.email
    : author.login.toLowerCase() === account.login.toLowerCase()
}
