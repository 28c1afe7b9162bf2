import assert from 'node:assert/strict'
import { assertRefused, useOffice } from './office'

describe('users', () => {
  const office = useOffice()

  it('have a null email while it is private', async () => {
    assert.equal((await office.as('fay').users.getAuthenticated()).data.email, null)
    assert.equal((await office.as('ada').users.getAuthenticated()).data.email, 'ada@acme.example')
    assert.equal((await office.as('fay').users.getAuthenticated()).data.name, 'Fay Contributor')
  })

  it('tell their private address to a token that may know it', async () => {
    const { data } = await office.as('fay').users.listEmailsForAuthenticatedUser()
    assert.deepEqual(data, [{ email: 'fay@home.example', primary: true, verified: true, visibility: 'private' }])
    office.github.addToken('token-bare', 'fay', { scopes: ['repo'] })
    await assertRefused(office.as('bare').users.listEmailsForAuthenticatedUser(), 404, 'Not Found')
  })

  it('are found in any case and answered in their own', async () => {
    assert.equal((await office.as().users.getByUsername({ username: 'FAY' })).data.login, 'fay')
    await assertRefused(office.as().users.getByUsername({ username: 'nobody' }), 404, 'Not Found')
  })

  it('see all members of their organizations, others the public ones', async () => {
    const members = async (login?: string): Promise<string[]> =>
      (await office.as(login).orgs.listMembers({ org: 'acme' })).data.map((member) => member.login)
    assert.deepEqual(await members('bob'), ['ada', 'bob'])
    assert.deepEqual(await members('fay'), ['ada'])
    assert.deepEqual(await members(), ['ada'])
    assert.equal((await office.fetch('fay', '/orgs/acme/members')).status, 302)
  })

  it('list their organizations with a scope that allows it', async () => {
    assert.deepEqual(
      (await office.as('bob').orgs.listForAuthenticatedUser()).data.map(({ login }) => login),
      ['Acme'],
    )
    office.github.addToken('token-bare', 'bob', { scopes: ['repo'] })
    await assertRefused(
      office.as('bare').orgs.listForAuthenticatedUser(),
      403,
      'You need at least read:org scope or user scope to list your organizations.',
    )
  })
})
