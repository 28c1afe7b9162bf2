import * as vscode from 'vscode'
import {
  emptyLibrary,
  type IssueLibrary,
  type IssueSegment,
  makeLibrary,
  segmentIssues,
} from '../core/completion/issueLibrary'
import type { Member } from '../core/completion/people'
import { GitHubError } from '../github/errors'
import { type IssueSnapshot, refreshIssues } from '../github/listIssues'
import { listMembers } from '../github/listMembers'
import type { RepositoryName } from '../github/remotes'
import type { Connection, GitHubSession } from './session'
import * as settings from './settings'
import { readStored, writeStored } from './storedJson'

/** Issues, pull requests and members, kept in the extension's storage and refreshed in the background. */
export interface IssueIndex {
  /** What can be searched now; never waits. */
  library(): IssueLibrary
  members(): readonly Member[]
  state(): IndexState
  /** Reads what is stored for the repositories in use, in small steps. */
  load(): Promise<void>
  /** Asks GitHub for what changed, one repository after the other. */
  refresh(progress?: (repository: string) => void, token?: vscode.CancellationToken): Promise<RefreshOutcome>
  /** Refreshes if the last time is long enough ago; failures show in the state only. */
  refreshInBackground(): void
  /** Fires when the library or the state changed. */
  readonly onDidChange: vscode.Event<void>
}

export interface IndexState {
  readonly isRefreshing: boolean
  readonly repositories: number
  readonly issues: number
  /** Of the last refresh. */
  readonly failed: RefreshOutcome['failed']
}

export interface RefreshOutcome {
  readonly repositories: number
  readonly failed: readonly { readonly repository: string; readonly error: unknown }[]
}

/** Milliseconds between two refreshes that nobody asked for, and between two looks at an organization's members. */
const refreshInterval = 10 * 60_000
const membersInterval = 24 * 60 * 60_000
/** Organizations whose members are asked for: those of the first repositories. */
const maxOrganizations = 3

/** Where the account is remembered whose data is stored: a sign-out keeps it usable, another account never sees it. */
const accountKey = 'indexAccount'

interface StoredMembers {
  readonly logins: readonly string[]
  readonly checkedAt: number
}

/**
 * @param repositories The repositories in use now, configured and learned.
 */
