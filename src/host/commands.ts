import * as vscode from 'vscode'
import { GitHubError } from '../github/errors'
import { explain } from './explain'

/** An expected failure that is not GitHub's: shown as it is, with a remedy where one helps. */
export class UserError extends Error {
  readonly remedies: readonly Remedy[]

  constructor(message: string, remedies: readonly Remedy[] = []) {
    super(message)
    this.name = 'UserError'
    this.remedies = remedies
  }
}

/** A button below a message. */
export interface Remedy {
  readonly title: string
  readonly run: () => unknown
}

/**
 * Registers a command behind the one error boundary: a cancelled run is silent; an expected error shows its message and
 * its remedies; anything else is logged with its stack and shown with a button that opens the log.
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
      report(error, log, () => vscode.commands.executeCommand(id, ...args))
      return undefined
    }
  })
}

/**
 * Shows an error to the user as the boundary does.
 *
 * @param retry Does it again, for a button; undefined for work that no command started.
 */
export function report(error: unknown, log: vscode.LogOutputChannel, retry?: () => unknown): void {
  if (error instanceof vscode.CancellationError || (error instanceof GitHubError && error.code === 'cancelled')) return
  const showLog: Remedy = { title: vscode.l10n.t('Show Log'), run: () => log.show() }
  if (error instanceof UserError) {
    show(error.message, error.remedies)
    return
  }
  if (error instanceof GitHubError) {
    const { message, remedies } = explain(error, retry)
    log.warn(`${error.message} (status ${error.details.status ?? 'none'})`)
    show(message, [...remedies, ...(remedies.length === 0 ? [showLog] : [])])
    return
  }
  log.error(error instanceof Error ? error : String(error))
  show(
    vscode.l10n.t(
      'Minutes ran into an unexpected problem: {0}',
      error instanceof Error ? error.message : String(error),
    ),
    [showLog],
  )
}

function show(message: string, remedies: readonly Remedy[]): void {
  void vscode.window
    .showErrorMessage(message, ...remedies.map(({ title }) => title))
    .then((chosen) => remedies.find(({ title }) => title === chosen)?.run())
}
