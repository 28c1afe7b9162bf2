import type { Octokit } from '@octokit/rest'
import { dateOfPath } from '../core/datesOfPaths'
import { asStored, type BaseReaders, findSameName, listBaseFiles, requirePlainPath, requireText } from './baseFiles'
import { createRepositoryFolders, type RepositoryFolders, requireFilePlace } from './repositoryFolders'
import { GitHubError } from './errors'
import { blobSha } from './gitBlob'
import { readBaseVersions } from './fileVersions'
import { createAttributeReader } from './gitAttributes'
import { replacesOnBase } from './imageFiles'
import type { FinishedPull, Location } from './locatePullRequests'
import { combineTexts, type CommonText } from './merge/combineTexts'
import { commonTextOf, sharedWith } from './merge/commonTexts'
import { withoutForm } from './merge/lineEnds'
import { findOtherRun, interruptedHeads } from './leftoverBranch'
import { missingLines } from '../core/merge/lines'
import type { PublishPlan } from './publishPlan'
import {
  type BaseDifference,
  type BlobShas,
  planMessages,
  type PreparedPublication,
  type PublishNote,
  type PublishRequest,
  type PublishSource,
  type TextConflict,
} from './publishRequest'
import { readHistory } from './steps/branches'
import { type CallOptions, undefinedOnError } from './steps/call'
import { readFile } from './steps/contents'
import { getPullRequest, listPullCommits } from './steps/pullRequests'

/** Plans a new pull request. */
export async function prepareNew(
  octokit: Octokit,
  original: PublishRequest,
  location: Location,
  options: CallOptions,
): Promise<PreparedPublication> {
  const { target, baseBranch } = original
  const second = location.second.map(({ number }) => number)
  const history = await readHistory(octokit, target, baseBranch, options)
  if (history === undefined) throw new GitHubError('baseMissing', { reason: baseBranch })
  const [head] = history
  const folders = createRepositoryFolders(octokit, { repository: target, ref: baseBranch }, options)
  const request = { ...original, secondTo: second, sources: await ownSources(original.sources, folders) }
  const base = await listBaseFiles(folders, request.sources)
  const baseShas = base.shas
  for (const { path } of request.sources) requireFilePlace(path, base.others)
  if (replacesOnBase(request.sources, baseShas)) return { kind: 'imagesTaken', pull: undefined }
  const landed = new Map<string, string>()
  for (const source of request.sources) {
    const text = await landedText(octokit, request, source, location.finished, options)
    if (text !== undefined) landed.set(source.path, text)
  }
  const attributes = createAttributeReader(folders)
  const facts = { baseShas, landed, commit: head.sha, attributes, folders }
  const results: SourceResult[] = []
  for (const source of request.sources) {
    const result = await combineWithBase(octokit, request, source, facts, options)
    if (result.kind === 'conflict') return { kind: 'conflict', conflict: result.conflict }
    results.push(result)
  }
  const sources = results.flatMap((result) => (result.kind === 'changed' ? [result.source] : []))
  if (sources.length === 0) {
    const found = new Set(results.map((result) => (result.kind === 'there' ? result.difference : 'none')))
    const difference = (['other', 'added'] as const).find((each) => found.has(each)) ?? 'none'
    return { kind: 'published', baseBranch, difference }
  }
  // Files that are left out have nothing to correct.
  const earlier = location.finished
    .filter(({ pull, paths }) => pull.base === baseBranch && sources.some(({ path }) => paths.has(path)))
    .map(({ pull }) => pull)
  const [finished] = earlier
  const { branch, owner } = location.free ?? { branch: '', owner: '' }
  const otherRun = await findOtherRun(octokit, { ...request, sources }, { branch, start: head.sha }, options)
  const isFork = owner.toLowerCase() !== target.owner.toLowerCase()
  const notes: readonly PublishNote[] = [
    ...(isFork ? [{ kind: 'fork' } as const] : []),
    ...second.map((number) => ({ kind: 'second', number }) as const),
    ...(finished === undefined || second.length > 0 ? [] : [{ kind: 'correction', pull: finished } as const]),
    ...results.flatMap((result) => (result.kind === 'changed' ? result.notes : [])),
    ...[...(otherRun?.texts ?? [])].map(([path, theirs]) => ({ kind: 'elsewhere', path, theirs }) as const),
    ...results.flatMap((result) =>
      result.kind === 'there' ? [{ kind: 'alreadyThere', path: result.path } as const] : [],
    ),
  ]
  // Only merged minutes can be corrected.
  const corrects = earlier.find(({ state }) => state === 'merged')
  const isCorrection = corrects !== undefined && second.length === 0 && sources.some(({ path }) => baseShas.has(path))
  const plan: PublishPlan = {
    ...planMessages(request, sources, isCorrection ? 'correction' : 'new', history),
    head: { owner, repo: isFork ? undefined : target.repo },
    branch,
    start: { commitSha: head.sha, treeSha: head.treeSha },
    pull: undefined,
    corrects: isCorrection ? corrects : undefined,
    renews: false,
    continues: [...interruptedHeads(sources), ...(otherRun === undefined ? [] : [otherRun.commitSha])],
    knownPulls: [...location.known, ...location.second].map(({ number, headSha }) => ({ number, headSha })),
  }
  const before = new Map([
    ...results.flatMap((result): [string, string][] =>
      result.kind === 'changed' && result.before !== undefined ? [[result.source.path, result.before]] : [],
    ),
    ...(otherRun?.texts ?? []),
  ])
  return { kind: 'ready', plan, notes, facts: { account: request.account.login, baseShas, before, landed } }
}

/**
 * The sources without publications under another name that the base still has. Such a publication says nothing about
 * the new name, where another file may be.
 */
