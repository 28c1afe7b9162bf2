import * as vscode from 'vscode'
import { listDecisions, type MeetingDecision, type SeriesDecisions } from '../../core/actionItems/decisionList'
import { plainText, truncate } from '../../core/plainText'
import { reportError } from '../../host/commands'
import { toRange } from '../../host/vscodeConversions'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

const viewId = 'minutes.decisions'

type Node = SeriesDecisions | MeetingDecision

/** Registers the view of all decisions, grouped by series, each with its date and topic. */
export function registerDecisions(workspace: WorkspaceMinutes, log: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>()
  /** Whether the minutes changed while the view was hidden. */
  let isOutdated = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let list: readonly SeriesDecisions[] | undefined
  const current = (): readonly SeriesDecisions[] =>
    (list ??= listDecisions(workspace.files().map(({ uri, root, digest }) => ({ key: uri.toString(), root, digest }))))
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (node !== undefined) return 'decisions' in node ? [...node.decisions] : []
      workspace.start().catch((error: unknown) => reportError(error, log))
      return [...current()]
    },
    getTreeItem: (node) => ('decisions' in node ? seriesItem(node, workspace.seriesLabel(node)) : decisionItem(node)),
    getParent: (node) =>
      'decisions' in node ? undefined : current().find(({ decisions }) => decisions.includes(node)),
  }
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true })
  return vscode.Disposable.from(
    changed,
    view,
    new vscode.Disposable(() => clearTimeout(timer)),
    // Without a message, VS Code shows the rows of a newly opened view only after two seconds.
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return
      view.message = ''
      if (isOutdated) changed.fire(undefined)
      isOutdated = false
    }),
    workspace.onDidChange(() => {
      timer ??= setTimeout(
        () => {
          timer = undefined
          list = undefined
          if (view.visible) changed.fire(undefined)
          else isOutdated = true
        },
        workspace.state().isReading ? 500 : 0,
      )
    }),
  )
}

function seriesItem({ root, series, decisions }: SeriesDecisions, label: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed)
  item.id = `decisions:${root}/${series}`
  item.description = String(decisions.length)
  item.iconPath = new vscode.ThemeIcon('folder')
  item.accessibilityInformation = {
    label:
      decisions.length === 1
        ? vscode.l10n.t('{0}, one decision', label)
        : vscode.l10n.t('{0}, {1} decisions', label, decisions.length),
  }
  return item
}

function decisionItem({ file, path, day, decision }: MeetingDecision): vscode.TreeItem {
  const words = plainText(decision.text).replace(/^(?:decision|decided|beschluss|resolved)\s*:\s*/i, '')
  const item = new vscode.TreeItem(truncate(words, 120), vscode.TreeItemCollapsibleState.None)
  item.description = [day, decision.topic === undefined ? undefined : truncate(plainText(decision.topic), 60)]
    .filter(Boolean)
    .join(' · ')
  item.tooltip = `${decision.text}\n\n${path}:${decision.span.start.line}`
  item.iconPath = new vscode.ThemeIcon('law')
  item.contextValue = 'decision'
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Show in Minutes'),
    arguments: [vscode.Uri.parse(file), { selection: toRange(decision.span) }],
  }
  item.accessibilityInformation = { label: `${words}, ${item.description}` }
  return item
}
