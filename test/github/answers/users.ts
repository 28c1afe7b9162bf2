import type { Schemas } from '../server/exchange'
import { timestamp, type Account, type State } from '../server/state'

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`0${kind.length}:${kind}${id}`).toString('base64')
}

/** GitHub's noreply email for commits of an account with a private email. */
export function noreplyAddress(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`
}

/** The account that GitHub shows as the author of a commit with this email; undefined for none. */
export function accountOfEmail(state: State, email: string): Account | undefined {
  const wanted = email.toLowerCase()
  return [...state.accounts.values()].find((account) =>
    [account.email, account.primaryEmail, noreplyAddress(account), `${account.login}@users.noreply.github.com`].some(
      (known) => known?.toLowerCase() === wanted,
    ),
  )
}

export function simpleUser(state: State, account: Account): Schemas['simple-user'] {
  const url = `${state.origin}/api/v3/users/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.kind, account.id),
    avatar_url: `${state.origin}/avatars/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${state.origin}/${account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.kind,
    user_view_type: 'public',
    site_admin: false,
  }
}

export function publicUser(state: State, account: Account): Schemas['public-user'] {
  return {
    ...simpleUser(state, account),
    name: account.name ?? null,
    company: null,
    blog: '',
    location: null,
    email: account.email ?? null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: state.repositories.filter((repository) => repository.owner === account && !repository.private).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timestamp(account.createdAt),
    updated_at: timestamp(account.createdAt),
  }
}

export function privateUser(state: State, account: Account): Schemas['private-user'] {
  const owned = state.repositories.filter((repository) => repository.owner === account && repository.private).length
  return {
    ...publicUser(state, account),
    user_view_type: 'private',
    notification_email: account.email ?? null,
    private_gists: 0,
    total_private_repos: owned,
    owned_private_repos: owned,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  }
}

export function organizationSimple(state: State, account: Account): Schemas['organization-simple'] {
  const url = `${state.origin}/api/v3/orgs/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${state.origin}/avatars/u/${account.id}?v=4`,
    description: '',
  }
}
