import * as vscode from 'vscode'
import { type Arrangement, isMine } from '../../core/actionItems/grouping'
import { isStale } from '../../core/actionItems/ageing'
import { localDate } from '../../core/calendar'
import type { IssueLookup } from '../../core/completion/indexedIssues'
import type { SkippedFile } from '../../host/minutesFiles'
import * as settings from '../../host/settings'
import type { CurrentUser } from '../../host/currentUser'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** The largest number of skipped files that are listed by name. */
const maxNamed = 5

/** The badge with the number of open items: one's own, or all. */
export function viewBadge(
  workspace: WorkspaceMinutes,
  whoAmI: CurrentUser,
  issues: IssueLookup,
): vscode.ViewBadge | undefined {
  const ageing = workspace.ageing(localDate(), issues)
  const open = workspace.items().filter((item) => item.status === 'open' && !isStale(item, ageing))
  const me = whoAmI.names()
  const isForAll = settings.isBadgeForAll() || me.length === 0
  const value = isForAll ? open.length : open.filter((item) => isMine(item, me)).length
  if (value === 0) return undefined
  return {
    value,
    tooltip: badgeText(value, isForAll),
  }
}

function badgeText(value: number, isForAll: boolean): string {
  if (isForAll) return value === 1 ? vscode.l10n.t('1 open action item') : vscode.l10n.t('{0} open action items', value)
  return value === 1
    ? vscode.l10n.t('1 open action item assigned to you')
    : vscode.l10n.t('{0} open action items assigned to you', value)
}

/**
 * The message above the items: active filters, reading progress, and skipped files.
 *
 * @param isSlow Whether reading takes long enough to show its progress.
 * @param me Handles and names of the person, empty if unknown.
 */
export function viewMessage(
  workspace: WorkspaceMinutes,
  { mine, series, text }: Arrangement,
  isSlow: boolean,
  me: readonly string[],
): string | undefined {
  const { read, total, isStopped, skippedFiles } = workspace.state()
  const filters = [
    mine ? vscode.l10n.t('mine') : undefined,
    series === undefined ? undefined : workspace.seriesLabel(series),
    text === '' ? undefined : `“${text}”`,
  ].filter((part) => part !== undefined)
  const parts = [
    filters.length === 0 ? undefined : vscode.l10n.t('Filter: {0}', filters.join(' · ')),
    mine && me.length === 0
      ? vscode.l10n.t(
          'Sign in to GitHub, or enter your handle in {0}, to see only your items.',
          'minutes.actionItems.me',
        )
      : undefined,
    isSlow && total === 0 ? vscode.l10n.t('Looking for minutes…') : undefined,
    isSlow && total > 0 ? vscode.l10n.t('Reading minutes: {0} of {1} files', read, total) : undefined,
    isStopped ? vscode.l10n.t('Stopped after {0} of {1} files. Refresh to continue.', read, total) : undefined,
    skippedFiles.size === 0 ? undefined : skippedText(skippedFiles),
  ]
  return parts.filter((part) => part !== undefined).join('\n') || undefined
}

function skippedText(skipped: ReadonlyMap<string, SkippedFile>): string {
  const named = [...skipped].slice(0, maxNamed).map(([key, reason]) => `${fileName(key)} (${reasonText(reason)})`)
  const more = skipped.size - named.length
  const rest = more > 0 ? ` ${vscode.l10n.t('and {0} more', more)}` : ''
  return vscode.l10n.t('Skipped: {0}', named.join(', ') + rest)
}

function reasonText(reason: SkippedFile): string {
  switch (reason) {
    case 'unreadable':
      return vscode.l10n.t('unreadable')
    case 'tooLarge':
      return vscode.l10n.t('too large')
  }
}

function fileName(key: string): string {
  return decodeURIComponent(key.slice(key.lastIndexOf('/') + 1))
}
