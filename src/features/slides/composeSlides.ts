import * as vscode from 'vscode'
import { localDate } from '../../core/calendar'
import { isOfSeries } from '../../core/meetings/schedule'
import { findDates } from '../../core/dates'
import type { CalendarDate } from '../../core/minutes'
import { suggestNextDate } from '../../core/newMinutes/seriesHabits'
import { composeDeck, deckText } from '../../core/slides/compose/composeDeck'
import type { MinutesSource } from '../../core/slides/compose/itemSlides'
import { type DeckSource, replaceDeckDate } from '../../core/slides/compose/previousDecks'
import { type DeckUpdate, updateDeck } from '../../core/slides/compose/updateDeck'
import type { Calendars } from '../../host/calendars'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { type MinutesDocuments, relativePath } from '../../host/documents'
import { showInformation } from '../../host/messages'
import type { WorkspaceFile, WorkspaceMinutes } from '../../host/workspaceMinutes'
import { showPicks } from '../../host/quickPicks'

/** Registers the command that composes a deck from the minutes since the last call, or updates an existing deck. */
export function registerSlideComposition(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  calendars: Calendars,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.composeSlides, log, async () => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading minutes') },
      () => Promise.all([workspace.start(), calendars.refresh()]),
    )
    const decks = datedFiles(workspace, 'slides')
    const date = await askForDate(nextCall(decks, calendars))
    if (date === undefined) return
    const [last, before] = decks.filter((deck) => deck.date < date).reverse()
    const chosen = await chooseMinutes(datedFiles(workspace, 'minutes'), { from: last?.date, to: date })
    if (chosen === undefined) return
    const read = (deck: DatedFile | undefined): Promise<DeckSource | undefined> => readDeckSource(deck, documents)
    const [lastDeck, deckBefore] = await Promise.all([read(last), read(before)])
    const sources = await Promise.all(chosen.map((file) => readMinutesSource(file, documents)))
    const existing = decks.find((deck) => deck.date === date)
    const document = existing === undefined ? undefined : await vscode.workspace.openTextDocument(existing.uri)
    const present = document?.getText()
    const composed = composeDeck({ date, sources, last: lastDeck, beforeLast: deckBefore, existing: present })
    if (document === undefined) {
      await writeDeck(newDeckUri(last, date), deckText(composed))
      return
    }
    const paths = sources.map(({ path }) => path)
    await applyTo(document, updateDeck(document.getText(), documents.read(document).slides, composed, paths))
  })
}

interface DatedFile extends WorkspaceFile {
  readonly date: CalendarDate
}

/** The files of a kind with a date, oldest first. */
function datedFiles(workspace: WorkspaceMinutes, kind: 'slides' | 'minutes'): readonly DatedFile[] {
  return workspace
    .files()
    .flatMap((file) =>
      file.digest.kind === kind && file.digest.date !== undefined ? [{ ...file, date: file.digest.date }] : [],
    )
    .sort((one, other) => (one.date < other.date ? -1 : 1))
}

/** The day of the next call, from the calendar, else from how often the series of the last deck meets. */
function nextCall(decks: readonly DatedFile[], calendars: Calendars): CalendarDate {
  const today = localDate()
  const last = decks.at(-1)
  if (last === undefined) return today
  const { series, path } = last.digest
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const appointment = calendars.appointments().find((one) => one.end > Date.now() && isOfSeries(one, series, folder))
  if (appointment !== undefined) return localDate(new Date(appointment.start))
  const ofSeries = decks.filter(({ digest }) => digest.series === series)
  return suggestNextDate(
    ofSeries.map(({ date }) => ({ day: date })),
    today,
  )
}

async function askForDate(suggested: CalendarDate): Promise<CalendarDate | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Compose Slides from Minutes'),
    prompt: vscode.l10n.t('Date of the call. Choosing an existing deck’s date updates that deck.'),
    value: suggested,
    ignoreFocusOut: true,
    validateInput: (text) =>
      findDates(text).length === 1 ? undefined : vscode.l10n.t('Enter a date such as {0}.', '2026-03-05'),
  })
  return answer === undefined ? undefined : findDates(answer)[0]?.value
}

