import * as vscode from 'vscode'
import { alignLines, splitLines } from '../../core/merge/lines'
import type { PublishPlan } from '../../github/publishPlan'
import type { PublishNote } from '../../github/publishRequest'
import { escapeMessage } from '../../host/escapeMessage'
import { lineNumberOf, checkLabel, type PlacedFinding } from './findings'
import { describeNote } from './notes'
import type { CopiedImage, FailedImage } from './images'

/** Everything that will be sent, as the preview shows it. */
export interface Preview {
  readonly plan: PublishPlan
  readonly notes: readonly PublishNote[]
  /** Findings without a decision. */
  readonly findings: readonly PlacedFinding[]
  /** The texts on GitHub that the plan replaces, by path. */
  readonly before: ReadonlyMap<string, string>
  readonly copiedImages: readonly CopiedImage[]
  readonly failedImages: readonly FailedImage[]
  /** Names of files whose pad changed since they were fetched. */
  readonly changedPads: readonly string[]
  /** The login that publishes. */
  readonly account: string
  /** Position among several publications, "2 of 3"; '' for a single one. */
  readonly position: string
}

/** Path of the only file, else the number of files. */
export function filesLabel({ commits }: Pick<PublishPlan, 'commits'>): string {
  const [first] = commits
  return commits.length === 1 && first !== undefined
    ? (first.files[0]?.path ?? '')
    : vscode.l10n.t('{0} files', commits.length)
}

/** The whole plan as plain text. */
export function describePlan({
  plan,
  notes,
  findings,
  before,
  copiedImages,
  failedImages,
  changedPads,
  account,
}: Preview): string {
  const { pull } = plan
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    // A longer line would wrap in a narrow editor.
    lines.length === 0 ? [] : [title, '─'.repeat(title.length), ...lines, '']
  return [
    pull === undefined
      ? vscode.l10n.t('A new pull request will be opened:')
      : vscode.l10n.t('A commit will be added to pull request #{0}:', pull.number),
    '',
    vscode.l10n.t('Repository:  {0}', escapeMessage(`${plan.target.owner}/${plan.target.repo}`)),
    vscode.l10n.t('Account:     {0}', escapeMessage(account)),
    ...plan.commits.flatMap(({ files }) =>
      files.map((file) =>
        'isDeleted' in file
          ? vscode.l10n.t('Deletes:     {0}', file.path)
          : vscode.l10n.t('File:        {0}', file.path),
      ),
    ),
    vscode.l10n.t('Branch:      {0} → {1}', escapeMessage(plan.branch), escapeMessage(plan.baseBranch)),
    ...(plan.isDraft && pull === undefined ? [vscode.l10n.t('State:       draft')] : []),
    ...listLine(vscode.l10n.t('Reviewers:   {0}', plan.reviewers.join(', ')), plan.reviewers),
    ...listLine(vscode.l10n.t('Labels:      {0}', plan.labels.join(', ')), plan.labels),
    ...listLine(vscode.l10n.t('Assignees:   {0}', plan.assignees.join(', ')), plan.assignees),
    '',
    ...section(vscode.l10n.t('Notes'), [
      ...notes.map((note) => describeNote(note, plan)),
      ...changedPads.map((name) => vscode.l10n.t('{0} changed in the pad since you fetched it.', name)),
      ...copiedImages.map(({ url, path }) => vscode.l10n.t('Image copied: {0} from {1}', path, url)),
      ...failedImages.map(({ url, reason }) => vscode.l10n.t('Image not copied: {0} ({1})', url, reason)),
    ]),
    ...section(vscode.l10n.t('To review'), findings.map(describeFinding)),
    ...section(
      vscode.l10n.t('Commit message'),
      plan.commits.map(({ message }) => message.trimEnd()),
    ),
    ...plan.commits.flatMap(({ files }) =>
      files.flatMap((file) => {
        const theirs = before.get(file.path)
        return theirs === undefined || !('text' in file)
          ? []
          : section(vscode.l10n.t('Changes in {0}', file.path), describeChanges(theirs, file.text))
      }),
    ),
    ...(pull === undefined || plan.renews
      ? [...section(vscode.l10n.t('Title'), [plan.title]), ...section(vscode.l10n.t('Description'), [plan.body])]
      : []),
    ...(pull === undefined
      ? []
      : section(vscode.l10n.t('Pull request'), [
          escapeMessage(`#${pull.number} ${pull.title}`),
          escapeMessage(pull.url),
        ])),
  ].join('\n')
}

/** Maximum number of changed lines in the preview. */
const maxChangedLines = 200

/** The changed lines as in a diff: `-` on GitHub, `+` to publish. */
function describeChanges(theirs: string, ours: string): readonly string[] {
  const signs = { first: '-', second: '+' } as const
  const changes = alignLines(splitLines(theirs), splitLines(ours)).flatMap(({ kind, lines }) =>
    kind === 'both' ? [] : lines.map((line) => `${signs[kind]} ${line.trimEnd()}`),
  )
  const hidden = changes.length - maxChangedLines
  if (hidden <= 0) return changes
  return [
    ...changes.slice(0, maxChangedLines),
    hidden === 1 ? vscode.l10n.t('… and 1 more line') : vscode.l10n.t('… and {0} more lines', hidden),
  ]
}

function describeFinding(placed: PlacedFinding): string {
  const { code, excerpt } = placed.finding
  return code === 'problem'
    ? // The excerpt is already a sentence.
      vscode.l10n.t('Line {0}: {1}', lineNumberOf(placed), excerpt)
    : vscode.l10n.t('Line {0}: {1} ({2})', lineNumberOf(placed), excerpt, checkLabel(code))
}

function listLine(line: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [line]
}
