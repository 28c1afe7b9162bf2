import { organizationSimple, privateUser, publicUser, simpleUser } from '../answers/users'
import { lacksSignOn, requireViewer } from '../server/access'
import { json, notFound, parameter, Refusal, type Call, type Viewer } from '../server/exchange'
import { paginate } from '../server/pagination'
import type { Route } from '../server/routes'
import { findAccount, type Account } from '../server/state'

const membershipScopes = ['admin:org', 'read:org', 'repo', 'user', 'write:org']

export const userRoutes: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/users/users#get-the-authenticated-user
    method: 'GET',
    path: '/user',
    documentation: 'users/users#get-the-authenticated-user',
    answer: (call) => json(200, privateUser(call.state, requireViewer(call).account)),
  },
  {
    // https://docs.github.com/en/rest/users/emails#list-email-addresses-for-the-authenticated-user
    method: 'GET',
    path: '/user/emails',
    documentation: 'users/emails#list-email-addresses-for-the-authenticated-user',
    acceptedScopes: 'user, user:email',
    answer: (call) => {
      const { account, token } = requireViewer(call)
      if (!token.scopes.some((scope) => scope === 'user' || scope === 'user:email')) {
        throw notFound()
      }
      const address = account.primaryEmail ?? account.email
      const visibility = account.email === undefined ? 'private' : 'public'
      return json(200, address === undefined ? [] : [{ email: address, primary: true, verified: true, visibility }])
    },
  },
  {
    // https://docs.github.com/en/rest/users/users#get-a-user
    method: 'GET',
    path: '/users/:login',
    documentation: 'users/users#get-a-user',
    answer: (call) => json(200, publicUser(call.state, accountOf(call))),
  },
  {
    // https://docs.github.com/en/rest/orgs/orgs#list-organizations-for-the-authenticated-user
    method: 'GET',
    path: '/user/orgs',
    documentation: 'orgs/orgs#list-organizations-for-the-authenticated-user',
    acceptedScopes: 'admin:org, read:org, repo, user, write:org',
    answer: listOwnOrganizations,
  },
  {
    // https://docs.github.com/en/rest/orgs/members#list-organization-members
    method: 'GET',
    path: '/orgs/:login/members',
    documentation: 'orgs/members#list-organization-members',
    acceptedScopes: 'admin:org, read:org, repo, user, write:org',
    answer: (call) => {
      const organization = organizationOf(call)
      if (!seesMembers(call.viewer, organization)) {
        // GitHub redirects non-members to the public list.
        const location = `${call.state.origin}/api/v3/orgs/${organization.login}/public_members`
        return json(
          302,
          {
            message: 'Found',
            documentation_url: 'https://docs.github.com/rest/orgs/members#list-organization-members',
          },
          { location },
        )
      }
      return listMembers(call, organization, () => true)
    },
  },
  {
    // https://docs.github.com/en/rest/orgs/members#list-public-organization-members
    method: 'GET',
    path: '/orgs/:login/public_members',
    documentation: 'orgs/members#list-public-organization-members',
    answer: (call) => listMembers(call, organizationOf(call), ({ isPublic }) => isPublic),
  },
]

function accountOf(call: Call): Account {
  const account = findAccount(call.state, parameter(call, 'login'))
  if (account === undefined) {
    throw notFound()
  }
  return account
}

function organizationOf(call: Call): Account {
  const account = accountOf(call)
  if (account.kind !== 'Organization') {
    throw notFound()
  }
  return account
}

/** Leaves out organizations that require single sign-on. The header contains their number. */
function listOwnOrganizations(call: Call) {
  const viewer = requireViewer(call)
  if (!viewer.token.scopes.some((scope) => ['admin:org', 'write:org', 'read:org', 'user'].includes(scope))) {
    throw new Refusal(403, 'You need at least read:org scope or user scope to list your organizations.')
  }
  const all = [...call.state.accounts.values()].filter((account) =>
    account.members.has(viewer.account.login.toLowerCase()),
  )
  const hidden = all.filter((organization) => lacksSignOn(viewer, organization))
  const visible = all.filter((organization) => !hidden.includes(organization))
  const { items, headers } = paginate(
    call,
    visible.map((organization) => organizationSimple(call.state, organization)),
  )
  const partial: Readonly<Record<string, string>> =
    hidden.length === 0
      ? {}
      : { 'x-github-sso': `partial-results; organizations=${hidden.map(({ id }) => id).join(',')}` }
  return json(200, items, { ...headers, ...partial })
}

function seesMembers(viewer: Viewer | undefined, organization: Account): boolean {
  return (
    viewer !== undefined &&
    organization.members.has(viewer.account.login.toLowerCase()) &&
    viewer.token.scopes.some((scope) => membershipScopes.includes(scope))
  )
}

function listMembers(
  call: Call,
  organization: Account,
  isListed: (membership: { readonly isPublic: boolean }) => boolean,
) {
  const members = [...organization.members.values()]
    .filter(isListed)
    .map(({ account }) => simpleUser(call.state, account))
  const { items, headers } = paginate(call, members)
  return json(200, items, headers)
}
