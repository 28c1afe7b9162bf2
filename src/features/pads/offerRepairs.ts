import * as vscode from 'vscode'
import { findRepairs, type Repairs } from '../../core/pads/repairs'
import { readText } from '../../host/createMinutes'
import { showInformation } from '../../host/messages'

/** Offers to repair garbled characters and to remove pad-only lines. */
export function offerRepairs(uris: readonly vscode.Uri[]): void {
  void repairAll(uris)
}

async function repairAll(uris: readonly vscode.Uri[]): Promise<void> {
  const found = await Promise.all(uris.map(async (uri) => findRepairs((await readText(uri)) ?? '')))
  const garbled = found.reduce((sum, { garbledCount }) => sum + garbledCount, 0)
  const lines = found.reduce((sum, { padLineCount }) => sum + padLineCount, 0)
  if (garbled + lines === 0) return
  const repair = vscode.l10n.t('Repair')
  const chosen = await showInformation(describe(garbled, lines), repair)
  if (chosen !== repair) return
  const edit = new vscode.WorkspaceEdit()
  for (const uri of uris) {
    const document = await vscode.workspace.openTextDocument(uri)
    // Searched again, because the text may have changed since the question.
    const repairs: Repairs = findRepairs(document.getText())
    for (const { start, end, newText } of repairs.edits)
      edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText)
  }
  await vscode.workspace.applyEdit(edit)
}

function describe(garbled: number, lines: number): string {
  const first =
    garbled === 0
      ? ''
      : garbled === 1
        ? vscode.l10n.t('1 garbled character')
        : vscode.l10n.t('{0} garbled characters', garbled)
  const second =
    lines === 0
      ? ''
      : lines === 1
        ? vscode.l10n.t('1 line that only pads understand')
        : vscode.l10n.t('{0} lines that only pads understand', lines)
  return vscode.l10n.t('From the pad: {0}.', [first, second].filter(Boolean).join(', '))
}
