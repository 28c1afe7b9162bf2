import type { Signature } from '../git/objects'
import { findBranch } from '../git/references'
import { deleteBranch, setBranch, storeOf } from '../model/branches'
import { commitFiles, signatureOf } from '../model/commits'
import { addRepositoryRecord, forkRepository } from '../model/repositories'
import {
  findRepository,
  fullName,
  type Account,
  type ForkDelay,
  type RepositoryRecord,
  type Role,
  type State,
} from '../server/state'
import { requireAccount } from './people'
import { protectionOf } from './protections'

/** Names a repository, as Octokit's parameters do. */
export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** File contents by path; `undefined` takes a file away. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>

/** A login, or the name and address of somebody GitHub does not know. */
export type Author = string | { readonly name: string; readonly email: string }

export interface NewRepositoryOptions {
  readonly owner: string
  readonly name: string
  readonly description?: string
  readonly private?: boolean
  /** `main` unless told. */
  readonly defaultBranch?: string
  /** The first commit; a README unless told. */
  readonly files?: Files
  /** No commit at all. */
  readonly empty?: boolean
  readonly collaborators?: Readonly<Record<string, Role>>
  readonly archived?: boolean
  readonly hasIssues?: boolean
  readonly allowForking?: boolean
  readonly allowDrafts?: boolean
  readonly webCommitSignoffRequired?: boolean
  readonly labels?: readonly string[]
  /** Branches (or patterns) that nobody may push to: changes go through pull requests. */
  readonly protectedBranches?: readonly string[]
}

export interface NewCommit extends RepositoryName {
  /** Made from `from`, or the default branch, where it is missing. The default branch unless told. */
  readonly branch?: string
  readonly from?: string
  readonly files: Files
  readonly message?: string
  /** The owner unless told. */
  readonly author?: Author
}

export interface RepositoryVerbs {
  addRepository: (
    options: NewRepositoryOptions,
  ) => Promise<RepositoryName & { readonly id: number; readonly gitDirectory: string }>
  /** Commits to a branch as somebody else would, past all rules. @returns The sha. */
  addCommit: (commit: NewCommit) => Promise<string>
  addBranch: (branch: RepositoryName & { readonly branch: string; readonly from?: string }) => Promise<string>
  /** Sets a branch to any commit, as a forced push does. */
  moveBranch: (branch: RepositoryName & { readonly branch: string; readonly sha: string }) => Promise<void>
  /** Open pull requests from or into the branch are closed. */
  deleteBranch: (branch: RepositoryName & { readonly branch: string; readonly by?: string }) => Promise<void>
  /** A fork whose git data is there at once. */
  addFork: (
    fork: RepositoryName & { readonly by: string; readonly name?: string },
  ) => Promise<RepositoryName & { readonly id: number; readonly gitDirectory: string }>
  /** The old name redirects. */
  renameRepository: (rename: RepositoryName & { readonly name: string }) => void
  /** Pull requests from it lose their head's repository. */
  deleteRepository: (repository: RepositoryName) => void
  /** How long the git data of forks made through the API stays away from then on. */
  setForkDelay: (delay: ForkDelay) => void
  /** False: forks do not see commits that came to the network after they were made. */
  setNetworkShared: (isShared: boolean) => void
  /** The bare repository on disk, to be cloned or looked at with git. */
  gitDirectory: (owner: string, repo: string) => string
}

/** @throws when there is no such repository (an old name counts as none). */
export function requireRepository(state: State, { owner, repo }: RepositoryName): RepositoryRecord {
  const repository = findRepository(state, owner, repo)
  if (repository === undefined) {
    throw new Error(`The stand-in has no repository ${owner}/${repo}`)
  }
  return repository
}

