import * as vscode from 'vscode'
import { staleCount } from '../../core/actionItems/ageing'
import { localDate } from '../../core/calendar'
import type { IssueIndex } from '../../host/issueIndex'
import { showInformation } from '../../host/messages'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

const storageKey = 'actionItems.staleNoticeShown'

/**
 * Shows once per workspace that stale items are not counted.
 *
 * @param show Shows the stale items.
 */
export async function noticeStaleItems(
  workspace: WorkspaceMinutes,
  issues: IssueIndex,
  memento: vscode.Memento,
  show: () => Thenable<void>,
): Promise<void> {
  if (memento.get<boolean>(storageKey) === true) return
  const count = staleCount(workspace.items(), workspace.ageing(localDate(), issues.library().byKey))
  if (count === 0) return
  await memento.update(storageKey, true)
  const months = settings.staleAfterMonths()
  const action = vscode.l10n.t('Show')
  const chosen = await showInformation(
    count === 1
      ? vscode.l10n.t(
          '1 open action item is stale: no meeting has mentioned it for {0} months. It is not counted.',
          months,
        )
      : vscode.l10n.t(
          '{0} open action items are stale: no meeting has mentioned them for {1} months. They are not counted.',
          count,
          months,
        ),
    action,
  )
  if (chosen === action) await show()
}
