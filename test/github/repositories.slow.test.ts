import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('repositories', () => {
  const githubFixture = useGitHubFixture()

  it('are found in any case and answered in their own', async () => {
    const { data } = await githubFixture.as('fay').repos.get({ owner: 'ACME', repo: 'notes' })
    assert.deepEqual([data.full_name, data.owner.login, data.default_branch], ['Acme/Notes', 'Acme', 'main'])
    assert.equal(data.html_url, `${githubFixture.github.origin}/Acme/Notes`)
    assert.equal(data.url, `${githubFixture.github.apiUrl}/repos/Acme/Notes`)
  })

  it('grant each user exactly what the role allows', async () => {
    const granted = async (login: string): Promise<string> => {
      const { permissions } = (await githubFixture.as(login).repos.get(githubFixture.notes)).data
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

  it('revoke a permission', async () => {
    githubFixture.github.removeAccess({ ...githubFixture.notes, login: 'wes' })
    await assertRefused(
      githubFixture.as('wes').git.createBlob({ ...githubFixture.notes, content: 'x' }),
      404,
      'Not Found',
    )
  })

  it('redirect from their old name', async () => {
    githubFixture.github.renameRepository({ ...githubFixture.notes, name: 'Protocols' })
    const answer = await githubFixture.fetch('fay', '/repos/acme/notes')
    const { id } = (await githubFixture.as('fay').repos.get({ owner: 'Acme', repo: 'Protocols' })).data
    const location = `${githubFixture.github.apiUrl}/repositories/${String(id)}`
    assert.equal(answer.status, 301)
    assert.equal(answer.headers.get('location'), location)
    assert.deepEqual(await answer.json(), {
      message: 'Moved Permanently',
      url: location,
      documentation_url: 'https://docs.github.com/v3/#http-redirects',
    })
    assert.equal((await githubFixture.as('fay').repos.get(githubFixture.notes)).data.full_name, 'Acme/Protocols')
  })

  it('redirect everything below them, and writes with their method', async () => {
    githubFixture.github.renameRepository({ ...githubFixture.notes, name: 'Protocols' })
    const answer = await githubFixture.fetch('fay', '/repos/Acme/Notes/issues?state=all&per_page=5')
    assert.equal(answer.status, 301)
    assert.match(answer.headers.get('location') ?? '', /\/repositories\/\d+\/issues\?state=all&per_page=5$/)
    assert.equal(
      (await githubFixture.fetch('fay', '/repos/Acme/Notes/issues', { method: 'POST', body: '{"title":"x"}' })).status,
      307,
    )
    assert.equal((await githubFixture.as('fay').issues.create({ ...githubFixture.notes, title: 'Moved' })).status, 201)
  })

  it('do not tell strangers the new place of a private one', async () => {
    await githubFixture.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    githubFixture.github.renameRepository({ owner: 'Acme', repo: 'Secrets', name: 'Vault' })
    assert.equal((await githubFixture.fetch('fay', '/repos/Acme/Secrets')).status, 404)
    assert.equal((await githubFixture.fetch('ada', '/repos/Acme/Secrets')).status, 301)
  })

  it('can be read and not written once archived', async () => {
    githubFixture.github.archiveRepository(githubFixture.notes)
    assert.equal((await githubFixture.as('ada').repos.get(githubFixture.notes)).data.archived, true)
    await assertRefused(
      githubFixture.as('ada').git.createBlob({ ...githubFixture.notes, content: 'x' }),
      403,
      'Repository was archived so is read-only.',
    )
    await assertRefused(
      githubFixture.as('fay').issues.create({ ...githubFixture.notes, title: 'x' }),
      403,
      'Repository was archived so is read-only.',
    )
  })

  it('are listed for those who have a role in them', async () => {
    await githubFixture.github.addRepository({ owner: 'wes', name: 'own', private: true })
    const names = async (login: string): Promise<string[]> =>
      (await githubFixture.as(login).repos.listForAuthenticatedUser()).data.map(({ full_name }) => full_name)
    assert.deepEqual(await names('wes'), ['Acme/Notes', 'wes/own'])
    assert.deepEqual(await names('bob'), ['Acme/Notes'])
    assert.deepEqual(await names('fay'), [])
    assert.deepEqual((await githubFixture.as('fay').repos.listForUser({ username: 'wes' })).data, [])
  })

  it('name the people who can be assigned, and to writers the collaborators', async () => {
    const assignees = (await githubFixture.as('rea').issues.listAssignees(githubFixture.notes)).data.map(
      ({ login }) => login,
    )
    assert.deepEqual(assignees, ['ada', 'bob', 'wes', 'tim', 'rea'])
    assert.equal(
      (await githubFixture.as('rea').issues.checkUserCanBeAssigned({ ...githubFixture.notes, assignee: 'bob' })).status,
      204,
    )
    await assertRefused(
      githubFixture.as('rea').issues.checkUserCanBeAssigned({ ...githubFixture.notes, assignee: 'fay' }),
      404,
      'Not Found',
    )
    assert.equal((await githubFixture.as('wes').repos.listCollaborators(githubFixture.notes)).data.length, 5)
    await assertRefused(
      githubFixture.as('rea').repos.listCollaborators(githubFixture.notes),
      403,
      'Must have push access to view repository collaborators.',
    )
  })

  it('list their branches and describe one', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: 'main' })
    await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'minutes/a' })
    const { data } = await githubFixture.as('rea').repos.listBranches(githubFixture.notes)
    assert.deepEqual(
      data.map((branch) => [branch.name, branch.protected]),
      [
        ['main', true],
        ['minutes/a', false],
      ],
    )
    assert.equal(
      (await githubFixture.as('rea').repos.getBranch({ ...githubFixture.notes, branch: 'main' })).data.protected,
      true,
    )
    assert.equal(
      (await githubFixture.as('rea').repos.getBranch({ ...githubFixture.notes, branch: 'minutes/a' })).data.name,
      'minutes/a',
    )
    await assertRefused(
      githubFixture.as('rea').repos.getBranch({ ...githubFixture.notes, branch: 'none' }),
      404,
      'Branch not found',
    )
  })
})