export function repositoryVerbs(state: State, serialize: <T>(task: () => Promise<T>) => Promise<T>): RepositoryVerbs {
  const named = (repository: RepositoryRecord) => ({
    owner: repository.owner.login,
    repo: repository.name,
    id: repository.id,
    gitDirectory: repository.gitdir,
  })
  const find = (name: RepositoryName): RepositoryRecord => requireRepository(state, name)
  const addBranch = async (
    repository: RepositoryRecord,
    branch: string,
    from = repository.defaultBranch,
  ): Promise<string> => {
    const sha = await findBranch(storeOf(state, repository), from)
    if (sha === undefined) {
      throw new Error(`${fullName(repository)} has no branch ${from}`)
    }
    await setBranch(state, repository, branch, sha, repository.owner)
    return sha
  }
  const addCommit = async (commit: NewCommit): Promise<string> => {
    const repository = find(commit)
    const {
      branch = repository.defaultBranch,
      files,
      message = 'Change files',
      author = repository.owner.login,
    } = commit
    const store = storeOf(state, repository)
    if (branch !== repository.defaultBranch && (await findBranch(store, branch)) === undefined) {
      await addBranch(repository, branch, commit.from)
    }
    const [signature, by] = authorOf(state, author, repository.owner)
    const sha = await commitFiles(store, branch, files, { message, author: signature, committer: signature })
    await setBranch(state, repository, branch, sha, by)
    return sha
  }
  return {
    addRepository: (options) =>
      serialize(async () => {
        const repository = await addRepositoryRecord(state, {
          owner: requireAccount(state, options.owner),
          name: options.name,
          private: options.private ?? false,
          defaultBranch: options.defaultBranch ?? 'main',
          description: options.description ?? null,
        })
        for (const [login, role] of Object.entries(options.collaborators ?? {})) {
          repository.collaborators.set(requireAccount(state, login).login.toLowerCase(), role)
        }
        repository.labels.push(
          ...(options.labels ?? []).map((name) => ({ id: state.nextId(), name, color: 'c5def5', description: null })),
        )
        repository.hasIssues = options.hasIssues ?? true
        repository.allowForking = options.allowForking ?? true
        repository.allowDrafts = options.allowDrafts ?? true
        repository.webCommitSignoffRequired = options.webCommitSignoffRequired ?? false
        if (options.empty !== true) {
          const files = options.files ?? { 'README.md': `# ${options.name}\n` }
          await addCommit({ owner: options.owner, repo: options.name, files, message: 'Initial commit' })
        }
        repository.archived = options.archived ?? false
        repository.protections.push(...(options.protectedBranches ?? []).map((branch) => protectionOf({ branch })))
        return named(repository)
      }),
    addCommit: (commit) => serialize(() => addCommit(commit)),
    addBranch: (branch) => serialize(() => addBranch(find(branch), branch.branch, branch.from)),
    moveBranch: (move) =>
      serialize(async () => {
        const repository = find(move)
        await setBranch(state, repository, move.branch, move.sha, repository.owner)
      }),
    deleteBranch: (deletion) =>
      serialize(async () => {
        const repository = find(deletion)
        await deleteBranch(
          state,
          repository,
          deletion.branch,
          deletion.by === undefined ? repository.owner : requireAccount(state, deletion.by),
        )
      }),
    addFork: (fork) =>
      serialize(async () => {
        const made = await forkRepository(state, find(fork), requireAccount(state, fork.by), { name: fork.name })
        made.pending = undefined
        return named(made)
      }),
    renameRepository: (rename) => {
      const repository = find(rename)
      state.redirects.set(fullName(repository).toLowerCase(), repository)
      repository.name = rename.name
      state.redirects.delete(fullName(repository).toLowerCase())
      repository.updatedAt = state.now()
    },
    deleteRepository: (name) => {
      const repository = find(name)
      state.repositories.splice(state.repositories.indexOf(repository), 1)
      for (const { pull } of state.repositories.flatMap(({ issues }) => issues)) {
        if (pull?.headRepository === repository) {
          pull.headRepository = undefined
        }
      }
    },
    setForkDelay: (delay) => {
      state.forkDelay = delay
    },
    setNetworkShared: (isShared) => {
      state.networkIsShared = isShared
    },
    gitDirectory: (owner, repo) => find({ owner, repo }).gitdir,
  }
}

function authorOf(state: State, author: Author, fallback: Account): readonly [Signature, Account] {
  if (typeof author === 'string') {
    const account = requireAccount(state, author)
    return [signatureOf(account, state.now()), account]
  }
  return [{ ...author, date: state.now(), offset: '+0000' }, fallback]
}
