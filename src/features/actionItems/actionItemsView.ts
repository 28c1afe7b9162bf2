import * as vscode from 'vscode'
import { isStale } from '../../core/actionItems/ageing'
import { areSameGroups, filterItems, groupItems, type ItemGroup } from '../../core/actionItems/grouping'
import type { TrackedItem } from '../../core/actionItems/history'
import { groupWithKept } from '../../core/actionItems/keptItems'
import { truncate } from '../../core/plainText'
import { commandIds } from '../../host/commandIds'
import { registerCommand, reportError } from '../../host/commands'
import type { IssueIndex } from '../../host/issueIndex'
import { localDate } from '../../core/calendar'
import type { CurrentUser } from '../../host/currentUser'
import { createPacer } from '../../host/pacer'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { createAnnouncer } from './announcer'
import { registerArrangement } from './arrangement'
import { createDragToAssign } from './dragToAssign'
import type { ItemActions } from './itemActions'
import { registerKeptRows } from './keptRows'
import { childNodes, type Node, toTreeItem } from './nodes'
import { registerReadingProgress } from './readingProgress'
import { createRowSelection } from './rowSelection'
import { noticeStaleItems } from './staleNotice'
import { isSameRowContext, type RowContext, readRowContext } from './rowContext'
import { viewBadge, viewMessage } from './viewStatus'

const viewId = 'minutes.actionItems'

/** Minimum time between two updates of the view while the workspace is read. */
const updateIntervalMs = 250

export interface ActionItemsOptions {
  readonly workspace: WorkspaceMinutes
  readonly issues: IssueIndex
  readonly whoAmI: CurrentUser
  readonly itemActions: ItemActions
  readonly memento: vscode.Memento
  readonly log: vscode.LogOutputChannel
}

