import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { hashText } from '../core/textHash'
import { fetchFrom } from '../github/fetchFrom'
import type { Confirmations } from './confirmations'
import type { LoadPart } from './parts'
import * as settings from './settings'

/** The signed-in account and its client. */
export interface Connection {
  readonly octokit: Octokit
  /** The account's login; undefined with a personal access token. */
  readonly label: string | undefined
  /** The key for the account's stored data. Each personal access token counts as an account. */
  readonly account: string
}

export interface GitHubSession {
  /** A client for public data, without a sign-in. */
  anonymous(): Promise<Octokit>
  /** The connection of an existing sign-in; undefined without one. Never prompts. */
  connectSilently(): Promise<Connection | undefined>
  /** Signs in if necessary. Call it only on a user gesture. Undefined when the person declines. */
  connect(options?: {
    readonly isPrivate?: boolean
    readonly forceNewSession?: boolean
  }): Promise<Connection | undefined>
  storeToken(token: string): Promise<void>
  removeToken(): Promise<void>
  readonly onDidChange: vscode.Event<void>
}

/** The OAuth scopes for publishing: public repositories only, or private ones too. */
const scopes = { public: ['public_repo'], private: ['repo'] } as const

/**
 * Signs in to GitHub with a token stored for the configured address, else with VS Code's own authentication. Tokens
 * stay in VS Code's secret storage, and are not sent to an address from workspace settings before it is confirmed.
 */
export function createSession(
  context: vscode.ExtensionContext,
  confirmations: Confirmations,
  loadPart: LoadPart,
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
  /** Loads Octokit with the first client, because most sessions need none. */
  const clientOf = async (token: string | undefined): Promise<Octokit> => {
    const { createClient } = await loadPart('github')
    const apiUrl = settings.apiUrl()
    return createClient({
      apiUrl,
      fetch: fetchFrom(apiUrl),
      token,
      userAgent: `minutes-vscode/${version}`,
      log: withoutDebug(log),
    })
  }

  const find = async (
    options: vscode.AuthenticationGetSessionOptions,
    wanted: readonly string[],
  ): Promise<Connection | undefined> => {
    if (!confirmations.isAddressConfirmed()) return undefined
    const token = await context.secrets.get(secretKey())
    if (token !== undefined && options.forceNewSession === undefined)
      // A short hash identifies the account without revealing the token.
      return { octokit: await clientOf(token), label: undefined, account: `token-${hashText(token)}` }
    const session = await vscode.authentication.getSession(providerId(), wanted, options)
    if (session === undefined) return undefined
    const { label } = session.account
    return { octokit: await clientOf(session.accessToken), label, account: label }
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
        // VS Code rejects with a plain Error when the person closes the dialog.
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

/** VS Code's authentication provider: `github` for github.com, `github-enterprise` for other addresses. */
function providerId(): string {
  return settings.webOrigin() === 'https://github.com' ? 'github' : 'github-enterprise'
}

/** The key of the stored token. Each address has its own, so that a token is never sent elsewhere. */
function secretKey(): string {
  return `token:${settings.apiUrl().toLowerCase()}`
}

/** A log for Octokit without its debug messages, which contain every request. */
function withoutDebug(log: vscode.LogOutputChannel): Pick<Console, 'debug' | 'info' | 'warn' | 'error'> {
  return {
    debug: () => undefined,
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string) => log.debug(message),
  }
}
