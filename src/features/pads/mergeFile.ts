import * as vscode from 'vscode'
import { editBetween } from '../../core/edits/textEdit'
import { countChangedLines, hasLostMost, mergeFetched, withEndings } from '../../core/pads/mergeFetched'
import { UserError } from '../../host/commands'
import { escapeMessage } from '../../host/escapeMessage'
import { confirmModally } from '../../host/messages'
import type { PadTools } from './padTools'
import { type PickItem, showPick } from '../../host/quickPicks'

export interface FetchedMeeting {
  readonly uri: vscode.Uri
  /** The address of the pad's page; undefined for pasted text. */
  readonly pad: string | undefined
  /** The meeting's text, converted to the form of the file. */
  readonly text: string
}

export type MergeOutcome = 'unchanged' | 'updated' | 'kept' | 'cancelled'

/**
 * Updates a file with its meeting in the pad. Shows the difference first, and keeps the file's own changes, saved or
 * not.
 */
export async function mergeIntoFile(meeting: FetchedMeeting, tools: PadTools): Promise<MergeOutcome> {
  const { uri, text } = meeting
  const { records, texts } = tools
  const document = await vscode.workspace.openTextDocument(uri)
  const name = escapeMessage(uri.path.split('/').at(-1) ?? '', 80)
  const base = records.get(uri)?.text
  if (base !== undefined && hasLostMost(base, text) && !(await confirmLoss(name))) return 'cancelled'
  const merge = mergeFetched(base, document.getText(), text)
  if (merge.kind === 'unchanged') {
    await remember(meeting, tools)
    return 'unchanged'
  }
  const theirs = withEndings(text, document.getText())
  const result = merge.kind === 'merged' ? merge.text : theirs
  try {
    const isMerge = merge.kind === 'merged'
    await texts.compare(
      isMerge
        ? vscode.l10n.t('{0} (Your File ↔ With the Pad’s Changes)', name)
        : vscode.l10n.t('{0} (Your File ↔ Pad)', name),
      uri,
      texts.put(vscode.l10n.t('From the pad {0}', name), result),
      // In the file's editor group, where both texts fit side by side.
      vscode.ViewColumn.Active,
    )
    const count = countChangedLines(document.getText(), result)
    const choice = isMerge ? await askToApply(name, count) : await askAboutConflict(name, base === undefined)
    if (choice === undefined) return 'cancelled'
    if (choice === 'apply') await replaceText(document, result)
    await remember(meeting, tools)
    return choice === 'apply' ? 'updated' : 'kept'
  } finally {
    await texts.closeAll()
  }
}

async function confirmLoss(name: string): Promise<boolean> {
  const go = vscode.l10n.t('Compare Changes')
  return confirmModally(
    vscode.l10n.t('The pad has lost most of the text of {0}', name),
    vscode.l10n.t('Someone may have emptied it. Your file is unchanged. Compare the texts before you decide.'),
    go,
  )
}

interface MergeItem extends PickItem {
  readonly run: 'apply' | 'keep'
}

async function askToApply(name: string, count: number): Promise<MergeItem['run'] | undefined> {
  const items: readonly MergeItem[] = [
    {
      icon: 'check',
      label: count === 1 ? vscode.l10n.t('Apply 1 changed line') : vscode.l10n.t('Apply {0} changed lines', count),
      detail: vscode.l10n.t('Your own changes stay. You can undo this.'),
      run: 'apply',
    },
  ]
  const chosen = await showPick(items, {
    title: vscode.l10n.t('The pad changed since you fetched {0}', name),
    placeHolder: vscode.l10n.t('Press Escape to leave the file as it is.'),
    ignoreFocusOut: true,
  })
  return chosen?.run
}

async function askAboutConflict(name: string, isFirst: boolean): Promise<MergeItem['run'] | undefined> {
  const items: readonly MergeItem[] = [
    {
      icon: 'file',
      label: vscode.l10n.t('Keep my file'),
      detail: vscode.l10n.t('Later fetches show only what changes in the pad from now on.'),
      run: 'keep',
    },
    {
      icon: 'cloud-download',
      label: vscode.l10n.t('Replace my text with the pad’s'),
      detail: vscode.l10n.t('Your own changes are lost. You can undo this.'),
      run: 'apply',
    },
  ]
  const chosen = await showPick(items, {
    title: isFirst
      ? vscode.l10n.t('{0} exists and differs from the pad', name)
      : vscode.l10n.t('You and the pad changed the same lines of {0}', name),
    placeHolder: vscode.l10n.t('Press Escape to decide later. The file stays as it is.'),
    ignoreFocusOut: true,
  })
  return chosen?.run
}

/** Changes the document in one undo step, and saves it unless it already had unsaved changes. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const difference = editBetween(document.getText(), text)
  if (difference === undefined) return
  const wasDirty = document.isDirty
  const edit = new vscode.WorkspaceEdit()
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(difference.start), document.positionAt(difference.end)),
    difference.newText,
  )
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(vscode.l10n.t('The change could not be applied. The file may be read-only.'))
  if (!wasDirty) await document.save()
}

/** Stores the meeting as the common ancestor of later changes. */
export async function remember({ uri, pad, text }: FetchedMeeting, { records }: PadTools): Promise<void> {
  if (pad !== undefined) await records.put({ file: uri.toString(), pad, text, fetchedAt: Date.now() })
}
