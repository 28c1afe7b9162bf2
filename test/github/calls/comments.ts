import { commentAnswer } from '../answers/issues'
import { addCommentRecord } from '../model/issues'
import { mayIn } from '../server/access'
import { readBody } from '../server/body'
import { json, Refusal, validationFailed, type Answer, type RepositoryCall, type WriteCall } from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { requireIssue } from './issues'

/** GitHub's limit for the text of a comment, in UTF-16 units. */
const maxBodyLength = 65_536

export const commentRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/issues/comments#list-issue-comments
    method: 'GET',
    path: 'issues/:number/comments',
    documentation: 'issues/comments#list-issue-comments',
    acceptedScopes: 'repo',
    answer: listComments,
  },
  {
    // https://docs.github.com/en/rest/issues/comments#create-an-issue-comment
    method: 'POST',
    path: 'issues/:number/comments',
    documentation: 'issues/comments#create-an-issue-comment',
    right: 'pull',
    answer: createComment,
  },
]

/** Lists the comments by their ids, oldest first. */
function listComments(call: RepositoryCall): Answer {
  const { state, repository } = call
  const issue = requireIssue(call)
  const since = call.request.query.get('since')
  if (since !== null && Number.isNaN(Date.parse(since))) {
    throw validationFailed({ resource: 'IssueComment', code: 'invalid', field: 'since' })
  }
  const listed = issue.comments.filter(({ createdAt }) => since === null || createdAt.getTime() >= Date.parse(since))
  const { items, headers } = paginateRepository(call, listed)
  return json(
    200,
    items.map((comment) => commentAnswer(state, repository, issue, comment)),
    headers,
  )
}

/** Everyone who can read the repository can comment, unless the conversation is locked. */
function createComment(call: WriteCall): Answer {
  const { state, repository, viewer } = call
  const issue = requireIssue(call)
  const { body } = readBody(call.request, (fields) => ({ body: fields.string('body') }))
  if (issue.isLocked && !mayIn(repository, viewer.account, 'push')) {
    throw new Refusal(403, 'Unable to create comment because issue is locked.', {
      documentation: 'https://docs.github.com/articles/locking-conversations/',
    })
  }
  if (body.trim() === '') {
    throw invalidBody('Body cannot be blank')
  }
  if (body.length > maxBodyLength) {
    throw invalidBody(`Body is too long (maximum is ${maxBodyLength} characters)`)
  }
  const answer = commentAnswer(state, repository, issue, addCommentRecord(state, issue, viewer.account, body))
  return json(201, answer, { location: answer.url })
}

function invalidBody(message: string): Refusal {
  return validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
}
