import * as vscode from 'vscode'
import { editBetween } from '../../core/edits/textEdit'
import type { Minutes } from '../../core/minutes'
import { carryOverVerified, missingItems } from '../../core/newMinutes/carryOver'
import { learnReviewHeading } from '../../core/newMinutes/reviewHeading'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { itemsOfSeries, liveItemsOfSeries } from './askForParts'
import { seriesOf } from '../../host/meetingSeries'
import { showInformation } from '../../host/messages'
import { carryStyleOf } from './carryStyle'
import { warnOfMissing } from './warnOfMissing'
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
    const open = series === undefined ? [] : liveItemsOfSeries(series, workspace)
    const earlier = open.filter(({ latest }) => latest.file !== file)
    const before = document.getText()
    const heading = series && learnReviewHeading(itemsOfSeries(series, workspace))
    const style = await carryStyleOf(earlier, document.uri)
    const read = (text: string): Minutes => documents.readText(document.uri, text)
    const after = carryOverVerified(before, earlier, read, heading, style)
    if (after === undefined)
      throw new UserError(vscode.l10n.t('The action items cannot be added without changing others. Copy them by hand.'))
    const difference = editBetween(before, after)
    if (difference === undefined) {
      void showInformation(vscode.l10n.t('These minutes already contain all open action items of the series.'))
      return 0
    }
    const edit = new vscode.WorkspaceEdit()
    const range = new vscode.Range(document.positionAt(difference.start), document.positionAt(difference.end))
    edit.replace(document.uri, range, difference.newText)
    await vscode.workspace.applyEdit(edit)
    showEdited(document, difference)
    warnOfMissing(missingItems(read(after), earlier))
    const count = documents.read(document).actions.length - documents.readText(document.uri, before).actions.length
    vscode.window.setStatusBarMessage(
      count === 1 ? vscode.l10n.t('Carried over 1 action item') : vscode.l10n.t('Carried over {0} action items', count),
      5_000,
    )
    return count
  })
}
