import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { reassign } from '../../core/edits/assign'
import { type DoneManner, learnManner } from '../../core/edits/manner'
import { tick, untick } from '../../core/edits/tick'
import { placeOf } from '../../core/series'
import { UserError } from '../../host/commands'
import { type MinutesDocuments, relativePath } from '../../host/documents'
import { type EditItem, editItems, explainRefused, type ItemTarget } from '../../host/itemEditing'
import * as settings from '../../host/settings'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import type { Node } from './nodes'

/** What can be done to action items, wherever the wish comes from: the view, the editor, a drag. */
export interface ItemEditing {
  /** @returns how many lines were changed. */
  setDone(items: readonly (TrackedItem | ItemTarget)[], isDone: boolean): Promise<number>
  /** @param to As it is to be written: `@ada`, or `Ada Brook` for somebody without a handle. */
  assign(
    items: readonly { readonly item: TrackedItem | ItemTarget; readonly from: string | undefined }[],
    to: string,
  ): Promise<number>
  /**
   * The items that a command is about: those selected in the view, that of an address and a line, or the one at the
   * cursor.
   *
   * @throws UserError where there is none.
   */
  itemsOf(node?: unknown, nodes?: unknown): readonly (TrackedItem | ItemTarget)[]
}

export function createItemEditing(documents: MinutesDocuments, workspace: WorkspaceMinutes): ItemEditing {
  const edit = async (
    targets: readonly ItemTarget[],
    editOf: (target: ItemTarget) => EditItem,
    isPreviewed = false,
  ): Promise<number> => {
    try {
      const outcome = await editItems(documents, targets, editOf, isPreviewed)
      explainRefused(outcome)
      return outcome.changed
    } catch (error) {
      // A file may have gone without anybody being told: then what it held goes from the view, too.
      await Promise.all(targets.map(({ uri }) => workspace.catchUp(uri)))
      throw error
    }
  }
  const mannerOf = (uri: vscode.Uri): DoneManner => {
    const own = settings.doneManner(uri)
    if (own !== undefined) return own
    const { series } = placeOf(relativePath(uri))
    const items = workspace.items().filter((item) => item.series === series)
    const byDay = [...items].sort((one, other) => (one.latest.day ?? '').localeCompare(other.latest.day ?? ''))
    return learnManner(byDay.map(({ latest }) => latest.item))
  }
  return {
    setDone: async (items, isDone) => {
      if (items.length === 0) return 0
      const lexicon = documents.lexicon()
      return edit(items.map(toTarget), ({ uri, wanted }) => (text, minutes, read) => {
        const manner = mannerOf(uri)
        return isDone
          ? tick(text, minutes, wanted, manner, read)
          : untick(text, minutes, wanted, { manner, lexicon }, read)
      })
    },
    assign: async (items, to) => {
      const targets = items.map(({ item, from }) => ({ ...toTarget(item), from }))
      const files = new Set(targets.map(({ uri }) => uri.toString()))
      const fromOf = new Map(targets.map((target) => [target as ItemTarget, target.from]))
      return edit(
        targets,
        (target) => (text, minutes, read) =>
          reassign(text, minutes, target.wanted, { from: fromOf.get(target), to }, read),
        files.size > 1,
      )
    },
    itemsOf: (node, nodes) => {
      const selected =
        Array.isArray(nodes) && nodes.length > 0 ? (nodes as readonly unknown[]) : node === undefined ? [] : [node]
      const items = selected.flatMap((one) => itemsOfArgument(one, documents))
      const found = items.length > 0 ? items : itemsAtCursor(documents)
      if (found.length === 0)
        throw new UserError(vscode.l10n.t('Choose an action item in the view, or put the cursor into its line.'))
      return [...new Set(found)]
    },
  }
}

/** The latest line of an item decides, so that is the one to edit. */
export function toTarget(item: TrackedItem | ItemTarget): ItemTarget {
  return 'uri' in item ? item : { uri: vscode.Uri.parse(item.latest.file), wanted: item.latest.item }
}

/** A link of a hover names address and line: `[string, number]` as one object. */
interface LineArgument {
  readonly uri: string
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

/** @param line 1-based. The lines below an item, its status, count as the item's. */
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
  return item === undefined ? [] : [{ uri: document.uri, wanted: item }]
}
