import * as vscode from 'vscode'
import { itemDueDate, isOverdue, type ItemGroup } from '../../core/actionItems/grouping'
import type { TrackedItem } from '../../core/actionItems/history'
import { isKept, itemKey } from '../../core/actionItems/keptItems'
import type { Occurrence } from '../../core/actionItems/occurrence'
import { daysBetween } from '../../core/calendar'
import type { CalendarDate } from '../../core/minutes'
import { truncate } from '../../core/plainText'
import { toRange } from '../../host/vscodeConversions'
import { isProbablyDone, linkedIssues } from '../../core/actionItems/linkedIssues'
import { groupRow } from './groupRow'
import { keptRowUri } from './keptRows'
import { itemTooltip } from './tooltip'
import { stateLabel } from '../../host/issueState'
import { statusLabel } from './labels'
import type { RowContext } from './rowContext'

/** A group of items, an item in a group, or one of the lines where an item occurs. */
export type Node =
  | { readonly kind: 'group'; readonly group: ItemGroup }
  | { readonly kind: 'item'; readonly item: TrackedItem; readonly group: ItemGroup }
  | { readonly kind: 'occurrence'; readonly occurrence: Occurrence; readonly parent: Node & { readonly kind: 'item' } }

const maxLabelLength = 120

export function toTreeItem(node: Node, context: RowContext): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupRow(node.group, context)
    case 'item':
      return itemRow(node.item, node.group, context)
    case 'occurrence':
      return occurrenceRow(node.occurrence, node.parent)
  }
}

export function childNodes(node: Node): Node[] {
  switch (node.kind) {
    case 'group':
      return node.group.items.map((item) => ({ kind: 'item', item, group: node.group }))
    case 'item':
      return node.item.occurrences.length < 2
        ? []
        : [...node.item.occurrences].reverse().map((occurrence) => ({ kind: 'occurrence', occurrence, parent: node }))
    case 'occurrence':
      return []
  }
}

function itemRow(tracked: TrackedItem, group: ItemGroup, context: RowContext): vscode.TreeItem {
  const { latest, status } = tracked
  const label = truncate(latest.item.task, maxLabelLength)
  const item = new vscode.TreeItem(
    label,
    tracked.occurrences.length > 1 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  )
  const isDone = status === 'done'
  item.id = rowId(tracked, group)
  item.description = describeItem(tracked, context)
  item.tooltip = itemTooltip(tracked, context)
  item.contextValue = `actionItem.${status}`
  item.checkboxState = {
    state: isDone ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: isDone ? vscode.l10n.t('Mark as open') : vscode.l10n.t('Mark as done'),
    accessibilityInformation: {
      label: isDone ? vscode.l10n.t('Done: {0}', label) : vscode.l10n.t('Open: {0}', label),
      role: 'checkbox',
    },
  }
  if (isOverdue(tracked, context.today))
    item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
  if (isKept(tracked, context.kept)) {
    item.iconPath = new vscode.ThemeIcon('check', new vscode.ThemeColor('disabledForeground'))
    item.resourceUri = keptRowUri
    item.contextValue = `actionItem.${status}.kept`
  }
  item.command = revealCommand(latest)
  const lineText = vscode.l10n.t('line {0}', latest.item.span.start.line)
  item.accessibilityInformation = {
    label: [
      latest.item.task,
      // The description already says “dropped”, and “done” of a kept item.
      ...(status === 'dropped' || isKept(tracked, context.kept) ? [] : [statusLabel(tracked)]),
      item.description,
      lineText,
    ].join(', '),
  }
  return item
}

/** Unique per group and workspace folder: an item is listed below each owner, and folders may have equal minutes. */
function rowId(item: TrackedItem, group: ItemGroup): string {
  return `${group.id}/${itemKey(item)}`
}

/** The most urgent parts come first, so that a narrow side bar still shows them. */
function describeItem(item: TrackedItem, { today, issues, seriesLabel, kept }: RowContext): string {
  const parts = [
    isKept(item, kept) ? vscode.l10n.t('done') : undefined,
    dueText(item, today),
    item.status === 'dropped' ? vscode.l10n.t('dropped') : undefined,
    isProbablyDone(item, issues) ? vscode.l10n.t('probably done') : undefined,
    [item.latest.day, seriesLabel(item)].filter(Boolean).join(' '),
    item.timesCarried > 0 ? vscode.l10n.t('carried over {0}×', item.timesCarried) : undefined,
    ...linkedIssues(item, issues).map((issue) => `${issue.repo}#${issue.number} ${stateLabel(issue.state)}`),
    item.raised === undefined || item.raised === item.latest.day ? undefined : ageText(item.raised, today),
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}

function dueText(item: TrackedItem, today: CalendarDate): string | undefined {
  const { due } = item.latest.item
  if (due === undefined || item.status !== 'open') return undefined
  const day = itemDueDate(item)
  return isOverdue(item, today) ? vscode.l10n.t('⚠ overdue since {0} ({1})', day ?? '', due) : due
}

function ageText(raised: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(raised, today)
  if (days === 1) return vscode.l10n.t('1 day old')
  if (days < 14) return vscode.l10n.t('{0} days old', Math.max(0, days))
  return days < 100
    ? vscode.l10n.t('{0} weeks old', Math.round(days / 7))
    : vscode.l10n.t('{0} months old', Math.round(days / 30.4))
}

function occurrenceRow(occurrence: Occurrence, parent: Node & { readonly kind: 'item' }): vscode.TreeItem {
  const { item, path, day } = occurrence
  const status = item.status.map(({ text }) => text.trim()).filter(Boolean)[0]
  const label = day ?? path
  const row = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None)
  row.id = `${rowId(parent.item, parent.group)}/${path}:${item.span.start.line}`
  row.description = [status ?? (item.done ? vscode.l10n.t('done') : undefined), `${path}:${item.span.start.line}`]
    .filter(Boolean)
    .join(' · ')
  row.iconPath = new vscode.ThemeIcon(item.done ? 'pass' : 'circle-outline')
  row.contextValue = 'occurrence'
  row.tooltip = item.text
  row.command = revealCommand(occurrence)
  row.accessibilityInformation = { label: `${label}, ${row.description}` }
  return row
}

/** Uses `vscode.open`, which distinguishes a preview (space, one click) from opening the file. */
function revealCommand({ file, item }: Occurrence): vscode.Command {
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Show in Minutes'),
    arguments: [vscode.Uri.parse(file), { selection: toRange(item.span) }],
  }
}
