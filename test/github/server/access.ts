import { Refusal, notFound, type Call, type Viewer } from './exchange'
import { findAccount, type Account, type RepositoryRecord, type Role, type State } from './state'

/** The permission that a call requires. `triage` and `push` are GitHub's names for those of the roles triage and write. */
export type Right = 'pull' | 'triage' | 'push' | 'maintain' | 'admin'

const roleRanks: Readonly<Record<Role, number>> = { read: 1, triage: 2, write: 3, maintain: 4, admin: 5 }
const rightRanks: Readonly<Record<Right, number>> = { pull: 1, triage: 2, push: 3, maintain: 4, admin: 5 }

/**
 * The role of an account in a repository, whatever the scopes of its token.
 * @returns `undefined` for none; everyone can still read public repositories.
 */
export function roleIn(repository: RepositoryRecord, account: Account | undefined): Role | undefined {
  if (account === undefined) {
    return undefined
  }
  if (repository.owner === account) {
    return 'admin'
  }
  const membership = repository.owner.members.get(account.login.toLowerCase())
  if (membership?.role === 'admin') {
    return 'admin'
  }
  const base =
    membership === undefined || repository.owner.basePermission === 'none' ? undefined : repository.owner.basePermission
  const own = repository.collaborators.get(account.login.toLowerCase())
  const roles = [base, own].filter((role) => role !== undefined)
  return roles.sort((a, b) => roleRanks[b] - roleRanks[a])[0]
}

export function mayIn(repository: RepositoryRecord, account: Account | undefined, right: Right): boolean {
  const role = roleIn(repository, account) ?? (repository.private ? undefined : 'read')
  return role !== undefined && roleRanks[role] >= rightRanks[right]
}

/** GitHub's `permissions` for an account. */
export function permissionsIn(
  repository: RepositoryRecord,
  account: Account,
): Readonly<Record<'admin' | 'maintain' | 'push' | 'triage' | 'pull', boolean>> {
  const may = (right: Right): boolean => mayIn(repository, account, right)
  return { admin: may('admin'), maintain: may('maintain'), push: may('push'), triage: may('triage'), pull: may('pull') }
}

/**
 * Whether the scopes of a classic token include a repository.
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
 */
export function scopesReach(viewer: Viewer, repository: RepositoryRecord): boolean {
  const { scopes } = viewer.token
  return scopes.includes('repo') || (!repository.private && scopes.includes('public_repo'))
}

/** Whether a viewer can see the repository. */
export function isVisible(viewer: Viewer | undefined, repository: RepositoryRecord): boolean {
  if (!repository.private) {
    return true
  }
  return viewer !== undefined && scopesReach(viewer, repository) && mayIn(repository, viewer.account, 'pull')
}

/**
 * Checks single sign-on and OAuth app restrictions of the owner, which come before the user's permissions.
 * @throws {Refusal} 403 with GitHub's message.
 */
export function checkOrganizationPolicy(call: Call, repository: RepositoryRecord, isWrite: boolean): void {
  const { viewer, state } = call
  const { owner } = repository
  if (viewer === undefined || owner.kind !== 'Organization') {
    return
  }
  if (lacksSignOn(viewer, owner)) {
    throw samlRequired(state, owner.login)
  }
  if (owner.oauthRestricted && viewer.token.kind === 'oauth' && (isWrite || repository.private)) {
    throw oauthAppRestricted(owner.login)
  }
}

/** Whether single sign-on is missing. Only members need it; others can read public data. */
export function lacksSignOn({ account, token }: Viewer, organization: Account): boolean {
  const login = organization.login.toLowerCase()
  return (
    organization.samlEnforced &&
    organization.members.has(account.login.toLowerCase()) &&
    !token.authorizedFor.has(login)
  )
}

/** https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api#authorizing-a-personal-access-token-for-single-sign-on */
export function samlRequired({ origin }: Pick<State, 'origin'>, organization: string): Refusal {
  return new Refusal(
    403,
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
    {
      headers: {
        'x-github-sso': `required; url=${origin}/orgs/${organization}/sso?authorization_request=AAAAAAAAAAAAAAAAAAAAAAAA`,
      },
      documentation:
        'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
    },
  )
}

/** https://docs.github.com/en/organizations/managing-oauth-access-to-your-organizations-data/about-oauth-app-access-restrictions */
export function oauthAppRestricted(organization: string): Refusal {
  return new Refusal(
    403,
    `Although you appear to have the correct authorization credentials, the \`${organization}\` organization has enabled OAuth App access restrictions, meaning that data access to third-parties is limited. For more information on these restrictions, including how to enable this app, visit https://docs.github.com/articles/restricting-access-to-your-organization-s-data/`,
    { documentation: 'https://docs.github.com/articles/restricting-access-to-your-organization-s-data/' },
  )
}

/**
 * The account for a write.
 * @throws {Refusal} 401 without a token.
 */
export function requireViewer(call: Call): Viewer {
  if (call.viewer === undefined) {
    throw new Refusal(401, 'Requires authentication')
  }
  return call.viewer
}

/**
 * The checks of every write to a repository, in GitHub's order: sign-in, organization policy, scopes, archive,
 * permission. GitHub answers 404 when token or user lack the permission.
 * @throws {Refusal}
 */
export function checkWrite(call: Call, repository: RepositoryRecord, right: Right): Viewer {
  const viewer = requireViewer(call)
  checkOrganizationPolicy(call, repository, true)
  if (!scopesReach(viewer, repository)) {
    throw notFound()
  }
  if (repository.archived) {
    throw new Refusal(403, 'Repository was archived so is read-only.')
  }
  if (!mayIn(repository, viewer.account, right)) {
    throw notFound()
  }
  return viewer
}

/**
 * Authentication by `Authorization: Bearer …` or `token …`.
 * @throws {Refusal} 401 for an unknown token, whatever the request.
 */
export function authenticate(state: State, authorization: string | undefined): Viewer | undefined {
  if (authorization === undefined) {
    return undefined
  }
  const token = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization)?.[1]
  const record = token === undefined ? undefined : state.tokens.get(token)
  if (record === undefined) {
    throw new Refusal(401, 'Bad credentials', { documentation: 'https://docs.github.com/rest' })
  }
  return { account: record.account, token: record }
}

/** The accounts with these logins, without those that do not exist. */
export function accountsNamed(state: State, logins: readonly string[]): readonly Account[] {
  return logins.map((login) => findAccount(state, login)).filter((account) => account !== undefined)
}
