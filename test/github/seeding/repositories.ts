import type { Signature } from '../git/objects'
import { findBranch } from '../git/references'
import { deleteBranch, openPullsInto, setBranch, storeOf } from '../model/branches'
import { commitFiles, type FileContent, signatureOf } from '../model/commits'
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

/** Identifies a repository, like Octokit's parameters. */
export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** File contents by path; `undefined` deletes a file. */
export type Files = Readonly<Record<string, FileContent | undefined>>

/** A login, or name and email of a person without an account. */
export type Author = string | { readonly name: string; readonly email: string }

export interface NewRepositoryOptions {
  readonly owner: string
  readonly name: string
  readonly description?: string
  readonly private?: boolean
  /** `main` by default. */
  readonly defaultBranch?: string
  /** The files of the first commit; a README by default. */
  readonly files?: Files
  /** Whether the repository has no commits. */
  readonly empty?: boolean
  readonly collaborators?: Readonly<Record<string, Role>>
  readonly archived?: boolean
  readonly hasIssues?: boolean
  readonly allowForking?: boolean
  readonly allowDrafts?: boolean
  readonly webCommitSignoffRequired?: boolean
  readonly labels?: readonly string[]
  /** Branches or patterns that can be changed only through pull requests. */
  readonly protectedBranches?: readonly string[]
}

export interface NewCommit extends RepositoryName {
  /** The default branch by default. A missing branch is created from `from` or the default branch. */
  readonly branch?: string
  readonly from?: string
  readonly files: Files
  readonly message?: string
  /** The owner by default. */
  readonly author?: Author
}

export interface RepositorySeeder {
  addRepository: (
    options: NewRepositoryOptions,
  ) => Promise<RepositoryName & { readonly id: number; readonly gitDirectory: string }>
  /** Commits to a branch, ignoring all rules. @returns The SHA. */
  addCommit: (commit: NewCommit) => Promise<string>
  addBranch: (branch: RepositoryName & { readonly branch: string; readonly from?: string }) => Promise<string>
  /** Sets a branch to any commit, like a forced push. */
  moveBranch: (branch: RepositoryName & { readonly branch: string; readonly sha: string }) => Promise<void>
  /** Deletes a branch and closes open pull requests from and into it. */
  deleteBranch: (branch: RepositoryName & { readonly branch: string; readonly by?: string }) => Promise<void>
  /** Creates a fork whose git data is available at once. */
  addFork: (
    fork: RepositoryName & { readonly by: string; readonly name?: string },
  ) => Promise<RepositoryName & { readonly id: number; readonly gitDirectory: string }>
  /** Renames a repository, or transfers it to another owner; the old name redirects. */
  renameRepository: (rename: RepositoryName & { readonly name: string; readonly newOwner?: string }) => void
  /** Renames a branch. Open pull requests into it follow, and so does the default branch. */
  renameBranch: (rename: RepositoryName & { readonly branch: string; readonly to: string }) => Promise<void>
  /** Deletes a repository. Pull requests from it lose their head repository. */
  deleteRepository: (repository: RepositoryName) => void
  /** Sets how long the git data of new forks stays unavailable. */
  setForkDelay: (delay: ForkDelay) => void
  /** With false, forks do not see commits added to the network after their creation. */
  setNetworkShared: (isShared: boolean) => void
  /** Lets so many attempts to open a pull request not see a branch that was just created. */
  setBranchDelay: (attempts: number) => void
  /** Turns on push protection: contents with this text are refused. */
  protectSecret: (protection: RepositoryName & { readonly secret: string }) => void
  /** The bare repository on disk, for use with git. */
  gitDirectory: (owner: string, repo: string) => string
}

/** @throws when there is no such repository. Old names do not count. */
export function requireRepository(state: State, { owner, repo }: RepositoryName): RepositoryRecord {
  const repository = findRepository(state, owner, repo)
  if (repository === undefined) {
    throw new Error(`The stand-in has no repository ${owner}/${repo}`)
  }
  return repository
}

export function repositorySeeder(state: State, serialize: <T>(task: () => Promise<T>) => Promise<T>): RepositorySeeder {
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
      if (rename.newOwner !== undefined) repository.owner = requireAccount(state, rename.newOwner)
      state.redirects.delete(fullName(repository).toLowerCase())
      repository.updatedAt = state.now()
    },
    renameBranch: ({ branch, to, ...name }) =>
      serialize(async () => {
        const repository = find(name)
        await addBranch(repository, to, branch)
        if (repository.defaultBranch === branch) repository.defaultBranch = to
        for (const { pull } of openPullsInto(repository, branch)) pull.baseRef = to
        await deleteBranch(state, repository, branch, repository.owner)
      }),
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
    setBranchDelay: (attempts) => {
      state.branchDelay = attempts
    },
    protectSecret: ({ secret, ...name }) => {
      find(name).secret = secret
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
