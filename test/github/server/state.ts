/** The roles in a repository, in ascending order. */
export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin'

export interface Account {
  readonly kind: 'User' | 'Organization'
  readonly id: number
  /** In its original case. Look up accounts with {@link findAccount}, which ignores case. */
  readonly login: string
  readonly name: string | undefined
  /** The public email; `undefined` when private. */
  readonly email: string | undefined
  /** The email that only the account itself can see. */
  readonly primaryEmail: string | undefined
  readonly createdAt: Date
  /** Only organizations have members; keyed by lower-case login. */
  readonly members: Map<string, Membership>
  /** SAML single sign-on: tokens must be authorized for the organization. */
  samlEnforced: boolean
  /** OAuth apps can access only public data until an owner approves them. */
  oauthRestricted: boolean
  /** The role of members in every repository of the organization. */
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
  /** An organization's app restrictions apply to OAuth tokens, not to personal ones. */
  readonly kind: 'oauth' | 'personal'
  /** The organizations, as lower-case logins, for which single sign-on is authorized. */
  readonly authorizedFor: ReadonlySet<string>
}

export interface LabelRecord {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly description: string | null
}

/** A rule of a protected branch or ruleset, and its message. */
export interface Protection {
  readonly branch: string
  /** Classic branch protection and rulesets have different messages. */
  readonly kind: 'ruleset' | 'branchProtection'
  /** GitHub's message, such as "Changes must be made through a pull request." */
  readonly sentence: string
  /** What is blocked: `update` any push, `signoff` commits without a `Signed-off-by` trailer, `unsigned` commits without a signature, `creation` a new branch. */
  readonly refuses: 'update' | 'signoff' | 'unsigned' | 'creation'
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
  /** Whether it waits in a merge queue. Its branch is locked meanwhile. */
  isQueued: boolean
  /** The mergeability computed in the background, valid for one pair of head and base. */
  mergeability:
    { readonly key: string; readonly mergeable: boolean; readonly testMergeSha: string | undefined } | undefined
}

/** A comment on an issue or on the conversation of a pull request. */
export interface CommentRecord {
  readonly id: number
  readonly author: Account
  readonly body: string
  readonly createdAt: Date
}

/** An issue or a pull request. Both share one sequence of numbers. */
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
  /** Only people with write access can comment on a locked conversation. */
  isLocked: boolean
  /** Oldest first. */
  readonly comments: CommentRecord[]
  readonly pull: PullRecord | undefined
}

export interface PullRequestRecord extends IssueRecord {
  readonly pull: PullRecord
}

export interface RepositoryRecord {
  readonly id: number
  owner: Account
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
  /** Push protection refuses contents with this text as a secret. */
  secret: string | undefined
  readonly parent: RepositoryRecord | undefined
  /** The root of the fork network. */
  readonly source: RepositoryRecord | undefined
  readonly createdAt: Date
  updatedAt: Date
  pushedAt: Date
  /** Set while the git data of a new fork is unavailable; see {@link ForkDelay}. */
  pending: { requests: number; until: number; readonly status: 404 | 409 } | undefined
}

/** How long the git data of a new fork is unavailable: a number of requests, or milliseconds of the server's clock. */
export interface ForkDelay {
  readonly requests?: number
  readonly milliseconds?: number
  /** The status of such requests meanwhile; 409 by default. */
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
  /** The renamed repositories by their old `owner/name` in lower case. */
  readonly redirects: Map<string, RepositoryRecord>
  forkDelay: ForkDelay
  /** Whether a fork sees later commits of its network. On GitHub this may take a while. */
  networkIsShared: boolean
  /** How many attempts to open a pull request do not see a new branch yet. */
  branchDelay: number
  /** The attempts that still do not see a branch, by `owner/repo:branch`. */
  readonly unseenBranches: Map<string, number>
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

/** The repositories that share their objects: the root and all forks. */
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

/** GitHub's format of dates: in seconds, without milliseconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
