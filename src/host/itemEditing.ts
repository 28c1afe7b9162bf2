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
    workspaceEdit.replace(uri, range, difference.newText)
    touched.push(document)
  }
  if (touched.length === 0) return { changed: 0, refused }
  if (isPreviewed) wantPreview(workspaceEdit, touched)
  const isApplied = await vscode.workspace.applyEdit(workspaceEdit)
  if (!isApplied) {
    if (isPreviewed) throw new vscode.CancellationError()
    throw new UserError(vscode.l10n.t('The editor did not take the change: the file may be read-only.'))
  }
  for (const document of touched) if (settings.isSavedAfterEdit(document.uri)) await document.save()
  return { changed, refused }
}

/**
 * Makes the editor show an edit before it is made. What needs to be confirmed is shown, but not ticked, so that "Apply"
 * would leave it out: that is asked of the making of a file that is there already, which is nothing, and is not listed.
 */
function wantPreview(edit: vscode.WorkspaceEdit, [first]: readonly vscode.TextDocument[]): void {
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

/** Milliseconds that the editor gets to notice what another window has saved; on a busy remote it takes seconds. */
const noticeTime = 6_000

/**
 * The document with what is in its file now. A document with changes of one's own is left as it is: the editor asks
 * which is to stay when it is saved.
 *
 * @throws UserError where the file is gone, or is changing right now.
 */
async function openCurrent(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    const document = await vscode.workspace.openTextDocument(uri)
    if (document.isUntitled) return document
    const current = (await isCurrent(document)) ? document : await becomeCurrent(document)
    if (current !== undefined) return current
  } catch {
    throw new UserError(vscode.l10n.t('“{0}” cannot be opened: it was deleted, or may not be read.', uri.path))
  }
  throw new UserError(
    vscode.l10n.t('“{0}” was changed elsewhere a moment ago, and nothing was edited. Try again.', uri.path),
  )
}

/** Whether a document shows what is in its file, or has changes of its own. */
async function isCurrent(document: vscode.TextDocument): Promise<boolean> {
  if (document.isDirty) return true
  const stored = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri))
  // Another encoding than UTF-8 never becomes the same: what the editor shows counts then.
  return stored.includes('\uFFFD') || normalized(document.getText()) === normalized(stored)
}

/** The editor makes one of several line endings, and keeps the mark of an encoding to itself. */
function normalized(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

/** Waits until the editor shows what is in a file; it may open the document anew meanwhile. */
async function becomeCurrent(stale: vscode.TextDocument): Promise<vscode.TextDocument | undefined> {
  return new Promise((resolve) => {
    const end = (document: vscode.TextDocument | undefined): void => {
      clearTimeout(timer)
      subscription.dispose()
      resolve(document)
    }
    const look = (document: vscode.TextDocument): void => {
      isCurrent(document).then(
        (isReached) => {
          if (isReached) end(document)
        },
        () => end(undefined),
      )
    }
    const timer = setTimeout(() => end(undefined), noticeTime)
    const subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === stale.uri.toString()) look(document)
    })
    // It may have changed between the first look and now.
    look(stale)
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
