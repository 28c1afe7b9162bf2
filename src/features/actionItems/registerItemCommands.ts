import * as vscode from 'vscode'
import type { Occurrence, TrackedItem } from '../../core/actionItems/history'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { toRange } from '../../host/convert'
import type { ItemTarget } from '../../host/itemEditing'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type ItemEditing, toTarget } from './itemCommands'
import { pickOwner } from './pickOwner'

/** Registers the commands that mark, assign and show the history of action items. */
export function registerItemCommands(
  itemActions: ItemEditing,
  workspace: WorkspaceMinutes,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.tick, log, (node?: unknown, nodes?: unknown) =>
      itemActions.setDone(itemActions.itemsOf(node, nodes), true),
    ),
    registerCommand(commandIds.untick, log, (node?: unknown, nodes?: unknown) =>
      itemActions.setDone(itemActions.itemsOf(node, nodes), false),
    ),
    registerCommand(commandIds.reassign, log, async (node?: unknown, nodes?: unknown) => {
      const items = itemActions.itemsOf(node, nodes)
      const to = await pickOwner(workspace)
      if (to === undefined) return 0
      return itemActions.assign(
        items.map((item) => ({ item, from: undefined })),
        to,
      )
    }),
    registerCommand(commandIds.showPlaces, log, async (node?: unknown) => {
      const [item] = itemActions.itemsOf(node)
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
export function findTracked({ uri, wanted }: ItemTarget, workspace: WorkspaceMinutes): TrackedItem | undefined {
  const file = uri.toString()
  const find = (isMatch: (occurrence: Occurrence) => boolean): TrackedItem | undefined =>
    workspace.items().find(({ occurrences }) => occurrences.some((one) => one.file === file && isMatch(one)))
  const isLine = ({ item }: Occurrence): boolean => item.span.start.line === wanted.span.start.line
  return find((one) => isLine(one) && one.item.text === wanted.text) ?? find(isLine)
}
