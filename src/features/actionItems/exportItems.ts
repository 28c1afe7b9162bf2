import * as vscode from 'vscode'
import { type Ageing, isStale } from '../../core/actionItems/ageing'
import type { TrackedItem } from '../../core/actionItems/history'
import {
  type ReportTexts,
  toCsvReport,
  toJsonReport,
  toMarkdownLine,
  toMarkdownReport,
} from '../../core/actionItems/report'
import { defaultArrangement } from '../../core/actionItems/grouping'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { localDate } from '../../core/calendar'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import type { Node } from './nodes'
import { type Format, pickFormat, showReport } from './reportFormat'

/** Registers the commands that copy or export action items: the selected ones, or all. */
export function registerItemExport(workspace: WorkspaceMinutes, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.copyActionItems, log, async (node?: Node, nodes?: readonly Node[]) => {
      // A list to paste has no done items, which may be of many years.
      const items = await selectedItems(
        workspace,
        node,
        nodes,
        (item) => item.status !== 'done' && !isStale(item, ageingOf(workspace)),
      )
      const words = reportWords()
      await vscode.env.clipboard.writeText(items.map((item) => `${toMarkdownLine(item, words)}\n`).join(''))
      vscode.window.setStatusBarMessage(
        items.length === 1
          ? vscode.l10n.t('Copied one action item')
          : vscode.l10n.t('Copied {0} action items', items.length),
        5_000,
      )
      return items.length
    }),
    registerCommand(
      commandIds.exportActionItems,
      log,
      async (node?: Node, nodes?: readonly Node[], format?: Format) => {
        const items = await selectedItems(workspace, node, nodes, (item) => !isStale(item, ageingOf(workspace)))
        const chosen =
          format ??
          (await pickFormat(vscode.l10n.t('Export action items as'), {
            md: vscode.l10n.t('report with a list for each owner'),
            json: vscode.l10n.t('with full history'),
          }))
        if (chosen === undefined) return
        const text = formatReport(items, chosen, ownerGroupIds(selectedNodes(node, nodes)), ageingOf(workspace))
        await showReport(text, chosen)
      },
    ),
  )
}

function ageingOf(workspace: WorkspaceMinutes): Ageing {
  return workspace.ageing(localDate())
}

/** @param isIncluded Which items to use if none is selected. */
async function selectedItems(
  workspace: WorkspaceMinutes,
  node: Node | undefined,
  nodes: readonly Node[] | undefined,
  isIncluded: (item: TrackedItem) => boolean,
): Promise<readonly TrackedItem[]> {
  await workspace.start()
  const items = selectedNodes(node, nodes).flatMap((one) =>
    one.kind === 'group' ? one.group.items : one.kind === 'item' ? [one.item] : [one.parent.item],
  )
  const all = items.length > 0 ? [...new Set(items)] : workspace.items().filter(isIncluded)
  if (all.length === 0) throw new UserError(vscode.l10n.t('There are no action items to export.'))
  return all
}

function selectedNodes(node: Node | undefined, nodes: readonly Node[] | undefined): readonly Node[] {
  return nodes !== undefined && nodes.length > 0 ? nodes : node === undefined ? [] : [node]
}

/** The ids of the owner groups that contain a selected node. */
function ownerGroupIds(nodes: readonly Node[]): ReadonlySet<string> {
  const groups = nodes.map((node) => (node.kind === 'occurrence' ? node.parent.group : node.group))
  return new Set(groups.filter(({ key }) => key.by === 'owner').map(({ id }) => id))
}

function formatReport(
  items: readonly TrackedItem[],
  format: Format,
  owners: ReadonlySet<string>,
  ageing: Ageing,
): string {
  switch (format) {
    case 'md':
      return toMarkdownReport(items, defaultArrangement, localDate(), reportWords(), owners)
    case 'csv':
      return toCsvReport(items, ageing)
    case 'json':
      return toJsonReport(items, ageing)
  }
}

function reportWords(): ReportTexts {
  return {
    title: vscode.l10n.t('Action items'),
    unassigned: vscode.l10n.t('Unassigned'),
    rootSeries: vscode.l10n.t('Top folder'),
    stale: vscode.l10n.t('Stale'),
    carried: (times) => vscode.l10n.t('carried over {0}×', times),
    status: { open: vscode.l10n.t('open'), done: vscode.l10n.t('done'), dropped: vscode.l10n.t('dropped') },
  }
}
