import * as vscode from 'vscode'
import type { PublishStep } from '../../github/publish'

/** Shows a progress that can be cancelled; cancelling ends the request that is under way, and with it the run. */
export async function withProgress<T>(
  title: string,
  run: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  return await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const abort = new AbortController()
      const cancellation = token.onCancellationRequested(() => abort.abort())
      try {
        return await run(abort.signal, (message) => progress.report({ message }))
      } finally {
        cancellation.dispose()
      }
    },
  )
}

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
