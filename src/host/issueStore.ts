import * as vscode from 'vscode'
import {
  noIndexedIssues,
  type IndexedIssues,
  type IssueSegment,
  joinSegments,
  segmentIssues,
} from '../core/completion/indexedIssues'
import type { IssueSnapshot } from '../github/listIssues'
import type { RepositoryName } from '../github/remotes'
import * as settings from './settings'
import { readStored, writeStored } from './storedJson'

/** Issues and organization members, in memory and in the extension's storage, separate for each account. */
export interface IssueStore {
  /** The key of the current account: the GitHub address and the account. */
  accountScope(): string
  /** Switches to an account's data. @returns Whether the account has changed. */
  switchAccount(account: string): Promise<boolean>
  /** The key of a repository for the current account. */
  keyOf(repository: RepositoryName): string
  snapshot(key: string): IssueSnapshot | undefined
  put(key: string, snapshot: IssueSnapshot): Promise<void>
  /** Loads stored data of the repositories in use that is not loaded yet, in small steps. */
  load(): Promise<void>
  library(): IndexedIssues
  /** Discards the library, so that the next call rebuilds it for the repositories in use. */
  reset(): void
  /** The organizations of the first repositories in use. */
  organizations(): readonly Organization[]
  members(): readonly string[]
  putMembers(organization: Organization, logins: readonly string[]): Promise<void>
  /** When the members were last stored, in milliseconds since 1970; undefined if never. */
  membersCheckedAt(organization: Organization): Promise<number | undefined>
}

export interface Organization {
  readonly name: string
  readonly key: string
}

/** The extension's storage. */
export type ExtensionStorage = Pick<vscode.ExtensionContext, 'globalStorageUri'> & {
  readonly globalState: vscode.Memento
}

/** Maximum number of organizations whose members are requested. */
const maxOrganizations = 3

/** The stored account whose data is used. It stays usable after a sign-out, but not for another account. */
const accountKey = 'indexAccount'

interface StoredMembers {
  readonly logins: readonly string[]
  readonly checkedAt: number
}

/** @param onChange Called when the library has changed. */
export function createIssueStore(
  { globalStorageUri, globalState }: ExtensionStorage,
  repositories: () => readonly RepositoryName[],
  onChange: () => void,
): IssueStore {
  const snapshots = new Map<string, IssueSnapshot>()
  const segments = new Map<string, readonly IssueSegment[]>()
  const members = new Map<string, readonly string[]>()
  const loaded = new Set<string>()
  let library: IndexedIssues | undefined

  const accountScope = (): string => `${settings.apiUrl()} ${globalState.get(accountKey, '')} `.toLowerCase()
  const keyOf = ({ owner: name, repo }: RepositoryName): string => accountScope() + `${name}/${repo}`.toLowerCase()
  const fileOf = (key: string): vscode.Uri =>
    vscode.Uri.joinPath(globalStorageUri, 'index', `${key.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '_')}.json`)
  const organizations = (): readonly Organization[] =>
    [...new Set(repositories().map((repository) => repository.owner.toLowerCase()))]
      .slice(0, maxOrganizations)
      .map((name) => ({ name, key: `${accountScope()}@${name}` }))

  const setSnapshot = async (key: string, snapshot: IssueSnapshot): Promise<void> => {
    const isSame = snapshots.get(key)?.issues === snapshot.issues
    snapshots.set(key, snapshot)
    if (isSame) return
    const created: IssueSegment[] = []
    for (const segment of segmentIssues(snapshot.issues)) {
      created.push(segment)
      // Yield, so that keystrokes are handled in between.
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    segments.set(key, created)
    library = undefined
    onChange()
  }

  return {
    accountScope,
    switchAccount: async (account) => {
      if (account === globalState.get(accountKey)) return false
      await globalState.update(accountKey, account)
      library = undefined
      return true
    },
    keyOf,
    snapshot: (key) => snapshots.get(key),
    put: async (key, snapshot) => {
      await setSnapshot(key, snapshot)
      await writeStored(fileOf(key), snapshot)
    },
    load: async () => {
      for (const key of repositories().map(keyOf)) {
        if (loaded.has(key)) continue
        loaded.add(key)
        const stored = (await readStored(fileOf(key))) as IssueSnapshot | undefined
        if (Array.isArray(stored?.issues) && !snapshots.has(key)) await setSnapshot(key, stored)
      }
      for (const { key } of organizations()) {
        if (loaded.has(key)) continue
        loaded.add(key)
        const stored = (await readStored(fileOf(key))) as StoredMembers | undefined
        if (Array.isArray(stored?.logins)) members.set(key, stored.logins)
      }
    },
    library: () =>
      (library ??=
        segments.size === 0
          ? noIndexedIssues
          : joinSegments(repositories().flatMap((repository) => segments.get(keyOf(repository)) ?? []))),
    reset: () => {
      library = undefined
    },
    organizations,
    members: () => organizations().flatMap(({ key }) => members.get(key) ?? []),
    putMembers: async ({ key }, logins) => {
      members.set(key, logins)
      await writeStored(fileOf(key), { logins, checkedAt: Date.now() } satisfies StoredMembers)
    },
    membersCheckedAt: async ({ key }) => ((await readStored(fileOf(key))) as StoredMembers | undefined)?.checkedAt,
  }
}
