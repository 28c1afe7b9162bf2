import type { Octokit } from '@octokit/rest'
import { asStored, listBaseFiles, requirePlainPath, requireText } from './baseFiles'
import { readBranchVersions } from './fileVersions'
import { missingLines } from '../core/merge/lines'
import { createAttributeReader } from './gitAttributes'
import { replacesOnBranch } from './imageFiles'
import { combineTexts, type CommonText, type TextQuestion } from './merge/combineTexts'
import { commonTextOf, sharedWith } from './merge/commonTexts'
import { withLineEnd, withoutForm } from './merge/lineEnds'
import type { Publication } from './publication'
import type { PublishPlan } from './publishPlan'
import {
  type BlobShas,
  planMessages,
  type PreparedPublication,
  type PublishNote,
  type PublishRequest,
  type PublishSource,
  type TextConflict,
} from './publishRequest'
import type { LoggedCommit } from './steps/branches'
import type { CallOptions } from './steps/call'
import { createRepositoryFolders, folderOf, type RepositoryFolders, requireFilePlace } from './repositoryFolders'
import { listPullCommits, type PullRequest } from './steps/pullRequests'

/** Plans further commits for an open pull request, on top of its head. */
export async function prepareUpdate(
  octokit: Octokit,
  original: PublishRequest,
  pull: PullRequest,
  options: CallOptions,
): Promise<PreparedPublication> {
  const { sources } = original
  const request = { ...original, sources: sources.map((source) => withPending(withFormerFile(source, sources), pull)) }
  if (await replacesOnBranch(octokit, sources, pull, options)) return { kind: 'imagesTaken', pull }
  const isLeftAsSent = request.sources.every(({ lastPublication }) => lastPublication?.headSha === pull.headSha)
  const needsCommits = request.sources.some((source) => !isRemembered(source, pull))
  const commits = needsCommits ? await listPullCommits(octokit, request.target, pull.number, options) : []
  const results: CombinedSource[] = []
  for (const source of request.sources) {
    const result = await combineWithBranch(octokit, request, source, { pull, commits, isLeftAsSent }, options)
    if ('conflict' in result) return { kind: 'conflict', conflict: result.conflict }
    results.push(result)
  }
  const changed = results.filter(({ source, theirs }) => source.text !== theirs || source.renamedFrom !== undefined)
  const texts = new Map(results.flatMap(({ source, theirs }) => (theirs === undefined ? [] : [[source.path, theirs]])))
  const landed = new Map(
    request.sources.flatMap(({ path, lastPublication }): [string, string][] =>
      lastPublication?.landed === undefined || lastPublication.baseBranch !== request.baseBranch
        ? []
        : [[path, lastPublication.landed]],
    ),
  )
  if (changed.length === 0)
    return { kind: 'unchanged', pull, publications: publicationsOf(request, pull, texts, landed) }
  const folders = createRepositoryFolders(octokit, { repository: request.target, ref: request.baseBranch }, options)
  const published = await withNewLineEnds(changed, folders)
  const base = await checkBase(request, published, folders)
  const messages = planMessages(request, published, 'update', [])
  const renewed = renewedTexts(request, pull, messages)
  const plan: PublishPlan = {
    ...messages,
    ...(renewed ?? { title: pull.title, body: pull.body }),
    head: pull.head ?? request.target,
    branch: pull.branch,
    start: { commitSha: pull.headSha, treeSha: commits.find(({ sha }) => sha === pull.headSha)?.treeSha },
    pull,
    corrects: undefined,
    renews: renewed !== undefined,
    knownPulls: [],
    continues: [],
  }
  const facts = { account: request.account.login, baseShas: base.baseShas, before: texts, landed }
  return { kind: 'ready', plan, notes: [...changed.flatMap(({ notes }) => notes), ...base.notes], facts }
}

/** A new file with the former name of a renamed file replaces the publication under that name. */
function withFormerFile(source: PublishSource, sources: readonly PublishSource[]): PublishSource {
  const former = sources.find(({ lastPublication }) => lastPublication?.path === source.path)?.lastPublication
  return source.lastPublication === undefined && former !== undefined ? { ...source, lastPublication: former } : source
}

