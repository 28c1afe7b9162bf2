import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { hashText } from '../core/textHash'
import { createClient } from '../github/octokitClient'
import type { Confirmations } from './confirmations'
import * as settings from './settings'

/** Who is signed in, and the client that acts for them. */
export interface Connection {
  readonly octokit: Octokit
  /** The account's login as the editor knows it; undefined with a token of the user's own. */
  readonly label: string | undefined
  /** Tells what is kept for one account from what is kept for others; each token of the user's own counts as an account. */
  readonly account: string
}

export interface GitHubSession {
  /** A client for public data, without signing in. */
  anonymous(): Octokit
  /** The client of whoever is signed in already; asks nothing. */
  connectSilently(): Promise<Connection | undefined>
  /** Signs in if need be. Only on the user's gesture. Undefined where the user declined. */
  connect(options?: {
    readonly isPrivate?: boolean
    readonly forceNewSession?: boolean
  }): Promise<Connection | undefined>
  storeToken(token: string): Promise<void>
  removeToken(): Promise<void>
  readonly onDidChange: vscode.Event<void>
}

/** What publishing needs: to write to public repositories, or to private ones too. */
const scopes = { public: ['public_repo'], private: ['repo'] } as const

/**
 * Signs in to GitHub: with the user's own token, if one was stored for the address in use, else by the editor's own
 * authentication. Tokens stay in the editor's stores, and go to no address that only the workspace has named.
 */
export function createSession(
  context: vscode.ExtensionContext,
  confirmations: Confirmations,
  log: vscode.LogOutputChannel,
): GitHubSession {
  const changed = new vscode.EventEmitter<void>()
  context.subscriptions.push(
    changed,
    vscode.authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === providerId()) changed.fire()
    }),
    context.secrets.onDidChange(({ key }) => {
      if (key === secretKey()) changed.fire()
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.github')) changed.fire()
    }),
  )
  const version = String((context.extension.packageJSON as { readonly version?: unknown }).version)
  const clientOf = (token: string | undefined): Octokit =>
    createClient({ apiUrl: settings.apiUrl(), token, userAgent: `minutes-vscode/${version}`, log: quiet(log) })

  const find = async (
    options: vscode.AuthenticationGetSessionOptions,
    wanted: readonly string[],
  ): Promise<Connection | undefined> => {
    if (!confirmations.isAddressConfirmed()) return undefined
    const token = await context.secrets.get(secretKey())
    if (token !== undefined && options.forceNewSession === undefined)
      // The token itself does not leave its store; of so long a secret the short name gives nothing away.
      return { octokit: clientOf(token), label: undefined, account: `token-${hashText(token)}` }
    const session = await vscode.authentication.getSession(providerId(), wanted, options)
    if (session === undefined) return undefined
    const { label } = session.account
    return { octokit: clientOf(session.accessToken), label, account: label }
  }

  const findSilently = async (): Promise<Connection | undefined> =>
    (await find({ silent: true }, scopes.private)) ?? (await find({ silent: true }, scopes.public))

  return {
    anonymous: () => clientOf(undefined),
    connectSilently: findSilently,
    connect: async ({ isPrivate = false, forceNewSession = false } = {}) => {
      if (!(await confirmations.confirmAddress())) return undefined
      const known = forceNewSession ? undefined : await find({ silent: true }, scopes.private)
      if (known !== undefined) return known
      try {
        return await find(
          forceNewSession ? { forceNewSession: true } : { createIfNone: true },
          isPrivate ? scopes.private : scopes.public,
        )
      } catch (error) {
        // VS Code rejects with a plain Error when the user closes the dialog.
        log.info(`Sign-in ended: ${error instanceof Error ? error.message : String(error)}`)
        return undefined
      }
    },
    storeToken: async (token) => {
      await context.secrets.store(secretKey(), token)
    },
    removeToken: async () => {
      await context.secrets.delete(secretKey())
    },
    onDidChange: changed.event,
  }
}

/** github.com has the editor's `github` sign-in, every other address that of Enterprise. */
function providerId(): string {
  return settings.webOrigin() === 'https://github.com' ? 'github' : 'github-enterprise'
}

/** One token per address: it is never sent to another. */
function secretKey(): string {
  return `token:${settings.apiUrl().toLowerCase()}`
}

/** Octokit's log without its debug lines, which name every request. */
function quiet(log: vscode.LogOutputChannel): Pick<Console, 'debug' | 'info' | 'warn' | 'error'> {
  return {
    debug: () => undefined,
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string) => log.debug(message),
  }
}
