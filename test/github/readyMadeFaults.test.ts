import assert from 'node:assert/strict'
import { assertRefused, errorResponseOf, useGitHubFixture } from './githubFixture'
import { faults, type Fault } from './fakeGitHub'

describe('ready-made faults', () => {
  const githubFixture = useGitHubFixture()
  const refuse = (action: Fault['action']) => {
    githubFixture.github.addFault({ action })
    return errorResponseOf(githubFixture.as('wes').repos.get(githubFixture.notes))
  }

  it('are 401 and 403 in GitHub’s words', async () => {
    assert.deepEqual(
      [(await refuse(faults.badCredentials())).status, (await refuse(faults.badCredentials())).message],
      [401, 'Bad credentials'],
    )
    assert.equal((await refuse(faults.forbidden())).message, 'Must have admin rights to Repository.')
    assert.equal((await refuse(faults.notFound())).status, 404)
  })

  it('are single sign-on with its address', async () => {
    const refused = await refuse(faults.samlRequired('Acme'))
    assert.equal(refused.status, 403)
    assert.match(String(refused.headers['x-github-sso']), /^required; url=https:\/\/github\.com\/orgs\/Acme\/sso/)
  })

  it('are OAuth app restrictions', async () => {
    const refused = await refuse(faults.oauthAppRestricted('Acme'))
    assert.deepEqual([refused.status, refused.message.includes('OAuth App access restrictions')], [403, true])
  })

  it('are the primary rate limit, by 403 and by 429', async () => {
    const resetAt = new Date('2030-01-01T00:00:00Z')
    for (const status of [403, 429] as const) {
      const refused = await refuse(faults.primaryRateLimit({ status, resetAt }))
      assert.deepEqual(
        [
          refused.status,
          refused.headers['x-ratelimit-remaining'],
          refused.headers['x-ratelimit-reset'],
          refused.headers['retry-after'],
        ],
        [status, '0', '1893456000', undefined],
      )
    }
  })

  it('are the secondary rate limit, with and without a time to wait', async () => {
    const refused = await refuse(faults.secondaryRateLimit({ retryAfter: 7 }))
    assert.deepEqual(
      [refused.status, refused.headers['retry-after'], /secondary rate limit/.test(refused.message)],
      [403, '7', true],
    )
    assert.notEqual(refused.headers['x-ratelimit-remaining'], '0')
    assert.equal((await refuse(faults.secondaryRateLimit({ status: 429 }))).headers['retry-after'], undefined)
  })

  it('are 502 from the application and from the proxy, 503, 422 and 409', async () => {
    assert.equal((await refuse(faults.badGateway())).message, 'Server Error')
    githubFixture.github.addFault({ action: faults.badGatewayPage() })
    const page = await githubFixture.fetch('wes', '/user')
    assert.deepEqual(
      [page.status, page.headers.get('access-control-allow-origin'), page.headers.get('content-type')],
      [502, null, 'text/html; charset=utf-8'],
    )
    assert.equal((await refuse(faults.unavailable())).status, 503)
    const invalid = await refuse(faults.validationFailed({ resource: 'PullRequest', field: 'head', code: 'invalid' }))
    assert.deepEqual(
      [invalid.status, invalid.errors],
      [422, [{ resource: 'PullRequest', field: 'head', code: 'invalid' }]],
    )
    githubFixture.github.addFault({ action: faults.unprocessable('Update is not a fast forward') })
    await assertRefused(githubFixture.as('wes').repos.get(githubFixture.notes), 422, 'Update is not a fast forward')
    assert.equal((await refuse(faults.conflict('Git Repository is empty.'))).status, 409)
  })
})
