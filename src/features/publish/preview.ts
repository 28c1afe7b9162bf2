import * as vscode from 'vscode'
import { isPrivate } from '../../core/publishChecks/finding'
import type { PlannedCommit, PublishPlan } from '../../github/publishPlan'
import type { PublishNote } from '../../github/publishRequest'
import { escapeMessage } from '../../host/escapeMessage'
import { checkLabel } from './findings'
import { noteLabel } from './notes'
import { describePlan, filesLabel, type Preview } from './planText'
import { type PickItem, showPick } from '../../host/quickPicks'

/** Publish, or review findings first; undefined on cancel. */
export type PreviewChoice =
  | { readonly kind: 'publish'; readonly plan: PublishPlan }
  | { readonly kind: 'findings' }
  | { readonly kind: 'fetch' }
  | { readonly kind: 'allowImages'; readonly host: string }
  | undefined

interface PreviewItem extends PickItem {
  readonly run:
    | 'publish'
    | 'findings'
    | 'fetch'
    | 'changes'
    | 'title'
    | 'message'
    | 'none'
    | PublishNote
    | { readonly kind: 'allowImages'; readonly host: string }
}

/**
 * Asks whether to publish. Enter publishes, unless there is private information to review. Title and commit message can
 * be edited.
 *
 * @param show Shows the preview as text.
 * @param compare Shows the texts that a note is about, or all that change.
 */
export async function confirmPlan(
  preview: Preview,
  show: (text: string) => Promise<unknown>,
  compare: (what: PublishNote | 'changes') => Promise<unknown>,
): Promise<PreviewChoice> {
  let { plan } = preview
  let shown: PublishPlan | undefined
  for (;;) {
    // Show the plan only when it changed, so that it does not replace a comparison.
    if (plan !== shown) await show(describePlan({ ...preview, plan }))
    shown = plan
    const choice = await pick({ ...preview, plan })
    switch (choice) {
      case undefined:
        return undefined
      case 'publish':
        return { kind: 'publish', plan }
      case 'findings':
        return { kind: 'findings' }
      case 'fetch':
        return { kind: 'fetch' }
      case 'title':
        plan = { ...plan, title: (await ask(vscode.l10n.t('Pull Request Title'), plan.title)) ?? plan.title }
        break
      case 'message':
        plan = { ...plan, commits: await askForSubject(plan.commits) }
        break
      case 'none':
        break
      default:
        if (choice !== 'changes' && choice.kind === 'allowImages') return choice
        await compare(choice)
    }
  }
}

async function pick(preview: Preview): Promise<PreviewItem['run'] | undefined> {
  const { plan, position } = preview
  const title = vscode.l10n.t('Publish Minutes: {0}', escapeMessage(filesLabel(plan), 80))
  const chosen = await showPick(itemsFor(preview), {
    title: position === '' ? title : `${title} (${position})`,
    placeHolder: vscode.l10n.t('Press Enter to confirm or Escape to cancel. Nothing has been published yet.'),
    ignoreFocusOut: true,
  })
  return chosen?.run
}

/** Names of the findings with counts: "email address ×2, problem". */
function countedNames(findings: Preview['findings']): string {
  const names = findings.map(({ finding }) => checkLabel(finding.code))
  return [...new Set(names)]
    .map((name) => ({ name, count: names.filter((each) => each === name).length }))
    .map(({ name, count }) => (count === 1 ? name : `${name} ×${count}`))
    .join(', ')
}

