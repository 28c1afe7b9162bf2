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
const readingPace = 250

export interface ActionItemsParts {
  readonly workspace: WorkspaceMinutes
  readonly issues: IssueIndex
  readonly whoAmI: WhoAmI
  readonly editing: ItemEditing
  readonly memento: vscode.Memento
  readonly log: vscode.LogOutputChannel
}

/** The view of action items over the workspace: grouped, filtered and sorted as the team wants it. */
export function registerActionItems(parts: ActionItemsParts): vscode.Disposable {
  const { workspace, issues, whoAmI, editing, memento, log } = parts
  const changed = new vscode.EventEmitter<undefined>()
  let groups: readonly ItemGroup[] | undefined
  let surroundings: Surroundings | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const parents = new WeakMap<object, Node>()
  const selection = createRowSelection<Node>()

  const arrangement = registerArrangement({ memento, workspace, log, onChange: () => update() })
  const progress = registerReadingProgress(viewId, workspace, () => update())
  const readGroups = (): readonly ItemGroup[] => {
    const reader = { today: localDay(), me: whoAmI.names() }
    const shown = filterItems(workspace.items(), arrangement.current(), reader)
    return groupItems(shown, arrangement.current(), reader.today)
  }
  const readAround = (): Surroundings => readSurroundings(workspace, issues)

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (node === undefined) {
        begin()
        return (groups ??= readGroups()).map((group) => ({ kind: 'group', group }))
      }
      const children = childrenOf(node)
      for (const child of children) parents.set(child, node)
      return children
    },
    getTreeItem: (node) => {
      selection.made()
      return treeItemOf(node, (surroundings ??= readAround()))
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

  const begin = (): void => {
    if (workspace.state().isReading || workspace.state().total > 0) return
    void issues.load().then(() => {
      issues.refreshInBackground()
      soon()
    })
    workspace.start().catch((error: unknown) => report(error, log))
  }
  /** @param isForced Whether the rows are made anew even if they say what they said. */
  const update = (isForced = false): void => {
    const state = workspace.state()
    if (!state.isReading && state.total > 0 && (state.read >= state.total || state.isStopped))
      // Before, an empty view would claim that nothing is open.
      void vscode.commands.executeCommand('setContext', 'minutes.isRead', true)
    view.message =
      messageOf(workspace, arrangement.current(), state.isReading && progress.isShown(), whoAmI.names()) ?? ''
    view.badge = badgeOf(workspace, whoAmI)
    const before = { groups, surroundings }
    groups = readGroups()
    surroundings = readAround()
    // Rows that are made anew slip away from under the mouse.
    const isSame =
      before.groups !== undefined &&
      areSameGroups(before.groups, groups) &&
      before.surroundings !== undefined &&
      areSameSurroundings(before.surroundings, surroundings, groups)
    if (isSame && !isForced) return
    selection.renew()
    changed.fire(undefined)
  }
  const soon = (): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        update()
      },
      workspace.state().isReading ? readingPace : 0,
    )
  }

  return vscode.Disposable.from(
    changed,
    view,
    arrangement.disposable,
    progress.disposable,
    new vscode.Disposable(() => clearTimeout(timer)),
    workspace.onDidChange(soon),
    whoAmI.onDidChange(soon),
    issues.onDidChange(() => {
      // Whoever has just signed in may see other issues, of which nothing is known yet.
      if (view.visible) issues.refreshInBackground()
      soon()
    }),
    view.onDidChangeVisibility(({ visible }) => {
      // A new day makes items older; issues may have been closed.
      if (visible) soon()
    }),
    // What came and went between two looks of the editor's watcher nobody tells of; whoever turns to it sees it go.
    view.onDidChangeSelection(({ selection: nodes }) => {
      for (const file of new Set(nodes.flatMap(fileOf)))
        workspace.catchUp(vscode.Uri.parse(file)).catch((error: unknown) => report(error, log))
    }),
    view.onDidChangeCheckboxState(async ({ items }) => {
      const wanted = items.flatMap(([node, state]) =>
        node.kind === 'item' ? [{ item: node.item, isDone: state === vscode.TreeItemCheckboxState.Checked }] : [],
      )
      let changes = 0
      try {
        for (const isDone of [true, false])
          changes += await editing.setDone(
            wanted.filter((one) => one.isDone === isDone).map(({ item }) => item),
            isDone,
          )
      } catch (error) {
        report(error, log)
      }
      // What could not be edited gets its box back; what was edited comes back from the document.
      if (changes < wanted.length) update(true)
    }),
    registerCommand(commandIds.refreshActions, log, () => workspace.refresh()),
    registerCommand(commandIds.stopReading, log, () => workspace.stop()),
    registerCommand(commandIds.revealLine, log, async (uri: string, line: number) => {
      await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
        selection: new vscode.Range(line - 1, 0, line - 1, 0),
      })
    }),
    // Space: the editor has no key of its own for the boxes of a tree.
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
    case 'place':
      return [node.occurrence.file]
  }
}
