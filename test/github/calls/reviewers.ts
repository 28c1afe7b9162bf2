import { pullRequestSimple } from '../answers/pulls'
import { simpleUser } from '../answers/users'
import { mayIn, roleIn } from '../server/access'
import { readBody } from '../server/body'
import { json, notFound, Refusal, type Answer, type Schemas, type WriteCall } from '../server/exchange'
import type { RepositoryRoute } from '../server/routes'
import { findAccount, fullName, type Account } from '../server/state'
import { requirePullRequest } from './pulls'

export const reviewerRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/pulls/review-requests#get-all-requested-reviewers-for-a-pull-request
    method: 'GET',
    path: 'pulls/:number/requested_reviewers',
    documentation: 'pulls/review-requests#get-all-requested-reviewers-for-a-pull-request',
    answer: (call) => {
      const { requestedReviewers } = requirePullRequest(call).pull
      const answer: Schemas['pull-request-review-request'] = {
        users: requestedReviewers.map((account) => simpleUser(call.state, account)),
        teams: [],
      }
      return json(200, answer)
    },
  },
  {
    // https://docs.github.com/en/rest/pulls/review-requests#request-reviewers-for-a-pull-request
    method: 'POST',
    path: 'pulls/:number/requested_reviewers',
    documentation: 'pulls/review-requests#request-reviewers-for-a-pull-request',
    right: 'pull',
    answer: requestReviewers,
  },
]

/** Rejects all reviewers if one is invalid. Teams are not supported. */
function requestReviewers(call: WriteCall): Answer {
  const { state, repository, viewer } = call
  const issue = requirePullRequest(call)
  const body = readBody(call.request, (fields) => ({
    reviewers: fields.optionalStrings('reviewers') ?? [],
    teams: fields.optionalStrings('team_reviewers') ?? [],
  }))
  // The author of a pull request from a fork cannot request reviews; GitHub gives no reason.
  if (!mayIn(repository, viewer.account, 'triage')) {
    throw notFound()
  }
  const accounts = body.reviewers.map((login) => findAccount(state, login))
  if (accounts.includes(issue.author)) {
    throw new Refusal(422, 'Review cannot be requested from pull request author.')
  }
  const isReviewer = (account: Account | undefined): account is Account =>
    account !== undefined && roleIn(repository, account) !== undefined
  if (!accounts.every(isReviewer) || body.teams.length > 0) {
    const kind = body.teams.length > 0 && body.reviewers.length === 0 ? 'teams' : 'users or teams'
    throw new Refusal(
      422,
      `Reviews may only be requested from collaborators. One or more of the ${kind} you specified is not a collaborator of the ${fullName(repository)} repository.`,
    )
  }
  issue.pull.requestedReviewers = [...new Set([...issue.pull.requestedReviewers, ...accounts])]
  issue.updatedAt = state.now()
  return json(201, pullRequestSimple(state, repository, issue, viewer))
}
