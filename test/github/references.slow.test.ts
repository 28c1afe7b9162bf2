import assert from 'node:assert/strict'
import { assertRefused, publishBranch, useGitHubFixture } from './githubFixture'

describe('references', () => {
  const githubFixture = useGitHubFixture()
  const headOf = async (branch = 'main'): Promise<string> =>
    (await githubFixture.github.branches(githubFixture.notes))[branch] ?? ''

  it('are read by their name without refs/', async () => {
    const { data } = await githubFixture.as('rea').git.getRef({ ...githubFixture.notes, ref: 'heads/main' })
    assert.deepEqual([data.ref, data.object.type, data.object.sha], ['refs/heads/main', 'commit', await headOf()])
  })

  it('are 404 when missing, also with refs/ in front', async () => {
    await assertRefused(
      githubFixture.as('rea').git.getRef({ ...githubFixture.notes, ref: 'heads/none' }),
      404,
      'Not Found',
    )
    await assertRefused(
      githubFixture.as('rea').git.getRef({ ...githubFixture.notes, ref: 'refs/heads/main' }),
      404,
      'Not Found',
    )
  })

  it('are 409 in an empty repository', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'blank', empty: true })
    await assertRefused(
      githubFixture.as('ada').git.getRef({ owner: 'ada', repo: 'blank', ref: 'heads/main' }),
      409,
      'Git Repository is empty.',
    )
  })

  it('are listed by the beginning of their name', async () => {
    await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'minutes-1' })
    await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'minutes-2' })
    const { data } = await githubFixture
      .as('rea')
      .git.listMatchingRefs({ ...githubFixture.notes, ref: 'heads/minutes' })
    assert.deepEqual(
      data.map(({ ref }) => ref),
      ['refs/heads/minutes-1', 'refs/heads/minutes-2'],
    )
    assert.deepEqual(
      (await githubFixture.as('rea').git.listMatchingRefs({ ...githubFixture.notes, ref: 'heads/none' })).data,
      [],
    )
  })

  it('are made with 201 and a location', async () => {
    const answer = await githubFixture
      .as('wes')
      .git.createRef({ ...githubFixture.notes, ref: 'refs/heads/minutes/a', sha: await headOf() })
    assert.equal(answer.status, 201)
    assert.equal(answer.headers.location, `${githubFixture.github.apiUrl}/repos/Acme/Notes/git/refs/heads/minutes/a`)
    assert.equal(await headOf('minutes/a'), await headOf())
  })

  it('are made only once', async () => {
    await assertRefused(
      githubFixture.as('wes').git.createRef({ ...githubFixture.notes, ref: 'refs/heads/main', sha: await headOf() }),
      422,
      'Reference already exists',
    )
  })

  it('cannot exist beside a directory of the same name', async () => {
    await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'minutes' })
    await assertRefused(
      githubFixture
        .as('wes')
        .git.createRef({ ...githubFixture.notes, ref: 'refs/heads/minutes/a', sha: await headOf() }),
      422,
      'Reference update failed',
    )
    await githubFixture.github.deleteBranch({ ...githubFixture.notes, branch: 'minutes' })
    await githubFixture
      .as('wes')
      .git.createRef({ ...githubFixture.notes, ref: 'refs/heads/minutes/a', sha: await headOf() })
    await assertRefused(
      githubFixture.as('wes').git.createRef({ ...githubFixture.notes, ref: 'refs/heads/minutes', sha: await headOf() }),
      422,
      'Reference update failed',
    )
    await githubFixture.as('wes').git.deleteRef({ ...githubFixture.notes, ref: 'heads/minutes/a' })
    await githubFixture
      .as('wes')
      .git.createRef({ ...githubFixture.notes, ref: 'refs/heads/minutes', sha: await headOf() })
  })

  for (const name of [
    'refs/heads/a..b',
    'refs/heads/a b',
    'refs/heads/a~1',
    'refs/heads/.a',
    'refs/heads/a.lock',
    'refs/heads/a/',
    'refs/heads/a@{b',
    'refs/heads/a.',
    'refs/heads/a:b',
    'refs/heads/a\\b',
    'refs/heads/ä\u0007',
  ]) {
    it(`refuse the name ${JSON.stringify(name)}`, async () => {
      await assertRefused(
        githubFixture.as('wes').git.createRef({ ...githubFixture.notes, ref: name, sha: await headOf() }),
        422,
        `${name} is not a valid ref name.`,
      )
    })
  }

  it('take umlauts and slashes in their names', async () => {
    await githubFixture
      .as('wes')
      .git.createRef({ ...githubFixture.notes, ref: 'refs/heads/protokoll/jänner', sha: await headOf() })
    assert.equal(
      (await githubFixture.as('rea').git.getRef({ ...githubFixture.notes, ref: 'heads/protokoll/jänner' })).data.ref,
      'refs/heads/protokoll/jänner',
    )
  })

  it('need three parts', async () => {
    await assertRefused(
      githubFixture.as('wes').git.createRef({ ...githubFixture.notes, ref: 'heads/x', sha: await headOf() }),
      422,
      'Reference name must contain at least three slash-separated components.',
    )
  })

  it('need an object that exists, and a commit for a branch', async () => {
    const { createRef } = githubFixture.as('wes').git
    await assertRefused(
      createRef({ ...githubFixture.notes, ref: 'refs/heads/x', sha: '0'.repeat(39) + '1' }),
      422,
      'Object does not exist',
    )
    await assertRefused(
      createRef({ ...githubFixture.notes, ref: 'refs/heads/x', sha: 'main' }),
      422,
      /exactly 40 characters/,
    )
    const { data: blob } = await githubFixture.as('wes').git.createBlob({ ...githubFixture.notes, content: 'x' })
    await assertRefused(
      createRef({ ...githubFixture.notes, ref: 'refs/heads/x', sha: blob.sha }),
      422,
      'Reference update failed',
    )
  })

  it('move forward only, unless forced', async () => {
    const before = await headOf()
    const sha = await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    await githubFixture.as('wes').git.updateRef({ ...githubFixture.notes, ref: 'heads/main', sha })
    assert.equal(await headOf(), sha)
    await assertRefused(
      githubFixture.as('wes').git.updateRef({ ...githubFixture.notes, ref: 'heads/main', sha: before }),
      422,
      'Update is not a fast forward',
    )
    await githubFixture.as('wes').git.updateRef({ ...githubFixture.notes, ref: 'heads/main', sha: before, force: true })
    assert.equal(await headOf(), before)
  })

  it('that do not exist are neither moved nor deleted', async () => {
    await assertRefused(
      githubFixture.as('wes').git.updateRef({ ...githubFixture.notes, ref: 'heads/none', sha: await headOf() }),
      422,
      'Reference does not exist',
    )
    await assertRefused(
      githubFixture.as('wes').git.deleteRef({ ...githubFixture.notes, ref: 'heads/none' }),
      422,
      'Reference does not exist',
    )
  })

  it('are hidden from those who may not push', async () => {
    for (const login of ['fay', 'rea', 'tim']) {
      await assertRefused(
        githubFixture.as(login).git.createRef({ ...githubFixture.notes, ref: 'refs/heads/x', sha: await headOf() }),
        404,
        'Not Found',
      )
    }
    await assertRefused(
      githubFixture.as().git.createRef({ ...githubFixture.notes, ref: 'refs/heads/x', sha: await headOf() }),
      401,
      'Requires authentication',
    )
  })

  it('name the missing fields of the body', async () => {
    const answer = await githubFixture.fetch('wes', '/repos/Acme/Notes/git/refs', { method: 'POST', body: '{}' })
    assert.equal(answer.status, 422)
    assert.deepEqual(await answer.json(), {
      message: 'Invalid request.\n\n"ref", "sha" weren\'t supplied.',
      documentation_url: 'https://docs.github.com/rest/git/refs#create-a-reference',
      status: '422',
    })
  })
})
