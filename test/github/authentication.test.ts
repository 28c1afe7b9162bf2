import assert from 'node:assert/strict'
import { assertRefused, useOffice } from './office'

describe('authentication', () => {
  const office = useOffice()

  it('refuses an unknown token whatever is asked', async () => {
    for (const path of ['/user', '/repos/Acme/Notes', '/nowhere']) {
      const answer = await office.fetch(null, path, { headers: { authorization: 'token unknown' } })
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
      const answer = await office.fetch(null, '/user', { headers: { authorization: `${word} token-ada` } })
      assert.equal(answer.status, 200)
    }
  })

  it('shows public data only to those without a token', async () => {
    await office.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    assert.equal((await office.as().repos.get(office.notes)).data.full_name, 'Acme/Notes')
    assert.equal((await office.as().repos.get(office.notes)).data.permissions, undefined)
    await assertRefused(office.as().repos.get({ owner: 'Acme', repo: 'Secrets' }), 404, 'Not Found')
    await assertRefused(office.as().users.getAuthenticated(), 401, 'Requires authentication')
  })

  it('hides a private repository, and all below it, from those without access', async () => {
    await office.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    const secrets = { owner: 'Acme', repo: 'Secrets' }
    for (const login of ['fay', 'wes']) {
      await assertRefused(office.as(login).repos.get(secrets), 404, 'Not Found')
      await assertRefused(office.as(login).issues.create({ ...secrets, title: 'x' }), 404, 'Not Found')
      await assertRefused(office.as(login).pulls.list(secrets), 404, 'Not Found')
    }
    assert.equal((await office.as('bob').repos.get(secrets)).data.private, true)
  })

  it('stops with a revoked token', async () => {
    office.github.revokeToken('token-wes')
    await assertRefused(office.as('wes').users.getAuthenticated(), 401, 'Bad credentials')
  })

  it('says what the token may do', async () => {
    const { headers } = await office.as('fay').users.getAuthenticated()
    assert.equal(headers['x-oauth-scopes'], 'repo, user:email, read:org')
    assert.equal(typeof headers['x-accepted-oauth-scopes'], 'string')
  })

  it('keeps a token without scopes from writing, by 404', async () => {
    office.github.addToken('token-bare', 'wes', { scopes: [] })
    await assertRefused(office.as('bare').issues.create({ ...office.notes, title: 'x' }), 404, 'Not Found')
    await assertRefused(office.as('bare').git.createBlob({ ...office.notes, content: 'x' }), 404, 'Not Found')
    await assertRefused(office.as('bare').repos.createFork(office.notes), 404, 'Not Found')
    assert.equal((await office.as('bare').repos.get(office.notes)).data.permissions?.push, true)
  })

  it('keeps a token for public repositories from private ones', async () => {
    office.github.addToken('token-public', 'ada', { scopes: ['public_repo'] })
    await office.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    await assertRefused(office.as('public').repos.get({ owner: 'Acme', repo: 'Secrets' }), 404, 'Not Found')
    assert.equal((await office.as('public').issues.create({ ...office.notes, title: 'x' })).status, 201)
  })
})
