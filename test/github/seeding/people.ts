import { findAccount, type Account, type Membership, type Role, type State, type TokenRecord } from '../server/state'

export interface NewUser {
  readonly login: string
  readonly name?: string
  /** The public address. Left out, it is private, and the API answers null. */
  readonly email?: string
  /** The address behind a private one, for `GET /user/emails`. */
  readonly primaryEmail?: string
  readonly id?: number
}

export interface NewToken {
  /** `repo` and `user:email` unless told. */
  readonly scopes?: readonly string[]
  /** An OAuth app's, unless told: those fall under an organization's app restrictions. */
  readonly kind?: TokenRecord['kind']
  /** Organizations the token is authorized for by single sign-on. */
  readonly sso?: readonly string[]
}

export interface NewOrganization {
  readonly name?: string
  readonly id?: number
  /** Logins of members who are not shown to others, or what is said of each. */
  readonly members?:
    readonly string[] | Readonly<Record<string, { readonly role?: Membership['role']; readonly isPublic?: boolean }>>
  /** SAML: members' tokens must be authorized. */
  readonly samlEnforced?: boolean
  /** OAuth apps need an owner's approval for all but public data. */
  readonly oauthRestricted?: boolean
  /** What members may do in every repository; `read` unless told, as on GitHub. */
  readonly basePermission?: Role | 'none'
}

export interface PeopleVerbs {
  addUser: (user: NewUser) => Account
  /** @throws for a login nobody has. */
  addToken: (token: string, login: string, options?: NewToken) => void
  /** From now on the token answers 401. */
  revokeToken: (token: string) => void
  addOrganization: (login: string, options?: NewOrganization) => Account
  /** An owner approves the OAuth app: the restriction is gone. */
  approveOAuthApp: (organization: string) => void
  /** A member authorizes the token for single sign-on. */
  authorizeToken: (token: string, organization: string) => void
}

const unsaid: { readonly role?: Membership['role']; readonly isPublic?: boolean } = {}

const isList = (members: NonNullable<NewOrganization['members']>): members is readonly string[] =>
  Array.isArray(members)

/** The account of that login. @throws when there is none. */
export function requireAccount(state: State, login: string): Account {
  const account = findAccount(state, login)
  if (account === undefined) {
    throw new Error(`The stand-in has no account ${login}`)
  }
  return account
}

export function peopleVerbs(state: State): PeopleVerbs {
  const add = (account: Account): Account => {
    if (findAccount(state, account.login) !== undefined) {
      throw new Error(`The stand-in has an account ${account.login} already`)
    }
    state.accounts.set(account.login.toLowerCase(), account)
    return account
  }
  return {
    addUser: ({ login, name, email, primaryEmail, id }) =>
      add({
        kind: 'User',
        id: id ?? state.nextId(),
        login,
        name,
        email,
        primaryEmail: primaryEmail ?? email,
        createdAt: state.now(),
        members: new Map(),
        samlEnforced: false,
        oauthRestricted: false,
        basePermission: 'none',
      }),
    addToken: (token, login, { scopes = ['repo', 'user:email'], kind = 'oauth', sso = [] } = {}) => {
      const authorizedFor = new Set(sso.map((organization) => organization.toLowerCase()))
      state.tokens.set(token, { token, account: requireAccount(state, login), scopes, kind, authorizedFor })
    },
    revokeToken: (token) => {
      state.tokens.delete(token)
    },
    addOrganization: (
      login,
      { name, id, members = [], samlEnforced = false, oauthRestricted = false, basePermission = 'read' } = {},
    ) => {
      const memberships = Object.entries(
        isList(members) ? Object.fromEntries(members.map((member) => [member, unsaid])) : members,
      ).map(([member, { role = 'member', isPublic = false }]): [string, Membership] => [
        member.toLowerCase(),
        { account: requireAccount(state, member), role, isPublic },
      ])
      return add({
        kind: 'Organization',
        id: id ?? state.nextId(),
        login,
        name,
        email: undefined,
        primaryEmail: undefined,
        createdAt: state.now(),
        members: new Map(memberships),
        samlEnforced,
        oauthRestricted,
        basePermission,
      })
    },
    approveOAuthApp: (organization) => {
      requireAccount(state, organization).oauthRestricted = false
    },
    authorizeToken: (token, organization) => {
      const record = state.tokens.get(token)
      if (record === undefined) {
        throw new Error('The stand-in has no such token')
      }
      state.tokens.set(token, {
        ...record,
        authorizedFor: new Set([...record.authorizedFor, organization.toLowerCase()]),
      })
    },
  }
}