/** An interrupted run counts as published if its commit is the head of the branch. */
function withPending(source: PublishSource, pull: PullRequest): PublishSource {
  return source.pending?.headSha === pull.headSha ? { ...source, lastPublication: source.pending } : source
}

/** Whether the last publication from this machine went to this pull request. */
function isRemembered({ lastPublication }: PublishSource, pull: PullRequest): boolean {
  if (lastPublication === undefined) return false
  const { number } = lastPublication.pull
  // A repository that was created again numbers pull requests from one.
  return (number === pull.number && lastPublication.branch === pull.branch) || lastPublication.headSha === pull.headSha
}

/** Title and description for an open pull request; undefined when they are the same, or somebody has edited them. */
function renewedTexts(
  { sources, templates }: PublishRequest,
  { title, body }: PullRequest,
  messages: { readonly title: string; readonly body: string },
): { readonly title: string; readonly body: string } | undefined {
  const sent = sources[0]?.lastPublication?.sent
  if (sent === undefined || sent.title !== title || withLineEnd(sent.body, '\n') !== withLineEnd(body, '\n'))
    return undefined
  // The description of one file does not replace that of several.
  const isWhole = !sent.body.startsWith('## ') || messages.body.startsWith('## ')
  // Keeps a title that was learned.
  const next = { title: templates.title === '' ? title : messages.title, body: messages.body }
  return isWhole && (next.title !== title || next.body !== body) ? next : undefined
}

/** The publications to store when the pull request already has all texts. */
function publicationsOf(
  { target, account, baseBranch, sources }: PublishRequest,
  pull: PullRequest,
  texts: ReadonlyMap<string, string>,
  landed: ReadonlyMap<string, string>,
): readonly Publication[] {
  return sources.map(({ path, text, sourceSha, lastPublication }) => ({
    target: { owner: target.owner, repo: target.repo },
    path,
    baseBranch,
    head: pull.head ?? target,
    branch: pull.branch,
    pull: { number: pull.number, url: pull.url, title: pull.title, state: pull.state },
    headSha: pull.headSha,
    text: texts.get(path) ?? text,
    own: text,
    landed: landed.get(path),
    account: account.login,
    sent: lastPublication?.sent,
    sourceSha,
    baseSha: lastPublication?.baseSha,
  }))
}

interface CombinedSource {
  /** The source with the text to publish. */
  readonly source: PublishSource
  /** The text on the branch; undefined when it lacks the file. */
  readonly theirs: string | undefined
  readonly notes: readonly PublishNote[]
}

interface BranchFacts {
  readonly pull: PullRequest
  readonly commits: readonly LoggedCommit[]
  /** Whether the branch is unchanged since the last publication from this machine. */
  readonly isLeftAsSent: boolean
}