export function createIssueIndex(
  context: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'subscriptions'> & {
    readonly globalState: vscode.Memento
  },
  session: GitHubSession,
  repositories: () => readonly RepositoryName[],
  log: vscode.LogOutputChannel,
): IssueIndex {
  const snapshots = new Map<string, IssueSnapshot>()
  const segments = new Map<string, readonly IssueSegment[]>()
  const members = new Map<string, readonly string[]>()
  const changed = new vscode.EventEmitter<void>()
  const tried = new Set<string>()
  let library: IssueLibrary | undefined
  let failed: RefreshOutcome['failed'] = []
  let running: Promise<RefreshOutcome> | undefined
  let nextRefresh = 0

  const prefix = (): string => `${settings.apiUrl()} ${context.globalState.get(accountKey, '')} `.toLowerCase()
  const keyOf = ({ owner, repo }: RepositoryName): string => prefix() + `${owner}/${repo}`.toLowerCase()
  const fileOf = (key: string): vscode.Uri =>
    vscode.Uri.joinPath(
      context.globalStorageUri,
      'index',
      `${key.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '_')}.json`,
    )

  const keep = async (key: string, snapshot: IssueSnapshot): Promise<void> => {
    const isSame = snapshots.get(key)?.issues === snapshot.issues
    snapshots.set(key, snapshot)
    if (isSame) return
    const made: IssueSegment[] = []
    for (const segment of segmentIssues(snapshot.issues)) {
      made.push(segment)
      // A keystroke may come in between.
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    segments.set(key, made)
    library = undefined
    changed.fire()
  }

  const load = async (): Promise<void> => {
    for (const name of repositories()) {
      const key = keyOf(name)
      if (tried.has(key)) continue
      tried.add(key)
      const stored = (await readStored(fileOf(key))) as IssueSnapshot | undefined
      if (Array.isArray(stored?.issues) && !snapshots.has(key)) await keep(key, stored)
    }
    for (const organization of organizations()) {
      const key = `${prefix()}@${organization}`
      if (tried.has(key)) continue
      tried.add(key)
      const stored = (await readStored(fileOf(key))) as StoredMembers | undefined
      if (Array.isArray(stored?.logins)) members.set(key, stored.logins)
    }
  }

  const organizations = (): readonly string[] =>
    [...new Set(repositories().map(({ owner }) => owner.toLowerCase()))].slice(0, maxOrganizations)

  const useAccount = async (connection: Connection | undefined): Promise<void> => {
    if (connection === undefined || connection.account === context.globalState.get(accountKey)) return
    await context.globalState.update(accountKey, connection.account)
    library = undefined
    changed.fire()
  }

  const refreshMembers = async ({ octokit }: Connection, signal: AbortSignal): Promise<void> => {
    const asked = prefix()
    for (const organization of organizations()) {
      if (prefix() !== asked) return
      const key = `${prefix()}@${organization}`
      const stored = (await readStored(fileOf(key))) as StoredMembers | undefined
      if (stored !== undefined && Date.now() - stored.checkedAt < membersInterval) continue
      const logins = await listMembers(octokit, organization, { signal })
      members.set(key, logins)
      await writeStored(fileOf(key), { logins, checkedAt: Date.now() } satisfies StoredMembers)
    }
  }

  const refreshOne = async (
    name: RepositoryName,
    { octokit }: Pick<Connection, 'octokit'>,
    signal: AbortSignal,
  ): Promise<void> => {
    const key = keyOf(name)
    const snapshot = await refreshIssues(octokit, name, snapshots.get(key), () => new Date(), { signal })
    await keep(key, snapshot)
    await writeStored(fileOf(key), snapshot)
  }

  const run = async (
    progress: ((repository: string) => void) | undefined,
    token: vscode.CancellationToken | undefined,
  ): Promise<RefreshOutcome> => {
    const problems: { repository: string; error: unknown }[] = []
    const names = repositories()
    changed.fire()
    const connection = await session.connectSilently()
    await useAccount(connection)
    const asked = prefix()
    await load()
    const abort = new AbortController()
    const cancellation = token?.onCancellationRequested(() => abort.abort())
    try {
      for (const name of names) {
        // What one account was answered is never kept for another one that came meanwhile.
        if (token?.isCancellationRequested === true || prefix() !== asked) break
        const repository = `${name.owner}/${name.repo}`
        progress?.(repository)
        try {
          await refreshOne(name, connection ?? { octokit: session.anonymous() }, abort.signal)
        } catch (error) {
          if (abort.signal.aborted) break
          log.info(`Issues of ${repository} could not be refreshed: ${messageOf(error)}`)
          problems.push({ repository, error })
          if (stopsAll(error)) break
        }
      }
      if (connection !== undefined && problems.length === 0 && prefix() === asked) {
        await refreshMembers(connection, abort.signal).catch((error: unknown) => {
          log.info(`Members could not be refreshed: ${messageOf(error)}`)
        })
      }
    } finally {
      cancellation?.dispose()
    }
    failed = problems
    nextRefresh =
      prefix() === asked ? Math.max(Date.now() + refreshInterval, ...problems.map(({ error }) => retryAt(error))) : 0
    return { repositories: names.length, failed }
  }

  const refresh: IssueIndex['refresh'] = (progress, token) =>
    (running ??= run(progress, token).finally(() => {
      running = undefined
      changed.fire()
    }))

  context.subscriptions.push(
    changed,
    session.onDidChange(() => {
      // Whoever signed in may see other repositories; what failed may work now.
      failed = []
      nextRefresh = 0
      library = undefined
      changed.fire()
      // What the former account could see goes now, not with the next refresh.
      session
        .connectSilently()
        .then(useAccount)
        .then(load)
        .catch((error: unknown) => log.info(`Nobody knows who is signed in: ${messageOf(error)}`))
    }),
  )

  const inUse = (): readonly string[] => repositories().map(keyOf)
  return {
    library: () =>
      (library ??= segments.size === 0 ? emptyLibrary : makeLibrary(inUse().flatMap((key) => segments.get(key) ?? []))),
    members: () =>
      organizations().flatMap((name) => (members.get(`${prefix()}@${name}`) ?? []).map((login) => ({ login }))),
    state: () => ({
      isRefreshing: running !== undefined,
      repositories: inUse().length,
      issues: inUse().reduce((sum, key) => sum + (snapshots.get(key)?.issues.length ?? 0), 0),
      failed,
    }),
    load: async () => {
      library = undefined
      await load()
    },
    refresh,
    refreshInBackground: () => {
      if (Date.now() < nextRefresh || running !== undefined || repositories().length === 0) return
      refresh().catch((error: unknown) => log.info(`Issues could not be refreshed: ${messageOf(error)}`))
    },
    onDidChange: changed.event,
  }
}

/** What stops one request stops them all. */
function stopsAll(error: unknown): boolean {
  return error instanceof GitHubError && ['rateLimited', 'offline', 'signInRequired'].includes(error.code)
}

function retryAt(error: unknown): number {
  return error instanceof GitHubError ? (error.details.retryAt?.getTime() ?? 0) : 0
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
