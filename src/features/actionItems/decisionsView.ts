import * as vscode from 'vscode'
import {
  type DecisionFilter,
  filterDecisions,
  listDecisions,
  type MeetingDecision,
  type SeriesDecisions,
} from '../../core/actionItems/decisionList'
import { toCsvDecisions, toJsonDecisions, toMarkdownDecisions } from '../../core/actionItems/decisionReport'
import { localDate } from '../../core/calendar'
import { plainText, truncate } from '../../core/plainText'
import { commandIds } from '../../host/commandIds'
import { registerCommand, reportError, UserError } from '../../host/commands'
import { toRange } from '../../host/vscodeConversions'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { pickDecisionFilter } from './decisionFilter'
import { type Format, pickFormat, showReport } from './reportFormat'

const viewId = 'minutes.decisions'

type Node = SeriesDecisions | MeetingDecision

const noFilter: DecisionFilter = Object.freeze({ series: undefined, text: '' })

/** Registers the view of all decisions, grouped by series, each with its date and topic, and its search and export. */
export function registerDecisions(workspace: WorkspaceMinutes, log: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let list: readonly SeriesDecisions[] | undefined
  let filter = noFilter
  const all = (): readonly SeriesDecisions[] =>
    listDecisions(workspace.files().map(({ uri, root, digest }) => ({ key: uri.toString(), root, digest })))
  const current = (): readonly SeriesDecisions[] => (list ??= filterDecisions(all(), filter))
  const isFiltered = (): boolean => filter.series !== undefined || filter.text !== ''
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (node !== undefined) return 'decisions' in node ? [...node.decisions] : []
      workspace.start().catch((error: unknown) => reportError(error, log))
      return [...current()]
    },
    getTreeItem: (node) =>
      'decisions' in node ? seriesItem(node, workspace.seriesLabel(node), filter.text !== '') : decisionItem(node),
    getParent: (node) =>
      'decisions' in node ? undefined : current().find(({ decisions }) => decisions.includes(node)),
  }
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true })
  const update = (): void => {
    list = undefined
    view.message = filterMessage(filter, workspace)
    changed.fire(undefined)
  }
  const setFilter = (next: DecisionFilter): void => {
    filter = next
    void vscode.commands.executeCommand('setContext', 'minutes.areDecisionsFiltered', isFiltered())
    update()
  }
  return vscode.Disposable.from(
    changed,
    view,
    new vscode.Disposable(() => clearTimeout(timer)),
    // Without a message, VS Code shows the rows of a newly opened view only after two seconds.
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) view.message = filterMessage(filter, workspace)
    }),
    workspace.onDidChange(() => {
      timer ??= setTimeout(
        () => {
          timer = undefined
          update()
        },
        workspace.state().isReading ? 500 : 0,
      )
    }),
    registerCommand(commandIds.filterDecisions, log, async (part?: Partial<DecisionFilter>) => {
      const chosen = isFilterPart(part) ? part : await pickDecisionFilter(filter, all(), workspace)
      if (chosen !== undefined) setFilter({ ...filter, ...chosen })
    }),
    registerCommand(commandIds.clearDecisionFilter, log, () => setFilter(noFilter)),
    registerCommand(commandIds.exportDecisions, log, async (format?: Format) => {
      await workspace.start()
      list = undefined
      if (current().length === 0) throw new UserError(vscode.l10n.t('There are no decisions to export.'))
      const chosen =
        format === 'md' || format === 'csv' || format === 'json'
          ? format
          : await pickFormat(vscode.l10n.t('Export decisions as'), {
              md: vscode.l10n.t('report with a list for each series'),
              json: vscode.l10n.t('for other programs'),
            })
      if (chosen !== undefined) await showReport(decisionReport(current(), chosen), chosen)
    }),
  )
}

/** A menu of the view passes a node or nothing, other commands pass a part of the filter. */
function isFilterPart(part: Partial<DecisionFilter> | undefined): part is Partial<DecisionFilter> {
  return part !== undefined && Object.keys(part).every((name) => name === 'series' || name === 'text')
}

function filterMessage({ series, text }: DecisionFilter, workspace: WorkspaceMinutes): string {
  const parts = [
    series === undefined ? undefined : workspace.seriesLabel(series),
    text === '' ? undefined : `“${text}”`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : vscode.l10n.t('Filter: {0}', parts.join(' · '))
}

function decisionReport(decisions: readonly SeriesDecisions[], format: Format): string {
  switch (format) {
    case 'md':
      return toMarkdownDecisions(decisions, localDate(), {
        title: vscode.l10n.t('Decisions'),
        rootSeries: vscode.l10n.t('Top folder'),
      })
    case 'csv':
      return toCsvDecisions(decisions)
    case 'json':
      return toJsonDecisions(decisions)
  }
}

function seriesItem({ root, series, decisions }: SeriesDecisions, label: string, isSearch: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState
  const item = new vscode.TreeItem(label, isSearch ? Expanded : Collapsed)
  // VS Code stores by id whether a row is expanded, so rows of a search have other ids.
  item.id = `decisions:${isSearch ? 'found:' : ''}${root}/${series}`
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