/** Combines the person's text with the text on the branch. */
async function combineWithBranch(
  octokit: Octokit,
  request: PublishRequest,
  source: PublishSource,
  facts: BranchFacts,
  options: CallOptions,
): Promise<CombinedSource | { readonly conflict: TextConflict }> {
  const { path, text, lastPublication } = source
  const { pull, isLeftAsSent } = facts
  const place = pull.head ?? request.target
  const branchFolders = createRepositoryFolders(octokit, { repository: place, ref: pull.headSha }, options)
  const read = async (from: string): Promise<string | undefined> => {
    const found = await branchFolders.read(from)
    if (found !== undefined) requireText(from, found)
    return found?.text
  }
  // Somebody may have put something else there since.
  if (!isLeftAsSent) requireFilePlace(path, (await branchFolders.list(folderOf(path))).others)
  const known = lastPublication?.path ?? path
  const own = isLeftAsSent && known === path ? lastPublication?.text : await read(path)
  // A new file may have taken the old name.
  const isNameTaken =
    known !== path && (source.isFormerPathTaken === true || request.sources.some((other) => other.path === known))
  const isRenamed = own === undefined && known !== path && isRemembered(source, pull) && !isNameTaken
  const theirs = own ?? (isRenamed ? await read(known) : undefined)
  const choice = request.choices?.get(path)
  const conflict = (question: TextQuestion, other: string) => ({
    conflict: { ...question, path, pathThere: isRenamed ? known : path, mine: text, theirs: other, pull },
  })
  if (theirs === undefined) {
    // Somebody has deleted the file, so the person must decide.
    if (isRemembered(source, pull) && !isNameTaken && choice?.theirs !== '')
      return conflict({ reason: 'sameLines', lines: [], replaced: [], canKeep: false }, '')
    return { source, theirs, notes: [] }
  }
  // While its old name is there, too, another file has the new one. Combining them would mix their lines.
  const isOther = known !== path && !isRenamed && (await read(known)) !== undefined
  const lines = isOther ? missingLines(withoutForm(theirs), withoutForm(text)) : []
  if (lines.length > 0 && choice?.theirs !== theirs)
    return conflict({ reason: 'removes', lines, replaced: lines, canKeep: false }, theirs)
  const common = await commonWithBranch(octokit, request, source, theirs, facts, options)
  const combined = combineTexts(text, theirs, common, isOther ? { kind: 'overwrite', theirs } : choice)
  if (combined.kind === 'question') return conflict(combined.question, theirs)
  const isMerged = withoutForm(combined.text) !== withoutForm(text)
  const isChanged = combined.text !== theirs
  return {
    source: { ...source, text: combined.text, ...(isRenamed ? { renamedFrom: known } : {}) },
    theirs,
    notes: [
      ...(isRenamed ? [{ kind: 'renamed', path, from: known } as const] : []),
      ...(isMerged ? [{ kind: 'merged', path, theirs, dropped: combined.dropped } as const] : []),
      ...(isChanged && !isMerged && !common.isRemembered ? [{ kind: 'elsewhere', path, theirs } as const] : []),
    ],
  }
}

/** The common ancestor of the person's text and the text on the branch. */
async function commonWithBranch(
  octokit: Octokit,
  request: PublishRequest,
  source: PublishSource,
  theirs: string,
  { pull, commits }: BranchFacts,
  options: CallOptions,
): Promise<CommonText> {
  const { path, text, lastPublication } = source
  if (lastPublication !== undefined)
    return isRemembered(source, pull)
      ? { base: lastPublication.own, isRemembered: true, others: [] }
      : sharedWith(withoutForm(lastPublication.own), withoutForm(theirs))
  const versions = await readBranchVersions(
    octokit,
    request,
    pull.head ?? request.target,
    path,
    { commits, theirs },
    options,
  )
  return versions === undefined
    ? { base: undefined, isRemembered: false, others: [] }
    : commonTextOf(versions, withoutForm(text))
}

/** Gives sources that are new on the branch the line ends of the repository. */
async function withNewLineEnds(
  results: readonly CombinedSource[],
  folders: RepositoryFolders,
): Promise<readonly PublishSource[]> {
  const sources: PublishSource[] = []
  const attributes = createAttributeReader(folders)
  for (const { source, theirs } of results) {
    const isNew = theirs === undefined
    // What this machine has published was checked then.
    if (!isNew && source.lastPublication === undefined) await requirePlainPath(source.path, attributes)
    sources.push(
      isNew ? { ...source, text: await asStored(source, { baseShas: new Map(), attributes, folders }) } : source,
    )
  }
  return sources
}

/** The blobs on the base, and notes about files that changed there since they were published. */
async function checkBase(
  request: PublishRequest,
  sources: readonly PublishSource[],
  folders: RepositoryFolders,
): Promise<{ readonly baseShas: BlobShas; readonly notes: readonly PublishNote[] }> {
  const former = sources.flatMap(({ renamedFrom }) =>
    renamedFrom === undefined ? [] : [{ path: renamedFrom, images: [] }],
  )
  const { shas: baseShas } = await listBaseFiles(folders, [...request.sources, ...former])
  const notes = sources.flatMap(({ path, lastPublication, renamedFrom }): PublishNote[] => {
    if (lastPublication === undefined || lastPublication.baseBranch !== request.baseBranch) return []
    const hasChanged = (each: string): boolean =>
      baseShas.get(each) !== (each === lastPublication.path ? lastPublication.baseSha : undefined)
    const places = renamedFrom === undefined ? [path] : [path, renamedFrom]
    return places.filter(hasChanged).map((each) => ({ kind: 'changedOnBase', path: each }))
  })
  return { baseShas, notes }
}
