import * as vscode from 'vscode'
import { findDates } from '../../core/dates'
import type { CalendarDate } from '../../core/minutes'
import { composeFromLast, type NewMinutesParts, placeToType } from '../../core/newMinutes/compose'
import { composeNextDeck } from '../../core/newMinutes/nextDeck'
import { formOf } from '../../core/newMinutes/participantManner'
import { nextDay, pathFor } from '../../core/newMinutes/seriesManner'
import { composeFromTemplate } from '../../core/newMinutes/template'
import type { DeckSource } from '../../core/slides/compose/previousDecks'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { maxTextLength, type MinutesDocuments } from '../../host/documents'
import type { GitHubSession } from '../../host/session'
import { localDay } from '../../host/today'
import type { WorkspaceFile, WorkspaceMinutes } from '../../host/workspaceMinutes'
import { askParts } from './askParts'
import { seriesLabel } from './labels'
import { type ChosenSeries, pickSeries, seriesOf } from './series'

interface NewMinutesContext {
  readonly documents: MinutesDocuments
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly log: vscode.LogOutputChannel
}

/** Starts the minutes of the next meeting from those of the last one, or from the series' template. */
export function registerNewMinutes(context: NewMinutesContext): vscode.Disposable {
  const { workspace, log } = context
  return registerCommand(commandIds.newMinutes, log, async (uri?: unknown) => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading minutes') },
      () => workspace.start(),
    )
    const chosen = uri instanceof vscode.Uri ? seriesOf(await folderOf(uri), workspace) : await pickSeries(workspace)
    if (chosen === undefined) return undefined
    const day = await askDay(chosen)
    if (day === undefined) return undefined
    const target = vscode.Uri.joinPath(chosen.root.uri, ...pathFor(chosen.meetings, chosen.folder, day).split('/'))
    if (await isThere(target)) return openExisting(target)
    const parts = await askParts(chosen, day, context)
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

async function askDay({ series, meetings }: ChosenSeries): Promise<CalendarDate | undefined> {
  const proposed = nextDay(meetings, localDay())
  const last = meetings.at(-1)?.day
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('New minutes of {0}: the day of the meeting', seriesLabel(series)),
    value: proposed,
    prompt:
      last === undefined
        ? vscode.l10n.t('As YYYY-MM-DD')
        : vscode.l10n.t('As YYYY-MM-DD. The last one was on {0}; the day follows the rhythm of the series.', last),
    validateInput: (value) =>
      findDates(value)[0] === undefined ? vscode.l10n.t('Write the day as YYYY-MM-DD.') : undefined,
  })
  return typed === undefined ? undefined : findDates(typed)[0]?.value
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return true
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    // FileNotFound, or a folder that is still to be made.
    return false
  }
}

async function openExisting(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri)
  void vscode.window.showInformationMessage(vscode.l10n.t('These minutes exist already, and are open now.'))
  return uri
}

async function compose(
  { folder, root, files, meetings }: ChosenSeries,
  parts: NewMinutesParts,
  target: vscode.Uri,
  { documents }: NewMinutesContext,
): Promise<string> {
  const template = await readText(vscode.Uri.joinPath(root.uri, folder, 'template.md'))
  const last = files.find(({ digest }) => digest.path === meetings.at(-1)?.file.path)
  const text = last && (await readText(last.uri))
  const minutes = last && text !== undefined ? documents.readText(last.uri, text) : undefined
  if (template !== undefined) return composeFromTemplate(template, parts, minutes && formOf(minutes))
  if (last === undefined || text === undefined || minutes === undefined)
    return composeFromTemplate(plainTemplate, parts)
  if (last.digest.kind === 'slides') {
    const earlier = meetings.slice(0, -1).findLast(({ file }) => file.kind === 'slides')?.file
    const before = files.find(({ digest }) => digest === earlier)
    return composeNextDeck(
      deckOf(last, text, documents),
      before && deckOf(before, (await readText(before.uri)) ?? '', documents),
      parts,
    )
  }
  return composeFromLast(text, minutes, parts, (written) => documents.readText(target, written))
}

function deckOf({ uri, digest }: WorkspaceFile, text: string, documents: MinutesDocuments): DeckSource {
  return { path: digest.path, date: digest.date ?? '', text, slides: documents.readText(uri, text).slides }
}

/** For a series without any minutes. */
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

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open !== undefined) return open.getText()
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    return bytes.length > maxTextLength ? undefined : new TextDecoder().decode(bytes)
  } catch {
    // There is no template, or the last minutes are gone: the next best is taken.
    return undefined
  }
}

/** Never over a file: one that somebody else has made in this moment is opened instead. */
async function create(target: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(target, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit))) {
    if (await isThere(target)) {
      await openExisting(target)
      return
    }
    throw new UserError(vscode.l10n.t('“{0}” could not be made. The folder may be read-only.', target.path))
  }
  const document = await vscode.workspace.openTextDocument(target)
  const position = document.positionAt(placeToType(document.getText()))
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position), preview: false })
}
