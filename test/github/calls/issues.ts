import { fullIssue, issueAnswer } from '../answers/issues'
import { addIssueRecord, labelNamed, setIssueState } from '../model/issues'
import { accountsNamed, mayIn, roleIn } from '../server/access'
import { readBody } from '../server/body'
import {
  json,
  notFound,
  parameter,
  Refusal,
  validationFailed,
  type Answer,
  type RepositoryCall,
  type WriteCall,
} from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { isPullRequest, type IssueRecord } from '../server/state'

export const issueRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/issues/issues#list-repository-issues
    method: 'GET',
    path: 'issues',
    documentation: 'issues/issues#list-repository-issues',
    acceptedScopes: 'repo',
    answer: listIssues,
  },
  {
    // https://docs.github.com/en/rest/issues/issues#create-an-issue
    method: 'POST',
    path: 'issues',
    documentation: 'issues/issues#create-an-issue',
    right: 'pull',
    answer: createIssue,
  },
  {
    // https://docs.github.com/en/rest/issues/issues#get-an-issue
    method: 'GET',
    path: 'issues/:number',
    documentation: 'issues/issues#get-an-issue',
    acceptedScopes: 'repo',
    answer: (call) => json(200, fullIssue(call.state, call.repository, requireIssue(call))),
  },
  {
    // https://docs.github.com/en/rest/issues/issues#update-an-issue
    method: 'PATCH',
    path: 'issues/:number',
    documentation: 'issues/issues#update-an-issue',
    right: 'pull',
    answer: updateIssue,
  },
]

const issuesDisabled = (): Refusal => new Refusal(410, 'Issues are disabled for this repo')

/** @throws {Refusal} 404 for an unknown number; 410 for an issue when issues are disabled (pull requests stay). */
export function requireIssue(call: RepositoryCall): IssueRecord {
  const number = parameter(call, 'number')
  const issue = call.repository.issues.find((each) => String(each.number) === number)
  if (!call.repository.hasIssues && (issue === undefined || !isPullRequest(issue))) {
    throw issuesDisabled()
  }
  if (issue === undefined) {
    throw notFound()
  }
  return issue
}

/** Lists issues and pull requests. Rejects an invalid `state`, unlike the list of pull requests. */
function listIssues(call: RepositoryCall): Answer {
  const { state, repository } = call
  const { query } = call.request
  const wanted = query.get('state') ?? 'open'
  if (!['open', 'closed', 'all'].includes(wanted)) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ value: wanted, resource: 'Issue', field: 'state', code: 'invalid' }],
      documentation: 'https://docs.github.com/v3/issues/#list-issues',
    })
  }
  const since = query.get('since')
  if (since !== null && Number.isNaN(Date.parse(since))) {
    throw validationFailed({ resource: 'Issue', code: 'invalid', field: 'since' })
  }
  const listed = repository.issues
    .filter((issue) => repository.hasIssues || isPullRequest(issue))
    .filter((issue) => wanted === 'all' || issue.state === wanted)
    .filter((issue) => since === null || issue.updatedAt.getTime() >= Date.parse(since))
    .filter((issue) => isWanted(query, issue))
  const { items, headers } = paginateRepository(call, sortIssues(query, listed))
  return json(
    200,
    items.map((issue) => issueAnswer(state, repository, issue)),
    headers,
  )
}

function isWanted(query: URLSearchParams, issue: IssueRecord): boolean {
  const labels = (query.get('labels') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const assignee = query.get('assignee')?.toLowerCase()
  const creator = query.get('creator')?.toLowerCase()
  const logins = issue.assignees.map(({ login }) => login.toLowerCase())
  const isAssigned =
    assignee === undefined ||
    (assignee === '*' ? logins.length > 0 : assignee === 'none' ? logins.length === 0 : logins.includes(assignee))
  return (
    isAssigned &&
    (creator === undefined || issue.author.login.toLowerCase() === creator) &&
    labels.every((label) => issue.labels.some(({ name }) => name.toLowerCase() === label))
  )
}

export function sortIssues(query: URLSearchParams, issues: readonly IssueRecord[]): readonly IssueRecord[] {
  const time = (issue: IssueRecord): number =>
    (query.get('sort') === 'updated' ? issue.updatedAt : issue.createdAt).getTime()
  const direction = query.get('direction') ?? query.get('order') ?? 'desc'
  const sorted = [...issues].sort((a, b) => time(a) - time(b) || a.number - b.number)
  return direction === 'asc' ? sorted : sorted.reverse()
}

/** Silently ignores labels and assignees when the user lacks push access. */
function createIssue(call: WriteCall): Answer {
  const { state, repository, viewer } = call
  if (!repository.hasIssues) {
    throw issuesDisabled()
  }
  const body = readBody(call.request, (fields) => ({
    title: fields.string('title'),
    body: fields.nullableString('body') ?? null,
    labels: fields.optionalStrings('labels') ?? [],
    assignees: fields.optionalStrings('assignees') ?? [],
  }))
  if (body.title.trim() === '') {
    throw validationFailed({ resource: 'Issue', code: 'missing_field', field: 'title' })
  }
  const isHeard = mayIn(repository, viewer.account, 'push')
  const assignees = accountsNamed(state, body.assignees)
  if (
    isHeard &&
    (assignees.length < body.assignees.length || assignees.some((account) => roleIn(repository, account) === undefined))
  ) {
    throw validationFailed({ resource: 'Issue', code: 'invalid', field: 'assignees', value: body.assignees.join(', ') })
  }
  const fresh = {
    title: body.title,
    body: body.body,
    author: viewer.account,
    labels: isHeard ? body.labels.map((name) => labelNamed(state, repository, name)) : [],
    assignees: isHeard ? assignees : [],
  }
  const issue = addIssueRecord(state, repository, fresh, undefined)
  const answer = fullIssue(state, repository, issue)
  return json(201, answer, { location: answer.url })
}

function updateIssue(call: WriteCall): Answer {
  const { state, repository, viewer } = call
  const issue = requireIssue(call)
  const body = readBody(call.request, (fields) => ({
    title: fields.optionalString('title'),
    body: fields.nullableString('body'),
    state: fields.optionalString('state'),
    reason: fields.nullableString('state_reason'),
    labels: fields.optionalStrings('labels'),
    assignees: fields.optionalStrings('assignees'),
  }))
  const isTriager = mayIn(repository, viewer.account, 'triage')
  if (issue.author !== viewer.account && !isTriager) {
    throw new Refusal(403, 'Must have admin rights to Repository.')
  }
  if (body.state !== undefined && body.state !== 'open' && body.state !== 'closed') {
    throw validationFailed({ resource: 'Issue', code: 'invalid', field: 'state', value: body.state })
  }
  issue.title = body.title ?? issue.title
  issue.body = body.body === undefined ? issue.body : body.body
  if (isTriager && body.labels !== undefined) {
    issue.labels = body.labels.map((name) => labelNamed(state, repository, name))
  }
  if (isTriager && body.assignees !== undefined) {
    issue.assignees = accountsNamed(state, body.assignees).filter(
      (account) => roleIn(repository, account) !== undefined,
    )
  }
  issue.updatedAt = state.now()
  setIssueState(
    state,
    issue,
    body.state ?? issue.state,
    viewer.account,
    body.reason === 'not_planned' ? 'not_planned' : 'completed',
  )
  return json(200, fullIssue(state, repository, issue))
}
