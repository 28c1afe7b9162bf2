import * as vscode from 'vscode'
import { type Arrangement, filterItems, groupItems, isMine, type ItemGroup } from '../../core/actionItems/arrange'
import { commandIds } from '../../host/commandIds'
import { registerCommand, report } from '../../host/commands'
import type { IssueIndex } from '../../host/issueIndex'
import * as settings from '../../host/settings'
import { localDay } from '../../host/today'
import type { WhoAmI } from '../../host/whoAmI'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { registerArrangement } from './arrangement'
import { createReassigning } from './reassign'
import type { ItemEditing } from './itemCommands'
import { childrenOf, type Node, seriesLabel, type Surroundings, treeItemOf } from './nodes'

const viewId = 'minutes.actionItems'

/** Milliseconds between two updates of the view while the workspace is being read. */
const readingPace = 250
/** Milliseconds after which reading counts as long, and says how far it is. */
const patience = 1_000

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

  const arrangement = registerArrangement({ memento, workspace, log, onChange: () => update() })
  const currentGroups = (): readonly ItemGroup[] => {
    const reader = { today: localDay(), me: whoAmI.names() }
    const shown = filterItems(workspace.items(), arrangement.current(), reader)
    return (groups ??= groupItems(shown, arrangement.current(), reader.today))
  }
  const currentSurroundings = (): Surroundings =>
    (surroundings ??= { today: localDay(), names: namesOf(workspace), issues: issues.library().byKey })

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (node === undefined) {
        begin()
        return currentGroups().map((group) => ({ kind: 'group', group }))
      }
      const children = childrenOf(node)
      for (const child of children) parents.set(child, node)
      return children
    },
    getTreeItem: (node) => treeItemOf(node, currentSurroundings()),
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
    const started = Date.now()
    void issues.load().then(() => {
      issues.refreshInBackground()
      soon()
    })
    void vscode.window
      .withProgress({ location: { viewId } }, () => workspace.start())
      .then(undefined, (error: unknown) => {
        report(error, log)
      })
    setTimeout(() => {
      if (workspace.state().isReading && Date.now() - started >= patience) update()
    }, patience)
  }
  const update = (): void => {
    groups = undefined
    surroundings = undefined
    const state = workspace.state()
    if (!state.isReading && state.total > 0 && (state.read >= state.total || state.isStopped))
      // Before, an empty view would claim that nothing is open.
      void vscode.commands.executeCommand('setContext', 'minutes.isRead', true)
    void vscode.commands.executeCommand('setContext', 'minutes.isReading', state.isReading)
    view.message = messageOf(workspace, arrangement.current()) ?? ''
    view.badge = badgeOf(workspace, whoAmI)
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
    new vscode.Disposable(() => clearTimeout(timer)),
    workspace.onDidChange(soon),
    whoAmI.onDidChange(soon),
    view.onDidChangeVisibility(({ visible }) => {
      // A new day makes items older; issues may have been closed.
      if (visible) soon()
    }),
    view.onDidChangeCheckboxState(async ({ items }) => {
      const wanted = items.flatMap(([node, state]) =>
        node.kind === 'item' ? [{ item: node.item, isDone: state === vscode.TreeItemCheckboxState.Checked }] : [],
      )
      try {
        await editing.setDone(
          wanted.filter(({ isDone }) => isDone).map(({ item }) => item),
          true,
        )
        await editing.setDone(
          wanted.filter(({ isDone }) => !isDone).map(({ item }) => item),
          false,
        )
      } catch (error) {
        report(error, log)
      }
      // What could not be edited gets its box back.
      soon()
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
      const items = view.selection.flatMap((node) => (node.kind === 'item' ? [node.item] : []))
      if (items.length === 0) {
        await vscode.commands.executeCommand('list.toggleExpand')
        return
      }
      const isDone = items.every(({ status }) => status === 'done')
      await editing.setDone(isDone ? items : items.filter(({ status }) => status !== 'done'), !isDone)
    }),
  )
}

function namesOf(workspace: WorkspaceMinutes): ReadonlyMap<string, string> {
  return new Map(
    workspace
      .files()
      .flatMap(({ digest }) =>
        Object.entries(digest.names).map(([handle, name]) => [handle.toLowerCase(), name] as const),
      ),
  )
}

function badgeOf(workspace: WorkspaceMinutes, whoAmI: WhoAmI): vscode.ViewBadge | undefined {
  const open = workspace.items().filter(({ status }) => status === 'open')
  const me = whoAmI.names()
  const isForAll = settings.isBadgeForAll() || me.length === 0
  const value = isForAll ? open.length : open.filter((item) => isMine(item, me)).length
  if (value === 0) return undefined
  return {
    value,
    tooltip: isForAll
      ? vscode.l10n.t('{0} open action items', value)
      : vscode.l10n.t('{0} open action items of yours', value),
  }
}

/** How far the reading is, what is left out, and which filter is on. */
function messageOf(workspace: WorkspaceMinutes, { mine, series, text }: Arrangement): string | undefined {
  const { isReading, read, total, isStopped, leftOut } = workspace.state()
  const filters = [
    mine ? vscode.l10n.t('mine') : undefined,
    series === undefined ? undefined : seriesLabel(series),
    text === '' ? undefined : `“${text}”`,
  ].filter((part) => part !== undefined)
  const parts = [
    filters.length === 0 ? undefined : vscode.l10n.t('Filter: {0}', filters.join(' · ')),
    isReading && total > 0 ? vscode.l10n.t('Reading minutes: {0} of {1} files', read, total) : undefined,
    isStopped ? vscode.l10n.t('Stopped: only {0} of {1} files are read. Refresh goes on.', read, total) : undefined,
    leftOut.size === 0
      ? undefined
      : vscode.l10n.t(
          'Left out, unreadable or too large: {0}',
          [...leftOut.keys()].map(fileName).slice(0, 5).join(', '),
        ),
  ]
  return parts.filter((part) => part !== undefined).join('\n') || undefined
}

function fileName(key: string): string {
  return decodeURIComponent(key.slice(key.lastIndexOf('/') + 1))
}
