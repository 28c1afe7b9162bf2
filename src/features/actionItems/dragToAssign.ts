import * as vscode from 'vscode'
import type { ItemGroup } from '../../core/actionItems/grouping'
import { ownerInText } from '../../core/edits/assign'
import { reportError } from '../../host/commands'
import type { ItemActions } from './itemActions'
import type { Node } from './nodes'

const mimeType = 'application/vnd.code.tree.minutes.actionitems'

/** Assigns items that are dragged onto an owner. Changes in several files are previewed. */
export function createDragToAssign(
  itemActions: ItemActions,
  log: vscode.LogOutputChannel,
): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [mimeType],
    dropMimeTypes: [mimeType],
    handleDrag: (nodes, transfer) => {
      const items = nodes.filter((node) => node.kind === 'item')
      if (items.length > 0) transfer.set(mimeType, new vscode.DataTransferItem(items))
    },
    handleDrop: async (target, transfer) => {
      const dragged: unknown = transfer.get(mimeType)?.value
      const group = target?.kind === 'occurrence' ? target.parent.group : target?.group
      if (!Array.isArray(dragged) || group?.key.by !== 'owner' || group.key.owner === undefined) return
      const to = ownerText(group.key.owner, group)
      try {
        await itemActions.assign(
          (dragged as readonly Node[]).flatMap((node) =>
            node.kind === 'item' ? [{ item: node.item, from: ownerOf(node.group) }] : [],
          ),
          to,
        )
      } catch (error) {
        reportError(error, log)
      }
    },
  }
}

function ownerOf({ key }: (Node & { readonly kind: 'group' })['group']): string | undefined {
  return key.by === 'owner' ? key.owner : undefined
}

/** The owner as written in the items of the group, preferably as a handle. */
function ownerText(owner: string, { items }: ItemGroup): string {
  const spellings = items.flatMap(({ latest }) => ownerInText(latest.item, owner) ?? [])
  return spellings.find((one) => one.startsWith('@')) ?? spellings[0] ?? `@${owner}`
}
