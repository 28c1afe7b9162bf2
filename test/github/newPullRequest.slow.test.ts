import assert from 'node:assert/strict'
import { assertRefused, publishBranch, errorResponseOf, useGitHubFixture } from './githubFixture'

describe('new pull requests', () => {
  const githubFixture = useGitHubFixture()

  it('are opened from a branch, with or without its owner', async () => {
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    const { status, data, headers } = await githubFixture
      .as('wes')
      .pulls.create({ ...githubFixture.notes, title: 'Minutes', head: 'acme:minutes', base: 'main' })
    assert.deepEqual(
      [status, data.state, data.head.label, data.base.ref, data.body, data.user.login],
      [201, 'open', 'Acme:minutes', 'main', null, 'wes'],
    )
    assert.deepEqual([data.commits, data.additions, data.changed_files, data.mergeable], [1, 1, 1, null])
    assert.equal(headers.location, data.url)
    assert.equal(data.html_url, `${githubFixture.github.origin}/Acme/Notes/pull/1`)
  })

  it('are one for a branch', async () => {
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    await githubFixture
      .as('wes')
      .pulls.create({ ...githubFixture.notes, title: 'Minutes', head: 'minutes', base: 'main' })
    const refused = await errorResponseOf(
      githubFixture.as('wes').pulls.create({ ...githubFixture.notes, title: 'Again', head: 'minutes', base: 'main' }),
    )
    assert.deepEqual(
      [refused.status, refused.message, refused.documentation],
      [422, 'Validation Failed', 'https://docs.github.com/rest/pulls/pulls#create-a-pull-request'],
    )
    assert.deepEqual(refused.errors, [
      { resource: 'PullRequest', code: 'custom', message: 'A pull request already exists for Acme:minutes.' },
    ])
  })

  it('need something between base and head', async () => {
    await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'same' })
    const { errors } = await errorResponseOf(
      githubFixture.as('wes').pulls.create({ ...githubFixture.notes, title: 'x', head: 'same', base: 'main' }),
    )
    assert.deepEqual(errors, [{ resource: 'PullRequest', code: 'custom', message: 'No commits between main and same' }])
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const across = await errorResponseOf(
      githubFixture.as('fay').pulls.create({ ...githubFixture.notes, title: 'x', head: 'fay:main', base: 'main' }),
    )
    assert.equal(across.errors?.[0]?.['message'], 'No commits between Acme:main and fay:main')
  })

  it('need a base and a head that exist', async () => {
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    const errorsOf = async (head: string, base: string): Promise<unknown> =>
      (await errorResponseOf(githubFixture.as('wes').pulls.create({ ...githubFixture.notes, title: 'x', head, base })))
        .errors
    const [head, base] = [
      { resource: 'PullRequest', field: 'head', code: 'invalid' },
      { resource: 'PullRequest', field: 'base', code: 'invalid' },
    ]
    assert.deepEqual(await errorsOf('none', 'main'), [head])
    assert.deepEqual(await errorsOf('fay:minutes', 'main'), [head])
    assert.deepEqual(await errorsOf('minutes', 'none'), [base])
    assert.deepEqual(await errorsOf('none', 'none'), [head, base])
  })

  it('name the missing fields of the body', async () => {
    const answer = await githubFixture.fetch('wes', '/repos/Acme/Notes/pulls', {
      method: 'POST',
      body: '{"title":"x"}',
    })
    assert.equal(answer.status, 422)
    assert.equal(
      ((await answer.json()) as { message: string }).message,
      'Invalid request.\n\n"base", "head" weren\'t supplied.',
    )
  })

  it('are not for those who may push to neither side', async () => {
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    const { status, errors } = await errorResponseOf(
      githubFixture.as('fay').pulls.create({ ...githubFixture.notes, title: 'x', head: 'minutes', base: 'main' }),
    )
    assert.deepEqual([status, errors?.[0]?.['message']], [422, 'must be a collaborator'])
    await assertRefused(
      githubFixture.as().pulls.create({ ...githubFixture.notes, title: 'x', head: 'minutes', base: 'main' }),
      401,
      'Requires authentication',
    )
  })

  it('let nobody give away the right to push to somebody else’s fork', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    await publishBranch(githubFixture.as('fay'), { owner: 'fay', repo: 'Notes' }, 'minutes')
    const pull = { ...githubFixture.notes, title: 'x', head: 'fay:minutes', base: 'main' }
    const { errors } = await errorResponseOf(githubFixture.as('wes').pulls.create(pull))
    assert.deepEqual(errors, [
      {
        resource: 'PullRequest',
        code: 'invalid',
        field: 'fork_collab',
        message: "Fork collab can't be granted by someone without permission",
      },
    ])
    assert.equal(
      (await githubFixture.as('wes').pulls.create({ ...pull, maintainer_can_modify: false })).data
        .maintainer_can_modify,
      false,
    )
  })

  it('are drafts where the plan has them', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'plain', allowDrafts: false })
    const plain = { owner: 'ada', repo: 'plain' }
    await publishBranch(githubFixture.as('ada'), plain, 'minutes')
    const pull = { ...plain, title: 'x', head: 'minutes', base: 'main' }
    await assertRefused(
      githubFixture.as('ada').pulls.create({ ...pull, draft: true }),
      422,
      'Draft pull requests are not supported in this repository.',
    )
    assert.equal((await githubFixture.as('ada').pulls.create({ ...pull })).data.draft, false)
  })
})
