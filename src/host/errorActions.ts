import * as vscode from 'vscode'
import { commandIds } from './commandIds'
import { openPage } from './openPage'
import { formatTime } from './times'

/** A button of an error message. */
export interface ErrorAction {
  readonly title: string
  readonly run: () => unknown
}

/** The buttons for error messages. */
export function errorActionsFor(retry: (() => unknown) | undefined, files: readonly vscode.Uri[]) {
  const about = (title: string, id: string): ErrorAction => ({
    title,
    run: () => vscode.commands.executeCommand(id, ...(files.length === 0 ? [] : [files[0], files])),
  })
  const command = (title: string, id: string): ErrorAction => ({ title, run: () => vscode.commands.executeCommand(id) })
  return {
    again: retry === undefined ? [] : [{ title: vscode.l10n.t('Try Again'), run: retry }],
    signIn: command(vscode.l10n.t('Sign In Again'), commandIds.signIn),
    useToken: command(vscode.l10n.t('Use a Token…'), commandIds.useToken),
    fork: about(vscode.l10n.t('Publish from a Fork'), commandIds.publishFromFork),
    chooseRepository: about(vscode.l10n.t('Choose Another Repository…'), commandIds.chooseRepository),
    settings: {
      title: vscode.l10n.t('Open Settings'),
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', '@ext:minutes.minutes publish'),
    },
    openSignOn: (url: string): ErrorAction => ({
      title: vscode.l10n.t('Open Sign-On Page'),
      run: () => openPage(url),
    }),
    openPage: (url: string): ErrorAction => ({ title: vscode.l10n.t('Open'), run: () => openPage(url) }),
  } as const
}

/** Shows cancellable progress until `time`, then retries. */
export function retryAtTime(time: Date, retry: () => unknown): ErrorAction {
  return {
    title: vscode.l10n.t('Retry at {0}', formatTime(time)),
    run: async () => {
      const isOver = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Retrying at {0}', formatTime(time)),
          cancellable: true,
        },
        (_progress, token) =>
          new Promise<boolean>((resolve) => {
            // One second more, because clocks differ.
            const timer = setTimeout(() => resolve(true), Math.max(0, time.getTime() - Date.now()) + 1_000)
            token.onCancellationRequested(() => {
              clearTimeout(timer)
              resolve(false)
            })
          }),
      )
      if (isOver) await retry()
    },
  }
}
