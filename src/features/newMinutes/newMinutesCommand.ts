import * as vscode from 'vscode'
import { findDates } from '../../core/dates'
import type { CalendarDate } from '../../core/minutes'
import { type NewMinutesParts, firstPlaceholder } from '../../core/newMinutes/composeFromLast'
import { composeNext, meetingsToRead } from '../../core/newMinutes/composeNext'
import { newMinutesPath } from '../../core/newMinutes/newMinutesPath'
import { suggestNextDate } from '../../core/newMinutes/seriesHabits'
import type { MinutesText } from '../../core/newMinutes/skeleton'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { createFile, fileExists, readText } from '../../host/createMinutes'
import type { MinutesDocuments } from '../../host/documents'
import type { GitHubSession } from '../../host/session'
import { localDate } from '../../core/calendar'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { askForParts } from './askForParts'
import { type MeetingSeries, pickSeries, seriesOf } from '../../host/meetingSeries'
import { showInformation } from '../../host/messages'

interface NewMinutesContext {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly log: vscode.LogOutputChannel
}

/** Creates minutes for the next meeting from the last ones, or from the template of the series. */
export function registerNewMinutes(context: NewMinutesContext): vscode.Disposable {
  const { workspace, log } = context
  return registerCommand(commandIds.newMinutes, log, async (uri?: unknown) => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading minutes') },
      () => workspace.start(),
    )
    const chosen = uri instanceof vscode.Uri ? seriesOf(await folderOf(uri), workspace) : await pickSeries(workspace)
    if (chosen === undefined) return undefined
    const day = await askForDay(chosen)
    if (day === undefined) return undefined
    const target = vscode.Uri.joinPath(
      chosen.workspaceFolder.uri,
      ...newMinutesPath(chosen.meetings, chosen.folder, day).split('/'),
    )
    if (await fileExists(target)) return openExisting(target)
    const parts = await askForParts(chosen, day, context)
    if (parts === undefined) return undefined
    const text = await compose(chosen, parts, target, context)
    await create(target, text)
    return target
  })
}

async function folderOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri)
  return (type & vscode.FileType.Directory) === 0 ? vscode.Uri.joinPath(uri, '..') : uri
}

async function askForDay({ label, meetings }: MeetingSeries): Promise<CalendarDate | undefined> {
  const suggested = suggestNextDate(meetings, localDate())
  const last = meetings.at(-1)?.day
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('New minutes for {0}: meeting date', label),
    value: suggested,
    prompt:
      last === undefined
        ? vscode.l10n.t('Format: YYYY-MM-DD')
        : vscode.l10n.t(
            'Format: YYYY-MM-DD. The last meeting was on {0}. The date is suggested from how often the series meets.',
            last,
          ),
    validateInput: (value) =>
      findDates(value)[0] === undefined ? vscode.l10n.t('Enter the date as YYYY-MM-DD.') : undefined,
  })
  return typed === undefined ? undefined : findDates(typed)[0]?.value
}

async function openExisting(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri)
  void showInformation(vscode.l10n.t('These minutes already exist and are now open.'))
  return uri
}

async function compose(
  { folder, workspaceFolder, files, meetings }: MeetingSeries,
  parts: NewMinutesParts,
  target: vscode.Uri,
  { documents }: NewMinutesContext,
): Promise<string> {
  const template = await readText(vscode.Uri.joinPath(workspaceFolder.uri, folder, 'template.md'))
  const read = await Promise.all(
    meetingsToRead(meetings).map(async ({ path }): Promise<readonly (readonly [string, MinutesText])[]> => {
      const uri = files.find(({ digest }) => digest.path === path)?.uri
      const text = uri && (await readText(uri))
      return uri === undefined || text === undefined ? [] : [[path, { text, minutes: documents.readText(uri, text) }]]
    }),
  )
  const texts = { template, meetings: new Map(read.flat()) }
  return composeNext(meetings, parts, texts, (text) => documents.readText(target, text))
}

/** Creates and opens the file. Never overwrites; opens a file that exists by now. */
async function create(target: vscode.Uri, text: string): Promise<void> {
  if (!(await createFile(target, text))) {
    await openExisting(target)
    return
  }
  const document = await vscode.workspace.openTextDocument(target)
  const position = document.positionAt(firstPlaceholder(document.getText()))
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position), preview: false })
}
