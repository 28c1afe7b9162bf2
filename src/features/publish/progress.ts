import * as vscode from 'vscode'
import type { PublishStep } from '../../github/publish'

export function describeStep(step: PublishStep): string {
  switch (step) {
    case 'forking':
      return vscode.l10n.t('looking for your fork; a new one takes a moment')
    case 'committing':
      return vscode.l10n.t('making the commit')
    case 'branching':
      return vscode.l10n.t('making the branch')
    case 'opening':
      return vscode.l10n.t('opening the pull request')
    case 'finishing':
      return vscode.l10n.t('setting reviewers and labels')
  }
}