/** Asks which minutes since the last call to use. */
async function chooseMinutes(
  minutes: readonly DatedFile[],
  { from, to }: { readonly from: CalendarDate | undefined; readonly to: CalendarDate },
): Promise<readonly DatedFile[] | undefined> {
  const since = from ?? new Date(Date.parse(`${to}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10)
  // Minutes of the last call's day may have been presented already, so they start unselected.
  const found = minutes.filter(({ date }) => (date > since || date === from) && date <= to)
  if (found.length === 0) {
    throw new UserError(vscode.l10n.t('This workspace has no minutes after {0} and up to {1}.', since, to))
  }
  const items = found.map((file) => ({
    label: file.digest.path,
    description: file.date,
    picked: file.date !== from,
    file,
  }))
  const chosen = await showPicks(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: vscode.l10n.t('Minutes since the last call ({0})', since),
    placeHolder: vscode.l10n.t('Select the minutes to compose slides from.'),
  })
  return chosen?.map(({ file }) => file)
}

async function readDeckSource(
  deck: DatedFile | undefined,
  documents: MinutesDocuments,
): Promise<DeckSource | undefined> {
  if (deck === undefined) return undefined
  const document = await vscode.workspace.openTextDocument(deck.uri)
  return {
    path: deck.digest.path,
    date: deck.date,
    text: document.getText(),
    slides: documents.read(document).slides,
  }
}

async function readMinutesSource(
  { uri, digest, date }: DatedFile,
  documents: MinutesDocuments,
): Promise<MinutesSource> {
  const document = await vscode.workspace.openTextDocument(uri)
  return {
    path: digest.path,
    series: digest.series,
    date,
    text: document.getText(),
    minutes: documents.read(document),
  }
}

/** The URI of a new deck: next to the last deck and named like it, or in a new folder if there is none. */
function newDeckUri(last: DatedFile | undefined, date: CalendarDate): vscode.Uri {
  const compact = date.replaceAll('-', '')
  if (last !== undefined) {
    const name = last.uri.path.slice(last.uri.path.lastIndexOf('/') + 1)
    const newName = replaceDeckDate(name, last.date, date)
    return vscode.Uri.joinPath(last.uri, '..', newName === name ? `${compact}.md` : newName)
  }
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (folder === undefined) throw new UserError(vscode.l10n.t('Open the folder with your minutes first.'))
  return vscode.Uri.joinPath(folder.uri, 'community-call', `${compact}.md`)
}

async function writeDeck(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false })
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(vscode.l10n.t('The file {0} could not be created. It may already exist.', relativePath(uri)))
  }
  await vscode.window.showTextDocument(uri, { preview: false })
  await vscode.commands.executeCommand(commandIds.previewSlides, uri)
}

async function applyTo(document: vscode.TextDocument, result: DeckUpdate): Promise<void> {
  await vscode.window.showTextDocument(document, { preview: false })
  const { updated, added, removed, kept } = result
  const keptText =
    kept === 0
      ? ''
      : kept === 1
        ? vscode.l10n.t('1 slide that was edited by hand is unchanged, although its minutes have changed.')
        : vscode.l10n.t('{0} slides that were edited by hand are unchanged, although their minutes have changed.', kept)
  if (updated + added + removed === 0) {
    void showInformation(`${vscode.l10n.t('The deck is up to date.')} ${keptText}`.trim())
    return
  }
  const edit = new vscode.WorkspaceEdit()
  const fullRange = new vscode.Range(0, 0, document.lineCount, 0)
  edit.replace(document.uri, fullRange, result.text)
  await vscode.workspace.applyEdit(edit)
  void showInformation(
    `${vscode.l10n.t('Slides: {0} updated, {1} added, {2} removed.', updated, added, removed)} ${keptText}`.trim(),
  )
}
