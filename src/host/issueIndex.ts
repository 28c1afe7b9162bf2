import * as vscode from 'vscode'
import type { IndexedIssues } from '../core/completion/indexedIssues'
import type { Member } from '../core/completion/people'
import { GitHubError } from '../github/errors'
import { refreshIssues } from '../github/listIssues'
import { listMembers } from '../github/listMembers'
import type { RepositoryName } from '../github/remotes'
import { createIssueStore, type ExtensionStorage } from './issueStore'
import type { Connection, GitHubSession } from './session'

/** Issues, pull requests and organization members, stored by the extension and refreshed in the background. */
export interface IssueIndex {
  /** The loaded issues. Never waits. */
  library(): IndexedIssues
  members(): readonly Member[]
  state(): IndexState
  /** Loads the stored issues of the repositories in use, in small steps. */
  load(): Promise<void>
  /**
   * Requests the changes from GitHub, one repository after another. A call during a running refresh joins it, gets the
   * same progress and can cancel it.
   *
   * @throws CancellationError for all callers once one of them cancels; what was received until then is kept.
   */
  refresh(progress?: (repository: string) => void, signal?: AbortSignal): Promise<RefreshOutcome>
  /** Refreshes if the last refresh is old enough. Failures appear only in the state. */
  refreshInBackground(): void
  /** Fires when the library or the state has changed. */
  readonly onDidChange: vscode.Event<void>
}

export interface IndexState {
  readonly isRefreshing: boolean
  readonly repositories: number
  readonly issues: number
  /** The failures of the last refresh. */
  readonly failed: RefreshOutcome['failed']
}

export interface RefreshOutcome {
  readonly repositories: number
  readonly failed: readonly { readonly repository: string; readonly error: unknown }[]
}

/** Minimum time between two background refreshes of issues, and of an organization's members. */
const refreshIntervalMs = 10 * 60_000
const membersIntervalMs = 24 * 60 * 60_000

/** @param repositories Returns the repositories in use, both configured and learned. */
export function createIssueIndex(
  context: ExtensionStorage & Pick<vscode.ExtensionContext, 'subscriptions'>,
  session: GitHubSession,
  repositories: () => readonly RepositoryName[],
  log: vscode.LogOutputChannel,
): IssueIndex {
  const changed = new vscode.EventEmitter<void>()
  const store = createIssueStore(context, repositories, () => changed.fire())
  let failed: RefreshOutcome['failed'] = []
  let running: { readonly outcome: Promise<RefreshOutcome>; readonly abort: AbortController } | undefined
  /** The repository that is being refreshed, and the callbacks for progress. */
  let current: string | undefined
  const watchers = new Set<(repository: string) => void>()
  let nextRefresh = 0

  const useAccount = async (connection: Connection | undefined): Promise<void> => {
    if (connection !== undefined && (await store.switchAccount(connection.account))) changed.fire()
  }

  const refreshOne = async (
    name: RepositoryName,
    { octokit }: Pick<Connection, 'octokit'>,
    signal: AbortSignal,
  ): Promise<void> => {
    const key = store.keyOf(name)
    await store.put(key, await refreshIssues(octokit, name, store.snapshot(key), () => new Date(), { signal }))
  }

  const refreshMembers = async ({ octokit }: Connection, signal: AbortSignal): Promise<void> => {
    const startedFor = store.accountScope()
    for (const organization of store.organizations()) {
      const checkedAt = await store.membersCheckedAt(organization)
      if (checkedAt !== undefined && Date.now() - checkedAt < membersIntervalMs) continue
      if (store.accountScope() !== startedFor) return
      await store.putMembers(organization, await listMembers(octokit, organization.name, { signal }))
    }
  }

  const run = async ({ signal }: AbortController): Promise<RefreshOutcome> => {
    const problems: { repository: string; error: unknown }[] = []
    const names = repositories()
    // Set before anything can fail; otherwise every change would start another refresh.
    nextRefresh = Date.now() + refreshIntervalMs
    const connection = await session.connectSilently()
    await useAccount(connection)
    const startedFor = store.accountScope()
    await store.load()
    for (const name of names) {
      // The account changed in the meantime: never store one account's data for another.
      if (store.accountScope() !== startedFor) break
      const repository = `${name.owner}/${name.repo}`
      current = repository
      for (const watch of watchers) watch(repository)
      try {
        await refreshOne(name, connection ?? { octokit: await session.anonymous() }, signal)
      } catch (error) {
        if (signal.aborted) break
        log.info(`Issues of ${repository} could not be refreshed: ${messageOf(error)}`)
        problems.push({ repository, error })
        if (stopsAll(error)) break
      }
    }
    if (connection !== undefined && problems.length === 0 && !signal.aborted && store.accountScope() === startedFor) {
      await refreshMembers(connection, signal).catch((error: unknown) => {
        log.info(`Members could not be refreshed: ${messageOf(error)}`)
      })
    }
    failed = problems
    nextRefresh =
      store.accountScope() === startedFor
        ? Math.max(Date.now() + refreshIntervalMs, ...problems.map(({ error }) => retryAt(error)))
        : 0
    if (signal.aborted) throw new vscode.CancellationError()
    return { repositories: names.length, failed }
  }

  const start = (): NonNullable<typeof running> => {
    const abort = new AbortController()
    const outcome = run(abort).finally(() => {
      running = undefined
      current = undefined
      changed.fire()
    })
    running = { outcome, abort }
    // After `running` is set, so that the state is correct.
    changed.fire()
    return running
  }

  const refresh: IssueIndex['refresh'] = async (progress, signal) => {
    if (signal?.aborted === true) throw new vscode.CancellationError()
    const { outcome, abort } = running ?? start()
    const end = (): void => abort.abort()
    signal?.addEventListener('abort', end)
    if (progress !== undefined) {
      watchers.add(progress)
      if (current !== undefined) progress(current)
    }
    try {
      return await outcome
    } finally {
      signal?.removeEventListener('abort', end)
      if (progress !== undefined) watchers.delete(progress)
    }
  }

  context.subscriptions.push(
    changed,
    session.onDidChange(() => {
      // Another account may see other repositories, so failed requests may work now.
      failed = []
      nextRefresh = 0
      store.reset()
      changed.fire()
      // Remove the former account's data now, not with the next refresh.
      session
        .connectSilently()
        .then(useAccount)
        .then(() => store.load())
        .catch((error: unknown) => log.info(`The signed-in account could not be determined: ${messageOf(error)}`))
    }),
  )

  return {
    library: () => store.library(),
    members: () => store.members().map((login) => ({ login })),
    state: () => {
      const inUse = repositories().map((name) => store.snapshot(store.keyOf(name)))
      return {
        isRefreshing: running !== undefined,
        repositories: inUse.length,
        issues: inUse.reduce((sum, snapshot) => sum + (snapshot?.issues.length ?? 0), 0),
        failed,
      }
    },
    load: async () => {
      store.reset()
      await store.load()
    },
    refresh,
    refreshInBackground: () => {
      if (Date.now() < nextRefresh || running !== undefined || repositories().length === 0) return
      refresh().catch((error: unknown) => log.info(`Issues could not be refreshed: ${messageOf(error)}`))
    },
    onDidChange: changed.event,
  }
}

/** Whether an error will also occur for all further requests. */
function stopsAll(error: unknown): boolean {
  return error instanceof GitHubError && ['rateLimited', 'offline', 'signInRequired'].includes(error.code)
}

function retryAt(error: unknown): number {
  return error instanceof GitHubError ? (error.details.retryAt?.getTime() ?? 0) : 0
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
