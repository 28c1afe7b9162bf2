import * as vscode from 'vscode'
import type { Issue } from '../core/completion/indexedIssues'

/** The state of an issue or pull request in words; '' if unknown. */
export function stateLabel(state: Issue['state']): string {
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
