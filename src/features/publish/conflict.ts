import * as vscode from 'vscode'
import type { FileChoice, QuestionReason } from '../../github/merge/combineTexts'
import type { TextConflict } from '../../github/publishRequest'
import { escapeMessage } from '../../host/escapeMessage'
import type { VirtualTexts } from '../../host/virtualTexts'
import { type PickItem, showPick } from '../../host/quickPicks'

interface ConflictItem extends PickItem {
  readonly run: FileChoice['kind'] | 'newBranch' | 'compare'
}

/**
 * Asks what to do about a text on GitHub that cannot be combined without loss. Names the lines. Overwriting adds a
 * commit, so theirs stays in the history.
 *
 * @returns undefined on cancel.
 */
export async function chooseResolution(
  conflict: TextConflict,
  texts: VirtualTexts,
): Promise<FileChoice['kind'] | 'newBranch' | undefined> {
  const { path, pathThere, mine, theirs } = conflict
  for (;;) {
    const chosen = await showPick(itemsFor(conflict), {
      title: titleFor(conflict.reason, nameOf(conflict)),
      placeHolder: vscode.l10n.t('Press Escape to cancel. Nothing has been published yet.'),
      ignoreFocusOut: true,
    })
    if (chosen?.run !== 'compare') return chosen?.run
    await texts.compare(
      vscode.l10n.t('{0} (Theirs ↔ Yours)', path),
      texts.put(vscode.l10n.t('Theirs {0}', pathThere), theirs),
      texts.put(vscode.l10n.t('Yours {0}', path), mine),
    )
  }
}

/** The file's name, and its name on GitHub if that is another one. */
function nameOf({ path, pathThere }: TextConflict): string {
  const name = escapeMessage(path, 80)
  return pathThere === path ? name : vscode.l10n.t('{0} ({1} on GitHub)', name, escapeMessage(pathThere, 80))
}

function titleFor(reason: QuestionReason, path: string): string {
  switch (reason) {
    case 'sameLines':
      return vscode.l10n.t('Someone Else Changed the Same Lines in {0}', path)
    case 'removes':
      return vscode.l10n.t('Publishing Would Remove Lines from {0}', path)
    case 'superseded':
      return vscode.l10n.t('Someone Else Removed or Changed Your Lines in {0}', path)
  }
}

function itemsFor({ reason, lines, replaced, canKeep, pull }: TextConflict): readonly ConflictItem[] {
  const named = quoteLines(lines)
  const compare: ConflictItem = {
    icon: 'diff',
    label: vscode.l10n.t('Compare changes'),
    detail: vscode.l10n.t('Theirs on the left, yours on the right. Nothing is published.'),
    run: 'compare',
  }
  const keep: ConflictItem = {
    icon: reason === 'superseded' ? 'check' : 'git-merge',
    label: reason === 'superseded' ? vscode.l10n.t('Keep theirs') : vscode.l10n.t('Keep these lines'),
    detail:
      reason === 'superseded'
        ? vscode.l10n.t('Nothing is published. Your lines are not restored: {0}', named)
        : vscode.l10n.t('Keeps these lines together with your changes: {0}', named),
    run: 'keep',
  }
  const overwrite: ConflictItem = {
    icon: 'git-commit',
    label: vscode.l10n.t('Overwrite with a new commit'),
    detail: [
      replaced.length === 0
        ? vscode.l10n.t('Your version replaces theirs. Theirs stays in the history.')
        : vscode.l10n.t('Your version replaces theirs and removes: {0}', quoteLines(replaced)),
      ...(reason === 'superseded' ? [vscode.l10n.t('It brings back: {0}', named)] : []),
    ].join(' '),
    run: 'overwrite',
  }
  const branch: readonly ConflictItem[] =
    pull === undefined
      ? []
      : [
          {
            icon: 'git-branch',
            label: vscode.l10n.t('Publish to a new branch'),
            detail: vscode.l10n.t('Opens another pull request. Pull request #{0} stays unchanged.', pull.number),
            run: 'newBranch',
          },
        ]
  return [compare, ...(canKeep ? [keep] : []), overwrite, ...branch]
}

/** The first lines in quotation marks, and how many more there are. */
function quoteLines(lines: readonly string[]): string {
  const quoted = lines.slice(0, 3).map((line) => `“${escapeMessage(line.trim(), 60)}”`)
  const more = lines.length - quoted.length
  return [...quoted, ...(more > 0 ? [vscode.l10n.t('{0} more', more)] : [])].join(', ')
}
