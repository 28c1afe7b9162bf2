import { roleIn } from '../server/access'
import type { Schemas } from '../server/exchange'
import {
  isPullRequest,
  timestamp,
  type Account,
  type CommentRecord,
  type IssueRecord,
  type LabelRecord,
  type RepositoryRecord,
  type State,
} from '../server/state'
import { repositoryPage, repositoryUrl } from './repositories'
import { nodeId, simpleUser } from './users'

export function labelAnswer(state: State, repository: RepositoryRecord, label: LabelRecord): Schemas['label'] {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryUrl(state, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  }
}

export function authorAssociation(repository: RepositoryRecord, author: Account): Schemas['author-association'] {
  if (repository.owner === author) {
    return 'OWNER'
  }
  if (repository.owner.members.has(author.login.toLowerCase())) {
    return 'MEMBER'
  }
  if (roleIn(repository, author) !== undefined) {
    return 'COLLABORATOR'
  }
  const hasMerged = repository.issues.some((issue) => issue.author === author && issue.pull?.mergedAt !== undefined)
  return hasMerged ? 'CONTRIBUTOR' : 'NONE'
}

export function issuePage(state: State, repository: RepositoryRecord, issue: IssueRecord): string {
  return `${repositoryPage(state, repository)}/${isPullRequest(issue) ? 'pull' : 'issues'}/${issue.number}`
}

/** Fields shared by issues and search results. A pull request in a list of issues has `pull_request`. */
function common(state: State, repository: RepositoryRecord, issue: IssueRecord) {
  const repositoryAddress = repositoryUrl(state, repository)
  const url = `${repositoryAddress}/issues/${issue.number}`
  const page = issuePage(state, repository, issue)
  const [assignee] = issue.assignees
  return {
    url,
    repository_url: repositoryAddress,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: issue.id,
    node_id: nodeId(isPullRequest(issue) ? 'PullRequest' : 'Issue', issue.id),
    number: issue.number,
    title: issue.title,
    user: simpleUser(state, issue.author),
    labels: issue.labels.map((label) => labelAnswer(state, repository, label)),
    state: issue.state,
    locked: issue.isLocked,
    assignee: assignee === undefined ? null : simpleUser(state, assignee),
    assignees: issue.assignees.map((account) => simpleUser(state, account)),
    milestone: null,
    comments: issue.comments.length,
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(issue.updatedAt),
    closed_at: issue.closedAt === undefined ? null : timestamp(issue.closedAt),
    author_association: authorAssociation(repository, issue.author),
    active_lock_reason: null,
    ...(isPullRequest(issue)
      ? {
          draft: issue.pull.draft,
          pull_request: {
            url: `${repositoryAddress}/pulls/${issue.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: issue.pull.mergedAt === undefined ? null : timestamp(issue.pull.mergedAt),
          },
        }
      : {}),
    reactions: noReactions(url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: issue.stateReason,
  }
}

function noReactions(url: string): Schemas['reaction-rollup'] {
  return {
    url: `${url}/reactions`,
    total_count: 0,
    '+1': 0,
    '-1': 0,
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  }
}

/** https://docs.github.com/en/rest/issues/comments#list-issue-comments */
export function commentAnswer(
  state: State,
  repository: RepositoryRecord,
  issue: IssueRecord,
  comment: CommentRecord,
): Schemas['issue-comment'] {
  const repositoryAddress = repositoryUrl(state, repository)
  const url = `${repositoryAddress}/issues/comments/${comment.id}`
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${issuePage(state, repository, issue)}#issuecomment-${comment.id}`,
    issue_url: `${repositoryAddress}/issues/${issue.number}`,
    user: simpleUser(state, comment.author),
    created_at: timestamp(comment.createdAt),
    updated_at: timestamp(comment.createdAt),
    author_association: authorAssociation(repository, comment.author),
    body: comment.body,
    reactions: noReactions(url),
    performed_via_github_app: null,
  }
}

/** https://docs.github.com/en/rest/issues/issues#list-repository-issues */
export function issueAnswer(state: State, repository: RepositoryRecord, issue: IssueRecord): Schemas['issue'] {
  return { ...common(state, repository, issue), body: issue.body }
}

/** A single issue also has `closed_by`. */
export function fullIssue(state: State, repository: RepositoryRecord, issue: IssueRecord): Schemas['issue'] {
  return {
    ...issueAnswer(state, repository, issue),
    closed_by: issue.closedBy === undefined ? null : simpleUser(state, issue.closedBy),
  }
}

/** https://docs.github.com/en/rest/search/search#search-issues-and-pull-requests */
export function searchItem(
  state: State,
  repository: RepositoryRecord,
  issue: IssueRecord,
  score: number,
): Schemas['issue-search-result-item'] {
  // GitHub's schema does not allow null here, but its responses contain it.
  return { ...common(state, repository, issue), body: issue.body as string, score }
}
