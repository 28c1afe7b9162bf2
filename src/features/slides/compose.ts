import * as vscode from 'vscode'
import { findDates } from '../../core/dates'
import type { CalendarDate } from '../../core/minutes'
import { composeDeck, deckText, type MinutesSource } from '../../core/slides/compose/composeDeck'
import { type DeckSource, redate } from '../../core/slides/compose/previousDecks'
import { type Recomposition, recompose } from '../../core/slides/compose/recompose'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { type MinutesDocuments, relativePath } from '../../host/documents'
import type { WorkspaceFile, WorkspaceMinutes } from '../../host/workspaceMinutes'

/** Writes the first version of a deck from the minutes since the last call, and brings one up to date. */
export function registerSlideComposition(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(commandIds.composeSlides, log, async () => {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading the minutes') },
      () => workspace.start(),
    )
    const decks = dated(workspace, 'slides')
    const date = await askForDate(decks)
    if (date === undefined) return
    const [last, before] = decks.filter((deck) => deck.date < date).reverse()
    const chosen = await chooseMinutes(dated(workspace, 'minutes'), { from: last?.date, to: date })
    if (chosen === undefined) return
    const read = (deck: Dated | undefined): Promise<DeckSource | undefined> => readDeckSource(deck, documents)
    const [lastDeck, deckBefore] = await Promise.all([read(last), read(before)])
    const sources = await Promise.all(chosen.map((file) => readMinutesSource(file, documents)))
    const known = decks.find((deck) => deck.date === date)
    const document = known === undefined ? undefined : await vscode.workspace.openTextDocument(known.uri)
    const present = document?.getText()
    const composed = composeDeck({ date, sources, last: lastDeck, before: deckBefore, present })
    if (document === undefined) {
      await writeDeck(newDeckUri(last, date), deckText(composed))
      return
    }
    const paths = sources.map(({ path }) => path)
    await applyTo(document, recompose(document.getText(), documents.read(document).slides, composed, paths))
  })
}

interface Dated extends WorkspaceFile {
  readonly date: CalendarDate
}

/** The files of a kind that have a date, the oldest first. */
function dated(workspace: WorkspaceMinutes, kind: 'slides' | 'minutes'): readonly Dated[] {
  return workspace
    .files()
    .flatMap((file) =>
      file.digest.kind === kind && file.digest.date !== undefined ? [{ ...file, date: file.digest.date }] : [],
    )
    .sort((one, other) => (one.date < other.date ? -1 : 1))
}

async function askForDate(decks: readonly Dated[]): Promise<CalendarDate | undefined> {
  const last = decks.at(-1)?.date
  const before = decks.at(-2)?.date
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Compose Slides from Minutes'),
    prompt: vscode.l10n.t(
      'The day of the call. With the day of a deck that is there, that deck is brought up to date.',
    ),
    value: proposedDate(last, before),
    ignoreFocusOut: true,
    validateInput: (text) =>
      findDates(text).length === 1 ? undefined : vscode.l10n.t('Write a day as in {0}.', '2026-03-05'),
  })
  return answer === undefined ? undefined : findDates(answer)[0]?.value
}

/** As long after the last call as that was after the one before it; a week where nothing is known. */
function proposedDate(last: CalendarDate | undefined, before: CalendarDate | undefined): CalendarDate {
  const day = 86_400_000
  const at = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`)
  const today = new Date().toISOString().slice(0, 10)
  if (last === undefined) return today
  const step = before === undefined ? 7 * day : at(last) - at(before)
  return new Date(at(last) + Math.min(step, 92 * day)).toISOString().slice(0, 10)
}

/** The minutes since the last call, all of them chosen at first but those of its day. */
async function chooseMinutes(
  minutes: readonly Dated[],
  { from, to }: { readonly from: CalendarDate | undefined; readonly to: CalendarDate },
): Promise<readonly Dated[] | undefined> {
  const since = from ?? new Date(Date.parse(`${to}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10)
  // Of the day of the last call nobody knows whether they were told there already: they are offered, and not ticked.
  const found = minutes.filter(({ date }) => (date > since || date === from) && date <= to)
  if (found.length === 0) {
    throw new UserError(vscode.l10n.t('There are no minutes after {0} and up to {1} in this workspace.', since, to))
  }
  const items = found.map((file) => ({
    label: file.digest.path,
    description: file.date,
    picked: file.date !== from,
    file,
  }))
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: vscode.l10n.t('Minutes since the Last Call ({0})', since),
    placeHolder: vscode.l10n.t('Enter composes the slides from those that are ticked.'),
  })
  return chosen?.map(({ file }) => file)
}

async function readDeckSource(deck: Dated | undefined, documents: MinutesDocuments): Promise<DeckSource | undefined> {
  if (deck === undefined) return undefined
  const document = await vscode.workspace.openTextDocument(deck.uri)
  return {
    path: deck.digest.path,
    date: deck.date,
    text: document.getText(),
    slides: documents.read(document).slides,
  }
}

async function readMinutesSource({ uri, digest, date }: Dated, documents: MinutesDocuments): Promise<MinutesSource> {
  const document = await vscode.workspace.openTextDocument(uri)
  return {
    path: digest.path,
    series: digest.series,
    date,
    text: document.getText(),
    minutes: documents.read(document),
  }
}

/** Beside the last deck and called as it is; in a folder of its own where there is none. */
function newDeckUri(last: Dated | undefined, date: CalendarDate): vscode.Uri {
  const compact = date.replaceAll('-', '')
  if (last !== undefined) {
    const name = last.uri.path.slice(last.uri.path.lastIndexOf('/') + 1)
    const renamed = redate(name, last.date, date)
    return vscode.Uri.joinPath(last.uri, '..', renamed === name ? `${compact}.md` : renamed)
  }
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (folder === undefined) throw new UserError(vscode.l10n.t('Open a folder of minutes first.'))
  return vscode.Uri.joinPath(folder.uri, 'community-call', `${compact}.md`)
}

async function writeDeck(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false })
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(vscode.l10n.t('The file {0} could not be made. Is there one already?', relativePath(uri)))
  }
  await vscode.window.showTextDocument(uri, { preview: false })
  await vscode.commands.executeCommand(commandIds.previewSlides, uri)
}

async function applyTo(document: vscode.TextDocument, result: Recomposition): Promise<void> {
  await vscode.window.showTextDocument(document, { preview: false })
  const { updated, added, removed, kept } = result
  const keptText =
    kept === 0
      ? ''
      : vscode.l10n.t('{0} slides that were changed by hand stay as they are, although their minutes differ.', kept)
  if (updated + added + removed === 0) {
    void vscode.window.showInformationMessage(`${vscode.l10n.t('The deck is up to date.')} ${keptText}`.trim())
    return
  }
  const edit = new vscode.WorkspaceEdit()
  const whole = new vscode.Range(0, 0, document.lineCount, 0)
  edit.replace(document.uri, whole, result.text)
  await vscode.workspace.applyEdit(edit)
  void vscode.window.showInformationMessage(
    `${vscode.l10n.t('Slides: {0} updated, {1} added, {2} removed.', updated, added, removed)} ${keptText}`.trim(),
  )
}
