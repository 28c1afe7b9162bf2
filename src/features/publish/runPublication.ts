import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import { blobSha } from '../../github/gitBlob'
import { preparePublication } from '../../github/preparePublication'
import { isSameRepository, pendingPublication, rememberPublication } from '../../github/publication'
import { publish, type PublishProgress } from '../../github/publish'
import { createImageFiles } from '../../github/imageFiles'
import { identityOf } from '../../github/publishPlan'
import type { FileChoice } from '../../github/merge/combineTexts'
import type { PublishRequest, PublishSource } from '../../github/publishRequest'
import type { PullRequest } from '../../github/steps/pullRequests'
import * as settings from '../../host/settings'
import { withProgress } from '../../host/withProgress'
import { requireConnection, requirePublishable } from './access'
import { chooseResolution } from './conflict'
import { confirmPublication, type Draft, type ReadyPublication } from './confirmation'
import type { KeptFindings } from './findings'
import { chooseForeign } from './foreignPull'
import { announceResult, announceAlreadyPublished, announceUnchanged, reportInterruption } from './outcome'
import type { CopiedImage, FailedImage, ImageLimits } from './images'
import { filesLabel } from './planText'
import { describeStep } from './progress'
import type { PublishJob, PublishTools } from './tools'
import { isUnreachable } from './waitingFiles'

/** Result of the command. */
export interface PublishSummary {
  readonly outcome: string
  readonly url: string
  readonly number: number
}

/**
 * Publishes files: prepares and shows the plan, asks, sends it and stores the result.
 *
 * @returns 'published' if the base branch already has the text; undefined on cancel.
 * @throws UserError, GitHubError
 */
export async function runPublication(
  tools: PublishTools,
  job: PublishJob,
): Promise<PublishSummary | 'published' | undefined> {
  const { session, confirmations, texts, publications } = tools
  const [first] = job.files
  if (first === undefined) return undefined
  const { repository } = first.target
  if (!(await confirmations.confirmAddress())) return undefined
  if (!(await confirmations.confirmRepository(repository, first.document.uri))) return undefined
  const { octokit } = await requireConnection(session, repository, job.retry)
  await publications.refresh(job.files.map(({ document }) => document.uri))
  const kept: KeptFindings = new Set()
  let decided: Decisions = { choices: new Map(), isNewBranch: false, secondTo: [] }
  try {
    for (;;) {
      const draft = await reportingFailure(tools, job, octokit, () =>
        withProgress(vscode.l10n.t('Preparing to publish'), (signal) => prepare(tools, job, octokit, decided, signal)),
      )
      if (draft === undefined) return undefined
      const { prepared } = draft
      switch (prepared.kind) {
        case 'unchanged':
          await remember(tools, job, prepared.publications)
          announceUnchanged(prepared.pull)
          return { outcome: 'unchanged', url: prepared.pull.url, number: prepared.pull.number }
        case 'published':
          await tools.waiting.remove(job.files.map(({ document }) => document.uri))
          announceAlreadyPublished(prepared.baseBranch, prepared.difference)
          return 'published'
        case 'conflict': {
          const { path, theirs } = prepared.conflict
          const choice = await chooseResolution(prepared.conflict, texts)
          if (choice === undefined) return undefined
          decided =
            choice === 'newBranch'
              ? { ...decided, isNewBranch: true }
              : { ...decided, choices: new Map([...decided.choices, [path, { kind: choice, theirs }]]) }
          break
        }
        case 'foreign': {
          const { path, pathThere, pull } = prepared
          const text = draft.sources.find((source) => source.path === path)?.text ?? ''
          if (!(await chooseForeign(pathThere, pull, text))) return undefined
          decided = { ...decided, secondTo: [...decided.secondTo, pull.number] }
          break
        }
        case 'imagesTaken':
          // Somebody added an image of that name in the meantime.
          throw new GitHubError('changedMeanwhile', { reason: job.files.map(({ target }) => target.path).join(', ') })
        case 'split':
          return await runGroups(tools, job, prepared.groups)
        case 'ready': {
          const plan = await confirmPublication(tools, job, octokit, draft, prepared, kept)
          if (plan === undefined) return undefined
          if (plan === 'changed') break
          return await execute(tools, job, octokit, { ...draft, prepared: { ...prepared, plan } })
        }
      }
    }
  } finally {
    await texts.closeAll()
  }
}

/** What the person has decided so far in this publication. */
type Decisions = Required<Pick<PublishRequest, 'isNewBranch' | 'secondTo'>> & {
  readonly choices: ReadonlyMap<string, FileChoice>
}

/** Publishes files that belong to different pull requests one after another. */
async function runGroups(
  tools: PublishTools,
  job: PublishJob,
  groups: readonly (readonly string[])[],
): Promise<PublishSummary | 'published' | undefined> {
  let last: PublishSummary | 'published' | undefined
  for (const [index, paths] of groups.entries()) {
    const files = job.files.filter(({ target }) => paths.includes(target.path))
    const position = vscode.l10n.t('{0} of {1}', index + 1, groups.length)
    const summary = await runPublication(tools, { ...job, files, position })
    // Cancelling one cancels the rest.
    if (summary === undefined) return last
    last = summary
  }
  return last
}

/**
 * Reads the content of the preview from GitHub and image servers. Changes nothing.
 *
 * @param pull The open pull request whose images must not be replaced; undefined if unknown.
 */
