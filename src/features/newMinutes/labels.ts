import * as vscode from 'vscode'
import type { Person, Role } from '../../core/minutes'

export function roleLabel(role: Role): string {
  switch (role) {
    case 'scribe':
      return vscode.l10n.t('Minutes')
    case 'reporter':
      return vscode.l10n.t('Report')
    case 'chair':
      return vscode.l10n.t('Chair')
    case 'other':
      return vscode.l10n.t('Other duty')
  }
}

/** `@handle`, else the name. */
export function personLabel({ handle, name }: Person): string {
  return handle === undefined ? (name ?? '') : `@${handle}`
}
