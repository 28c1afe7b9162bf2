import * as vscode from 'vscode'
import type { PublishPlan } from '../../github/publishPlan'
import type { PublishNote } from '../../github/publishRequest'
import { plainMessage } from '../../host/plainMessage'
import { lineOf, nameOf, type PlacedFinding } from './findings'
import { describeNote } from './notes'
import type { FailedPicture } from './pictures'

/** What the preview shows, and lets change: everything that will be sent. */
export interface Preview {
  readonly plan: PublishPlan
  readonly notes: readonly PublishNote[]
  /** Places in the texts that are not decided yet. */
  readonly findings: readonly PlacedFinding[]
  readonly failedPictures: readonly FailedPicture[]
  /** The login that publishes. */
  readonly account: string
  /** Which of several publications it is, "2 of 3"; '' for a single one. */
  readonly place: string
}

/** The file, or how many there are. */
export function namesOf({ commits }: Pick<PublishPlan, 'commits'>): string {
  const [first] = commits
  return commits.length === 1 && first !== undefined
    ? (first.files[0]?.path ?? '')
    : vscode.l10n.t('{0} files', commits.length)
}

/** The whole plan as plain text. */
export function describePlan({ plan, notes, findings, failedPictures, account }: Preview): string {
  const { pull } = plan
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    // As long as the title: a longer one breaks over two lines in a narrow editor.
    lines.length === 0 ? [] : [title, '─'.repeat(title.length), ...lines, '']
  return [
    pull === undefined
      ? vscode.l10n.t('A new pull request will be opened:')
      : vscode.l10n.t('A commit will be added to pull request #{0}:', pull.number),
    '',
    vscode.l10n.t('Repository:  {0}', plainMessage(`${plan.target.owner}/${plan.target.repo}`)),
    vscode.l10n.t('Account:     {0}', plainMessage(account)),
    ...plan.commits.flatMap(({ files }) => files.map(({ path }) => vscode.l10n.t('File:        {0}', path))),
    vscode.l10n.t('Branch:      {0} → {1}', plainMessage(plan.branch), plainMessage(plan.baseBranch)),
    ...(plan.isDraft && pull === undefined ? [vscode.l10n.t('State:       draft')] : []),
    ...listLine(vscode.l10n.t('Reviewers:   {0}', plan.reviewers.join(', ')), plan.reviewers),
    ...listLine(vscode.l10n.t('Labels:      {0}', plan.labels.join(', ')), plan.labels),
    ...listLine(vscode.l10n.t('Assignees:   {0}', plan.assignees.join(', ')), plan.assignees),
    '',
    ...section(vscode.l10n.t('To know'), [
      ...notes.map(describeNote),
      ...failedPictures.map(({ url, reason }) =>
        vscode.l10n.t('A picture stays on its server: {0} ({1})', url, reason),
      ),
    ]),
    ...section(vscode.l10n.t('To look at'), findings.map(describeFinding)),
    ...section(
      vscode.l10n.t('Commit message'),
      plan.commits.map(({ message }) => message.trimEnd()),
    ),
    ...(pull === undefined
      ? [...section(vscode.l10n.t('Title'), [plan.title]), ...section(vscode.l10n.t('Description'), [plan.body])]
      : section(vscode.l10n.t('Pull request'), [
          plainMessage(`#${pull.number} ${pull.title}`),
          plainMessage(pull.url),
        ])),
  ].join('\n')
}

function describeFinding(placed: PlacedFinding): string {
  const { code, excerpt } = placed.finding
  return code === 'problem'
    ? // A sentence already.
      vscode.l10n.t('Line {0}: {1}', lineOf(placed), excerpt)
    : vscode.l10n.t('Line {0}: {1} ({2})', lineOf(placed), excerpt, nameOf(code))
}

function listLine(line: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [line]
}
