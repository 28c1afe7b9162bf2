import type { Schemas, Viewer } from '../server/exchange'
import { timestamp, type Account, type PullRequestRecord, type RepositoryRecord, type State } from '../server/state'
import { authorAssociation, issuePage, labelAnswer } from './issues'
import { repositoryAnswer, repositoryUrl } from './repositories'
import { nodeId, simpleUser } from './users'

/** Fields of a pull request that are computed from git. */
export interface PullFacts {
  readonly commits: number
  readonly additions: number
  readonly deletions: number
  readonly changedFiles: number
  /** `undefined` while GitHub computes it in the background. */
  readonly mergeable: boolean | undefined
  readonly mergeCommitSha: string | undefined
}

function common(state: State, repository: RepositoryRecord, issue: PullRequestRecord, viewer: Viewer | undefined) {
  const { pull } = issue
  const url = `${repositoryUrl(state, repository)}/pulls/${issue.number}`
  const issueUrl = `${repositoryUrl(state, repository)}/issues/${issue.number}`
  const page = issuePage(state, repository, issue)
  const statuses = `${repositoryUrl(state, repository)}/statuses/${pull.headSha}`
  const reviewComment = `${repositoryUrl(state, repository)}/pulls/comments{/number}`
  const [assignee] = issue.assignees
  const end = (owner: Account, ref: string, sha: string, repo: RepositoryRecord | undefined) => ({
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: simpleUser(state, owner),
    // GitHub's schema does not allow null here, but its responses contain it when the head repository is deleted.
    repo: (repo === undefined ? null : repositoryAnswer(state, repo, viewer)) as Schemas['repository'],
  })
  return {
    url,
    id: issue.id,
    node_id: nodeId('PullRequest', issue.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: simpleUser(state, issue.author),
    body: issue.body,
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(issue.updatedAt),
    closed_at: issue.closedAt === undefined ? null : timestamp(issue.closedAt),
    merged_at: pull.mergedAt === undefined ? null : timestamp(pull.mergedAt),
    assignee: assignee === undefined ? null : simpleUser(state, assignee),
    assignees: issue.assignees.map((account) => simpleUser(state, account)),
    requested_reviewers: pull.requestedReviewers.map((account) => simpleUser(state, account)),
    requested_teams: [],
    labels: issue.labels.map((label) => labelAnswer(state, repository, label)),
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: reviewComment,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    head: end(pull.headOwner, pull.headRef, pull.headSha, pull.headRepository),
    base: end(repository.owner, pull.baseRef, pull.baseSha, repository),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: reviewComment },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: authorAssociation(repository, issue.author),
    auto_merge: null,
    active_lock_reason: null,
  }
}

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests */
export function pullRequestSimple(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
  viewer: Viewer | undefined,
): Schemas['pull-request-simple'] {
  const { labels, ...rest } = common(state, repository, issue, viewer)
  return {
    ...rest,
    merge_commit_sha: mergeCommitSha(issue) ?? null,
    // GitHub's schema requires the description of a label here, but it may be missing.
    labels: labels.map((label) => ({ ...label, description: label.description as string })),
  }
}

/** https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request */
export function pullRequest(
  state: State,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
  viewer: Viewer | undefined,
  facts: PullFacts,
): Schemas['pull-request'] {
  const { pull } = issue
  const isOpen = issue.state === 'open'
  return {
    ...common(state, repository, issue, viewer),
    merge_commit_sha: facts.mergeCommitSha ?? null,
    merged: pull.mergedAt !== undefined,
    mergeable: isOpen ? (facts.mergeable ?? null) : null,
    rebaseable: isOpen ? (facts.mergeable ?? null) : null,
    mergeable_state:
      !isOpen || facts.mergeable === undefined
        ? 'unknown'
        : !facts.mergeable
          ? 'dirty'
          : pull.draft
            ? 'draft'
            : 'clean',
    merged_by: pull.mergedBy === undefined ? null : simpleUser(state, pull.mergedBy),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: facts.commits,
    additions: facts.additions,
    deletions: facts.deletions,
    changed_files: facts.changedFiles,
  }
}

/** The merge commit, else GitHub's test merge; undefined while there is none. */
export function mergeCommitSha({ pull }: PullRequestRecord): string | undefined {
  return pull.mergeCommitSha ?? pull.mergeability?.testMergeSha
}
