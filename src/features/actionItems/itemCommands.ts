import * as vscode from 'vscode'
import { isStale } from '../../core/actionItems/ageing'
import type { TrackedItem } from '../../core/actionItems/history'
import type { Occurrence } from '../../core/actionItems/occurrence'
import { localDate } from '../../core/calendar'
import { plainText, truncate } from '../../core/plainText'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { toRange } from '../../host/vscodeConversions'
import type { ItemTarget } from '../../host/editItems'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type ItemActions, toTarget } from './itemActions'
import { pickOwner } from './pickOwner'
import { showPick, showPicks } from '../../host/quickPicks'

/** Registers the commands that mark, assign and show the history of action items. */
export function registerItemCommands(
  itemActions: ItemActions,
  workspace: WorkspaceMinutes,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.markItemDone, log, (node?: unknown, nodes?: unknown) =>
      itemActions.setDone(itemActions.targetItems(node, nodes), true),
    ),
    registerCommand(commandIds.markItemOpen, log, (node?: unknown, nodes?: unknown) =>
      itemActions.setDone(itemActions.targetItems(node, nodes), false),
    ),
    registerCommand(commandIds.undoMarkItemDone, log, (node?: unknown) =>
      itemActions.setDone(itemActions.targetItems(node), false),
    ),
    registerCommand(commandIds.assignItem, log, async (node?: unknown, nodes?: unknown) => {
      const items = itemActions.targetItems(node, nodes)
      const to = await pickOwner(workspace, { title: assignTitle(items) })
      if (to === undefined) return 0
      return itemActions.assign(
        items.map((item) => ({ item, from: undefined })),
        to,
      )
    }),
    registerCommand(commandIds.markAsDropped, log, async (node?: unknown, nodes?: unknown) => {
      const isSelected = node !== undefined || (Array.isArray(nodes) && nodes.length > 0)
      const items = isSelected ? itemActions.targetItems(node, nodes) : await pickStale(workspace)
      const open = items.filter((item) => !('status' in item) || item.status === 'open')
      return open.length === 0 ? 0 : itemActions.drop(open)
    }),
    registerCommand(commandIds.showItemHistory, log, async (node?: unknown) => {
      const [item] = itemActions.targetItems(node)
      if (item !== undefined) await showHistory(item, workspace)
    }),
  )
}

/** Names the item to assign, or says how many there are. */
function assignTitle(items: readonly (TrackedItem | ItemTarget)[]): string {
  const [only, second] = items
  if (only === undefined || second !== undefined) return vscode.l10n.t('Assign {0} action items to', items.length)
  const { task, text } = 'uri' in only ? { task: undefined, ...only.itemRef } : only.latest.item
  return vscode.l10n.t('Assign “{0}” to', truncate(task ?? plainText(text), 60))
}

/** Asks which stale items to drop. Empty on cancel. */
async function pickStale(workspace: WorkspaceMinutes): Promise<readonly TrackedItem[]> {
  await workspace.start()
  const ageing = workspace.ageing(localDate())
  const stale = workspace.items().filter((item) => isStale(item, ageing))
  if (stale.length === 0) throw new UserError(vscode.l10n.t('There are no stale action items.'))
  const chosen = await showPicks(
    stale.map((item) => ({
      label: truncate(item.latest.item.task, 100),
      description: [item.latest.day, workspace.seriesLabel(item)].filter(Boolean).join(' '),
      item,
    })),
    { title: vscode.l10n.t('Mark stale action items as dropped'), canPickMany: true, matchOnDescription: true },
  )
  return chosen?.map(({ item }) => item) ?? []
}

/** Lists every line on which an item occurs, the latest first. */
async function showHistory(item: TrackedItem | ItemTarget, workspace: WorkspaceMinutes): Promise<void> {
  const tracked = 'occurrences' in item ? item : findTracked(toTarget(item), workspace)
  if (tracked === undefined)
    throw new UserError(
      vscode.l10n.t('The history of this item is not available yet. The minutes are still being read.'),
    )
  const choices = [...tracked.occurrences].reverse().map(({ file, path, day, item }) => ({
    label: day ?? path,
    description: `${path}:${item.span.start.line}`,
    detail: [item.done ? vscode.l10n.t('done') : vscode.l10n.t('open'), ...item.status.map(({ text }) => text)].join(
      ' · ',
    ),
    file,
    range: toRange(item.span),
  }))
  const chosen = await showPick(choices, { title: tracked.latest.item.task, matchOnDetail: true })
  if (chosen !== undefined)
    await vscode.window.showTextDocument(vscode.Uri.parse(chosen.file), { selection: chosen.range })
}

/** The tracked item of a line, found by text and line, or by line alone if its text has just changed. */
export function findTracked({ uri, itemRef }: ItemTarget, workspace: WorkspaceMinutes): TrackedItem | undefined {
  const file = uri.toString()
  const find = (isMatch: (occurrence: Occurrence) => boolean): TrackedItem | undefined =>
    workspace.items().find(({ occurrences }) => occurrences.some((one) => one.file === file && isMatch(one)))
  const isLine = ({ item }: Occurrence): boolean => item.span.start.line === itemRef.span.start.line
  return find((one) => isLine(one) && one.item.text === itemRef.text) ?? find(isLine)
}
