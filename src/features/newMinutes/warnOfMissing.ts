import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { truncate } from '../../core/plainText'
import { showWarning } from '../../host/messages'

/** Names the items that could not be carried over. */
export function warnOfMissing(items: readonly TrackedItem[]): void {
  const [first] = items
  if (first === undefined) return
  const task = truncate(first.latest.item.task, 80)
  void showWarning(
    items.length === 1
      ? vscode.l10n.t('“{0}” could not be carried over. Copy it by hand.', task)
      : vscode.l10n.t(
          '“{0}” and {1} other action items could not be carried over. Copy them by hand.',
          task,
          items.length - 1,
        ),
  )
}
