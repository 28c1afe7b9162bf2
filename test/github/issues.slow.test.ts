import assert from 'node:assert/strict'
import { assertRefused, errorResponseOf, useGitHubFixture } from './githubFixture'

describe('issues', () => {
  const githubFixture = useGitHubFixture()
  const list = async (options: object, login = 'rea'): Promise<string[]> =>
    (await githubFixture.as(login).issues.listForRepo({ ...githubFixture.notes, ...options })).data.map(
      ({ title }) => title,
    )

  it('are listed together with pull requests, which say so', async () => {
    await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'Issue' })
    await githubFixture.github.addCommit({ ...githubFixture.notes, branch: 'b', files: { 'a.md': 'a\n' } })
    await githubFixture.github.addPullRequest({ ...githubFixture.notes, title: 'Pull', head: 'b' })
    const { data } = await githubFixture.as('rea').issues.listForRepo(githubFixture.notes)
    assert.deepEqual(
      data.map((issue) => [issue.number, issue.title, issue.pull_request !== undefined]),
      [
        [2, 'Pull', true],
        [1, 'Issue', false],
      ],
    )
    assert.equal(data[0]?.html_url, `${githubFixture.github.origin}/Acme/Notes/pull/2`)
  })

  it('are filtered by state, label, assignee, author and time', async () => {
    await githubFixture.github.addIssue({
      ...githubFixture.notes,
      title: 'old',
      labels: ['Minutes', 'bug'],
      assignees: ['wes'],
      createdAt: '2025-01-01T00:00:00Z',
    })
    await githubFixture.github.addIssue({
      ...githubFixture.notes,
      title: 'new',
      labels: ['minutes'],
      author: 'fay',
      createdAt: '2024-01-01T00:00:00Z',
      updatedAt: '2025-02-01T00:00:00Z',
    })
    await githubFixture.github.addIssue({
      ...githubFixture.notes,
      title: 'shut',
      state: 'closed',
      createdAt: '2023-01-01T00:00:00Z',
    })
    assert.deepEqual(await list({}), ['old', 'new'])
    assert.deepEqual(await list({ state: 'closed' }), ['shut'])
    assert.deepEqual(await list({ state: 'all' }), ['old', 'new', 'shut'])
    assert.deepEqual(await list({ state: 'all', sort: 'updated' }), ['new', 'old', 'shut'])
    assert.deepEqual(await list({ state: 'all', direction: 'asc' }), ['shut', 'new', 'old'])
    assert.deepEqual(await list({ labels: 'minutes,bug' }), ['old'])
    assert.deepEqual(await list({ assignee: 'none' }), ['new'])
    assert.deepEqual(await list({ creator: 'FAY' }), ['new'])
    assert.deepEqual(await list({ since: '2025-01-15T00:00:00Z', state: 'all' }), ['new'])
  })

  it('refuse an invalid state or time', async () => {
    const state = await errorResponseOf(list({ state: 'bogus' }))
    assert.deepEqual(
      [state.status, state.errors],
      [422, [{ value: 'bogus', resource: 'Issue', field: 'state', code: 'invalid' }]],
    )
    assert.equal((await errorResponseOf(list({ since: 'yesterday' }))).status, 422)
  })

  it('come in pages whose links go by the repository’s number', async () => {
    for (let count = 1; count <= 5; count++) {
      await githubFixture.github.addIssue({ ...githubFixture.notes, title: `Issue ${count}` })
    }
    const { id } = (await githubFixture.as('rea').repos.get(githubFixture.notes)).data
    const address = `${githubFixture.github.apiUrl}/repositories/${String(id)}/issues?per_page=2&page=`
    const links = async (page: number): Promise<string | null> =>
      (await githubFixture.fetch('rea', `/repos/Acme/Notes/issues?per_page=2&page=${page}`)).headers.get('link')
    assert.equal(await links(1), `<${address}2>; rel="next", <${address}3>; rel="last"`)
    assert.equal(
      await links(2),
      `<${address}1>; rel="prev", <${address}3>; rel="next", <${address}3>; rel="last", <${address}1>; rel="first"`,
    )
    assert.equal(await links(3), `<${address}2>; rel="prev", <${address}1>; rel="first"`)
    const all = await githubFixture
      .as('rea')
      .paginate('GET /repos/{owner}/{repo}/issues', { ...githubFixture.notes, per_page: 2 })
    assert.deepEqual(
      all.map(({ number }) => number),
      [5, 4, 3, 2, 1],
    )
    assert.ok(githubFixture.github.requests.some(({ path }) => path === `/repositories/${String(id)}/issues`))
  })

  it('come 30 to a page, 100 at most, and without a link when they fit', async () => {
    for (let count = 1; count <= 101; count++) {
      await githubFixture.github.addIssue({ ...githubFixture.notes, title: `Issue ${count}` })
    }
    assert.equal((await list({})).length, 30)
    assert.equal((await list({ per_page: 500 })).length, 100)
    assert.equal((await list({ per_page: 0 })).length, 30)
    assert.equal((await list({ page: 9 })).length, 0)
    assert.equal((await githubFixture.fetch('rea', '/repos/Acme/Notes/issues?state=closed')).headers.get('link'), null)
  })

  it('drop labels and assignees of those who may not push', async () => {
    const create = async (login: string) =>
      (
        await githubFixture
          .as(login)
          .issues.create({ ...githubFixture.notes, title: 'x', labels: ['minutes', 'fresh'], assignees: ['wes'] })
      ).data
    const heard = await create('wes')
    assert.deepEqual(
      [
        heard.labels.map((label) => (typeof label === 'string' ? label : label.name)),
        heard.assignees?.map(({ login }) => login),
      ],
      [['minutes', 'fresh'], ['wes']],
    )
    const overheard = await create('fay')
    assert.deepEqual([overheard.labels, overheard.assignees, overheard.user?.login], [[], [], 'fay'])
    assert.deepEqual((await create('tim')).labels, [])
  })

  it('need a title', async () => {
    const blank = await errorResponseOf(githubFixture.as('fay').issues.create({ ...githubFixture.notes, title: ' ' }))
    assert.deepEqual(
      [blank.status, blank.errors],
      [422, [{ resource: 'Issue', code: 'missing_field', field: 'title' }]],
    )
    const answer = await githubFixture.fetch('fay', '/repos/Acme/Notes/issues', { method: 'POST', body: '{}' })
    assert.equal(
      ((await answer.json()) as { message: string }).message,
      'Invalid request.\n\n"title" wasn\'t supplied.',
    )
  })

  it('are read, changed and closed', async () => {
    const number = await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'x', author: 'fay' })
    const issue = { ...githubFixture.notes, issue_number: number }
    assert.equal(
      (await githubFixture.as('fay').issues.update({ ...issue, state: 'closed', state_reason: 'not_planned' })).data
        .state_reason,
      'not_planned',
    )
    const { data } = await githubFixture.as().issues.get(issue)
    assert.deepEqual([data.state, data.closed_by?.login], ['closed', 'fay'])
    await assertRefused(
      githubFixture.as('rea').issues.update({ ...issue, title: 'y' }),
      403,
      'Must have admin rights to Repository.',
    )
    await assertRefused(githubFixture.as().issues.get({ ...issue, issue_number: 99 }), 404, 'Not Found')
  })

  it('are gone where they are switched off', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'quiet', hasIssues: false })
    const quiet = { owner: 'ada', repo: 'quiet' }
    await assertRefused(
      githubFixture.as('ada').issues.create({ ...quiet, title: 'x' }),
      410,
      'Issues are disabled for this repo',
    )
    await assertRefused(
      githubFixture.as('ada').issues.get({ ...quiet, issue_number: 1 }),
      410,
      'Issues are disabled for this repo',
    )
    assert.deepEqual((await githubFixture.as('ada').issues.listForRepo(quiet)).data, [])
  })
})
