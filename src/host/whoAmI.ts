import * as vscode from 'vscode'
import { getAccount } from '../github/steps/repositories'
import type { GitHubSession } from './session'
import * as settings from './settings'

/** The handles and names that mean the one in front of the editor. */
export interface WhoAmI {
  /** As far as it is known now. */
  names(): readonly string[]
  readonly onDidChange: vscode.Event<void>
}

/** From the settings, else whoever is signed in already; nobody is asked to sign in for it. */
export function createWhoAmI(
  session: GitHubSession,
  subscriptions: vscode.ExtensionContext['subscriptions'],
  log: vscode.LogOutputChannel,
): WhoAmI {
  const changed = new vscode.EventEmitter<void>()
  let login: string | undefined
  let isAsked = false

  const ask = async (): Promise<void> => {
    try {
      const connection = await session.connectSilently()
      // A token of the user's own does not say whose it is.
      const found = connection && (connection.label ?? (await getAccount(connection.octokit)).login)
      if (found === login) return
      login = found
      changed.fire()
    } catch (error) {
      log.debug(`Nobody knows who is signed in: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  subscriptions.push(
    changed,
    session.onDidChange(() => {
      if (isAsked) void ask()
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.actionItems')) changed.fire()
    }),
  )
  return {
    names: () => {
      const own = settings.ownNames()
      if (own.length > 0) return own
      if (!isAsked) {
        isAsked = true
        void ask()
      }
      return login === undefined ? [] : [login]
    },
    onDidChange: changed.event,
  }
}
