import * as vscode from 'vscode'
import { getAccount } from '../github/steps/repositories'
import type { GitHubSession } from './session'
import * as settings from './settings'

/** The handles and names of the user. */
export interface CurrentUser {
  /** Empty while unknown. */
  names(): readonly string[]
  /** The same, after requesting the signed-in account. */
  knownNames(): Promise<readonly string[]>
  readonly onDidChange: vscode.Event<void>
}

/** Uses the settings, else the account that is already signed in. Never prompts for a sign-in. */
export function createCurrentUser(
  session: GitHubSession,
  subscriptions: vscode.ExtensionContext['subscriptions'],
  log: vscode.LogOutputChannel,
): CurrentUser {
  const changed = new vscode.EventEmitter<void>()
  let login: string | undefined
  let requested: Promise<void> | undefined

  const request = async (): Promise<void> => {
    try {
      const connection = await session.connectSilently()
      // For a personal access token, request the account from GitHub.
      const found = connection && (connection.label ?? (await getAccount(connection.octokit)).login)
      if (found === login) return
      login = found
      changed.fire()
    } catch (error) {
      log.debug(
        `The signed-in account could not be determined: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  subscriptions.push(
    changed,
    session.onDidChange(() => {
      if (requested !== undefined) requested = request()
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.actionItems')) changed.fire()
    }),
  )
  const names = (): readonly string[] => {
    const own = settings.ownNames()
    if (own.length > 0) return own
    requested ??= request()
    return login === undefined ? [] : [login]
  }
  return {
    names,
    knownNames: async () => {
      if (names().length === 0) await requested
      return names()
    },
    onDidChange: changed.event,
  }
}
