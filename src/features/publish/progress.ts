import * as vscode from 'vscode'
import type { PublishStep } from '../../github/publish'

export function describeStep(step: PublishStep): string {
  switch (step) {
    case 'forking':
      return vscode.l10n.t('preparing your fork, which can take a moment')
    case 'committing':
      return vscode.l10n.t('creating the commit')
    case 'branching':
      return vscode.l10n.t('creating the branch')
    case 'opening':
      return vscode.l10n.t('opening the pull request')
    case 'finishing':
      return vscode.l10n.t('adding reviewers and labels')
  }
}
