import * as vscode from 'vscode'
import { GitHubError } from '../github/errors'
import { PadError } from '../padServers/padError'
import type { ErrorAction } from './errorActions'
import { explainError } from './explainError'
import { explainPadError } from './explainPadError'
import { showError } from './messages'

/** An expected failure that is not GitHub's. Its message is shown unchanged, with buttons for actions that help. */
export class UserError extends Error {
  readonly actions: readonly ErrorAction[]

  constructor(message: string, actions: readonly ErrorAction[] = []) {
    super(message)
    this.name = 'UserError'
    this.actions = actions
  }
}

/**
 * Registers a command with the shared error handling. Cancelling shows nothing; expected errors show their message and
 * buttons; other errors are logged with their stack and shown with a button that opens the log.
 */
export function registerCommand(
  id: string,
  log: vscode.LogOutputChannel,
  handler: (...args: never[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: never[]) => {
    try {
      return await handler(...args)
    } catch (error) {
      reportError(error, log, () => vscode.commands.executeCommand(id, ...args))
      return undefined
    }
  })
}

/** Characters that a message surely shows on one line. */
const maxLineLength = 60

/**
 * Shows an error as `registerCommand` does.
 *
 * @param retry Repeats the failed work, for a button; undefined if no command started it.
 */
export function reportError(error: unknown, log: vscode.LogOutputChannel, retry?: () => unknown): void {
  if (error instanceof vscode.CancellationError) return
  if ((error instanceof GitHubError || error instanceof PadError) && error.code === 'cancelled') return
  const showLog: ErrorAction = { title: vscode.l10n.t('Show Log'), run: () => log.show() }
  if (error instanceof UserError) {
    // A message without a button is cut after the first line.
    const isCut = error.actions.length === 0 && error.message.length > maxLineLength
    show(error.message, isCut ? [showLog] : error.actions)
    return
  }
  if (error instanceof GitHubError) {
    const { message, actions } = explainError(error, { retry })
    log.warn(`${error.message} (status ${error.details.status ?? 'none'})`)
    show(message, [...actions, ...(actions.length === 0 ? [showLog] : [])])
    return
  }
  if (error instanceof PadError) {
    const { message, actions } = explainPadError(error, retry)
    log.warn(`${error.message} (status ${error.details.status ?? 'none'})`)
    show(message, actions)
    return
  }
  log.error(error instanceof Error ? error : String(error))
  show(vscode.l10n.t('An unexpected error occurred: {0}', error instanceof Error ? error.message : String(error)), [
    showLog,
  ])
}

function show(message: string, remedies: readonly ErrorAction[]): void {
  void showError(message, ...remedies.map(({ title }) => title)).then((chosen) =>
    remedies.find(({ title }) => title === chosen)?.run(),
  )
}
