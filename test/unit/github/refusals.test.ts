import assert from 'node:assert/strict'
import { RequestError } from '@octokit/request-error'
import { GitHubError, type GitHubErrorCode, toGitHubError } from '../../../src/github/errors'

/** A refusal with GitHub's message, or with another body. */
function refusal(status: number, message: string, data: unknown = { message }): unknown {
  const request = { method: 'POST', url: 'https://api.github.com/', headers: {} } as const
  const response = { status, url: '', headers: {}, data }
  return toGitHubError(new RequestError(message, status, { request, response }))
}

describe('a refusal of GitHub', () => {
  const cases: readonly (readonly [number, string, GitHubErrorCode])[] = [
    [409, 'Conflict', 'conflict'],
    [409, 'Git Repository is empty.', 'emptyRepository'],
    [409, 'Repository rule violations found\n\nCommits must have verified signatures.\n\n', 'signatureRequired'],
    [422, 'Repository rule violations found\n\nCommits must have verified signatures.\n\n', 'signatureRequired'],
    [409, 'Repository rule violations found\n\nPush cannot contain secrets\n\n', 'secretFound'],
    [409, 'Secret detected in content', 'secretFound'],
    [409, 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n', 'ruleViolated'],
    [422, 'Update is not a fast forward', 'conflict'],
    [422, 'Reference already exists', 'conflict'],
    [422, 'was submitted too quickly', 'rateLimited'],
    [422, 'Validation Failed', 'invalid'],
    [410, 'Issues are disabled for this repo', 'issuesDisabled'],
    [410, 'Gone', 'repositoryMissing'],
    [403, 'Protected branch update failed', 'ruleViolated'],
    [403, 'Protected branch update failed. Branches that are queued for merging cannot be updated.', 'branchQueued'],
    [422, 'Branches that are queued for merging cannot be updated. Dequeue the pull request.', 'branchQueued'],
    [422, 'Changes must be made through the merge queue', 'ruleViolated'],
    [403, 'Repository was archived so is read-only.', 'archived'],
    [403, 'Must have admin rights to Repository.', 'noPermission'],
  ]
  for (const [status, message, code] of cases)
    it(`${status} “${message.trim().split('\n').at(-1) ?? ''}” is ${code}, in GitHub’s words`, () => {
      const error = refusal(status, message)
      assert.ok(error instanceof GitHubError)
      assert.equal(error.code, code)
      assert.equal(error.details.reason, message)
    })

  for (const status of [400, 409, 422])
    it(`${status} is unreadable when its sentence is lost`, () => {
      const error = refusal(status, '', '{"mess')
      assert.equal(error instanceof GitHubError && error.code, 'unreadable')
    })
  for (const [status, code] of [
    [401, 'signInRequired'],
    [403, 'noPermission'],
    [404, 'repositoryMissing'],
    [502, 'serverError'],
  ] as const)
    it(`${status} is ${code}, also without a sentence`, () => {
      const error = refusal(status, '', '')
      assert.equal(error instanceof GitHubError && error.code, code)
    })
})
