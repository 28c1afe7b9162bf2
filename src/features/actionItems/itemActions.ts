import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { assign } from '../../core/edits/assign'
import { type DoneStyle, learnDoneStyle } from '../../core/edits/doneStyle'
import { dropItem, learnCancelWords } from '../../core/edits/dropItem'
import { markDone, markOpen } from '../../core/edits/markDone'
import type { ActionItem } from '../../core/minutes'
import { sameSeries } from '../../core/series'
import { UserError } from '../../host/commands'
import type { MinutesDocuments } from '../../host/documents'
import { type EditItem, editItems, reportRefusedEdits, type ItemTarget } from '../../host/editItems'
import * as settings from '../../host/settings'
import { seriesIdOf, type WorkspaceMinutes } from '../../host/workspaceMinutes'
import type { Node } from './nodes'

/** The actions on action items, shared by the view, the editor and drag and drop. */
export interface ItemActions {
  /** Fires with the items of the view before they are marked as done. */
  readonly onWillMarkDone: vscode.Event<readonly TrackedItem[]>
  /** @returns the number of changed lines. */
  setDone(items: readonly (TrackedItem | ItemTarget)[], isDone: boolean): Promise<number>
  /** Marks items as dropped in their files, as one undo step. @returns the number of changed lines. */
  drop(items: readonly (TrackedItem | ItemTarget)[]): Promise<number>
  /** @param to The owner as written in minutes: `@ada`, or `Ada Brook` for a person without a handle. */
  assign(
    items: readonly { readonly item: TrackedItem | ItemTarget; readonly from: string | undefined }[],
    to: string,
  ): Promise<number>
  /**
   * The items that a command applies to: those selected in the view, the one on a given line, or the ones at the
   * cursors.
   *
   * @throws UserError if there is none.
   */
  targetItems(node?: unknown, nodes?: unknown): readonly (TrackedItem | ItemTarget)[]
}

export function createItemActions(documents: MinutesDocuments, workspace: WorkspaceMinutes): ItemActions {
  const willMarkDone = new vscode.EventEmitter<readonly TrackedItem[]>()
  const edit = async (
    targets: readonly ItemTarget[],
    editOf: (target: ItemTarget) => EditItem,
    isPreviewed = false,
  ): Promise<number> => {
    try {
      const outcome = await editItems(documents, targets, editOf, isPreviewed)
      reportRefusedEdits(outcome)
      return outcome.changed
    } catch (error) {
      // If a file was deleted unnoticed, its items leave the view.
      await Promise.all(targets.map(({ uri }) => workspace.refreshFile(uri)))
      throw error
    }
  }
  /** The items of a file's series, oldest first. */
  const itemsOf = (uri: vscode.Uri): readonly ActionItem[] => {
    const id = seriesIdOf(uri)
    const items = workspace.items().filter((item) => sameSeries(item, id))
    const byDate = [...items].sort((one, other) => (one.latest.day ?? '').localeCompare(other.latest.day ?? ''))
    return byDate.map(({ latest }) => latest.item)
  }
  const styleOf = (uri: vscode.Uri): DoneStyle => {
    const configured = settings.doneStyle(uri)
    if (configured !== undefined) return configured
    return learnDoneStyle(itemsOf(uri))
  }
  return {
    onWillMarkDone: willMarkDone.event,
    setDone: async (items, isDone) => {
      if (items.length === 0) return 0
      if (isDone) willMarkDone.fire(items.filter((item): item is TrackedItem => !('uri' in item)))
      const lexicon = documents.lexicon()
      return edit(items.map(toTarget), ({ uri, itemRef }) => (text, minutes, read) => {
        const style = styleOf(uri)
        return isDone
          ? markDone(text, minutes, itemRef, style, read)
          : markOpen(text, minutes, itemRef, { style, lexicon }, read)
      })
    },
    drop: async (items) => {
      const targets = items.map(toTarget)
      const files = new Set(targets.map(({ uri }) => uri.toString()))
      return edit(
        targets,
        ({ uri, itemRef }) =>
          (text, minutes, read) =>
            dropItem(text, minutes, itemRef, learnCancelWords(itemsOf(uri)), read),
        files.size > 1,
      )
    },
    assign: async (items, to) => {
      const targets = items.map(({ item, from }) => ({ ...toTarget(item), from }))
      const files = new Set(targets.map(({ uri }) => uri.toString()))
      const fromOf = new Map(targets.map((target) => [target as ItemTarget, target.from]))
      return edit(
        targets,
        (target) => (text, minutes, read) =>
          assign(text, minutes, target.itemRef, { from: fromOf.get(target), to }, read),
        files.size > 1,
      )
    },
    targetItems: (node, nodes) => {
      const selected =
        Array.isArray(nodes) && nodes.length > 0 ? (nodes as readonly unknown[]) : node === undefined ? [] : [node]
      const items = selected.flatMap((one) => itemsOfArgument(one, documents))
      const found = items.length > 0 ? items : itemsAtCursor(documents)
      if (found.length === 0)
        throw new UserError(vscode.l10n.t('Select an action item in the view, or place the cursor on its line.'))
      return [...new Set(found)]
    },
  }
}

/** The latest line of an item, which decides its state. */
export function toTarget(item: TrackedItem | ItemTarget): ItemTarget {
  return 'uri' in item ? item : { uri: vscode.Uri.parse(item.latest.file), itemRef: item.latest.item }
}

/** The argument from links in hovers and from code actions. */
interface LineArgument {
  readonly uri: string
  /** 1-based. */
  readonly line: number
}

function itemsOfArgument(argument: unknown, documents: MinutesDocuments): readonly (TrackedItem | ItemTarget)[] {
  if (typeof argument !== 'object' || argument === null) return []
  if ('kind' in argument) {
    const node = argument as Node
    return node.kind === 'item' ? [node.item] : node.kind === 'group' ? node.group.items : [node.parent.item]
  }
  if ('occurrences' in argument) return [argument as TrackedItem]
  if (!('uri' in argument) || !('line' in argument)) return []
  const { uri, line } = argument as LineArgument
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri)
  return document === undefined ? [] : itemsOnLine(document, line, documents)
}

function itemsAtCursor(documents: MinutesDocuments): readonly ItemTarget[] {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined || !documents.isMinutes(editor.document)) return []
  const lines = new Set(editor.selections.map(({ active }) => active.line + 1))
  return [...lines].flatMap((line) => itemsOnLine(editor.document, line, documents))
}

/** @param line 1-based. The status lines below an item belong to it. */
export function itemsOnLine(
  document: vscode.TextDocument,
  line: number,
  documents: MinutesDocuments,
): readonly ItemTarget[] {
  const item = documents
    .read(document)
    .actions.findLast(
      ({ span, status }) => span.start.line === line || status.some((child) => child.span.start.line === line),
    )
  return item === undefined ? [] : [{ uri: document.uri, itemRef: item }]
}
