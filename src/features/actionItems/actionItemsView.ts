import * as vscode from 'vscode'
import { areSameGroups, filterItems, groupItems, type ItemGroup } from '../../core/actionItems/arrange'
import { commandIds } from '../../host/commandIds'
import { registerCommand, report } from '../../host/commands'
import type { IssueIndex } from '../../host/issueIndex'
import { localDay } from '../../host/today'
import type { WhoAmI } from '../../host/whoAmI'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { registerArrangement } from './arrangement'
import { createReassigning } from './reassign'
import type { ItemEditing } from './itemCommands'
import { childrenOf, type Node, type Surroundings, treeItemOf } from './nodes'
import { registerReadingProgress } from './readingProgress'
import { createRowSelection } from './selection'
import { areSameSurroundings, readSurroundings } from './surroundings'
import { badgeOf, messageOf } from './viewSigns'

const viewId = 'minutes.actionItems'

/** Milliseconds between two updates of the view while the workspace is being read. */
const updateIntervalMs = 250

export interface ActionItemsParts {
  readonly workspace: WorkspaceMinutes
  readonly issues: IssueIndex
  readonly whoAmI: WhoAmI
  readonly editing: ItemEditing
  readonly memento: vscode.Memento
  readonly log: vscode.LogOutputChannel
}

/** Registers the view of all action items in the workspace, with grouping, filters and sorting. */
export function registerActionItems(parts: ActionItemsParts): vscode.Disposable {
  const { workspace, issues, whoAmI, editing, memento, log } = parts
  const changed = new vscode.EventEmitter<undefined>()
  let groups: readonly ItemGroup[] | undefined
  let rowContext: Surroundings | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const parents = new WeakMap<object, Node>()
  const selection = createRowSelection<Node>()

  const arrangement = registerArrangement({ memento, workspace, log, onChange: () => update() })
  const progress = registerReadingProgress(viewId, workspace, () => update())
  const readGroups = (): readonly ItemGroup[] => {
    const viewer = { today: localDay(), me: whoAmI.names() }
    const shown = filterItems(workspace.items(), arrangement.current(), viewer)
    return groupItems(shown, arrangement.current(), viewer.today)
  }
  const readContext = (): Surroundings => readSurroundings(workspace, issues)

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (node === undefined) {
        startReading()
        return (groups ??= readGroups()).map((group) => ({ kind: 'group', group }))
      }
      const children = childrenOf(node)
      for (const child of children) parents.set(child, node)
      return children
    },
    getTreeItem: (node) => {
      selection.made()
      return treeItemOf(node, (rowContext ??= readContext()))
    },
    getParent: (node) => parents.get(node),
  }
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
    manageCheckboxStateManually: true,
    dragAndDropController: createReassigning(editing, log),
  })

  const startReading = (): void => {
    if (workspace.state().isReading || workspace.state().total > 0) return
    void issues.load().then(() => {
      issues.refreshInBackground()
      scheduleUpdate()
    })
    workspace.start().catch((error: unknown) => report(error, log))
  }
  /** @param isForced Whether to redraw rows that have not changed. */
  const update = (isForced = false): void => {
    const state = workspace.state()
    if (!state.isReading && state.total > 0 && (state.read >= state.total || state.isStopped))
      // Set only now: before, an empty view would say that nothing is open.
      void vscode.commands.executeCommand('setContext', 'minutes.isRead', true)
    view.message =
      messageOf(workspace, arrangement.current(), state.isReading && progress.isShown(), whoAmI.names()) ?? ''
    view.badge = badgeOf(workspace, whoAmI)
    const previous = { groups, rowContext }
    groups = readGroups()
    rowContext = readContext()
    // Redrawn rows can move while the person points at them.
    const isSame =
      previous.groups !== undefined &&
      areSameGroups(previous.groups, groups) &&
      previous.rowContext !== undefined &&
      areSameSurroundings(previous.rowContext, rowContext, groups)
    if (isSame && !isForced) return
    selection.renew()
    changed.fire(undefined)
  }
  const scheduleUpdate = (): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        update()
      },
      workspace.state().isReading ? updateIntervalMs : 0,
    )
  }

  return vscode.Disposable.from(
    changed,
    view,
    arrangement.disposable,
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
      if (visible) scheduleUpdate()
    }),
    // The watcher can miss a file that is created and deleted, so re-read the files of selected items.
    view.onDidChangeSelection(({ selection: nodes }) => {
      for (const file of new Set(nodes.flatMap(fileOf)))
        workspace.catchUp(vscode.Uri.parse(file)).catch((error: unknown) => report(error, log))
    }),
    view.onDidChangeCheckboxState(async ({ items }) => {
      const toggled = items.flatMap(([node, state]) =>
        node.kind === 'item' ? [{ item: node.item, isDone: state === vscode.TreeItemCheckboxState.Checked }] : [],
      )
      let changes = 0
      try {
        for (const isDone of [true, false])
          changes += await editing.setDone(
            toggled.filter((one) => one.isDone === isDone).map(({ item }) => item),
            isDone,
          )
      } catch (error) {
        report(error, log)
      }
      // Resets the checkboxes of items that were not edited; edited items are updated from the document.
      if (changes < toggled.length) update(true)
    }),
    registerCommand(commandIds.refreshActions, log, () => workspace.refresh()),
    registerCommand(commandIds.stopReading, log, () => workspace.stop()),
    registerCommand(commandIds.revealLine, log, async (uri: string, line: number) => {
      await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
        selection: new vscode.Range(line - 1, 0, line - 1, 0),
      })
    }),
    // The space key: VS Code has no key for the checkboxes of a tree view.
    registerCommand(commandIds.toggleSelected, log, async () => {
      const items = (await selection.of(view)).flatMap((node) => (node.kind === 'item' ? [node.item] : []))
      if (items.length === 0) {
        await vscode.commands.executeCommand('list.toggleExpand')
        return
      }
      const isDone = items.every(({ status }) => status === 'done')
      await editing.setDone(isDone ? items : items.filter(({ status }) => status !== 'done'), !isDone)
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
