import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { checkMinutes } from '../../core/publishChecks/checkMinutes'
import { GitHubError } from '../../github/errors'
import { blobSha } from '../../github/gitBlob'
import { preparePublication } from '../../github/preparePublication'
import { pendingPublication, rememberPublication } from '../../github/publication'
import { publish, type Standing } from '../../github/publish'
import { identityOf, type PublishPlan } from '../../github/publishPlan'
import type { Prepared, PublishNote, PublishSource, Resolution } from '../../github/publishRequest'
import { readFile } from '../../github/steps/contents'
import type { Confirmations } from '../../host/confirmations'
import type { MinutesDocuments } from '../../host/documents'
import type { Publications } from '../../host/publications'
import type { GitHubSession } from '../../host/session'
import * as settings from '../../host/settings'
import { type Access, type AccessCache, requireConnection, requirePublishable } from './access'
import { chooseResolution } from './conflict'
import { decideFindings, type Kept, keyOf, type PlacedFinding, problemsOf } from './findings'
import { announce, announcePublished, announceUnchanged, tellInterruption } from './outcome'
import type { FailedPicture, PictureFetcher } from './pictures'
import { confirmPlan, namesOf } from './preview'
import { describeStep, withProgress } from './progress'
import type { PublishTarget } from './target'
import type { VirtualTexts } from './virtualTexts'

/** What publishing works with. */
export interface PublishTools {
  readonly documents: MinutesDocuments
  readonly session: GitHubSession
  readonly confirmations: Confirmations
  readonly publications: Publications
  readonly access: AccessCache
  readonly pictures: PictureFetcher
  readonly texts: VirtualTexts
  readonly log: vscode.LogOutputChannel
}

/** Files that go into one pull request, of one repository. */
export interface PublishJob {
  readonly files: readonly { readonly document: vscode.TextDocument; readonly target: PublishTarget }[]
  /** "2 of 3"; '' for a single one. */
  readonly place: string
  /** From the account's fork, whatever its rights. */
  readonly viaFork: boolean
  readonly retry: () => unknown
}

/** What came of it, for whoever called the command. */
export interface PublishSummary {
  readonly outcome: string
  readonly url: string
  readonly number: number
}

/**
 * Publishes files from the click to the end: looks, shows, asks, sends, remembers.
 *
 * @returns undefined where nothing was sent because the person turned away, or nothing was to be sent.
 * @throws UserError, GitHubError
 */
