import { fullRepository, minimalRepository, repositoryAnswer } from '../answers/repositories'
import { simpleUser } from '../answers/users'
import {
  checkOrganizationPolicy,
  isVisible,
  lacksSignOn,
  mayIn,
  permissionsIn,
  requireViewer,
  roleIn,
  scopesReach,
} from '../server/access'
import { json, noContent, notFound, parameter, Refusal, type Call, type RepositoryCall } from '../server/exchange'
import { paginate, paginateRepository } from '../server/pagination'
import type { RepositoryRoute, Route } from '../server/routes'
import { findAccount, fullName, timestamp, type Account, type RepositoryRecord } from '../server/state'

export const repositoryListRoutes: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/repos/repos#list-repositories-for-the-authenticated-user
    method: 'GET',
    path: '/user/repos',
    documentation: 'repos/repos#list-repositories-for-the-authenticated-user',
    answer: (call) => {
      const viewer = requireViewer(call)
      const repositories = call.state.repositories.filter(
        (repository) =>
          roleIn(repository, viewer.account) !== undefined &&
          isVisible(viewer, repository) &&
          !lacksSignOn(viewer, repository.owner) &&
          hasAffiliation(call, repository, viewer.account),
      )
      const { items, headers } = paginate(call, sortRepositories(call.request.query, repositories, 'full_name'))
      return json(
        200,
        items.map((repository) => repositoryAnswer(call.state, repository, viewer)),
        headers,
      )
    },
  },
  {
    // https://docs.github.com/en/rest/repos/repos#list-repositories-for-a-user
    method: 'GET',
    path: '/users/:login/repos',
    documentation: 'repos/repos#list-repositories-for-a-user',
    answer: (call) => listOf(call, (repository) => !repository.private),
  },
  {
    // https://docs.github.com/en/rest/repos/repos#list-organization-repositories
    method: 'GET',
    path: '/orgs/:login/repos',
    documentation: 'repos/repos#list-organization-repositories',
    answer: (call) => listOf(call, (repository) => isVisible(call.viewer, repository)),
  },
]

export const repositoryRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/repos/repos#get-a-repository
    method: 'GET',
    path: '',
    documentation: 'repos/repos#get-a-repository',
    acceptedScopes: 'repo',
    answer: ({ state, repository, viewer }) =>
      json(200, fullRepository(state, repository, viewer), { 'last-modified': repository.updatedAt.toUTCString() }),
  },
  {
    // https://docs.github.com/en/rest/collaborators/collaborators#list-repository-collaborators
    method: 'GET',
    path: 'collaborators',
    documentation: 'collaborators/collaborators#list-repository-collaborators',
    answer: (call) => {
      const { state, repository } = call
      const viewer = requireViewer(call)
      if (!mayIn(repository, viewer.account, 'push') || !scopesReach(viewer, repository)) {
        throw new Refusal(403, 'Must have push access to view repository collaborators.')
      }
      // OAuth apps that are not approved can read public data only; this requires write access.
      checkOrganizationPolicy(call, repository, true)
      const collaborators = accountsWithAccess(call)
      const { items, headers } = paginateRepository(call, collaborators)
      return json(
        200,
        items.map((account) => ({
          ...simpleUser(state, account),
          permissions: permissionsIn(repository, account),
          role_name: roleIn(repository, account),
        })),
        headers,
      )
    },
  },
  {
    // https://docs.github.com/en/rest/issues/assignees#list-assignees
    method: 'GET',
    path: 'assignees',
    documentation: 'issues/assignees#list-assignees',
    answer: (call) => {
      const { items, headers } = paginateRepository(call, accountsWithAccess(call))
      return json(
        200,
        items.map((account) => simpleUser(call.state, account)),
        headers,
      )
    },
  },
  {
    // https://docs.github.com/en/rest/issues/assignees#check-if-a-user-can-be-assigned
    method: 'GET',
    path: 'assignees/:login',
    documentation: 'issues/assignees#check-if-a-user-can-be-assigned',
    answer: (call) => {
      const account = findAccount(call.state, parameter(call, 'login'))
      if (roleIn(call.repository, account) === undefined) {
        throw notFound()
      }
      return noContent()
    },
  },
]

/** The people with a role in a repository. They can be assigned and requested as reviewers. */
function accountsWithAccess({ state, repository }: RepositoryCall): readonly Account[] {
  return [...state.accounts.values()].filter(
    (account) => account.kind === 'User' && roleIn(repository, account) !== undefined,
  )
}

function listOf(call: Call, isListed: (repository: RepositoryRecord) => boolean) {
  const owner = findAccount(call.state, parameter(call, 'login'))
  if (owner === undefined) {
    throw notFound()
  }
  const owned = call.state.repositories.filter((repository) => repository.owner === owner && isListed(repository))
  const { items, headers } = paginate(
    call,
    sortRepositories(call.request.query, owned, owner.kind === 'User' ? 'full_name' : 'created'),
  )
  return json(
    200,
    items.map((repository) => minimalRepository(call.state, repository, call.viewer)),
    headers,
  )
}

function hasAffiliation(call: Call, repository: RepositoryRecord, account: Account): boolean {
  const { query } = call.request
  const type = query.get('type') ?? 'all'
  if (type === 'public' || type === 'private') {
    return repository.private === (type === 'private')
  }
  const affiliations =
    type === 'owner' ? ['owner'] : (query.get('affiliation') ?? 'owner,collaborator,organization_member').split(',')
  const own =
    repository.owner === account
      ? 'owner'
      : repository.owner.members.has(account.login.toLowerCase())
        ? 'organization_member'
        : 'collaborator'
  return affiliations.includes(own)
}

function sortRepositories(
  query: URLSearchParams,
  repositories: readonly RepositoryRecord[],
  fallback: string,
): readonly RepositoryRecord[] {
  const sort = query.get('sort') ?? fallback
  const key = (repository: RepositoryRecord): string => {
    switch (sort) {
      case 'created':
        return timestamp(repository.createdAt)
      case 'updated':
        return timestamp(repository.updatedAt)
      case 'pushed':
        return timestamp(repository.pushedAt)
      default:
        return fullName(repository).toLowerCase()
    }
  }
  const direction = query.get('direction') ?? (sort === 'full_name' ? 'asc' : 'desc')
  const sorted = [...repositories].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id))
  return direction === 'desc' ? sorted.reverse() : sorted
}