/** Registers the view of all action items in the workspace, with grouping, filters and sorting. */
export function registerActionItems(parts: ActionItemsOptions): vscode.Disposable {
  const { workspace, issues, whoAmI, itemActions, memento, log } = parts
  const changed = new vscode.EventEmitter<undefined>()
  let groups: readonly ItemGroup[] | undefined
  let rowContext: RowContext | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const parents = new WeakMap<object, Node>()
  const selection = createRowSelection<Node>()
  const pacer = createPacer(updateIntervalMs)

  const kept = registerKeptRows()
  const announcer = createAnnouncer()

  const arrangement = registerArrangement({
    memento,
    workspace,
    whoAmI,
    log,
    onChange: () => {
      kept.clear()
      update()
    },
  })
  const progress = registerReadingProgress(viewId, workspace, () => update())
  const readGroups = (): readonly ItemGroup[] => {
    const viewer = { today: localDate(), me: whoAmI.names() }
    const ageing = workspace.ageing(viewer.today, issues.library().byKey)
    return groupWithKept(workspace.items(), kept.current(), (items) => {
      const shown = filterItems(items, arrangement.current(), viewer)
      return groupItems(shown, arrangement.current(), viewer.today, (item) => isStale(item, ageing), viewer.me)
    })
  }
  const readContext = (): RowContext => readRowContext(workspace, issues, kept.current())

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (node === undefined) {
        startReading()
        return (groups ??= readGroups()).map((group) => ({ kind: 'group', group }))
      }
      const children = childNodes(node)
      for (const child of children) parents.set(child, node)
      return children
    },
    getTreeItem: (node) => {
      selection.rowRequested()
      return toTreeItem(node, (rowContext ??= readContext()))
    },
    getParent: (node) => parents.get(node) ?? (node.kind === 'item' ? { kind: 'group', group: node.group } : undefined),
  }
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
    manageCheckboxStateManually: true,
    dragAndDropController: createDragToAssign(itemActions, log),
  })

  const startReading = (): void => {
    if (workspace.state().isReading || workspace.state().total > 0) return
    void issues.load().then(() => {
      issues.refreshInBackground()
      scheduleUpdate()
    })
    workspace.start().catch((error: unknown) => reportError(error, log))
  }
  const showStale = async (): Promise<void> => {
    await vscode.commands.executeCommand(`${viewId}.focus`)
    const group = (groups ??= readGroups()).find(({ key }) => key.by === 'stale')
    if (group !== undefined) await view.reveal({ kind: 'group', group }, { expand: true, focus: true })
  }
  /** @param isForced Whether to redraw rows that have not changed. */
  const update = (isForced = false): void => {
    const state = workspace.state()
    if (!state.isReading && state.total > 0 && (state.read >= state.total || state.isStopped)) {
      // Not set before, because an empty view would then say that nothing is open.
      void vscode.commands.executeCommand('setContext', 'minutes.isRead', true)
      noticeStaleItems(workspace, issues, memento, showStale).catch((error: unknown) => reportError(error, log))
    }
    view.message =
      viewMessage(workspace, arrangement.current(), state.isReading && progress.isShown(), whoAmI.names()) ?? ''
    view.badge = viewBadge(workspace, whoAmI, issues.library().byKey)
    const previous = { groups, rowContext }
    groups = readGroups()
    rowContext = readContext()
    // Do not redraw without need: rows could move under the mouse pointer.
    const isSame =
      previous.groups !== undefined &&
      areSameGroups(previous.groups, groups) &&
      previous.rowContext !== undefined &&
      isSameRowContext(previous.rowContext, rowContext, groups)
    if (isSame && !isForced) return
    selection.startRefresh()
    changed.fire(undefined)
  }
  /** Marks items as done or open, announces it, and moves to the next row. */
  const toggle = async (items: readonly TrackedItem[]): Promise<void> => {
    const isDone = items.every(({ status }) => status === 'done')
    const changes = await itemActions.setDone(isDone ? items : items.filter(({ status }) => status !== 'done'), !isDone)
    const [first] = items
    if (changes === 0 || first === undefined) return
    const task = truncate(first.latest.item.task, 60)
    if (isDone) announcer.announce(vscode.l10n.t('Marked as open: {0}', task))
    else {
      announcer.announce(vscode.l10n.t('Marked as done: {0}', task))
      // Not `reveal`, because the rows may be redrawn now, and the next key must not act on the same row.
      await vscode.commands.executeCommand('list.focusDown')
    }
  }
  const scheduleUpdate = (): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        // A hidden view is updated by the last change after reading, and when it is shown.
        if (view.visible || !workspace.state().isReading) pacer.run(update)
      },
      workspace.state().isReading ? pacer.delayMs() : 0,
    )
  }

  return vscode.Disposable.from(
    changed,
    view,
    arrangement.disposable,
    kept.disposable,
    announcer.disposable,
    itemActions.onWillMarkDone((items) => {
      if (view.visible) kept.keep(items)
    }),
    progress.disposable,
    new vscode.Disposable(() => clearTimeout(timer)),
    workspace.onDidChange(scheduleUpdate),
    whoAmI.onDidChange(scheduleUpdate),
    issues.onDidChange(() => {
      // After a sign-in, other issues may be visible.
      if (view.visible) issues.refreshInBackground()
      scheduleUpdate()
    }),
    view.onDidChangeVisibility(({ visible }) => {
      // A new day makes items older; issues may have been closed.
      if (!visible) kept.clear()
      scheduleUpdate()
    }),
    // The watcher can miss a file that is created and deleted, so re-read the files of selected items.
    view.onDidChangeSelection(({ selection: nodes }) => {
      for (const file of new Set(nodes.flatMap(fileOf)))
        workspace.refreshFile(vscode.Uri.parse(file)).catch((error: unknown) => reportError(error, log))
    }),
    view.onDidChangeCheckboxState(async ({ items }) => {
      const toggled = items.flatMap(([node, state]) =>
        node.kind === 'item' ? [{ item: node.item, isDone: state === vscode.TreeItemCheckboxState.Checked }] : [],
      )
      let changes = 0
      try {
        for (const isDone of [true, false])
          changes += await itemActions.setDone(
            toggled.filter((one) => one.isDone === isDone).map(({ item }) => item),
            isDone,
          )
      } catch (error) {
        reportError(error, log)
      }
      // Resets the checkboxes of items that were not edited; edited items are updated from the document.
      if (changes < toggled.length) update(true)
    }),
    registerCommand(commandIds.refreshActionItems, log, async () => {
      if (kept.clear()) update()
      await workspace.refresh()
    }),
    registerCommand(commandIds.stopReading, log, () => workspace.stop()),
    registerCommand(commandIds.revealLine, log, async (uri: string, line: number) => {
      await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
        selection: new vscode.Range(line - 1, 0, line - 1, 0),
      })
    }),
    // For the space key, because VS Code has no key for the checkboxes of a tree view.
    registerCommand(commandIds.toggleSelectedItems, log, async () => {
      const items = (await selection.selectedNodes(view)).flatMap((node) => (node.kind === 'item' ? [node.item] : []))
      if (items.length === 0) await vscode.commands.executeCommand('list.toggleExpand')
      else await toggle(items)
    }),
  )
}

function fileOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'group':
      return []
    case 'item':
      return [node.item.latest.file]
    case 'occurrence':
      return [node.occurrence.file]
  }
}
