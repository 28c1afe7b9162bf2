import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('users', () => {
  const githubFixture = useGitHubFixture()

  it('have a null email while it is private', async () => {
    assert.equal((await githubFixture.as('fay').users.getAuthenticated()).data.email, null)
    assert.equal((await githubFixture.as('ada').users.getAuthenticated()).data.email, 'ada@acme.example')
    assert.equal((await githubFixture.as('fay').users.getAuthenticated()).data.name, 'Fay Contributor')
  })

  it('show their private address to a token with permission', async () => {
    const { data } = await githubFixture.as('fay').users.listEmailsForAuthenticatedUser()
    assert.deepEqual(data, [{ email: 'fay@home.example', primary: true, verified: true, visibility: 'private' }])
    githubFixture.github.addToken('token-bare', 'fay', { scopes: ['repo'] })
    await assertRefused(githubFixture.as('bare').users.listEmailsForAuthenticatedUser(), 404, 'Not Found')
  })

  it('are found in any case and answered in their own', async () => {
    assert.equal((await githubFixture.as().users.getByUsername({ username: 'FAY' })).data.login, 'fay')
    await assertRefused(githubFixture.as().users.getByUsername({ username: 'nobody' }), 404, 'Not Found')
  })

  it('see all members of their organizations, others the public ones', async () => {
    const members = async (login?: string): Promise<string[]> =>
      (await githubFixture.as(login).orgs.listMembers({ org: 'acme' })).data.map((member) => member.login)
    assert.deepEqual(await members('bob'), ['ada', 'bob'])
    assert.deepEqual(await members('fay'), ['ada'])
    assert.deepEqual(await members(), ['ada'])
    assert.equal((await githubFixture.fetch('fay', '/orgs/acme/members')).status, 302)
  })

  it('list their organizations with a scope that allows it', async () => {
    assert.deepEqual(
      (await githubFixture.as('bob').orgs.listForAuthenticatedUser()).data.map(({ login }) => login),
      ['Acme'],
    )
    githubFixture.github.addToken('token-bare', 'bob', { scopes: ['repo'] })
    await assertRefused(
      githubFixture.as('bare').orgs.listForAuthenticatedUser(),
      403,
      'You need at least read:org scope or user scope to list your organizations.',
    )
  })
})