async function ownSources(
  sources: readonly PublishSource[],
  folders: RepositoryFolders,
): Promise<readonly PublishSource[]> {
  const own: PublishSource[] = []
  for (const source of sources) {
    const known = source.lastPublication?.path ?? source.path
    const isOther = known !== source.path && (await folders.read(known)) !== undefined
    own.push(isOther ? { ...source, lastPublication: undefined } : source)
  }
  return own
}

/**
 * The person's own text that the base has received: that of the last publication from this machine if it was merged,
 * else an earlier one.
 */
async function landedText(
  octokit: Octokit,
  { target, baseBranch }: PublishRequest,
  { lastPublication: last }: PublishSource,
  finished: readonly FinishedPull[],
  options: CallOptions,
): Promise<string | undefined> {
  // Text on another base says nothing about this one.
  if (last === undefined || last.baseBranch !== baseBranch) return undefined
  const { number } = last.pull
  const pull =
    finished.find((each) => each.pull.number === number)?.pull ??
    (await undefinedOnError(['repositoryMissing'], getPullRequest(octokit, target, number, options)))
  // The repository was deleted and created again.
  if (pull === undefined) return undefined
  if (pull.state !== 'merged' || pull.base !== baseBranch) return last.landed
  if (pull.headSha === last.headSha) return last.own
  const commits = await listPullCommits(octokit, target, number, options)
  return commits.some(({ sha }) => sha === last.headSha) ? last.own : last.landed
}

type SourceResult =
  | { readonly kind: 'there'; readonly path: string; readonly difference: BaseDifference }
  | {
      readonly kind: 'changed'
      readonly source: PublishSource
      readonly notes: readonly PublishNote[]
      /** The text on the base; undefined when it lacks the file. */
      readonly before: string | undefined
    }
  | { readonly kind: 'conflict'; readonly conflict: TextConflict }

interface BaseFacts extends BaseReaders {
  readonly baseShas: BlobShas
  readonly landed: ReadonlyMap<string, string>
  /** The commit at the head of the base. */
  readonly commit: string
}

async function combineWithBase(
  octokit: Octokit,
  request: PublishRequest,
  source: PublishSource,
  { landed, commit, ...base }: BaseFacts,
  options: CallOptions,
): Promise<SourceResult> {
  const { path, text, lastPublication } = source
  const { baseShas, attributes } = base
  const theirSha = baseShas.get(path)
  if (theirSha === blobSha(text)) return { kind: 'there', path, difference: 'none' }
  if (theirSha === undefined) {
    const adapted = await asStored(source, base)
    const notes = [...duplicateNotes(path, adapted, baseShas), ...sameNameNotes(path, baseShas)]
    return { kind: 'changed', source: { ...source, text: adapted }, notes, before: undefined }
  }
  const isOurs = lastPublication !== undefined && theirSha === blobSha(lastPublication.text)
  const found = isOurs
    ? { text: lastPublication.text, isExact: true }
    : await readFile(octokit, request.target, path, commit, options)
  if (found === undefined) throw new GitHubError('changedMeanwhile', { reason: path })
  requireText(path, found)
  const theirs = found.text
  if (withoutForm(text) === withoutForm(theirs)) return { kind: 'there', path, difference: 'none' }
  const choice = request.choices?.get(path)
  const isOverwritten = choice?.kind === 'overwrite' && choice.theirs === theirs
  const common = isOverwritten ? unknownBase : await commonWithBase(octokit, request, source, landed.get(path), options)
  const combined = combineTexts(text, theirs, common, choice)
  if (combined.kind === 'question')
    return {
      kind: 'conflict',
      conflict: { ...combined.question, path, pathThere: path, mine: text, theirs, pull: undefined },
    }
  if (combined.text === theirs) {
    const isAdded = combined.dropped.length === 0 && missingLines(theirs, text).length > 0
    return { kind: 'there', path, difference: isAdded ? 'added' : 'other' }
  }
  await requirePlainPath(path, attributes)
  const isMerged = withoutForm(combined.text) !== withoutForm(text)
  const note: PublishNote = isMerged
    ? { kind: 'merged', path, theirs, dropped: combined.dropped }
    : { kind: 'existsOnBase', path }
  const isKnown = !isMerged && !isOverwritten && common.isRemembered
  return {
    kind: 'changed',
    source: { ...source, text: combined.text },
    notes: [...duplicateNotes(path, combined.text, baseShas), ...(isKnown ? [] : [note])],
    before: theirs,
  }
}

const unknownBase: CommonText = { base: undefined, isRemembered: false, others: [] }

/** The common ancestor of the person's text and the text on the base. */
async function commonWithBase(
  octokit: Octokit,
  request: PublishRequest,
  { path, text, lastPublication }: PublishSource,
  landed: string | undefined,
  options: CallOptions,
): Promise<CommonText> {
  if (landed !== undefined) return { base: landed, isRemembered: true, others: [] }
  const versions = await readBaseVersions(octokit, request, path, options)
  const common = commonTextOf(versions, withoutForm(text))
  // Even a publication that was not merged shows which lines the person had.
  const { base } =
    lastPublication === undefined ? common : sharedWith(withoutForm(lastPublication.own), common.base ?? '')
  return { ...common, base }
}

function duplicateNotes(path: string, text: string, baseShas: BlobShas): readonly PublishNote[] {
  const sha = blobSha(text)
  const other = [...baseShas].find(([each, blob]) => blob === sha && dateOfPath(each) !== dateOfPath(path))?.[0]
  return other === undefined ? [] : [{ kind: 'duplicate', path, other }]
}

function sameNameNotes(path: string, baseShas: BlobShas): readonly PublishNote[] {
  const other = findSameName(path, baseShas)
  return other === undefined ? [] : [{ kind: 'sameName', path, other }]
}
