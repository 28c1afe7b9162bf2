import * as vscode from 'vscode'
import type { ConflictResolution, TextConflict } from '../../github/publishRequest'
import { escapeMessage } from '../../host/escapeMessage'
import type { VirtualTexts } from '../../host/virtualTexts'

interface ConflictItem extends vscode.QuickPickItem {
  readonly run: ConflictResolution | 'compare'
}

/**
 * Asks what to do about conflicting changes. Overwriting adds a commit, so theirs stays in the history.
 *
 * @returns undefined on cancel.
 */
export async function chooseResolution(
  { path, mine, theirs, pull }: TextConflict,
  texts: VirtualTexts,
): Promise<ConflictResolution | undefined> {
  const items: readonly ConflictItem[] = [
    {
      label: vscode.l10n.t('$(diff) Compare changes'),
      detail: vscode.l10n.t('Theirs on the left, yours on the right. Nothing is published.'),
      run: 'compare',
    },
    {
      label: vscode.l10n.t('$(git-commit) Overwrite with a new commit'),
      detail: vscode.l10n.t('Your version replaces theirs. Theirs stays in the history.'),
      run: 'overwrite',
    },
    ...(pull === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('$(git-branch) Publish to a new branch'),
            detail: vscode.l10n.t('Opens another pull request. Pull request #{0} stays unchanged.', pull.number),
            run: 'newBranch',
          } satisfies ConflictItem,
        ]),
  ]
  for (;;) {
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Someone Else Changed the Same Lines in {0}', escapeMessage(path, 80)),
      placeHolder: vscode.l10n.t('Press Escape to cancel. Nothing has been published yet.'),
      ignoreFocusOut: true,
    })
    if (chosen?.run !== 'compare') return chosen?.run
    await texts.compare(
      vscode.l10n.t('{0} (Theirs ↔ Yours)', path),
      texts.put(vscode.l10n.t('Theirs {0}', path), theirs),
      texts.put(vscode.l10n.t('Yours {0}', path), mine),
    )
  }
}
