import * as vscode from 'vscode'
import { findDates } from '../../core/dates'
import { type NewMinutesParts, firstPlaceholder } from '../../core/newMinutes/composeFromLast'
import { composeNext, meetingsToRead } from '../../core/newMinutes/composeNext'
import { newMinutesPath } from '../../core/newMinutes/newMinutesPath'
import type { MinutesText } from '../../core/newMinutes/skeleton'
import { missingItems } from '../../core/newMinutes/carryOver'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { createFile, fileExists, readText } from '../../host/createMinutes'
import type { MinutesDocuments } from '../../host/documents'
import type { GitHubSession } from '../../host/session'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { askForDay } from './askForDay'
import { askForParts } from './askForParts'
import { warnOfMissing } from './warnOfMissing'
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
  return registerCommand(commandIds.newMinutes, log, async (uri?: unknown, known?: unknown) => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading minutes') },
      () => workspace.start(),
    )
    const chosen = uri instanceof vscode.Uri ? seriesOf(await folderOf(uri), workspace) : await pickSeries(workspace)
    if (chosen === undefined) return undefined
    const givenDay = typeof known === 'string' ? findDates(known)[0]?.value : undefined
    const answer = givenDay === undefined ? await askForDay(chosen) : { day: givenDay, opensPad: false }
    if (answer === undefined) return undefined
    if (answer === 'fetch') {
      const folder = vscode.Uri.joinPath(chosen.workspaceFolder.uri, chosen.folder)
      return vscode.commands.executeCommand(commandIds.fetchFromPad, folder)
    }
    const { day } = answer
    const target = vscode.Uri.joinPath(
      chosen.workspaceFolder.uri,
      ...newMinutesPath(chosen.meetings, chosen.folder, day).split('/'),
    )
    if (await fileExists(target)) return openExisting(target)
    const parts = await askForParts(chosen, day, context)
    if (parts === undefined) return undefined
    const text = await compose(chosen, parts, target, context)
    await create(target, text)
    warnOfMissing(missingItems(context.documents.readText(target, text), parts.actions))
    if (answer.opensPad) await vscode.commands.executeCommand(commandIds.openAsPad, target)
    return target
  })
}

async function folderOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri)
  return (type & vscode.FileType.Directory) === 0 ? vscode.Uri.joinPath(uri, '..') : uri
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

/** Creates and opens the file. Never overwrites: opens the file if it exists by now. */
async function create(target: vscode.Uri, text: string): Promise<void> {
  if (!(await createFile(target, text))) {
    await openExisting(target)
    return
  }
  const document = await vscode.workspace.openTextDocument(target)
  const position = document.positionAt(firstPlaceholder(document.getText()))
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position), preview: false })
}
