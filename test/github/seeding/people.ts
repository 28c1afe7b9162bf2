import { findAccount, type Account, type Membership, type Role, type State, type TokenRecord } from '../server/state'

export interface NewUser {
  readonly login: string
  readonly name?: string
  /** The public email; private by default: the API then returns null. */
  readonly email?: string
  /** The private email, for `GET /user/emails`. */
  readonly primaryEmail?: string
  readonly id?: number
}

export interface NewToken {
  /** `repo` and `user:email` by default. */
  readonly scopes?: readonly string[]
  /** The kind of token; that of an OAuth app by default. Organizations can restrict OAuth apps. */
  readonly kind?: TokenRecord['kind']
  /** The organizations for which single sign-on is authorized. */
  readonly sso?: readonly string[]
}

export interface NewOrganization {
  readonly name?: string
  readonly id?: number
  /** The logins of private members, or each member's role and visibility. */
  readonly members?:
    readonly string[] | Readonly<Record<string, { readonly role?: Membership['role']; readonly isPublic?: boolean }>>
  /** Whether SAML single sign-on is required: members' tokens must be authorized. */
  readonly samlEnforced?: boolean
  /** Whether OAuth apps need an owner's approval for more than public data. */
  readonly oauthRestricted?: boolean
  /** The role of members in every repository; `read` by default, as on GitHub. */
  readonly basePermission?: Role | 'none'
}

export interface PeopleSeeder {
  addUser: (user: NewUser) => Account
  /** @throws when the account does not exist. */
  addToken: (token: string, login: string, options?: NewToken) => void
  /** Requests with the token get 401 from now on. */
  revokeToken: (token: string) => void
  addOrganization: (login: string, options?: NewOrganization) => Account
  /** Approves the OAuth app as an owner would. */
  approveOAuthApp: (organization: string) => void
  /** Authorizes the token for single sign-on as a member would. */
  authorizeToken: (token: string, organization: string) => void
}

const unsaid: { readonly role?: Membership['role']; readonly isPublic?: boolean } = {}

const isList = (members: NonNullable<NewOrganization['members']>): members is readonly string[] =>
  Array.isArray(members)

/** The account with a login. @throws when there is none. */
export function requireAccount(state: State, login: string): Account {
  const account = findAccount(state, login)
  if (account === undefined) {
    throw new Error(`The stand-in has no account ${login}`)
  }
  return account
}

export function peopleSeeder(state: State): PeopleSeeder {
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
