/** Who may do how much in a repository, from little to much. */
export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin'

export interface Account {
  readonly kind: 'User' | 'Organization'
  readonly id: number
  /** In its canonical case; look accounts up with {@link findAccount}, which ignores case. */
  readonly login: string
  readonly name: string | undefined
  /** The public address; `undefined` when the account keeps it private. */
  readonly email: string | undefined
  /** The address GitHub knows but does not show to others. */
  readonly primaryEmail: string | undefined
  readonly createdAt: Date
  /** Only organizations have members; keyed by lower-case login. */
  readonly members: Map<string, Membership>
  /** SAML single sign-on: tokens must be authorized for the organization. */
  samlEnforced: boolean
  /** OAuth apps reach nothing but public data until an owner approves them. */
  oauthRestricted: boolean
  /** What a member may do in every repository of the organization. */
  readonly basePermission: Role | 'none'
}

export interface Membership {
  readonly account: Account
  readonly role: 'admin' | 'member'
  readonly isPublic: boolean
}

export interface TokenRecord {
  readonly token: string
  readonly account: Account
  readonly scopes: readonly string[]
  /** OAuth tokens fall under an organization's app restrictions, personal ones do not. */
  readonly kind: 'oauth' | 'personal'
  /** Organizations (lower-case logins) the token is authorized for by single sign-on. */
  readonly authorizedFor: ReadonlySet<string>
}

export interface LabelRecord {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly description: string | null
}

/** What a protected branch (or a ruleset) refuses, and in which words. */
export interface Protection {
  readonly branch: string
  /** Classic branch protection and rulesets answer in different words. */
  readonly kind: 'ruleset' | 'branchProtection'
  /** GitHub's sentence, such as "Changes must be made through a pull request." */
  readonly sentence: string
  /** `update`: nothing may be pushed; `signoff`: only commits with a `Signed-off-by` trailer; `creation`: the name may not be made. */
  readonly refuses: 'update' | 'signoff' | 'creation'
}

export interface PullRecord {
  /** `undefined` once the head repository is deleted. */
  headRepository: RepositoryRecord | undefined
  readonly headOwner: Account
  readonly headRef: string
  headSha: string
  baseRef: string
  baseSha: string
  draft: boolean
  mergedAt: Date | undefined
  mergedBy: Account | undefined
  mergeCommitSha: string | undefined
  requestedReviewers: readonly Account[]
  maintainerCanModify: boolean
  /** What GitHub has worked out in the background; it holds for one pair of head and base only. */
  mergeability:
    { readonly key: string; readonly mergeable: boolean; readonly testMergeSha: string | undefined } | undefined
}

/** An issue, or a pull request: the two share their numbers. */
export interface IssueRecord {
  readonly id: number
  readonly number: number
  readonly author: Account
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: 'completed' | 'reopened' | 'not_planned' | null
  labels: readonly LabelRecord[]
  assignees: readonly Account[]
  readonly createdAt: Date
  updatedAt: Date
  closedAt: Date | undefined
  closedBy: Account | undefined
  readonly pull: PullRecord | undefined
}

export interface PullRequestRecord extends IssueRecord {
  readonly pull: PullRecord
}

export interface RepositoryRecord {
  readonly id: number
  readonly owner: Account
  name: string
  description: string | null
  private: boolean
  defaultBranch: string
  /** The bare repository on disk. */
  readonly gitdir: string
  readonly collaborators: Map<string, Role>
  readonly labels: LabelRecord[]
  readonly issues: IssueRecord[]
  readonly protections: Protection[]
  archived: boolean
  hasIssues: boolean
  allowForking: boolean
  allowDrafts: boolean
  webCommitSignoffRequired: boolean
  readonly parent: RepositoryRecord | undefined
  /** The root of the fork network. */
  readonly source: RepositoryRecord | undefined
  readonly createdAt: Date
  updatedAt: Date
  pushedAt: Date
  /** A fresh fork's git data is not there yet; see {@link ForkDelay}. */
  pending: { requests: number; until: number; readonly status: 404 | 409 } | undefined
}

/** How long the git data of a fresh fork stays away, in requests that ask for it or in milliseconds of the server's clock. */
export interface ForkDelay {
  readonly requests?: number
  readonly milliseconds?: number
  /** What such a request is answered with meanwhile; 409 unless told. */
  readonly status?: 404 | 409
}

export interface State {
  readonly origin: string
  readonly directory: string
  readonly now: () => Date
  /** Keyed by lower-case login. */
  readonly accounts: Map<string, Account>
  readonly tokens: Map<string, TokenRecord>
  readonly repositories: RepositoryRecord[]
  /** Old `owner/name` in lower case, to the repository that moved. */
  readonly redirects: Map<string, RepositoryRecord>
  forkDelay: ForkDelay
  /** Whether a fork sees commits its network got after the fork was made; GitHub promises it, but not at once. */
  networkIsShared: boolean
  nextId: () => number
}

export function findAccount(state: State, login: string): Account | undefined {
  return state.accounts.get(login.toLowerCase())
}

export function findRepository(state: State, owner: string, name: string): RepositoryRecord | undefined {
  return state.repositories.find(
    (repository) => fullName(repository).toLowerCase() === `${owner}/${name}`.toLowerCase(),
  )
}

export function fullName(repository: RepositoryRecord): string {
  return `${repository.owner.login}/${repository.name}`
}

/** The repositories that share their objects: the root and all its forks. */
export function networkOf(state: State, repository: RepositoryRecord): readonly RepositoryRecord[] {
  const root = repository.source ?? repository
  return state.repositories.filter((other) => (other.source ?? other) === root)
}

export function isPullRequest(issue: IssueRecord): issue is PullRequestRecord {
  return issue.pull !== undefined
}

export function pullRequestsOf(repository: RepositoryRecord): readonly PullRequestRecord[] {
  return repository.issues.filter(isPullRequest)
}

/** GitHub writes seconds, never milliseconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
