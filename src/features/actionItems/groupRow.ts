import * as vscode from 'vscode'
import type { GroupKey, ItemGroup } from '../../core/actionItems/grouping'
import { isKept } from '../../core/actionItems/keptItems'
import type { RowContext } from './rowContext'

/** The row of a group of items, with its label and the number of items. */
export function groupRow({ key, id, items }: ItemGroup, { names, seriesLabel, kept }: RowContext): vscode.TreeItem {
  const count = items.filter((item) => !isKept(item, kept)).length
  const owner = key.by === 'owner' ? key.owner?.toLowerCase() : undefined
  const known = owner === undefined ? undefined : names.get(owner)
  const isWithoutHandle = known !== undefined && known.toLowerCase() === owner
  const label = isWithoutHandle ? known : groupLabel(key, seriesLabel)
  const name = isWithoutHandle ? undefined : known
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed)
  item.id = id
  item.description = [String(count), name].filter((part) => part !== undefined).join(' · ')
  item.iconPath = new vscode.ThemeIcon(groupIcon(key))
  item.contextValue = key.by === 'owner' ? 'owner' : key.by === 'stale' ? 'stale' : 'group'
  item.accessibilityInformation = {
    label: [countedLabel(label, count), name].filter(Boolean).join(', '),
  }
  return item
}

function countedLabel(label: string, count: number): string {
  return count === 1
    ? vscode.l10n.t('{0}, one action item', label)
    : vscode.l10n.t('{0}, {1} action items', label, count)
}

function groupLabel(key: GroupKey, seriesLabel: RowContext['seriesLabel']): string {
  switch (key.by) {
    case 'owner':
      return key.owner === 'all' ? vscode.l10n.t('Everybody') : (key.owner ?? vscode.l10n.t('Unassigned'))
    case 'series':
      return seriesLabel(key)
    case 'meeting':
      return `${key.day ?? key.path} · ${seriesLabel(key)}`
    case 'stale':
      return vscode.l10n.t('Stale')
    case 'age':
      switch (key.age) {
        case 'week':
          return vscode.l10n.t('This week')
        case 'month':
          return vscode.l10n.t('This month')
        case 'quarter':
          return vscode.l10n.t('Up to three months')
        case 'older':
          return vscode.l10n.t('Older than three months')
        case 'unknown':
          return vscode.l10n.t('No date')
      }
  }
}

function groupIcon(key: GroupKey): string {
  if (key.by === 'owner') return key.owner === undefined ? 'question' : key.owner === 'all' ? 'organization' : 'account'
  if (key.by === 'stale') return 'archive'
  return key.by === 'series' ? 'folder' : key.by === 'meeting' ? 'calendar' : 'history'
}
