import * as vscode from 'vscode'
import { editBetween } from '../../core/edits/textEdit'
import { carryOver } from '../../core/newMinutes/carryOver'
import { learnReviewHeading } from '../../core/newMinutes/reviewHeading'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { itemsOfSeries, openItemsOfSeries } from './askForParts'
import { seriesOf } from '../../host/meetingSeries'
import { showEdited } from './showEdited'

/** Adds the open action items of the series to the active minutes, each only once. */
export function registerCarryOver(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.carryOverActionItems, log, async () => {
    const document = vscode.window.activeTextEditor?.document
    if (document === undefined || !documents.isMinutes(document))
      throw new UserError(vscode.l10n.t('Open the minutes you want to carry action items over to.'))
    await workspace.refreshFile(document.uri)
    const series = seriesOf(document.uri, workspace)
    const file = document.uri.toString()
    const open = series === undefined ? [] : openItemsOfSeries(series.series, series.root, workspace)
    const earlier = open.filter(({ latest }) => latest.file !== file)
    const before = document.getText()
    const heading = series && learnReviewHeading(itemsOfSeries(series.series, series.root, workspace))
    const after = carryOver(before, documents.read(document), earlier, heading)
    const difference = editBetween(before, after)
    if (difference === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('These minutes already contain all open action items of the series.'),
      )
      return 0
    }
    const edit = new vscode.WorkspaceEdit()
    const range = new vscode.Range(document.positionAt(difference.start), document.positionAt(difference.end))
    edit.replace(document.uri, range, difference.newText)
    await vscode.workspace.applyEdit(edit)
    showEdited(document, difference)
    const count = documents.read(document).actions.length - documents.readText(document.uri, before).actions.length
    vscode.window.setStatusBarMessage(
      count === 1 ? vscode.l10n.t('Carried over 1 action item') : vscode.l10n.t('Carried over {0} action items', count),
      5_000,
    )
    return count
  })
}