export async function runPublication(tools: PublishTools, job: PublishJob): Promise<PublishSummary | undefined> {
  const { session, confirmations, texts, publications } = tools
  const [first] = job.files
  if (first === undefined) return undefined
  const { repository } = first.target
  if (!(await confirmations.confirmAddress())) return undefined
  if (!(await confirmations.confirmRepository(repository, first.document.uri))) return undefined
  const { octokit } = await requireConnection(session, repository)
  await publications.load()
  const kept: Kept = new Set()
  let resolution: Resolution | undefined
  try {
    for (;;) {
      const draft = await cancellable(tools, job, octokit, () =>
        withProgress(vscode.l10n.t('Preparing to publish'), (signal) =>
          prepare(tools, job, octokit, resolution, signal),
        ),
      )
      if (draft === undefined) return undefined
      const { prepared } = draft
      switch (prepared.kind) {
        case 'unchanged':
          await remember(tools, job, prepared.publications)
          announceUnchanged(prepared.pull)
          return { outcome: 'unchanged', url: prepared.pull.url, number: prepared.pull.number }
        case 'published':
          announcePublished(prepared.baseBranch)
          return undefined
        case 'conflict':
          resolution = await chooseResolution(prepared.conflict, texts)
          if (resolution === undefined) return undefined
          break
        case 'ready': {
          const plan = await confirm(tools, job, octokit, draft, prepared, kept)
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

interface Draft {
  readonly prepared: Prepared
  readonly access: Access
  readonly sources: readonly PublishSource[]
  readonly failedPictures: readonly FailedPicture[]
}

type Ready = Extract<Prepared, { readonly kind: 'ready' }>

/** Asks GitHub, and the servers of pictures, what the preview has to show. Changes nothing. */
async function prepare(
  tools: PublishTools,
  job: PublishJob,
  octokit: Octokit,
  resolution: Resolution | undefined,
  signal: AbortSignal,
): Promise<Draft> {
  const [first] = job.files
  const uri = first?.document.uri
  const name = first?.target.repository
  if (uri === undefined || name === undefined) throw new Error('Nothing is to be published.')
  const access = await tools.access.find(name, octokit, { signal })
  const repository = job.viaFork ? { ...access.repository, canPush: false } : access.repository
  requirePublishable(repository)
  const sources: PublishSource[] = []
  const failedPictures: FailedPicture[] = []
  for (const { document, target } of job.files) {
    const own = document.getText()
    const { text, files, failed } = settings.publishesPictures(document.uri)
      ? await tools.pictures.illustrate(own, target.path, signal)
      : { text: own, files: [], failed: [] }
    failedPictures.push(...failed)
    sources.push({
      path: target.path,
      minutes: tools.documents.read(document),
      text,
      sourceSha: blobSha(own),
      pictures: files,
      known: tools.publications.get(document.uri),
      pending: tools.publications.interrupted(document.uri)?.pending.find(({ path }) => path === target.path),
    })
  }
  const prepared = await preparePublication(
    octokit,
    {
      target: repository,
      account: access.account,
      baseBranch: settings.publishBase(uri) ?? repository.defaultBranch,
      sources,
      templates: settings.publishTemplates(uri),
      author: identityOf(access.account, noreplyHost()),
      isSignedOff: settings.isSignedOff(uri),
      ...settings.pullRequestExtras(uri),
      resolution,
    },
    { signal },
  )
  return { prepared, access: { ...access, repository }, sources, failedPictures }
}

/** Shows the plan until it is agreed to. @returns 'changed' where a text was changed, so that it has to be planned anew. */
async function confirm(
  tools: PublishTools,
  job: PublishJob,
  octokit: Octokit,
  draft: Draft,
  prepared: Ready,
  kept: Kept,
): Promise<PublishPlan | 'changed' | undefined> {
  const { texts } = tools
  for (;;) {
    const ignored = settings.ignoredChecks(job.files[0]?.document.uri)
    const findings = findingsOf(tools, job, ignored).filter((finding) => !kept.has(keyOf(finding)))
    const choice = await confirmPlan(
      {
        plan: prepared.plan,
        notes: prepared.notes.filter(({ kind }) => kind !== 'duplicate' || !ignored.includes(kind)),
        findings,
        failedPictures: draft.failedPictures,
        account: draft.access.account.login,
        place: job.place,
      },
      (text) => texts.show(texts.put(`${vscode.l10n.t('Publish')} ${namesOf(prepared.plan)}`, text)),
      (note) => compare(tools, octokit, prepared.plan, note),
    )
    if (choice === undefined) return undefined
    if (choice.kind === 'publish') return choice.plan
    if (await decideFindings(findings, kept)) return 'changed'
  }
}

function findingsOf({ documents }: PublishTools, job: PublishJob, ignored: readonly string[]): readonly PlacedFinding[] {
  return job.files.flatMap(({ document, target }) =>
    [
      ...checkMinutes(document.getText(), documents.read(document), target.path, ignored),
      ...(ignored.includes('problem') ? [] : problemsOf(document)),
    ].map((finding) => ({ finding, document })),
  )
}

/** Shows the text that a note is about beside the one that will be sent. */
async function compare({ texts }: PublishTools, octokit: Octokit, plan: PublishPlan, note: PublishNote): Promise<void> {
  if (!('path' in note) || note.kind === 'alreadyThere' || note.kind === 'duplicate') return
  const theirs =
    note.kind === 'merged'
      ? note.theirs
      : note.kind === 'elsewhere'
        ? (await readFile(octokit, plan.pull?.head ?? plan.target, note.path, note.ref))?.text
        : (await readFile(octokit, plan.target, note.path, plan.baseBranch))?.text
  const ours = plan.commits.flatMap(({ files }) => files).find(({ path }) => path === note.path)
  if (ours === undefined || !('text' in ours)) return
  await texts.compare(
    vscode.l10n.t('{0}: There ↔ To Be Published', note.path),
    texts.put(vscode.l10n.t('There {0}', note.path), theirs ?? ''),
    texts.put(vscode.l10n.t('To be published {0}', note.path), ours.text),
  )
}

/** Sends what was agreed to. */
async function execute(
  tools: PublishTools,
  job: PublishJob,
  octokit: Octokit,
  { prepared, sources }: Draft & { readonly prepared: Ready },
): Promise<PublishSummary | undefined> {
  const { plan, baseShas } = prepared
  const uris = job.files.map(({ document }) => document.uri)
  let standing: Standing | undefined
  const result = await cancellable(
    tools,
    job,
    octokit,
    () =>
      withProgress(vscode.l10n.t('Publishing minutes'), (signal, report) =>
        publish(octokit, plan, {
          signal,
          onStep: (step) => report(describeStep(step)),
          onStanding: async (current) => {
            standing = current
            const pending = pendingPublication(plan, current, sources, baseShas)
            await tools.publications.putStanding(uris, { standing: current, pending })
          },
        }),
      ),
    () => standing,
  )
  if (result === undefined) return undefined
  await remember(tools, job, rememberPublication(plan, result, sources, baseShas))
  tools.log.info(
    `Published ${namesOf(plan)} to ${plan.target.owner}/${plan.target.repo}: ${result.outcome} #${result.pull.number}`,
  )
  announce(result)
  return { outcome: result.outcome, url: result.pull.url, number: result.pull.number }
}

async function remember(
  { publications }: PublishTools,
  { files }: PublishJob,
  entries: ReturnType<typeof rememberPublication>,
): Promise<void> {
  for (const { document, target } of files) {
    const entry = entries.find(({ path }) => path === target.path)
    if (entry !== undefined) await publications.put(document.uri, entry)
  }
}

/** Runs a part of the publication; what ends it early is told with what stands on GitHub. */
async function cancellable<T>(
  tools: PublishTools,
  { files, retry }: PublishJob,
  octokit: Octokit,
  run: () => Promise<T>,
  standing: () => Standing | undefined = () => undefined,
): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    tools.access.forget()
    if (!(error instanceof GitHubError)) throw error
    tools.log.warn(`${error.message} (status ${error.details.status ?? 'none'})`)
    await tellInterruption(error, {
      octokit,
      standing: standing(),
      retry,
      onUndone: () =>
        tools.publications.putStanding(
          files.map(({ document }) => document.uri),
          undefined,
        ),
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
