import * as vscode from 'vscode'
import { addParticipants } from '../../core/completion/addParticipants'
import { rankPeople } from '../../core/completion/people'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { toTextEdits } from '../../host/vscodeConversions'
import type { MinutesDocuments } from '../../host/documents'
import type { IssueIndex } from '../../host/issueIndex'
import type { CompletionHistory } from '../../host/completionHistory'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { sourceLabel } from './mentions'
import { showPicks } from '../../host/quickPicks'

/** Most people in the list. */
const maxPeople = 100

/** "Add Participants…": selects likely participants from a list. */
export function registerAddParticipants(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  recollection: CompletionHistory,
  index: IssueIndex,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.addParticipants, log, async () => {
    const document = vscode.window.activeTextEditor?.document
    if (document === undefined || !documents.isMinutes(document))
      throw new UserError(vscode.l10n.t('Open minutes first.'))
    await workspace.start()
    const endOfText = { start: document.getText().length, end: document.getText().length }
    const scene = { ...recollection.cursorContext(document, endOfText), isInParticipants: true }
    const listed = new Set(scene.participants.map((handle) => handle.toLowerCase()))
    const people = rankPeople(recollection.people(document), scene, index.members())
      .filter(({ handle }) => !listed.has(handle.toLowerCase()))
      .slice(0, maxPeople)
    if (people.length === 0)
      throw new UserError(vscode.l10n.t('All known people are already listed. Type other names into the list.'))
    const chosen = await showPicks(
      people.map(({ handle, name, source }) => ({
        label: `@${handle}`,
        handle,
        description: [name, sourceLabel(source)].filter((part) => part !== undefined).join(' · '),
      })),
      {
        matchOnDescription: true,
        title: vscode.l10n.t('Add Participants'),
        placeHolder: vscode.l10n.t('Select participants. Likely ones come first.'),
      },
    )
    const edit =
      chosen &&
      addParticipants(
        document.getText(),
        documents.read(document),
        chosen.map(({ handle }) => handle),
      )
    if (edit === undefined) return
    const workspaceEdit = new vscode.WorkspaceEdit()
    workspaceEdit.set(document.uri, toTextEdits(document, [edit]))
    await vscode.workspace.applyEdit(workspaceEdit)
  })
}
