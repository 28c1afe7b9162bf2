import * as vscode from 'vscode'
import type { IssueLibrary } from '../core/completion/issueLibrary'
import type { Member } from '../core/completion/people'
import { GitHubError } from '../github/errors'
import { refreshIssues } from '../github/listIssues'
import { listMembers } from '../github/listMembers'
import type { RepositoryName } from '../github/remotes'
import { createIssueShelf, type Storage } from './issueShelf'
import type { Connection, GitHubSession } from './session'

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
/**
 * @param repositories The repositories in use now, configured and learned.
 */
export function createIssueIndex(
  context: Storage & Pick<vscode.ExtensionContext, 'subscriptions'>,
  session: GitHubSession,
  repositories: () => readonly RepositoryName[],
  log: vscode.LogOutputChannel,
): IssueIndex {
  const changed = new vscode.EventEmitter<void>()
  const shelf = createIssueShelf(context, repositories, () => changed.fire())
  let failed: RefreshOutcome['failed'] = []
  let running: Promise<RefreshOutcome> | undefined
  let nextRefresh = 0

  const useAccount = async (connection: Connection | undefined): Promise<void> => {
    if (connection !== undefined && (await shelf.show(connection.account))) changed.fire()
  }

  const refreshOne = async (
    name: RepositoryName,
    { octokit }: Pick<Connection, 'octokit'>,
    signal: AbortSignal,
  ): Promise<void> => {
    const key = shelf.keyOf(name)
    await shelf.put(key, await refreshIssues(octokit, name, shelf.snapshot(key), () => new Date(), { signal }))
  }

  const refreshMembers = async ({ octokit }: Connection, signal: AbortSignal): Promise<void> => {
    const asked = shelf.owner()
    for (const organization of shelf.organizations()) {
      const checkedAt = await shelf.membersCheckedAt(organization)
      if (checkedAt !== undefined && Date.now() - checkedAt < membersInterval) continue
      if (shelf.owner() !== asked) return
      await shelf.putMembers(organization, await listMembers(octokit, organization.name, { signal }))
    }
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
    const asked = shelf.owner()
    await shelf.load()
    const abort = new AbortController()
    const cancellation = token?.onCancellationRequested(() => abort.abort())
    try {
      for (const name of names) {
        // What one account was answered is never kept for another one that came meanwhile.
        if (token?.isCancellationRequested === true || shelf.owner() !== asked) break
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
      if (connection !== undefined && problems.length === 0 && shelf.owner() === asked) {
        await refreshMembers(connection, abort.signal).catch((error: unknown) => {
          log.info(`Members could not be refreshed: ${messageOf(error)}`)
        })
      }
    } finally {
      cancellation?.dispose()
    }
    failed = problems
    nextRefresh =
      shelf.owner() === asked
        ? Math.max(Date.now() + refreshInterval, ...problems.map(({ error }) => retryAt(error)))
        : 0
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
      shelf.reset()
      changed.fire()
      // What the former account could see goes now, not with the next refresh.
      session
        .connectSilently()
        .then(useAccount)
        .then(() => shelf.load())
        .catch((error: unknown) => log.info(`Nobody knows who is signed in: ${messageOf(error)}`))
    }),
  )

  return {
    library: () => shelf.library(),
    members: () => shelf.members().map((login) => ({ login })),
    state: () => {
      const inUse = repositories().map((name) => shelf.snapshot(shelf.keyOf(name)))
      return {
        isRefreshing: running !== undefined,
        repositories: inUse.length,
        issues: inUse.reduce((sum, snapshot) => sum + (snapshot?.issues.length ?? 0), 0),
        failed,
      }
    },
    load: async () => {
      shelf.reset()
      await shelf.load()
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
