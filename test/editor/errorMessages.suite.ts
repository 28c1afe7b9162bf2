import { assert } from 'chai'
import { GitHubError, type GitHubErrorCode } from '../../src/github/errors'
import { explainError } from '../../src/host/explainError'

describe('failures', () => {
  const codes: readonly GitHubErrorCode[] = [
    'signInRequired',
    'ssoRequired',
    'oauthRestricted',
    'noPermission',
    'repositoryMissing',
    'baseMissing',
    'emptyRepository',
    'fileMissing',
    'conflict',
    'changedMeanwhile',
    'namesTaken',
    'branchQueued',
    'branchBlocked',
    'ruleViolated',
    'forkRefused',
    'forkPending',
    'forkApart',
    'rateLimited',
    'invalid',
    'unreadable',
    'offline',
    'serverError',
  ]
  for (const code of codes) {
    it(`have a message with a button: ${code}`, () => {
      const details = { reason: 'Because.', url: 'https://github.com/orgs/x/sso', retryAt: new Date(2030, 1, 1, 14, 5) }
      const { message, actions } = explainError(new GitHubError(code, details), { retry: () => undefined })
      assert.isAbove(message.length, 20)
      assert.isAtLeast(actions.length, 1)
    })
  }
  it('end GitHub’s message with a full stop, because more text may follow', () => {
    const said = (reason: string) => explainError(new GitHubError('invalid', { reason })).message
    assert.match(said('title: missing'), /GitHub says: title: missing\.$/)
    assert.match(said('It is locked.'), /GitHub says: It is locked\.$/)
  })
  it('contain the time of the retry', () => {
    const { message, actions } = explainError(
      new GitHubError('rateLimited', { retryAt: new Date(2030, 1, 1, 14, 5) }),
      { retry: () => undefined },
    )
    const time = new Date(2030, 1, 1, 14, 5).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
    assert.include(message, time)
    assert.include(actions[0]?.title, time)
  })
})
