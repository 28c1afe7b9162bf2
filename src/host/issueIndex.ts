import * as vscode from 'vscode'
import type { Issue } from '../core/completion/issueLibrary'
import { GitHubError } from '../github/errors'
import { type IssueSnapshot, refreshIssues } from '../github/listIssues'
import type { RepositoryName } from '../github/remotes'
import type { GitHubSession } from './session'
import * as settings from './settings'

/** The issues and pull requests of the configured repositories, kept on disk and refreshed in the background. */
export interface IssueIndex {
  issues(): readonly Issue[]
  /** Reads what is stored, once. */
  load(): Promise<void>
  /** Asks GitHub for what changed. */
  refresh(progress?: (repository: string) => void, token?: vscode.CancellationToken): Promise<RefreshOutcome>
  /** Refreshes if the last time is long enough ago; failures are logged, not shown. */
  refreshInBackground(): void
}

export interface RefreshOutcome {
  readonly repositories: number
  readonly failed: readonly { readonly repository: string; readonly error: unknown }[]
}

/** Milliseconds between two refreshes that nobody asked for. */
const refreshInterval = 10 * 60_000

export function createIssueIndex(
  storage: vscode.Uri,
  session: GitHubSession,
  log: vscode.LogOutputChannel,
): IssueIndex {
  const snapshots = new Map<string, IssueSnapshot>()
  let loaded: Promise<void> | undefined
  let lastRefresh = 0
  let flat: readonly Issue[] | undefined

  const keep = (key: string, snapshot: IssueSnapshot): void => {
    snapshots.set(key, snapshot)
    flat = undefined
  }

  const load = (): Promise<void> =>
    (loaded ??= (async () => {
      for (const name of settings.indexedRepositories()) {
        const snapshot = await readSnapshot(fileOf(storage, name))
        if (snapshot !== undefined && !snapshots.has(keyOf(name))) keep(keyOf(name), snapshot)
      }
    })())

  const refresh: IssueIndex['refresh'] = async (progress, token) => {
    await load()
    lastRefresh = Date.now()
    const abort = new AbortController()
    const cancellation = token?.onCancellationRequested(() => abort.abort())
    const failed: { repository: string; error: unknown }[] = []
    const names = settings.indexedRepositories()
    try {
      const octokit = (await session.connectSilently())?.octokit ?? session.anonymous()
      for (const name of names) {
        if (token?.isCancellationRequested === true) break
        const repository = `${name.owner}/${name.repo}`
        progress?.(repository)
        try {
          const snapshot = await refreshIssues(octokit, name, snapshots.get(keyOf(name)), () => new Date(), {
            signal: abort.signal,
          })
          keep(keyOf(name), snapshot)
          await writeSnapshot(fileOf(storage, name), snapshot)
        } catch (error) {
          log.info(
            `Issues of ${repository} could not be refreshed: ${error instanceof Error ? error.message : String(error)}`,
          )
          failed.push({ repository, error })
          // What stops one request stops them all.
          if (error instanceof GitHubError && (error.code === 'rateLimited' || error.code === 'offline')) break
        }
      }
    } finally {
      cancellation?.dispose()
    }
    return { repositories: names.length, failed }
  }

  return {
    issues: () => (flat ??= [...snapshots.values()].flatMap(({ issues }) => issues)),
    load,
    refresh,
    refreshInBackground: () => {
      if (Date.now() - lastRefresh < refreshInterval || settings.indexedRepositories().length === 0) return
      lastRefresh = Date.now()
      refresh().catch((error: unknown) => log.info(`Issues could not be refreshed: ${String(error)}`))
    },
  }
}

function keyOf({ owner, repo }: RepositoryName): string {
  return `${settings.apiUrl()}/${owner}/${repo}`.toLowerCase()
}

/** One file a repository; the host's address is part of the name, so that two servers never share one. */
function fileOf(storage: vscode.Uri, { owner, repo }: RepositoryName): vscode.Uri {
  const host = settings
    .apiUrl()
    .replace(/^https?:\/\//, '')
    .replace(/[^\w.-]+/g, '_')
  return vscode.Uri.joinPath(storage, 'issues', `${host}__${owner}__${repo}.json`.toLowerCase())
}

/** The layout of the stored file; a file of another layout is ignored and written anew. */
const layout = 1

async function readSnapshot(file: vscode.Uri): Promise<IssueSnapshot | undefined> {
  try {
    const stored = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as {
      readonly layout?: unknown
      readonly snapshot?: IssueSnapshot
    }
    return stored.layout === layout && Array.isArray(stored.snapshot?.issues) ? stored.snapshot : undefined
  } catch {
    // Not stored yet, or cut off while it was written: the next refresh writes it anew.
    return undefined
  }
}

async function writeSnapshot(file: vscode.Uri, snapshot: IssueSnapshot): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ layout, snapshot })))
}
