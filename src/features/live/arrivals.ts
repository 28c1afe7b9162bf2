import * as vscode from 'vscode'
import { type Arrival, noteArrival } from '../../core/live/attendance'
import type { Participant, Person } from '../../core/minutes'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { MeetingPeople } from '../../host/meetingPeople'
import { showInformation } from '../../host/messages'
import { type PersonChoice, pickPeople } from '../../host/pickPeople'
import type { SeriesModels } from '../../host/seriesModels'
import { toTextEdits } from '../../host/vscodeConversions'
import { editorOfMinutes } from './liveCommands'

/** How long the status bar shows the result, in milliseconds. */
const noticeMs = 5_000

/**
 * "Someone Joined" and "Someone Left": add a note to the list of participants, without moving the cursor.
 *
 * @param start Resolves once the minutes of the workspace are read.
 */
export function registerArrivals(
  documents: MinutesDocuments,
  models: SeriesModels,
  people: MeetingPeople,
  start: () => Promise<void>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const note = async (change: Arrival['change']): Promise<void> => {
    const { document } = editorOfMinutes(documents)
    // The time of the command, not of the choice.
    const time = timeOfDay(new Date())
    await start()
    const { participants } = documents.read(document)
    const choices = change === 'joined' ? absentPeople(document, participants, people) : participants.map(toChoice)
    const [person] =
      (await pickPeople({
        title: change === 'joined' ? vscode.l10n.t('Someone Joined') : vscode.l10n.t('Someone Left'),
        placeholder: vscode.l10n.t('Choose a person, or type a handle or name'),
        people: choices,
        style: people.style(document),
        canPickMany: false,
      })) ?? []
    if (person === undefined) return
    const earlier = await models.lastMinutes(document)
    const edit = noteArrival(document.getText(), documents.read(document), { person, change, time }, earlier)
    const shown = person.handle === undefined ? (person.name ?? '') : `@${person.handle}`
    if (edit === undefined) {
      void showInformation(vscode.l10n.t('Already noted in the participants: {0}', shown))
      return
    }
    const workspaceEdit = new vscode.WorkspaceEdit()
    workspaceEdit.set(document.uri, toTextEdits(document, [edit]))
    if (!(await vscode.workspace.applyEdit(workspaceEdit))) return
    const text =
      change === 'joined'
        ? vscode.l10n.t('Joined, noted in the participants: {0}', shown)
        : vscode.l10n.t('Left, noted in the participants: {0}', shown)
    vscode.window.setStatusBarMessage(text, noticeMs)
  }
  return vscode.Disposable.from(
    registerCommand(commandIds.someoneJoined, log, () => note('joined')),
    registerCommand(commandIds.someoneLeft, log, () => note('left')),
  )
}

function toChoice({ handle, name }: Participant): PersonChoice {
  if (handle === undefined) return { person: { name: name ?? '' } }
  return name === undefined ? { person: { handle } } : { person: { handle, name }, description: name }
}

/** The known people who are not listed, most likely first. */
function absentPeople(
  document: vscode.TextDocument,
  participants: readonly Person[],
  people: MeetingPeople,
): readonly PersonChoice[] {
  const listed = new Set(participants.flatMap(({ handle, name }) => [handle, name]).map((one) => one?.toLowerCase()))
  return people
    .attendees(document)
    .filter(({ person: { handle, name } }) => !listed.has((handle ?? name ?? '').toLowerCase()))
    .filter(({ person: { name } }) => name === undefined || !listed.has(name.toLowerCase()))
    .map(({ person }) => ({ person, ...(person.handle === undefined ? {} : { description: person.name ?? '' }) }))
}

function timeOfDay(now: Date): string {
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
