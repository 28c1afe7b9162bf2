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
import { type PickItem, showPick } from '../../host/quickPicks'

/** Registers the commands that copy or export action items: the selected ones, or all. */
export function registerItemExport(workspace: WorkspaceMinutes, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commandIds.copyActionItems, log, async (node?: Node, nodes?: readonly Node[]) => {
      // Done items of many years would only get in the way of a pasted list.
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
        const chosen = format ?? (await pickFormat())
        if (chosen === undefined) return
        const text = formatReport(items, chosen, ownerGroupIds(selectedNodes(node, nodes)), ageingOf(workspace))
        const language = { md: 'markdown', csv: 'plaintext', json: 'json' }[chosen]
        // An untitled document can be checked, saved anywhere, or closed.
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text, language }))
      },
    ),
  )
}

function ageingOf(workspace: WorkspaceMinutes): Ageing {
  return workspace.ageing(localDate())
}

type Format = 'md' | 'csv' | 'json'

/** @param isIncluded Which items to take where none is selected. */
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

async function pickFormat(): Promise<Format | undefined> {
  const choices: readonly (PickItem & { readonly format: Format })[] = [
    { label: 'Markdown', description: vscode.l10n.t('report with a list for each owner'), format: 'md' },
    { label: 'CSV', description: vscode.l10n.t('for a spreadsheet'), format: 'csv' },
    { label: 'JSON', description: vscode.l10n.t('with full history'), format: 'json' },
  ]
  return (await showPick(choices, { title: vscode.l10n.t('Export action items as') }))?.format
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
