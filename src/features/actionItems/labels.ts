import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'

export function statusLabel({ status }: TrackedItem): string {
  switch (status) {
    case 'open':
      return vscode.l10n.t('open')
    case 'done':
      return vscode.l10n.t('done')
    case 'dropped':
      return vscode.l10n.t('dropped')
  }
}