function itemsFor(preview: Preview): PreviewItem[] {
  const { plan, notes, findings, failedImages, changedPads } = preview
  const hasPrivate = findings.some(({ finding }) => isPrivate(finding))
  const review: PreviewItem[] =
    findings.length === 0
      ? []
      : [
          {
            icon: hasPrivate ? 'warning' : 'info',
            label: hasPrivate ? vscode.l10n.t('Review private information') : vscode.l10n.t('Review text'),
            description: countedNames(findings),
            run: 'findings',
          },
        ]
  return [
    // Private information comes first, so that Enter does not publish it by mistake.
    ...(hasPrivate ? review : []),
    publishItem(preview),
    ...(hasPrivate ? [] : review),
    ...changedPads.map((name): PreviewItem => ({
      icon: 'cloud-download',
      label: vscode.l10n.t('Changed in the pad since you fetched it'),
      description: escapeMessage(name, 80),
      detail: vscode.l10n.t('Cancels publishing and fetches again.'),
      run: 'fetch',
    })),
    ...(preview.before.size === 0
      ? []
      : [
          {
            icon: 'diff',
            label: vscode.l10n.t('Compare with GitHub'),
            description: vscode.l10n.t('what publishing changes'),
            run: 'changes',
          } satisfies PreviewItem,
        ]),
    ...notes.map((note): PreviewItem => ({ ...noteLabel(note, plan), run: note })),
    ...allowItems(failedImages),
    ...failedImages.map(({ url, reason }): PreviewItem => ({
      icon: 'warning',
      label: vscode.l10n.t('Image not copied'),
      description: escapeMessage(reason, 80),
      detail: escapeMessage(url, 150),
      run: 'none',
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator, run: 'none' },
    ...changeItems(plan),
  ]
}

/** One entry for each host whose images the person has not allowed yet. */
function allowItems(failedImages: Preview['failedImages']): readonly PreviewItem[] {
  const hosts = failedImages.flatMap(({ host }) => host ?? [])
  return [...new Set(hosts)].map((host) => {
    const count = hosts.filter((each) => each === host).length
    return {
      icon: 'file-media',
      label: vscode.l10n.t('Copy images from {0}', host),
      description: count === 1 ? vscode.l10n.t('1 image') : vscode.l10n.t('{0} images', count),
      detail: vscode.l10n.t('Shows the preview again with the images. You will be asked only once for this host.'),
      run: { kind: 'allowImages', host },
    }
  })
}

function publishItem({ plan, account }: Preview): PreviewItem {
  const { pull } = plan
  return {
    icon: pull === undefined ? 'git-pull-request-create' : 'git-commit',
    label:
      pull === undefined
        ? vscode.l10n.t('Publish as a pull request')
        : vscode.l10n.t('Add a commit to pull request #{0}', pull.number),
    description: escapeMessage(`${plan.target.owner}/${plan.target.repo}`),
    detail: vscode.l10n.t(
      '{0} → {1} as {2}',
      escapeMessage(filesLabel(plan), 80),
      escapeMessage(pull === undefined ? plan.branch : pull.title, 100),
      escapeMessage(account),
    ),
    run: 'publish',
  }
}

/** Entries for everything that can be edited before publishing. */
function changeItems(plan: PublishPlan): PreviewItem[] {
  const [commit] = plan.commits
  const [subject = ''] = (commit?.message ?? '').split('\n')
  const trailer = /^Signed-off-by: .*$/m.exec(commit?.message ?? '')?.[0]
  return [
    ...(plan.pull === undefined
      ? [
          {
            icon: 'edit',
            label: vscode.l10n.t('Title'),
            description: escapeMessage(plan.title),
            run: 'title',
          } satisfies PreviewItem,
        ]
      : []),
    ...(plan.commits.length === 1
      ? [
          {
            icon: 'edit',
            label: vscode.l10n.t('Commit message'),
            description: escapeMessage(subject),
            ...(trailer === undefined ? {} : { detail: escapeMessage(trailer) }),
            run: 'message',
          } satisfies PreviewItem,
        ]
      : []),
    {
      icon: 'git-branch',
      label: vscode.l10n.t('Branch'),
      description: vscode.l10n.t('{0} into {1}', escapeMessage(plan.branch), escapeMessage(plan.baseBranch)),
      run: 'none',
    },
  ]
}

async function ask(title: string, value: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Cannot be empty.') : undefined),
  })
  return answer?.trim()
}

/** Edits the subject of the first commit and keeps its trailers. */
async function askForSubject(commits: readonly PlannedCommit[]): Promise<readonly PlannedCommit[]> {
  const [first] = commits
  if (first === undefined) return commits
  const [subject = '', ...rest] = first.message.split('\n')
  const answer = (await ask(vscode.l10n.t('Commit Message'), subject)) ?? subject
  return [{ ...first, message: [answer, ...rest].join('\n') }, ...commits.slice(1)]
}
