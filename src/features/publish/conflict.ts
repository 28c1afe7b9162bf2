import * as vscode from 'vscode'
import type { Resolution, TextConflict } from '../../github/publishRequest'
import { plainMessage } from '../../host/plainMessage'
import type { VirtualTexts } from './virtualTexts'

interface ConflictItem extends vscode.QuickPickItem {
  readonly run: Resolution | 'compare'
}

/**
 * Asks what to do where somebody else changed the same lines. Nothing is overwritten but by choice, and then by a further
 * commit: theirs stays in the history.
 *
 * @returns undefined where the person turns away.
 */
export async function chooseResolution(
  { path, mine, theirs, pull }: TextConflict,
  texts: VirtualTexts,
): Promise<Resolution | undefined> {
  const items: readonly ConflictItem[] = [
    {
      label: vscode.l10n.t('$(diff) Compare the two texts'),
      detail: vscode.l10n.t('Theirs on the left, yours on the right. Nothing is sent.'),
      run: 'compare',
    },
    {
      label: vscode.l10n.t('$(git-commit) Overwrite with a new commit'),
      detail: vscode.l10n.t('Your text replaces theirs; theirs stays in the history.'),
      run: 'overwrite',
    },
    ...(pull === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('$(git-branch) Publish on a new branch'),
            detail: vscode.l10n.t('Pull request #{0} stays as it is, yours becomes a further one.', pull.number),
            run: 'newBranch',
          } satisfies ConflictItem,
        ]),
  ]
  for (;;) {
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Somebody Else Changed the Same Lines of {0}', plainMessage(path, 80)),
      placeHolder: vscode.l10n.t('Escape goes back. Nothing has been sent.'),
      ignoreFocusOut: true,
    })
    if (chosen?.run !== 'compare') return chosen?.run
    await texts.compare(
      vscode.l10n.t('{0}: Theirs ↔ Yours', path),
      texts.put(vscode.l10n.t('Theirs {0}', path), theirs),
      texts.put(vscode.l10n.t('Yours {0}', path), mine),
    )
  }
}
