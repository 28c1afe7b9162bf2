import * as vscode from 'vscode'
import {
  emptyLibrary,
  type IssueLibrary,
  type IssueSegment,
  makeLibrary,
  segmentIssues,
} from '../core/completion/issueLibrary'
import type { IssueSnapshot } from '../github/listIssues'
import type { RepositoryName } from '../github/remotes'
import * as settings from './settings'
import { readStored, writeStored } from './storedJson'

/** What is known of issues and of members, in memory and in the extension's storage: each account's apart from others'. */
export interface IssueShelf {
  /** Whose things are to be seen: an account at an address of GitHub. */
  owner(): string
  /** Shows what belongs to an account from now on. @returns Whether another one was shown before. */
  show(account: string): Promise<boolean>
  /** What a repository is kept under, for the account that is shown now. */
  keyOf(repository: RepositoryName): string
  snapshot(key: string): IssueSnapshot | undefined
  put(key: string, snapshot: IssueSnapshot): Promise<void>
  /** Reads what is stored of the repositories in use and has not been read yet, in small steps. */
  load(): Promise<void>
  library(): IssueLibrary
  /** Puts the library together anew when it is asked for next: other repositories are in use. */
  reset(): void
  /** The organizations of the repositories in use, the first ones. */
  organizations(): readonly Organization[]
  members(): readonly string[]
  putMembers(organization: Organization, logins: readonly string[]): Promise<void>
  /** When members were put last, in milliseconds; undefined where never. */
  membersCheckedAt(organization: Organization): Promise<number | undefined>
}

export interface Organization {
  readonly name: string
  readonly key: string
}

/** Where an extension keeps things. */
export type Storage = Pick<vscode.ExtensionContext, 'globalStorageUri'> & { readonly globalState: vscode.Memento }

/** Organizations whose members are asked for: those of the first repositories. */
const maxOrganizations = 3

/** Where the account is remembered whose data is shown: a sign-out keeps it usable, another account never sees it. */
const accountKey = 'indexAccount'

interface StoredMembers {
  readonly logins: readonly string[]
  readonly checkedAt: number
}

/** @param onChange Called when the library is another one. */
export function createIssueShelf(
  { globalStorageUri, globalState }: Storage,
  repositories: () => readonly RepositoryName[],
  onChange: () => void,
): IssueShelf {
  const snapshots = new Map<string, IssueSnapshot>()
  const segments = new Map<string, readonly IssueSegment[]>()
  const members = new Map<string, readonly string[]>()
  const tried = new Set<string>()
  let library: IssueLibrary | undefined

  const owner = (): string => `${settings.apiUrl()} ${globalState.get(accountKey, '')} `.toLowerCase()
  const keyOf = ({ owner: name, repo }: RepositoryName): string => owner() + `${name}/${repo}`.toLowerCase()
  const fileOf = (key: string): vscode.Uri =>
    vscode.Uri.joinPath(globalStorageUri, 'index', `${key.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '_')}.json`)
  const organizations = (): readonly Organization[] =>
    [...new Set(repositories().map((repository) => repository.owner.toLowerCase()))]
      .slice(0, maxOrganizations)
      .map((name) => ({ name, key: `${owner()}@${name}` }))

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
    onChange()
  }

  return {
    owner,
    show: async (account) => {
      if (account === globalState.get(accountKey)) return false
      await globalState.update(accountKey, account)
      library = undefined
      return true
    },
    keyOf,
    snapshot: (key) => snapshots.get(key),
    put: async (key, snapshot) => {
      await keep(key, snapshot)
      await writeStored(fileOf(key), snapshot)
    },
    load: async () => {
      for (const key of repositories().map(keyOf)) {
        if (tried.has(key)) continue
        tried.add(key)
        const stored = (await readStored(fileOf(key))) as IssueSnapshot | undefined
        if (Array.isArray(stored?.issues) && !snapshots.has(key)) await keep(key, stored)
      }
      for (const { key } of organizations()) {
        if (tried.has(key)) continue
        tried.add(key)
        const stored = (await readStored(fileOf(key))) as StoredMembers | undefined
        if (Array.isArray(stored?.logins)) members.set(key, stored.logins)
      }
    },
    library: () =>
      (library ??=
        segments.size === 0
          ? emptyLibrary
          : makeLibrary(repositories().flatMap((repository) => segments.get(keyOf(repository)) ?? []))),
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
