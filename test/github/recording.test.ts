import assert from 'node:assert/strict'
import { useGitHubFixture } from './githubFixture'

describe('the record of requests', () => {
  const githubFixture = useGitHubFixture()

  it('records request, account and answer', async () => {
    await githubFixture.as('wes').issues.create({ ...githubFixture.notes, title: 'x' })
    await githubFixture
      .as()
      .issues.listForRepo({ ...githubFixture.notes, state: 'all', headers: { 'if-none-match': '"a"' } })
    const [post, get] = githubFixture.github.requests
    assert.deepEqual(
      [post?.method, post?.path, post?.status, post?.login, post?.body],
      ['POST', '/repos/Acme/Notes/issues', 201, 'wes', { title: 'x' }],
    )
    assert.deepEqual(
      [get?.query, get?.login, get?.headers.ifNoneMatch, get?.headers.isAuthorized],
      [{ state: 'all' }, undefined, '"a"', false],
    )
    assert.match(get?.headers.userAgent ?? '', /^octokit-rest\.js/)
  })

  it('never holds a token', async () => {
    await githubFixture.as('wes').users.getAuthenticated()
    assert.doesNotMatch(JSON.stringify(githubFixture.github.requests), /token-/)
  })

  it('is cleared', async () => {
    await githubFixture.as('wes').users.getAuthenticated()
    githubFixture.github.clearRequests()
    assert.deepEqual(githubFixture.github.requests, [])
  })
})
