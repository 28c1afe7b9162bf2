import type {
  Account,
  CommentRecord,
  IssueRecord,
  LabelRecord,
  PullRecord,
  RepositoryRecord,
  State,
} from '../server/state'

export interface NewIssue {
  readonly title: string
  readonly body: string | null
  readonly author: Account
  readonly labels: readonly LabelRecord[]
  readonly assignees: readonly Account[]
  readonly createdAt?: Date | undefined
  readonly updatedAt?: Date | undefined
}

/** Adds an issue, or a pull request when `pull` is given. Both share one sequence of numbers. */
export function addIssueRecord<P extends PullRecord | undefined>(
  state: State,
  repository: RepositoryRecord,
  fresh: NewIssue,
  pull: P,
): IssueRecord & { readonly pull: P } {
  const createdAt = fresh.createdAt ?? state.now()
  const issue: IssueRecord & { readonly pull: P } = {
    id: state.nextId(),
    number: Math.max(0, ...repository.issues.map(({ number }) => number)) + 1,
    author: fresh.author,
    title: fresh.title,
    body: fresh.body,
    state: 'open',
    stateReason: null,
    labels: fresh.labels,
    assignees: fresh.assignees,
    createdAt,
    updatedAt: fresh.updatedAt ?? createdAt,
    closedAt: undefined,
    closedBy: undefined,
    isLocked: false,
    comments: [],
    pull,
  }
  repository.issues.push(issue)
  return issue
}

/** Adds a comment, which also counts as an update of the issue. */
export function addCommentRecord(state: State, issue: IssueRecord, author: Account, body: string): CommentRecord {
  const comment: CommentRecord = { id: state.nextId(), author, body, createdAt: state.now() }
  issue.comments.push(comment)
  issue.updatedAt = comment.createdAt
  return comment
}

export function setIssueState(
  state: State,
  issue: IssueRecord,
  to: 'open' | 'closed',
  by: Account,
  reason?: IssueRecord['stateReason'],
): void {
  if (issue.state === to) {
    return
  }
  issue.state = to
  issue.stateReason = issue.pull !== undefined ? null : to === 'open' ? 'reopened' : (reason ?? 'completed')
  issue.closedAt = to === 'closed' ? state.now() : undefined
  issue.closedBy = to === 'closed' ? by : undefined
  issue.updatedAt = state.now()
}

/** Label names ignore case. */
export function findLabel(repository: RepositoryRecord, name: string): LabelRecord | undefined {
  return repository.labels.find((label) => label.name.toLowerCase() === name.toLowerCase())
}

/** The label with a name; created in GitHub's default color if missing. */
export function labelNamed(state: State, repository: RepositoryRecord, name: string): LabelRecord {
  const known = findLabel(repository, name)
  if (known !== undefined) {
    return known
  }
  const label = { id: state.nextId(), name, color: 'ededed', description: null }
  repository.labels.push(label)
  return label
}
