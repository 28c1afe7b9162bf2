import assert from 'node:assert/strict'
import { assertRefused, useOffice } from './office'

describe('repositories', () => {
  const office = useOffice()

  it('are found in any case and answered in their own', async () => {
    const { data } = await office.as('fay').repos.get({ owner: 'ACME', repo: 'notes' })
    assert.deepEqual([data.full_name, data.owner.login, data.default_branch], ['Acme/Notes', 'Acme', 'main'])
    assert.equal(data.html_url, `${office.github.origin}/Acme/Notes`)
    assert.equal(data.url, `${office.github.apiUrl}/repos/Acme/Notes`)
  })

  it('grant each user exactly what the role allows', async () => {
    const granted = async (login: string): Promise<string> => {
      const { permissions } = (await office.as(login).repos.get(office.notes)).data
      return Object.entries(permissions ?? {})
        .filter(([, may]) => may)
        .map(([name]) => name)
        .join(' ')
    }
    assert.equal(await granted('ada'), 'admin maintain push triage pull')
    assert.equal(await granted('wes'), 'push triage pull')
    assert.equal(await granted('tim'), 'triage pull')
    assert.equal(await granted('rea'), 'pull')
    assert.equal(await granted('fay'), 'pull')
  })

  it('take a right back', async () => {
    office.github.removeAccess({ ...office.notes, login: 'wes' })
    await assertRefused(office.as('wes').git.createBlob({ ...office.notes, content: 'x' }), 404, 'Not Found')
  })

  it('redirect from their old name', async () => {
    office.github.renameRepository({ ...office.notes, name: 'Protocols' })
    const answer = await office.fetch('fay', '/repos/acme/notes')
    const { id } = (await office.as('fay').repos.get({ owner: 'Acme', repo: 'Protocols' })).data
    const location = `${office.github.apiUrl}/repositories/${String(id)}`
    assert.equal(answer.status, 301)
    assert.equal(answer.headers.get('location'), location)
    assert.deepEqual(await answer.json(), {
      message: 'Moved Permanently',
      url: location,
      documentation_url: 'https://docs.github.com/v3/#http-redirects',
    })
    assert.equal((await office.as('fay').repos.get(office.notes)).data.full_name, 'Acme/Protocols')
  })

  it('redirect what lies below them, and writes with their method', async () => {
    office.github.renameRepository({ ...office.notes, name: 'Protocols' })
    const answer = await office.fetch('fay', '/repos/Acme/Notes/issues?state=all&per_page=5')
    assert.equal(answer.status, 301)
    assert.match(answer.headers.get('location') ?? '', /\/repositories\/\d+\/issues\?state=all&per_page=5$/)
    assert.equal(
      (await office.fetch('fay', '/repos/Acme/Notes/issues', { method: 'POST', body: '{"title":"x"}' })).status,
      307,
    )
    assert.equal((await office.as('fay').issues.create({ ...office.notes, title: 'Moved' })).status, 201)
  })

  it('do not tell strangers where a private one has gone', async () => {
    await office.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    office.github.renameRepository({ owner: 'Acme', repo: 'Secrets', name: 'Vault' })
    assert.equal((await office.fetch('fay', '/repos/Acme/Secrets')).status, 404)
    assert.equal((await office.fetch('ada', '/repos/Acme/Secrets')).status, 301)
  })

  it('can be read and not written once archived', async () => {
    office.github.archiveRepository(office.notes)
    assert.equal((await office.as('ada').repos.get(office.notes)).data.archived, true)
    await assertRefused(
      office.as('ada').git.createBlob({ ...office.notes, content: 'x' }),
      403,
      'Repository was archived so is read-only.',
    )
    await assertRefused(
      office.as('fay').issues.create({ ...office.notes, title: 'x' }),
      403,
      'Repository was archived so is read-only.',
    )
  })

  it('are listed for those who have a role in them', async () => {
    await office.github.addRepository({ owner: 'wes', name: 'own', private: true })
    const names = async (login: string): Promise<string[]> =>
      (await office.as(login).repos.listForAuthenticatedUser()).data.map(({ full_name }) => full_name)
    assert.deepEqual(await names('wes'), ['Acme/Notes', 'wes/own'])
    assert.deepEqual(await names('bob'), ['Acme/Notes'])
    assert.deepEqual(await names('fay'), [])
    assert.deepEqual((await office.as('fay').repos.listForUser({ username: 'wes' })).data, [])
  })

  it('name the people who can be assigned, and to writers the collaborators', async () => {
    const assignees = (await office.as('rea').issues.listAssignees(office.notes)).data.map(({ login }) => login)
    assert.deepEqual(assignees, ['ada', 'bob', 'wes', 'tim', 'rea'])
    assert.equal(
      (await office.as('rea').issues.checkUserCanBeAssigned({ ...office.notes, assignee: 'bob' })).status,
      204,
    )
    await assertRefused(
      office.as('rea').issues.checkUserCanBeAssigned({ ...office.notes, assignee: 'fay' }),
      404,
      'Not Found',
    )
    assert.equal((await office.as('wes').repos.listCollaborators(office.notes)).data.length, 5)
    await assertRefused(
      office.as('rea').repos.listCollaborators(office.notes),
      403,
      'Must have push access to view repository collaborators.',
    )
  })

  it('list their branches and describe one', async () => {
    office.github.protectBranch({ ...office.notes, branch: 'main' })
    await office.github.addBranch({ ...office.notes, branch: 'minutes/a' })
    const { data } = await office.as('rea').repos.listBranches(office.notes)
    assert.deepEqual(
      data.map((branch) => [branch.name, branch.protected]),
      [
        ['main', true],
        ['minutes/a', false],
      ],
    )
    assert.equal((await office.as('rea').repos.getBranch({ ...office.notes, branch: 'main' })).data.protected, true)
    assert.equal(
      (await office.as('rea').repos.getBranch({ ...office.notes, branch: 'minutes/a' })).data.name,
      'minutes/a',
    )
    await assertRefused(office.as('rea').repos.getBranch({ ...office.notes, branch: 'none' }), 404, 'Branch not found')
  })
})
