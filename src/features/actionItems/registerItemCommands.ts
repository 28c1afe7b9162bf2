import * as vscode from 'vscode'
import type { Occurrence, TrackedItem } from '../../core/actionItems/history'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { toRange } from '../../host/convert'
import type { ItemTarget } from '../../host/itemEditing'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type ItemEditing, toTarget } from './itemCommands'
import { pickOwner } from './pickOwner'

/** Ticking, taking back, handing over and finding the places of action items, by command. */
export function registerItemCommands(
  editing: ItemEditing,
  workspace: WorkspaceMinutes,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.tick, log, (node?: unknown, nodes?: unknown) =>
      editing.setDone(editing.itemsOf(node, nodes), true),
    ),
    registerCommand(commandIds.untick, log, (node?: unknown, nodes?: unknown) =>
      editing.setDone(editing.itemsOf(node, nodes), false),
    ),
    registerCommand(commandIds.reassign, log, async (node?: unknown, nodes?: unknown) => {
      const items = editing.itemsOf(node, nodes)
      const to = await pickOwner(workspace)
      if (to === undefined) return 0
      return editing.assign(
        items.map((item) => ({ item, from: undefined })),
        to,
      )
    }),
    registerCommand(commandIds.showPlaces, log, async (node?: unknown) => {
      const [item] = editing.itemsOf(node)
      if (item !== undefined) await showPlaces(item, workspace)
    }),
  )
}

/** Every line that an item ever stood on, the latest first. */
async function showPlaces(item: TrackedItem | ItemTarget, workspace: WorkspaceMinutes): Promise<void> {
  const tracked = 'occurrences' in item ? item : findTracked(toTarget(item), workspace)
  if (tracked === undefined)
    throw new UserError(vscode.l10n.t('The history of this item is not known yet: the minutes are still being read.'))
  const choices = [...tracked.occurrences].reverse().map(({ file, path, day, item: own }) => ({
    label: day ?? path,
    description: `${path}:${own.span.start.line}`,
    detail: [own.done ? vscode.l10n.t('done') : vscode.l10n.t('open'), ...own.status.map(({ text }) => text)].join(
      ' · ',
    ),
    file,
    range: toRange(own.span),
  }))
  const chosen = await vscode.window.showQuickPick(choices, { title: tracked.latest.item.task, matchOnDetail: true })
  if (chosen !== undefined)
    await vscode.window.showTextDocument(vscode.Uri.parse(chosen.file), { selection: chosen.range })
}

/** The item with its history that a line belongs to: by its words, or by its place, where the words have just changed. */
export function findTracked({ uri, wanted }: ItemTarget, workspace: WorkspaceMinutes): TrackedItem | undefined {
  const file = uri.toString()
  const find = (isWanted: (occurrence: Occurrence) => boolean): TrackedItem | undefined =>
    workspace.items().find(({ occurrences }) => occurrences.some((one) => one.file === file && isWanted(one)))
  const isLine = ({ item }: Occurrence): boolean => item.span.start.line === wanted.span.start.line
  return find((one) => isLine(one) && one.item.text === wanted.text) ?? find(isLine)
}
