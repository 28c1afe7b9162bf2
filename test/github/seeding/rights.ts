import type { RepositoryRecord, Role, State } from '../server/state'
import { requireAccount } from './people'
import { protectionOf, type ProtectionOptions } from './protections'
import { requireRepository, type RepositoryName } from './repositories'

/** Roles and branch protections of repositories. */
export interface RightsSeeder {
  protectBranch: (protection: RepositoryName & ProtectionOptions) => void
  unprotectBranch: (branch: RepositoryName & { readonly branch: string }) => void
  archiveRepository: (repository: RepositoryName) => void
  setPrivate: (change: RepositoryName & { readonly private: boolean }) => void
  setCollaborator: (change: RepositoryName & { readonly login: string; readonly role: Role }) => void
  /** Removes the collaborator, and the membership in the owning organization. */
  removeAccess: (change: RepositoryName & { readonly login: string }) => void
}

export function rightsSeeder(state: State): RightsSeeder {
  const find = (name: RepositoryName): RepositoryRecord => requireRepository(state, name)
  return {
    protectBranch: (protection) => {
      find(protection).protections.push(protectionOf(protection))
    },
    unprotectBranch: (unprotected) => {
      const { protections } = find(unprotected)
      protections.splice(0, protections.length, ...protections.filter(({ branch }) => branch !== unprotected.branch))
    },
    archiveRepository: (name) => {
      find(name).archived = true
    },
    setPrivate: (change) => {
      find(change).private = change.private
    },
    setCollaborator: (change) => {
      find(change).collaborators.set(requireAccount(state, change.login).login.toLowerCase(), change.role)
    },
    removeAccess: (change) => {
      const repository = find(change)
      repository.collaborators.delete(change.login.toLowerCase())
      repository.owner.members.delete(change.login.toLowerCase())
    },
  }
}
