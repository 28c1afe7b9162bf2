import * as vscode from 'vscode'
import type { Minutes } from '../../core/minutes'
import { composeFromLast, type NewMinutesParts, firstPlaceholder } from '../../core/newMinutes/composeFromLast'
import { composeNextDeck } from '../../core/newMinutes/nextDeck'
import { detectPersonStyle } from '../../core/newMinutes/participantStyle'
import { newMinutesPath } from '../../core/newMinutes/newMinutesPath'
import type { SeriesMeetings } from '../../core/newMinutes/seriesHabits'
import { chooseSkeleton, skeletonMeetingCount } from '../../core/newMinutes/skeleton'
import { composeFromTemplate } from '../../core/newMinutes/template'
import type { DeckSource } from '../../core/slides/compose/previousDecks'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { createFile, fileExists, readText } from '../../host/createMinutes'
import type { MinutesDocuments } from '../../host/documents'
import type { GitHubSession } from '../../host/session'
import type { WorkspaceFile, WorkspaceMinutes } from '../../host/workspaceMinutes'
import { askForDay } from './askForDay'
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
    const answer = await askForDay(chosen)
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
  const last = files.find(({ digest }) => digest.path === meetings.at(-1)?.file.path)
  const text = last && (await readText(last.uri))
  const minutes = last && text !== undefined ? documents.readText(last.uri, text) : undefined
  if (template !== undefined) return composeFromTemplate(template, parts, minutes && detectPersonStyle(minutes))
  if (last === undefined || text === undefined || minutes === undefined)
    return composeFromTemplate(plainTemplate, parts)
  if (last.digest.kind === 'slides') {
    const earlier = meetings.slice(0, -1).findLast(({ file }) => file.kind === 'slides')?.file
    const previous = files.find(({ digest }) => digest === earlier)
    return composeNextDeck(
      deckOf(last, text, documents),
      previous && deckOf(previous, (await readText(previous.uri)) ?? '', documents),
      parts,
    )
  }
  const skeleton = chooseSkeleton([...(await earlierMinutes(files, meetings, documents)), { text, minutes }])
  if (skeleton === undefined) return composeFromTemplate(plainTemplate, parts)
  const read = (newText: string): Minutes => documents.readText(target, newText)
  return composeFromLast(skeleton.text, skeleton.minutes, parts, read, skeleton)
}

/** The meetings before the last one that tell what is usual, oldest first. Decks and files that are gone are left out. */
async function earlierMinutes(
  files: readonly WorkspaceFile[],
  meetings: SeriesMeetings,
  documents: MinutesDocuments,
): Promise<readonly { readonly text: string; readonly minutes: Minutes }[]> {
  const earlier = meetings
    .slice(0, -1)
    .filter(({ file }) => file.kind === 'minutes')
    .slice(1 - skeletonMeetingCount)
    .flatMap(({ file }) => files.find(({ digest }) => digest.path === file.path) ?? [])
  const read = await Promise.all(
    earlier.map(async ({ uri }) => {
      const text = await readText(uri)
      return text === undefined ? [] : [{ text, minutes: documents.readText(uri, text) }]
    }),
  )
  return read.flat()
}

function deckOf({ uri, digest }: WorkspaceFile, text: string, documents: MinutesDocuments): DeckSource {
  return { path: digest.path, date: digest.date ?? '', text, slides: documents.readText(uri, text).slides }
}

/** Template for a series without minutes. */
const plainTemplate = [
  '# ${date}',
  '',
  '## Participants',
  '',
  '${participants}',
  '',
  '## Agenda',
  '',
  '${agenda}',
  '### ',
  '',
].join('\n')

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
