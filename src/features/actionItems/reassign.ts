import * as vscode from 'vscode'
import type { ItemGroup } from '../../core/actionItems/arrange'
import { writtenOwner } from '../../core/edits/assign'
import { report } from '../../host/commands'
import type { ItemEditing } from './itemCommands'
import type { Node } from './nodes'

const mimeType = 'application/vnd.code.tree.minutes.actionitems'

/** Dragging items onto an owner hands them over; changes in several files are shown before they are made. */
export function createReassigning(
  editing: ItemEditing,
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
      const group = target?.kind === 'place' ? target.parent.group : target?.group
      if (!Array.isArray(dragged) || group?.key.by !== 'owner' || group.key.owner === undefined) return
      const to = writtenAs(group.key.owner, group)
      try {
        await editing.assign(
          (dragged as readonly Node[]).flatMap((node) =>
            node.kind === 'item' ? [{ item: node.item, from: ownerOf(node.group) }] : [],
          ),
          to,
        )
      } catch (error) {
        report(error, log)
      }
    },
  }
}

function ownerOf({ key }: (Node & { readonly kind: 'group' })['group']): string | undefined {
  return key.by === 'owner' ? key.owner : undefined
}

/** As the items of a group write its owner; a heading may name a handle that no line does. */
function writtenAs(owner: string, { items }: ItemGroup): string {
  const written = items.flatMap(({ latest }) => writtenOwner(latest.item, owner) ?? [])
  return written.find((one) => one.startsWith('@')) ?? written[0] ?? `@${owner}`
}