async function prepare(
  tools: PublishTools,
  job: PublishJob,
  octokit: Octokit,
  decided: Decisions,
  signal: AbortSignal,
  pull?: PullRequest,
): Promise<Draft> {
  const [first] = job.files
  const uri = first?.document.uri
  const name = first?.target.repository
  if (uri === undefined || name === undefined) throw new Error('There are no files to publish.')
  const access = await tools.access.find(name, octokit, { signal })
  const repository = job.viaFork ? { ...access.repository, canPush: false } : access.repository
  requirePublishable(repository, uri)
  const changedPads = findChangedPads(tools, job, signal)
  const sources: PublishSource[] = []
  const copiedImages: CopiedImage[] = []
  const failedImages: FailedImage[] = []
  const baseBranch = settings.publishBase(uri) ?? repository.defaultBranch
  const limits: ImageLimits = {
    taken: new Map(),
    isAllowed: (url) => tools.confirmations.isImageHostAllowed(url),
    files: createImageFiles(octokit, { target: repository, baseBranch }, { signal }, pull),
  }
  for (const { document, target } of job.files) {
    const own = document.getText()
    const minutes = tools.documents.read(document)
    const { text, files, copied, failed } = settings.publishesImages(document.uri)
      ? await tools.images.fetchImages({ text: own, path: target.path, images: minutes.images }, signal, limits)
      : { text: own, files: [], copied: [], failed: [] }
    copiedImages.push(...copied)
    failedImages.push(...failed)
    sources.push({
      path: target.path,
      minutes,
      text,
      sourceSha: blobSha(own),
      images: files,
      lastPublication: tools.publications.get(document.uri),
      isFormerPathTaken: tools.publications.isFormerPathTaken(document.uri, target.path),
      pending: tools.publications.interruptedRun(document.uri)?.pending.find(({ path }) => path === target.path),
    })
  }
  const prepared = await preparePublication(
    octokit,
    {
      target: repository,
      account: access.account,
      baseBranch,
      sources,
      templates: settings.publishTemplates(uri),
      author: identityOf(access.account, noreplyHost()),
      isSignedOff: settings.isSignedOff(uri),
      ...settings.pullRequestExtras(uri),
      ...decided,
    },
    { signal },
  )
  // Prepares again with other names for the images.
  if (prepared.kind === 'imagesTaken' && prepared.pull !== undefined && pull === undefined)
    return prepare(tools, job, octokit, decided, signal, prepared.pull)
  return {
    prepared,
    access: { ...access, repository },
    sources,
    copiedImages,
    failedImages,
    changedPads: await changedPads,
  }
}

/** The files of a job whose pad changed since they were fetched. */
async function findChangedPads(
  { hasPadChanged }: PublishTools,
  { files }: PublishJob,
  signal: AbortSignal,
): Promise<readonly vscode.Uri[]> {
  const uris = files.map(({ document }) => document.uri)
  const changed = await Promise.all(uris.map((uri) => hasPadChanged(uri, signal).catch(() => false)))
  return uris.filter((_, index) => changed[index])
}

/** Sends the confirmed plan. */
async function execute(
  tools: PublishTools,
  job: PublishJob,
  octokit: Octokit,
  { prepared, sources }: Draft & { readonly prepared: ReadyPublication },
): Promise<PublishSummary | undefined> {
  const { plan, facts } = prepared
  const uris = job.files.map(({ document }) => document.uri)
  let progress: PublishProgress | undefined
  const result = await reportingFailure(
    tools,
    job,
    octokit,
    () =>
      withProgress(vscode.l10n.t('Publishing minutes'), (signal, report) =>
        publish(octokit, plan, {
          signal,
          onStep: (step) => report(describeStep(step)),
          onProgress: async (current) => {
            progress = current
            const pending = pendingPublication(plan, current, sources, facts)
            await tools.publications.putProgress(uris, { standing: current, pending })
          },
        }),
      ),
    { standing: () => progress, isFork: !isSameRepository({ ...plan.head, repo: plan.head.repo ?? '' }, plan.target) },
  )
  if (result === undefined) return undefined
  await remember(tools, job, rememberPublication(plan, result, sources, facts))
  tools.log.info(
    `Published ${filesLabel(plan)} to ${plan.target.owner}/${plan.target.repo}: ${result.outcome} #${result.pull.number}`,
  )
  announceResult(result)
  return { outcome: result.outcome, url: result.pull.url, number: result.pull.number }
}

async function remember(
  { publications, waiting }: PublishTools,
  { files }: PublishJob,
  entries: ReturnType<typeof rememberPublication>,
): Promise<void> {
  for (const { document, target } of files) {
    const entry = entries.find(({ path }) => path === target.path)
    if (entry !== undefined) await publications.put(document.uri, entry)
  }
  await waiting.remove(files.map(({ document }) => document.uri))
}

/** Runs a part of the publication. On failure, reports what exists on GitHub. @returns undefined if cancelled. */
async function reportingFailure<T>(
  tools: PublishTools,
  { files, retry }: PublishJob,
  octokit: Octokit,
  run: () => Promise<T>,
  sending: { readonly standing: () => PublishProgress | undefined; readonly isFork: boolean } = {
    standing: () => undefined,
    isFork: false,
  },
): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    tools.access.forget()
    const uris = files.map(({ document }) => document.uri)
    if (!(error instanceof GitHubError)) throw error
    tools.log.warn(`${error.message} (status ${error.details.status ?? 'none'})`)
    const isKept = isUnreachable(error)
    if (isKept) await tools.waiting.add(uris)
    await reportInterruption(error, {
      isKept,
      octokit,
      progress: sending.standing(),
      isFork: sending.isFork,
      retry,
      files: uris,
      onUndone: () => tools.publications.putProgress(uris, undefined),
    })
    return undefined
  }
}

/** https://docs.github.com/en/account-and-profile/reference/email-addresses-reference */
function noreplyHost(): string {
  return `users.noreply.${settings
    .webOrigin()
    .replace(/^https?:\/\//, '')
    .replace(/:\d+$/, '')}`
}
