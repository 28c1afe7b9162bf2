import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { checkMinutes } from '../../core/publishChecks/checkMinutes'
import type { PublishPlan } from '../../github/publishPlan'
import type { PreparedPublication, PublishNote, PublishSource } from '../../github/publishRequest'
import { readFile } from '../../github/steps/contents'
import { commandIds } from '../../host/commandIds'
import * as settings from '../../host/settings'
import type { Access } from './access'
import { reviewFindings, type KeptFindings, findingKey, type PlacedFinding, problemFindings } from './findings'
import type { CopiedImage, FailedImage } from './images'
import { filesLabel } from './planText'
import { confirmPlan } from './preview'
import type { PublishJob, PublishTools } from './tools'
import type { VirtualTexts } from '../../host/virtualTexts'

/** A prepared publication with what it was prepared from. */
export interface Draft {
  readonly prepared: PreparedPublication
  readonly access: Access
  readonly sources: readonly PublishSource[]
  readonly copiedImages: readonly CopiedImage[]
  readonly failedImages: readonly FailedImage[]
  /** Files whose pad changed since they were fetched. */
  readonly changedPads: readonly vscode.Uri[]
}

export type ReadyPublication = Extract<PreparedPublication, { readonly kind: 'ready' }>

/** Shows the plan until the person confirms it. @returns 'changed' if a text changed and needs a new plan; undefined on cancel. */
export async function confirmPublication(
  tools: PublishTools,
  job: PublishJob,
  octokit: Octokit,
  draft: Draft,
  prepared: ReadyPublication,
  kept: KeptFindings,
): Promise<PublishPlan | 'changed' | undefined> {
  const { texts } = tools
  for (;;) {
    const ignored = settings.ignoredChecks(job.files[0]?.document.uri)
    const findings = findingsOf(tools, job, ignored).filter((finding) => !kept.has(findingKey(finding)))
    const choice = await confirmPlan(
      {
        plan: prepared.plan,
        notes: prepared.notes.filter(({ kind }) => kind !== 'duplicate' || !ignored.includes(kind)),
        findings,
        before: prepared.facts.before,
        copiedImages: draft.copiedImages,
        failedImages: draft.failedImages,
        changedPads: draft.changedPads.map(({ path }) => path.split('/').at(-1) ?? path),
        account: draft.access.account.login,
        position: job.position,
      },
      (text) => texts.show(texts.put(vscode.l10n.t('Publish {0}', filesLabel(prepared.plan)), text)),
      (what) => (what === 'changes' ? compareAll(tools, prepared) : compare(tools, octokit, prepared.plan, what)),
    )
    if (choice === undefined) return undefined
    if (choice.kind === 'publish') return choice.plan
    if (choice.kind === 'fetch') {
      // Runs after publishing has ended, so that its preview does not cover the difference.
      setTimeout(() => void vscode.commands.executeCommand(commandIds.fetchFromPad, draft.changedPads[0]))
      return undefined
    }
    if (choice.kind === 'allowImages') {
      await tools.confirmations.allowImageHost(choice.host)
      return 'changed'
    }
    if (await reviewFindings(findings, kept)) return 'changed'
  }
}

function findingsOf(
  { documents }: PublishTools,
  job: PublishJob,
  ignored: readonly string[],
): readonly PlacedFinding[] {
  return job.files.flatMap(({ document, target }) =>
    [
      ...checkMinutes(document.getText(), documents.read(document), target.path, ignored),
      ...(ignored.includes('problem') ? [] : problemFindings(document)),
    ].map((finding) => ({ finding, document })),
  )
}

/** Compares the text on GitHub that a note is about with the text to publish. */
async function compare({ texts }: PublishTools, octokit: Octokit, plan: PublishPlan, note: PublishNote): Promise<void> {
  if (!('path' in note) || !comparable.has(note.kind)) return
  const theirs =
    'theirs' in note ? note.theirs : (await readFile(octokit, plan.target, note.path, plan.baseBranch))?.text
  await showChanges(texts, plan, note.path, theirs ?? '')
}

/** The kinds of notes about a text on GitHub that differs from the text to publish. */
const comparable: ReadonlySet<PublishNote['kind']> = new Set([
  'merged',
  'elsewhere',
  'changedOnBase',
  'existsOnBase',
] as const)

/** Compares every text that the plan replaces with the new one. */
async function compareAll({ texts }: PublishTools, { plan, facts }: ReadyPublication): Promise<void> {
  for (const [path, theirs] of facts.before) await showChanges(texts, plan, path, theirs)
}

/** @param path The file's path on GitHub; for a renamed file it may be the one that the plan deletes. */
async function showChanges(texts: VirtualTexts, plan: PublishPlan, path: string, theirs: string): Promise<void> {
  const commit = plan.commits.find(({ files }) => files.some((file) => file.path === path))
  const ours = commit?.files.find((file) => 'text' in file)
  if (ours === undefined) return
  await texts.compare(
    vscode.l10n.t('{0} (On GitHub ↔ To Publish)', path),
    texts.put(vscode.l10n.t('On GitHub {0}', path), theirs),
    texts.put(vscode.l10n.t('To publish {0}', ours.path), ours.text),
  )
}
