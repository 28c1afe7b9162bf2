import type { Octokit } from '@octokit/rest'
import { mergeTexts } from '../core/mergeTexts'
import {
  type BlobShas,
  listBaseFiles,
  planMessages,
  type PreparedPublication,
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

/** Plans further commits for an open pull request, on top of its head. */
export async function prepareUpdate(
  octokit: Octokit,
  original: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<PreparedPublication> {
  const request = { ...original, sources: original.sources.map((source) => withPending(source, pull)) }
  const isAsWeLeftIt = request.sources.every(({ lastPublication }) => lastPublication?.headSha === pull.headSha)
  const merged = isAsWeLeftIt
    ? await compareWithBase(octokit, request, pull, options)
    : await mergeWithBranch(octokit, request, pull, options)
  if ('conflict' in merged) return { kind: 'conflict', conflict: merged.conflict }
  if (merged.sources.length === 0)
    return { kind: 'unchanged', pull, publications: publicationsOf(request, pull, merged) }
  const plan: PublishPlan = {
    ...planMessages(request, merged.sources, 'update', []),
    head: pull.head ?? request.target,
    branch: pull.branch,
    start: { commitSha: pull.headSha, treeSha: merged.treeSha },
    pull,
    corrects: undefined,
  }
  return { kind: 'ready', plan, notes: merged.notes, baseShas: merged.baseShas }
}

/** An interrupted run counts as published if its commit is the head of the branch. */
function withPending(source: PublishSource, pull: PullRequest): PublishSource {
  return source.pending?.headSha === pull.headSha ? { ...source, lastPublication: source.pending } : source
}

/** The texts to commit, without those that change nothing. */
interface MergedSources {
  readonly sources: readonly PublishSource[]
  readonly notes: readonly PublishNote[]
  /** The tree at the branch's head; undefined when unknown. */
  readonly treeSha: string | undefined
  readonly baseShas: BlobShas
  /** The texts at the branch's head, by path, as far as they were read. */
  readonly branchTexts: ReadonlyMap<string, string>
}

/** The publications to store when the pull request already has all texts. */
function publicationsOf(
  { target, baseBranch, sources }: PublishRequest,
  pull: PullRequest,
  { branchTexts, baseShas }: MergedSources,
): readonly Publication[] {
  return sources.map(({ path, text, sourceSha }) => ({
    target: { owner: target.owner, repo: target.repo },
    path,
    baseBranch,
    head: pull.head ?? target,
    branch: pull.branch,
    pull: { number: pull.number, url: pull.url, title: pull.title, state: pull.state },
    headSha: pull.headSha,
    text: branchTexts.get(path) ?? text,
    own: text,
    sourceSha,
    baseSha: baseShas.get(path),
  }))
}

/** For a branch that nobody else has changed: only the base may have new changes. */
async function compareWithBase(
  octokit: Octokit,
  request: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<MergedSources | Extract<PreparedPublication, { kind: 'conflict' }>> {
  const sources: PublishSource[] = []
  const notes: PublishNote[] = []
  const branchTexts = new Map<string, string>()
  for (const source of request.sources) {
    const theirs = source.lastPublication?.text ?? source.text
    branchTexts.set(source.path, theirs)
    const merged = mergeSource(source, source.lastPublication?.own, theirs, request)
    if (merged === undefined)
      return { kind: 'conflict', conflict: { path: source.path, mine: source.text, theirs, pull } }
    if (merged === theirs) continue
    if (merged !== source.text) notes.push({ kind: 'merged', path: source.path, theirs })
    sources.push({ ...source, text: merged })
  }
  const base = await checkBase(octokit, request, sources, options)
  return { sources, notes: [...notes, ...base.notes], treeSha: undefined, baseShas: base.baseShas, branchTexts }
}

/** The blobs on the base, and notes about files that changed there since they were published. */
async function checkBase(
  octokit: Octokit,
  request: PublishRequest,
  sources: readonly PublishSource[],
  options: CallOptions,
): Promise<{ readonly baseShas: BlobShas; readonly notes: readonly PublishNote[] }> {
  if (sources.length === 0) return { baseShas: baseShasOf(request.sources), notes: [] }
  const baseShas = await listBaseFiles(octokit, request, options)
  const notes = sources.flatMap(({ path, lastPublication }): PublishNote[] => {
    const sha = baseShas.get(path)
    if (lastPublication === undefined) return sha === undefined ? [] : [{ kind: 'existsOnBase', path }]
    return sha === lastPublication.baseSha ? [] : [{ kind: 'changedOnBase', path }]
  })
  return { baseShas, notes }
}

/** The text merged with theirs; undefined when both changed the same lines, or the common base is unknown. */
function mergeSource(
  { text }: PublishSource,
  base: string | undefined,
  theirs: string,
  { resolution }: PublishRequest,
): string | undefined {
  if (theirs === text || resolution === 'overwrite') return text
  return base === undefined ? undefined : mergeTexts(base, text, theirs)
}

/** For a branch that somebody else, or this account on another machine, has changed. Keeps their changes. */
async function mergeWithBranch(
  octokit: Octokit,
  request: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<MergedSources | Extract<PreparedPublication, { kind: 'conflict' }>> {
  const { sources } = request
  const commits = sources.every(({ lastPublication }) => lastPublication !== undefined)
    ? undefined
    : await listPullCommits(octokit, request.target, pull.number, options)
  const branchTexts = new Map<string, string>()
  const treeSha = commits?.at(-1)?.treeSha
  if (commits?.every((commit) => isBy(commit, request)) === true) {
    const notes = sources.map(({ path }): PublishNote => ({ kind: 'elsewhere', path, ref: pull.headSha }))
    return { treeSha, baseShas: baseShasOf(sources), branchTexts, sources, notes }
  }
  const place = pull.head ?? request.target
  const lastOwn = commits?.findLast((commit) => isBy(commit, request))
  const notes: PublishNote[] = []
  const texts: PublishSource[] = []
  for (const source of sources) {
    const { path, lastPublication } = source
    const theirs = (await readFile(octokit, place, path, pull.headSha, options))?.text
    // Somebody may have deleted the file: let the person decide.
    if (
      theirs === undefined &&
      (lastPublication !== undefined || lastOwn !== undefined) &&
      request.resolution === undefined
    )
      return { kind: 'conflict', conflict: { path, mine: source.text, theirs: '', pull } }
    if (theirs === undefined) {
      texts.push(source)
      continue
    }
    branchTexts.set(path, theirs)
    const base =
      lastPublication?.own ??
      (lastOwn === undefined ? undefined : (await readFile(octokit, place, path, lastOwn.sha, options))?.text)
    const merged = mergeSource(source, base, theirs, request)
    if (merged === undefined) return { kind: 'conflict', conflict: { path, mine: source.text, theirs, pull } }
    if (merged === theirs) continue
    if (merged !== source.text) notes.push({ kind: 'merged', path, theirs })
    texts.push({ ...source, text: merged })
  }
  const base = await checkBase(octokit, request, texts, options)
  return { treeSha, baseShas: base.baseShas, branchTexts, sources: texts, notes: [...notes, ...base.notes] }
}

/** The blobs on the base at the last publication. */
function baseShasOf(sources: readonly PublishSource[]): BlobShas {
  return new Map(
    sources.flatMap(({ path, lastPublication }): [string, string][] =>
      lastPublication?.baseSha === undefined ? [] : [[path, lastPublication.baseSha]],
    ),
  )
}

function isBy({ author }: LoggedCommit, { account, author: identity }: PublishRequest): boolean {
  return author.login === undefined
    ? author.email === identity.email
    : author.login.toLowerCase() === account.login.toLowerCase()
}
