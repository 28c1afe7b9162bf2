import * as vscode from 'vscode'
import type { Occurrence, TrackedItem } from '../../core/actionItems/history'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { toRange } from '../../host/vscodeConversions'
import type { ItemTarget } from '../../host/editItems'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type ItemActions, toTarget } from './itemActions'
import { pickOwner } from './pickOwner'

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
    registerCommand(commandIds.assignItem, log, async (node?: unknown, nodes?: unknown) => {
      const items = itemActions.targetItems(node, nodes)
      const to = await pickOwner(workspace)
      if (to === undefined) return 0
      return itemActions.assign(
        items.map((item) => ({ item, from: undefined })),
        to,
      )
    }),
    registerCommand(commandIds.showItemHistory, log, async (node?: unknown) => {
      const [item] = itemActions.targetItems(node)
      if (item !== undefined) await showHistory(item, workspace)
    }),
  )
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
  const chosen = await vscode.window.showQuickPick(choices, { title: tracked.latest.item.task, matchOnDetail: true })
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
