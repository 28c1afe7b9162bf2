import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('authentication', () => {
  const githubFixture = useGitHubFixture()

  it('refuses an unknown token for every request', async () => {
    for (const path of ['/user', '/repos/Acme/Notes', '/nowhere']) {
      const answer = await githubFixture.fetch(null, path, { headers: { authorization: 'token unknown' } })
      assert.equal(answer.status, 401)
      assert.deepEqual(await answer.json(), {
        message: 'Bad credentials',
        documentation_url: 'https://docs.github.com/rest',
        status: '401',
      })
    }
  })

  it('takes both words for a token', async () => {
    for (const word of ['Bearer', 'token', 'bearer']) {
      const answer = await githubFixture.fetch(null, '/user', { headers: { authorization: `${word} token-ada` } })
      assert.equal(answer.status, 200)
    }
  })

  it('shows public data only to those without a token', async () => {
    await githubFixture.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    assert.equal((await githubFixture.as().repos.get(githubFixture.notes)).data.full_name, 'Acme/Notes')
    assert.equal((await githubFixture.as().repos.get(githubFixture.notes)).data.permissions, undefined)
    await assertRefused(githubFixture.as().repos.get({ owner: 'Acme', repo: 'Secrets' }), 404, 'Not Found')
    await assertRefused(githubFixture.as().users.getAuthenticated(), 401, 'Requires authentication')
  })

  it('hides a private repository, and all below it, from those without access', async () => {
    await githubFixture.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    const secrets = { owner: 'Acme', repo: 'Secrets' }
    for (const login of ['fay', 'wes']) {
      await assertRefused(githubFixture.as(login).repos.get(secrets), 404, 'Not Found')
      await assertRefused(githubFixture.as(login).issues.create({ ...secrets, title: 'x' }), 404, 'Not Found')
      await assertRefused(githubFixture.as(login).pulls.list(secrets), 404, 'Not Found')
    }
    assert.equal((await githubFixture.as('bob').repos.get(secrets)).data.private, true)
  })

  it('stops with a revoked token', async () => {
    githubFixture.github.revokeToken('token-wes')
    await assertRefused(githubFixture.as('wes').users.getAuthenticated(), 401, 'Bad credentials')
  })

  it('says what the token may do', async () => {
    const { headers } = await githubFixture.as('fay').users.getAuthenticated()
    assert.equal(headers['x-oauth-scopes'], 'repo, user:email, read:org')
    assert.equal(typeof headers['x-accepted-oauth-scopes'], 'string')
  })

  it('keeps a token without scopes from writing, by 404', async () => {
    githubFixture.github.addToken('token-bare', 'wes', { scopes: [] })
    await assertRefused(
      githubFixture.as('bare').issues.create({ ...githubFixture.notes, title: 'x' }),
      404,
      'Not Found',
    )
    await assertRefused(
      githubFixture.as('bare').git.createBlob({ ...githubFixture.notes, content: 'x' }),
      404,
      'Not Found',
    )
    await assertRefused(githubFixture.as('bare').repos.createFork(githubFixture.notes), 404, 'Not Found')
    assert.equal((await githubFixture.as('bare').repos.get(githubFixture.notes)).data.permissions?.push, true)
  })

  it('keeps a token for public repositories from private ones', async () => {
    githubFixture.github.addToken('token-public', 'ada', { scopes: ['public_repo'] })
    await githubFixture.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    await assertRefused(githubFixture.as('public').repos.get({ owner: 'Acme', repo: 'Secrets' }), 404, 'Not Found')
    assert.equal((await githubFixture.as('public').issues.create({ ...githubFixture.notes, title: 'x' })).status, 201)
  })
})
