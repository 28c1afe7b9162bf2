import * as vscode from 'vscode'
import type { EditResult, ReadText, Refusal, ItemRef } from '../core/edits/verifiedEdit'
import { editBetween } from '../core/edits/textEdit'
import type { Minutes } from '../core/minutes'
import { UserError } from './commands'
import type { MinutesDocuments } from './documents'
import * as settings from './settings'
import { showWarning } from './messages'

/** An action item in a file. */
export interface ItemTarget {
  readonly uri: vscode.Uri
  readonly itemRef: ItemRef
}

/** Returns the new text of a document, or why it stays unchanged. */
export type EditItem = (text: string, minutes: Minutes, read: ReadText) => EditResult

export interface EditOutcome {
  /** The number of changed items. */
  readonly changed: number
  readonly refused: readonly { readonly target: ItemTarget; readonly refusal: Refusal }[]
}

/**
 * Edits items in their files as a single undo step. Documents stay unsaved unless the setting saves them.
 *
 * Works on the current text, including unsaved changes and changes saved by another window. Several items of one file
 * are edited one after another.
 *
 * @param isPreviewed Whether the editor shows the changes before applying them.
 * @throws CancellationError when the person discards the preview; UserError when the change cannot be applied.
 */
export async function editItems(
  documents: MinutesDocuments,
  targets: readonly ItemTarget[],
  edit: (target: ItemTarget) => EditItem,
  isPreviewed = false,
): Promise<EditOutcome> {
  const workspaceEdit = new vscode.WorkspaceEdit()
  const refused: { target: ItemTarget; refusal: Refusal }[] = []
  const touched: vscode.TextDocument[] = []
  let changed = 0
  for (const own of byFile(targets)) {
    const [{ uri }] = own
    const document = await openCurrent(uri)
    const before = document.getText()
    const read: ReadText = (text) => documents.readText(uri, text)
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
    workspaceEdit.replace(uri, range, difference.newText)
    touched.push(document)
  }
  if (touched.length === 0) return { changed: 0, refused }
  if (isPreviewed) forcePreview(workspaceEdit, touched)
  const isApplied = await vscode.workspace.applyEdit(workspaceEdit)
  if (!isApplied) {
    if (isPreviewed) throw new vscode.CancellationError()
    throw new UserError(vscode.l10n.t('The change could not be applied. The file may be read-only.'))
  }
  for (const document of touched) if (settings.isSavedAfterEdit(document.uri)) await document.save()
  return { changed, refused }
}

/**
 * Forces the preview by attaching needsConfirmation to a no-op createFile. On the real edits it would leave them
 * unselected, so that "Apply" would skip them.
 */
function forcePreview(edit: vscode.WorkspaceEdit, [first]: readonly vscode.TextDocument[]): void {
  if (first === undefined) return
  const metadata = { needsConfirmation: true, label: vscode.l10n.t('Action items') }
  edit.createFile(first.uri, { ignoreIfExists: true }, metadata)
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

/** How long to wait until the editor notices a change on disk. On a busy remote that takes seconds. */
const reloadTimeoutMs = 6_000

/**
 * Opens a document with the file's current content. A document with unsaved changes is returned as it is: the editor
 * resolves the conflict on save.
 *
 * @throws UserError when the file is missing, or keeps changing.
 */
async function openCurrent(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    const document = await vscode.workspace.openTextDocument(uri)
    if (document.isUntitled) return document
    const current = (await isCurrent(document)) ? document : await waitUntilCurrent(document)
    if (current !== undefined) return current
  } catch {
    throw new UserError(vscode.l10n.t('“{0}” cannot be opened. It may have been deleted.', uri.path))
  }
  throw new UserError(
    vscode.l10n.t('“{0}” was just changed outside this window, so nothing was edited. Try again.', uri.path),
  )
}

/** Whether a document matches its file, or has unsaved changes. */
async function isCurrent(document: vscode.TextDocument): Promise<boolean> {
  if (document.isDirty) return true
  const stored = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri))
  // A file in another encoding than UTF-8 never matches: use the editor's text.
  return stored.includes('\uFFFD') || normalized(document.getText()) === normalized(stored)
}

/** Without byte order mark and with `\n`: the editor unifies line endings and hides the mark. */
function normalized(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

/** Waits until the editor has reloaded the file, possibly as a new document; undefined on time-out. */
async function waitUntilCurrent(stale: vscode.TextDocument): Promise<vscode.TextDocument | undefined> {
  return new Promise((resolve) => {
    const end = (document: vscode.TextDocument | undefined): void => {
      clearTimeout(timer)
      subscription.dispose()
      resolve(document)
    }
    const check = (document: vscode.TextDocument): void => {
      isCurrent(document).then(
        (isReached) => {
          if (isReached) end(document)
        },
        () => end(undefined),
      )
    }
    const timer = setTimeout(() => end(undefined), reloadTimeoutMs)
    const subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === stale.uri.toString()) check(document)
    })
    // The document may have changed since the first check.
    check(stale)
  })
}

/** Shows why items were not edited; nothing when all were. */
export function reportRefusedEdits({ refused }: EditOutcome): void {
  const [first] = refused
  if (first === undefined) return
  const { target, refusal } = first
  const text = target.itemRef.text
  const rest = refused.length > 1 ? ` ${vscode.l10n.t('({0} more)', refused.length - 1)}` : ''
  const show = vscode.l10n.t('Show Line')
  void showWarning(refusalText(refusal, text) + rest, show).then(async (chosen) => {
    if (chosen !== show) return
    const { start } = target.itemRef.span
    const position = new vscode.Position(start.line - 1, start.column - 1)
    await vscode.window.showTextDocument(target.uri, { selection: new vscode.Range(position, position) })
  })
}

function refusalText(refusal: Refusal, item: string): string {
  switch (refusal) {
    case 'missing':
      return vscode.l10n.t('“{0}” was not found. The line has been changed or deleted.', item)
    case 'already':
      return vscode.l10n.t('“{0}” needs no change.', item)
    case 'saysMore':
      return vscode.l10n.t('The status line of “{0}” has other text that would be lost. Edit it by hand.', item)
    case 'unsafe':
      return vscode.l10n.t('“{0}” cannot be edited without affecting other lines. Edit it by hand.', item)
  }
}
