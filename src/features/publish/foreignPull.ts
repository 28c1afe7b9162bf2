import * as vscode from 'vscode'
import type { PullRequest } from '../../github/steps/pullRequests'
import { escapeMessage } from '../../host/escapeMessage'
import { openPage } from '../../host/openPage'
import { type PickItem, showPick } from '../../host/quickPicks'

interface ForeignItem extends PickItem {
  readonly run: 'open' | 'copy' | 'second'
}

/**
 * Asks what to do about a file that is part of an open pull request to which the account cannot push.
 *
 * @returns Whether to open a second pull request.
 */
export async function chooseForeign(path: string, pull: PullRequest, text: string): Promise<boolean> {
  const items: readonly ForeignItem[] = [
    {
      icon: 'link-external',
      label: vscode.l10n.t('Open pull request #{0}', pull.number),
      detail: escapeMessage(pull.title, 100),
      run: 'open',
    },
    {
      icon: 'copy',
      label: vscode.l10n.t('Copy my text'),
      detail: vscode.l10n.t('Paste it into a comment on that pull request to suggest it.'),
      run: 'copy',
    },
    {
      icon: 'git-pull-request-create',
      label: vscode.l10n.t('Open a second pull request'),
      detail: vscode.l10n.t('Its description refers to #{0}.', pull.number),
      run: 'second',
    },
  ]
  const chosen = await showPick(items, {
    title: vscode.l10n.t('{0} Is Already in a Pull Request', escapeMessage(path, 80)),
    placeHolder: vscode.l10n.t(
      'You cannot push to its branch. Press Escape to cancel. Nothing has been published yet.',
    ),
    ignoreFocusOut: true,
  })
  if (chosen?.run === 'open') await openPage(pull.url)
  if (chosen?.run === 'copy') await vscode.env.clipboard.writeText(text)
  return chosen?.run === 'second'
}
