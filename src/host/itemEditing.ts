import * as vscode from 'vscode'
import type { Edited, Read, Refusal, Wanted } from '../core/edits/editedItem'
import { editBetween } from '../core/edits/textEdit'
import type { Minutes } from '../core/minutes'
import { UserError } from './commands'
import type { MinutesDocuments } from './documents'
import * as settings from './settings'

/** A line of a file that holds an action item. */
export interface ItemTarget {
  readonly uri: vscode.Uri
  readonly wanted: Wanted
}

/** Makes the new text of a document out of the one that it has now. */
export type EditItem = (text: string, minutes: Minutes, read: Read) => Edited

export interface Outcome {
  /** How many lines were changed. */
  readonly changed: number
  readonly refused: readonly { readonly target: ItemTarget; readonly refusal: Refusal }[]
}

/**
 * Edits items in their files, as one step that can be undone; documents stay unsaved unless the setting saves them.
 *
 * Each file is taken as it is at this moment: what is typed, what another window has saved. Several items of one file
 * are edited one after the other, each in the text that the one before has left.
 *
 * @param isPreviewed Whether the editor shows the changes before they are made.
 */
export async function editItems(
  documents: MinutesDocuments,
  targets: readonly ItemTarget[],
  edit: (target: ItemTarget) => EditItem,
  isPreviewed = false,
): Promise<Outcome> {
  const workspaceEdit = new vscode.WorkspaceEdit()
  const refused: { target: ItemTarget; refusal: Refusal }[] = []
  const touched: vscode.TextDocument[] = []
  let changed = 0
  for (const own of byFile(targets)) {
    const [{ uri }] = own
    const document = await openCurrent(uri)
    const before = document.getText()
    const read: Read = (text) => documents.readText(uri, text)
    let text = before
    for (const target of own) {
      const edited = edit(target)(text, read(text), read)
      if ('refusal' in edited) refused.push({ target, refusal: edited.refusal })
      else {
        text = edited.text
        changed++
      }
    }
    const difference = editBetween(before, text)
    if (difference === undefined) continue
    const range = new vscode.Range(document.positionAt(difference.start), document.positionAt(difference.end))
    const metadata = isPreviewed ? { needsConfirmation: true, label: vscode.l10n.t('Action items') } : undefined
    workspaceEdit.replace(uri, range, difference.newText, metadata)
    touched.push(document)
  }
  if (touched.length === 0) return { changed: 0, refused }
  const isApplied = await vscode.workspace.applyEdit(workspaceEdit)
  if (!isApplied) {
    if (isPreviewed) throw new vscode.CancellationError()
    throw new UserError(vscode.l10n.t('The editor did not take the change: the file may be read-only.'))
  }
  for (const document of touched) if (settings.isSavedAfterEdit(document.uri)) await document.save()
  return { changed, refused }
}

function byFile(targets: readonly ItemTarget[]): readonly (readonly [ItemTarget, ...ItemTarget[]])[] {
  const groups = new Map<string, [ItemTarget, ...ItemTarget[]]>()
  for (const target of targets) {
    const group = groups.get(target.uri.toString())
    if (group === undefined) groups.set(target.uri.toString(), [target])
    else group.push(target)
  }
  return [...groups.values()]
}

/** Milliseconds that the editor gets to notice what another window has saved. */
const noticeTime = 3_000

/**
 * The document with what is in its file now. A document with changes of one's own is left as it is: the editor asks
 * which is to stay when it is saved.
 *
 * @throws UserError where the file is gone, or is changing right now.
 */
async function openCurrent(uri: vscode.Uri): Promise<vscode.TextDocument> {
  let document: vscode.TextDocument
  try {
    document = await vscode.workspace.openTextDocument(uri)
  } catch {
    throw new UserError(vscode.l10n.t('“{0}” cannot be opened: it was deleted, or may not be read.', uri.path))
  }
  if (document.isDirty || document.isUntitled) return document
  const stored = withoutMark(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)))
  const isCurrent = (): boolean => document.isDirty || document.getText() === stored
  if (isCurrent() || (await changesTo(document, isCurrent))) return document
  // Another encoding than UTF-8 never becomes the same: what the editor shows counts then.
  if (stored.includes('\uFFFD')) return document
  throw new UserError(
    vscode.l10n.t('“{0}” was changed elsewhere a moment ago, and nothing was edited. Try again.', uri.path),
  )
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

async function changesTo(document: vscode.TextDocument, isWanted: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isReached: boolean): void => {
      clearTimeout(timer)
      subscription.dispose()
      resolve(isReached)
    }
    const timer = setTimeout(() => end(false), noticeTime)
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && isWanted()) end(true)
    })
  })
}

/** Says why lines were left as they are; silent where all were edited. */
export function explainRefused({ refused }: Outcome): void {
  const [first] = refused
  if (first === undefined) return
  const { target, refusal } = first
  const words = target.wanted.text
  const rest = refused.length > 1 ? ` ${vscode.l10n.t('({0} more)', refused.length - 1)}` : ''
  const show = vscode.l10n.t('Show Line')
  void vscode.window.showWarningMessage(refusalText(refusal, words) + rest, show).then(async (chosen) => {
    if (chosen !== show) return
    const { start } = target.wanted.span
    const position = new vscode.Position(start.line - 1, start.column - 1)
    await vscode.window.showTextDocument(target.uri, { selection: new vscode.Range(position, position) })
  })
}

function refusalText(refusal: Refusal, words: string): string {
  switch (refusal) {
    case 'missing':
      return vscode.l10n.t('“{0}” is not there any more: the line was changed or deleted meanwhile.', words)
    case 'already':
      return vscode.l10n.t('“{0}” needs no change.', words)
    case 'saysMore':
      return vscode.l10n.t(
        '“{0}”: what says that it is done says more than that, and would be lost. Change it by hand.',
        words,
      )
    case 'unsafe':
      return vscode.l10n.t('“{0}” cannot be changed without changing what other lines mean. Change it by hand.', words)
  }
}
