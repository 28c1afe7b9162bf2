import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import type { Issue } from '../../core/completion/issueLibrary'
import { seriesName } from '../../core/series'

export function seriesLabel(series: string): string {
  return seriesName(series, vscode.l10n.t('Top folder'))
}

export function stateWord(state: Issue['state']): string {
  switch (state) {
    case 'open':
      return vscode.l10n.t('open')
    case 'draft':
      return vscode.l10n.t('draft')
    case 'closed':
      return vscode.l10n.t('closed')
    case 'merged':
      return vscode.l10n.t('merged')
    case undefined:
      return ''
  }
}

export function statusWord({ status }: TrackedItem): string {
  switch (status) {
    case 'open':
      return vscode.l10n.t('open')
    case 'done':
      return vscode.l10n.t('done')
    case 'dropped':
      return vscode.l10n.t('dropped')
  }
}
