import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { copyObjects, initRepository, setHead } from '../git/looseObjects'
import { listReferences, setReference } from '../git/references'
import { findRepository, fullName, networkOf, type Account, type RepositoryRecord, type State } from '../server/state'

export interface NewRepository {
  readonly owner: Account
  readonly name: string
  readonly private: boolean
  readonly defaultBranch: string
  readonly description: string | null
  readonly parent?: RepositoryRecord
}

/** Creates an empty repository, also on disk. */
export function addRepositoryRecord(state: State, fresh: NewRepository): Promise<RepositoryRecord> {
  const now = state.now()
  // Like GitHub, store repositories by id, so that a rename moves nothing. The name is only for people.
  const gitdir = path.join(state.directory, `${fresh.owner.login}-${fresh.name}-${randomUUID().slice(0, 8)}.git`)
  initRepository(gitdir, fresh.defaultBranch)
  const repository: RepositoryRecord = {
    id: state.nextId(),
    owner: fresh.owner,
    name: fresh.name,
    description: fresh.description,
    private: fresh.private,
    defaultBranch: fresh.defaultBranch,
    gitdir,
    collaborators: new Map(),
    labels: [],
    issues: [],
    protections: [],
    archived: false,
    hasIssues: true,
    allowForking: true,
    allowDrafts: true,
    webCommitSignoffRequired: false,
    secret: undefined,
    parent: fresh.parent,
    source: fresh.parent?.source ?? fresh.parent,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
    pending: undefined,
  }
  state.repositories.push(repository)
  state.redirects.delete(fullName(repository).toLowerCase())
  return Promise.resolve(repository)
}

/** The account's repository in a fork network; an account can have only one. */
export function findInNetwork(
  state: State,
  repository: RepositoryRecord,
  owner: Account,
): RepositoryRecord | undefined {
  return networkOf(state, repository).find((other) => other.owner === owner)
}

/**
 * Forks a repository with all its branches. Numbers the name (`notes-1`) if the account has an unrelated repository
 * with that name.
 */
export async function forkRepository(
  state: State,
  parent: RepositoryRecord,
  owner: Account,
  options: { readonly name?: string | undefined; readonly defaultBranchOnly?: boolean | undefined } = {},
): Promise<RepositoryRecord> {
  const wanted = options.name ?? parent.name
  let name = wanted
  for (let count = 1; findRepository(state, owner.login, name) !== undefined; count++) {
    name = `${wanted}-${count}`
  }
  const { defaultBranch, description } = parent
  const fork = await addRepositoryRecord(state, {
    owner,
    name,
    private: parent.private,
    defaultBranch,
    description,
    parent,
  })
  fork.hasIssues = false
  fork.webCommitSignoffRequired = parent.webCommitSignoffRequired
  copyObjects(parent.gitdir, fork.gitdir)
  const references = await listReferences({ gitdir: parent.gitdir, network: [] }, 'refs/heads')
  for (const reference of references) {
    if (options.defaultBranchOnly !== true || reference.name === `refs/heads/${defaultBranch}`) {
      await setReference({ gitdir: fork.gitdir, network: [] }, reference.name, reference.sha)
    }
  }
  setHead(fork.gitdir, defaultBranch)
  const { requests = 0, milliseconds = 0, status = 409 } = state.forkDelay
  if (requests > 0 || milliseconds > 0) {
    fork.pending = { requests, until: state.now().getTime() + milliseconds, status }
  }
  return fork
}
