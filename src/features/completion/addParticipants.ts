import * as vscode from 'vscode'
import { addPeople } from '../../core/completion/addParticipants'
import { writePerson } from '../../core/newMinutes/participantStyle'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { toTextEdits } from '../../host/vscodeConversions'
import type { MinutesDocuments } from '../../host/documents'
import type { MeetingPeople } from '../../host/meetingPeople'
import { pickPeople } from '../../host/pickPeople'
import { sourceLabel } from './mentions'

/** Maximum number of people in the list. */
const maxPeople = 100

/**
 * "Add Participants…": lets the person choose likely participants from a list, or type new ones.
 *
 * @param start Resolves once the minutes of the workspace are read.
 */
export function registerAddParticipants(
  documents: MinutesDocuments,
  meetingPeople: MeetingPeople,
  start: () => Promise<void>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.addParticipants, log, async () => {
    const document = vscode.window.activeTextEditor?.document
    if (document === undefined || !documents.isMinutes(document))
      throw new UserError(vscode.l10n.t('Open minutes first.'))
    await start()
    const { participants } = documents.read(document)
    const listed = new Set(participants.flatMap(({ handle, name }) => [handle, name]).map((one) => one?.toLowerCase()))
    const style = meetingPeople.style(document)
    const chosen = await pickPeople({
      title: vscode.l10n.t('Add Participants'),
      placeholder: vscode.l10n.t('Select participants, or type new ones. Likely ones come first.'),
      people: meetingPeople
        .attendees(document)
        .filter(({ person: { handle, name } }) => !listed.has((handle ?? name ?? '').toLowerCase()))
        .slice(0, maxPeople)
        .map(({ person, source }) => ({
          person,
          description: [person.handle === undefined ? undefined : person.name, sourceLabel(source)]
            .filter((part) => part !== undefined)
            .join(' · '),
        })),
      style,
      canPickMany: true,
    })
    const written = (chosen ?? []).map((person) => writePerson(person, style))
    const edit = addPeople(document.getText(), documents.read(document), written)
    if (edit === undefined) return
    const workspaceEdit = new vscode.WorkspaceEdit()
    workspaceEdit.set(document.uri, toTextEdits(document, [edit]))
    await vscode.workspace.applyEdit(workspaceEdit)
  })
}
