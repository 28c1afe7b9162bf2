import { issueAnswer, labelAnswer } from '../answers/issues'
import { findLabel, labelNamed } from '../model/issues'
import { accountsNamed, mayIn, roleIn } from '../server/access'
import { parseBody, readBody } from '../server/body'
import { json, Refusal, type Answer, type WriteCall } from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { requireIssue } from './issues'

export const labelRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/issues/labels#list-labels-for-a-repository
    method: 'GET',
    path: 'labels',
    documentation: 'issues/labels#list-labels-for-a-repository',
    acceptedScopes: 'repo',
    answer: (call) => {
      const { items, headers } = paginateRepository(call, call.repository.labels)
      return json(
        200,
        items.map((label) => labelAnswer(call.state, call.repository, label)),
        headers,
      )
    },
  },
  {
    // https://docs.github.com/en/rest/issues/labels#list-labels-for-an-issue
    method: 'GET',
    path: 'issues/:number/labels',
    documentation: 'issues/labels#list-labels-for-an-issue',
    acceptedScopes: 'repo',
    answer: (call) => {
      const { items, headers } = paginateRepository(call, requireIssue(call).labels)
      return json(
        200,
        items.map((label) => labelAnswer(call.state, call.repository, label)),
        headers,
      )
    },
  },
  {
    // https://docs.github.com/en/rest/issues/labels#add-labels-to-an-issue
    method: 'POST',
    path: 'issues/:number/labels',
    documentation: 'issues/labels#add-labels-to-an-issue',
    right: 'pull',
    answer: addLabels,
  },
  {
    // https://docs.github.com/en/rest/issues/assignees#add-assignees-to-an-issue
    method: 'POST',
    path: 'issues/:number/assignees',
    documentation: 'issues/assignees#add-assignees-to-an-issue',
    right: 'pull',
    answer: addAssignees,
  },
]

/** @throws {Refusal} 403 without the triage role, even for one's own pull request; new labels require push access. */
function addLabels(call: WriteCall): Answer {
  const { state, repository, viewer } = call
  const issue = requireIssue(call)
  requireTriage(call)
  const names = labelNames(call)
  if (names.some((name) => findLabel(repository, name) === undefined) && !mayIn(repository, viewer.account, 'push')) {
    throw new Refusal(403, 'You do not have permission to create labels on this repository.', {
      errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }],
    })
  }
  issue.labels = [...new Set([...issue.labels, ...names.map((name) => labelNamed(state, repository, name))])]
  issue.updatedAt = state.now()
  return json(
    200,
    issue.labels.map((label) => labelAnswer(state, repository, label)),
  )
}

/** Reads `{ "labels": [...] }` or the array alone, with names or objects with a name. */
function labelNames(call: WriteCall): readonly string[] {
  const value = parseBody(call.request)
  if (!Array.isArray(value)) {
    return readBody(call.request, (fields) => fields.optionalStrings('labels') ?? [])
  }
  return value.map((each: unknown) => {
    if (typeof each !== 'string') {
      throw new Refusal(422, `Invalid request.\n\nFor 'items', ${JSON.stringify(each)} is not a string.`)
    }
    return each
  })
}

/** Silently ignores people who cannot be assigned. */
function addAssignees(call: WriteCall): Answer {
  const { state, repository } = call
  const issue = requireIssue(call)
  requireTriage(call)
  const logins = readBody(call.request, (fields) => fields.optionalStrings('assignees') ?? [])
  const accounts = accountsNamed(state, logins).filter((account) => roleIn(repository, account) !== undefined)
  issue.assignees = [...new Set([...issue.assignees, ...accounts])].slice(0, 10)
  issue.updatedAt = state.now()
  return json(201, issueAnswer(state, repository, issue))
}

function requireTriage({ repository, viewer }: WriteCall): void {
  if (!mayIn(repository, viewer.account, 'triage')) {
    throw new Refusal(403, 'Must have admin rights to Repository.')
  }
}
