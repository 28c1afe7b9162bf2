import * as vscode from 'vscode'
import { groupByOwner, openItems, type OpenItem, type OwnerGroup } from '../core/actionItems'
import { shorten } from '../core/plainText'
import { seriesName } from '../core/series'
import { commandIds } from '../host/commandIds'
import { registerCommand } from '../host/commands'
import { toRange } from '../host/convert'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

interface ItemNode extends OpenItem {
  readonly uri: vscode.Uri
}

type Node = OwnerGroup<ItemNode> | ItemNode

const viewId = 'minutes.actionItems'

/** The view of open action items over the workspace, grouped by owner. */
export function registerActionItems(workspace: WorkspaceMinutes, log: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>()
  let groups: readonly OwnerGroup<ItemNode>[] | undefined

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (node !== undefined) return isGroup(node) ? [...node.items] : []
      await readWithProgress(workspace)
      groups ??= collect(workspace)
      updateBadge(groups)
      return [...groups]
    },
    getTreeItem: (node) => (isGroup(node) ? groupItem(node) : openItem(node)),
    getParent: (node) => (isGroup(node) ? undefined : groups?.find(({ items }) => items.includes(node))),
  }
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true })

  const updateBadge = (current: readonly OwnerGroup<ItemNode>[]): void => {
    const count = new Set(current.flatMap(({ items }) => items.map(({ item }) => item))).size
    view.badge = count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t('{0} open action items', count) }
  }

  return vscode.Disposable.from(
    changed,
    view,
    workspace.onDidChange(() => {
      groups = collect(workspace)
      updateBadge(groups)
      changed.fire(undefined)
    }),
    registerCommand(commandIds.refreshActions, log, () => workspace.refresh()),
    registerCommand(commandIds.reveal, log, async (uri: vscode.Uri, range: vscode.Range) => {
      await vscode.window.showTextDocument(uri, { selection: range })
    }),
    registerCommand(commandIds.revealLine, log, async (uri: string, line: number) => {
      await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
        selection: new vscode.Range(line - 1, 0, line - 1, 0),
      })
    }),
  )
}

/** Shows progress in the view while the workspace is read for the first time. */
async function readWithProgress(workspace: WorkspaceMinutes): Promise<void> {
  await vscode.window.withProgress({ location: { viewId } }, () => workspace.start())
  // Before, an empty view would claim that nothing is open.
  await vscode.commands.executeCommand('setContext', 'minutes.isRead', true)
}

function collect(workspace: WorkspaceMinutes): readonly OwnerGroup<ItemNode>[] {
  return groupByOwner(
    workspace.files().flatMap(({ uri, digest }) => openItems(digest).map((open) => ({ ...open, uri }))),
  )
}

function isGroup(node: Node): node is OwnerGroup<ItemNode> {
  return 'items' in node
}

function groupItem({ owner, items }: OwnerGroup<ItemNode>): vscode.TreeItem {
  const label = owner === undefined ? vscode.l10n.t('Nobody yet') : owner
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed)
  item.id = `owner:${owner?.toLowerCase() ?? ''}`
  item.description = String(items.length)
  item.iconPath = new vscode.ThemeIcon(owner === undefined ? 'question' : 'account')
  item.contextValue = 'owner'
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1} open action items', label, items.length) }
  return item
}

const maxLabel = 120

function openItem({ item: action, uri, date, series, path }: ItemNode): vscode.TreeItem {
  const item = new vscode.TreeItem(shorten(action.task, maxLabel))
  const place = [date, seriesName(series, '')].filter((part) => part !== undefined && part !== '').join(' · ')
  item.description = place
  item.iconPath = new vscode.ThemeIcon('circle-large-outline')
  item.contextValue = 'actionItem'
  // Plain text: what stands in minutes is never trusted markdown.
  item.tooltip = `${action.text}\n\n${path}:${action.span.start.line}`
  item.command = {
    command: commandIds.reveal,
    title: vscode.l10n.t('Show in Minutes'),
    arguments: [uri, toRange(action.span)],
  }
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, from {1}, line {2}', action.task, place, action.span.start.line),
  }
  return item
}
