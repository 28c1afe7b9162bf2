import * as vscode from 'vscode'
import { type Arrangement, isMine } from '../../core/actionItems/arrange'
import type { LeftOut } from '../../host/minutesFiles'
import * as settings from '../../host/settings'
import type { WhoAmI } from '../../host/whoAmI'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { seriesLabel } from './wording'

/** Files named one by one; of more only the number is told. */
const maxNamed = 5

/** The number on the view: of open items of one's own, or of all. */
export function badgeOf(workspace: WorkspaceMinutes, whoAmI: WhoAmI): vscode.ViewBadge | undefined {
  const open = workspace.items().filter(({ status }) => status === 'open')
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
  if (isForAll)
    return value === 1 ? vscode.l10n.t('One open action item') : vscode.l10n.t('{0} open action items', value)
  return value === 1
    ? vscode.l10n.t('One open action item of yours')
    : vscode.l10n.t('{0} open action items of yours', value)
}

/**
 * The lines above the items: which filter is on, how far the reading is, and what is left out.
 *
 * @param isSlow Whether it takes so long that somebody wants to know how far it is.
 * @param me Handles and names of whoever looks; without any, nothing is theirs.
 */
export function messageOf(
  workspace: WorkspaceMinutes,
  { mine, series, text }: Arrangement,
  isSlow: boolean,
  me: readonly string[],
): string | undefined {
  const { read, total, isStopped, leftOut } = workspace.state()
  const filters = [
    mine ? vscode.l10n.t('mine') : undefined,
    series === undefined ? undefined : seriesLabel(series),
    text === '' ? undefined : `“${text}”`,
  ].filter((part) => part !== undefined)
  const parts = [
    filters.length === 0 ? undefined : vscode.l10n.t('Filter: {0}', filters.join(' · ')),
    mine && me.length === 0
      ? vscode.l10n.t(
          'Nobody knows who you are: sign in, or name yourself in the setting {0}.',
          'minutes.actionItems.me',
        )
      : undefined,
    isSlow && total === 0 ? vscode.l10n.t('Looking for minutes…') : undefined,
    isSlow && total > 0 ? vscode.l10n.t('Reading minutes: {0} of {1} files', read, total) : undefined,
    isStopped ? vscode.l10n.t('Stopped: only {0} of {1} files are read. Refresh goes on.', read, total) : undefined,
    leftOut.size === 0 ? undefined : leftOutText(leftOut),
  ]
  return parts.filter((part) => part !== undefined).join('\n') || undefined
}

function leftOutText(leftOut: ReadonlyMap<string, LeftOut>): string {
  const named = [...leftOut].slice(0, maxNamed).map(([key, reason]) => `${fileName(key)} (${reasonWord(reason)})`)
  const more = leftOut.size - named.length
  const rest = more > 0 ? ` ${vscode.l10n.t('and {0} more', more)}` : ''
  return vscode.l10n.t('Left out: {0}', named.join(', ') + rest)
}

function reasonWord(reason: LeftOut): string {
  switch (reason) {
    case 'unreadable':
      return vscode.l10n.t('cannot be read')
    case 'tooLarge':
      return vscode.l10n.t('too large')
  }
}

function fileName(key: string): string {
  return decodeURIComponent(key.slice(key.lastIndexOf('/') + 1))
}
