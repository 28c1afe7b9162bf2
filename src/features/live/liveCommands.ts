import * as vscode from 'vscode'
import type { Insertion, Model } from '../../core/live/insertion'
import { newActionItem, newDecision } from '../../core/live/newItem'
import { newTopic } from '../../core/live/newTopic'
import type { Minutes } from '../../core/minutes'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import type { MeetingPeople } from '../../host/meetingPeople'
import type { SeriesModels } from '../../host/seriesModels'
import { insertFields } from './insertFields'

/** The input of an insertion: the text and the cursor when inserting. */
interface Place {
  readonly text: string
  readonly minutes: Minutes
  readonly offset: number
  readonly models: readonly Model[]
}

/**
 * "New Topic", "Add Action Item" and "Add Decision": insert text with fields at the right place, whatever line the
 * cursor is on.
 */
export function registerLiveCommands(
  documents: MinutesDocuments,
  models: SeriesModels,
  people: MeetingPeople,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const insert = async (make: (place: Place, document: vscode.TextDocument) => Insertion): Promise<void> => {
    const editor = editorOfMinutes(documents)
    const { document } = editor
    const earlier = await models.lastMinutes(document)
    const owners = ownersFor(document, people)
    const place: Place = {
      text: document.getText(),
      minutes: documents.read(document),
      offset: document.offsetAt(editor.selection.active),
      models: earlier,
    }
    if (!(await insertFields(editor, make(place, document), owners)))
      throw new UserError(vscode.l10n.t('The change could not be applied. The file may be read-only.'))
  }
  return vscode.Disposable.from(
    registerCommand(commandIds.newTopic, log, () =>
      insert(({ text, minutes, offset, models: earlier }) => newTopic(text, minutes, offset, earlier)),
    ),
    registerCommand(commandIds.addActionItem, log, () =>
      insert(({ text, minutes, offset }, document) =>
        newActionItem(text, minutes, offset, [...models.items(document), ...minutes.actions]),
      ),
    ),
    registerCommand(commandIds.addDecision, log, () =>
      insert(({ text, minutes, offset, models: earlier }) => newDecision(text, minutes, offset, earlier)),
    ),
  )
}

/** The active editor. @throws UserError if it has no minutes. */
export function editorOfMinutes(documents: MinutesDocuments): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined || !documents.isMinutes(editor.document) || documents.isTooLarge(editor.document))
    throw new UserError(vscode.l10n.t('Open minutes first.'))
  return editor
}

/** The people of the meeting as possible owners: handles without `@`, or names if the series writes names. */
export function ownersFor(document: vscode.TextDocument, people: MeetingPeople): readonly string[] {
  const isByName = people.style(document) === 'name'
  const all = people.owners(document).flatMap(({ person: { handle, name } }) => (isByName ? name : handle) ?? [])
  return [...new Set(all)]
}
