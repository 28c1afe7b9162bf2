import assert from 'node:assert/strict'
import { assertRefused, errorResponseOf, useGitHubFixture } from './githubFixture'

describe('comments on issues', () => {
  const githubFixture = useGitHubFixture()
  const { notes } = githubFixture
  let number = 0
  const place = () => ({ ...notes, issue_number: number })
  const create = (login: string | undefined, body: string) =>
    githubFixture.as(login).issues.createComment({ ...place(), body })
  const list = async (options: object = {}): Promise<readonly (string | undefined)[]> =>
    (await githubFixture.as('rea').issues.listComments({ ...place(), ...options })).data.map(({ body }) => body)

  beforeEach(async () => {
    number = await githubFixture.github.addIssue({ ...notes, title: 'Calls', author: 'fay' })
  })

  it('can be made by everyone who reads the repository, and are counted', async () => {
    const { status, data, headers } = await create('fay', 'hello @ada\n')
    assert.deepEqual(
      [status, data.body, data.user?.login, data.author_association],
      [201, 'hello @ada\n', 'fay', 'NONE'],
    )
    const issue = `${githubFixture.github.origin}/Acme/Notes/issues/${number}`
    assert.equal(data.html_url, `${issue}#issuecomment-${data.id}`)
    assert.equal(headers.location, data.url)
    await create('ada', 'thanks')
    assert.deepEqual(await list(), ['hello @ada\n', 'thanks'])
    assert.equal((await githubFixture.as().issues.get(place())).data.comments, 2)
    assert.match(await (await fetch(issue)).text(), /hello @ada[^]*thanks/)
    assert.deepEqual(githubFixture.github.comments({ ...notes, number }), [
      { author: 'fay', body: 'hello @ada\n' },
      { author: 'ada', body: 'thanks' },
    ])
  })

  it('are made on pull requests too, whose page they name', async () => {
    await githubFixture.github.addCommit({ ...notes, branch: 'b', files: { 'a.md': 'a\n' } })
    number = await githubFixture.github.addPullRequest({ ...notes, title: 'Pull', head: 'b' })
    const { data } = await create('rea', 'looks good')
    assert.equal(data.html_url, `${githubFixture.github.origin}/Acme/Notes/pull/${number}#issuecomment-${data.id}`)
    assert.deepEqual(await list(), ['looks good'])
  })

  it('need a text of at most 65,536 characters', async () => {
    const refusedBody = async (body: string): Promise<unknown> => (await errorResponseOf(create('fay', body))).errors
    const problem = { resource: 'IssueComment', code: 'unprocessable', field: 'data' }
    assert.deepEqual(await refusedBody(' \n'), [{ ...problem, message: 'Body cannot be blank' }])
    assert.deepEqual(await refusedBody('a'.repeat(65_537)), [
      { ...problem, message: 'Body is too long (maximum is 65536 characters)' },
    ])
    assert.equal((await create('fay', 'a'.repeat(65_536))).status, 201)
    const send = (body: string) =>
      githubFixture.fetch('fay', `/repos/Acme/Notes/issues/${number}/comments`, { method: 'POST', body })
    assert.equal(
      ((await (await send('{}')).json()) as { message: string }).message,
      'Invalid request.\n\n"body" wasn\'t supplied.',
    )
    assert.equal((await send('{"body": 1}')).status, 422)
    assert.equal((await send('{')).status, 400)
    assert.equal((await list()).length, 1)
  })

  it('are refused without a sign-in, the scope, the issue, or access to a private repository', async () => {
    await assertRefused(create(undefined, 'x'), 401, 'Requires authentication')
    githubFixture.github.addToken('token-fay', 'fay', { scopes: ['user:email'] })
    await assertRefused(create('fay', 'x'), 404, 'Not Found')
    number = 99
    await assertRefused(create('rea', 'x'), 404, 'Not Found')
    await assertRefused(list(), 404, 'Not Found')
    await githubFixture.github.addRepository({ owner: 'ada', name: 'secret', private: true })
    number = await githubFixture.github.addIssue({ owner: 'ada', repo: 'secret', title: 'x' })
    const secret = { owner: 'ada', repo: 'secret', issue_number: number }
    await assertRefused(githubFixture.as('rea').issues.createComment({ ...secret, body: 'x' }), 404, 'Not Found')
    await assertRefused(githubFixture.as('rea').issues.listComments(secret), 404, 'Not Found')
    assert.deepEqual(githubFixture.github.comments({ owner: 'ada', repo: 'secret', number }), [])
  })

  it('are refused for locked conversations to all who may not write', async () => {
    githubFixture.github.lockIssue({ ...notes, number })
    for (const login of ['fay', 'rea', 'tim'])
      await assertRefused(create(login, 'x'), 403, 'Unable to create comment because issue is locked.')
    assert.equal((await create('wes', 'x')).status, 201)
    assert.equal((await githubFixture.as('rea').issues.get(place())).data.locked, true)
  })

  it('are refused where issues are disabled, and in an archived repository', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'quiet', hasIssues: false })
    const quiet = { owner: 'ada', repo: 'quiet', issue_number: 1 }
    const disabled = 'Issues are disabled for this repo'
    await assertRefused(githubFixture.as('ada').issues.createComment({ ...quiet, body: 'x' }), 410, disabled)
    await assertRefused(githubFixture.as('ada').issues.listComments(quiet), 410, disabled)
    githubFixture.github.archiveRepository(notes)
    await assertRefused(create('ada', 'x'), 403, 'Repository was archived so is read-only.')
  })

  it('come in pages, and only since a time', async () => {
    for (let count = 1; count <= 31; count++)
      await githubFixture.github.addComment({ ...notes, number, body: `comment ${count}` })
    assert.equal((await list()).length, 30)
    assert.deepEqual(await list({ page: 2 }), ['comment 31'])
    assert.equal((await list({ per_page: 100 })).length, 31)
    const { id } = (await githubFixture.as('rea').repos.get(notes)).data
    const route = `/repositories/${String(id)}/issues/${number}/comments?per_page=30&page=2`
    const first = await githubFixture.fetch('rea', `/repos/Acme/Notes/issues/${number}/comments?per_page=30`)
    const address = `<${githubFixture.github.apiUrl}${route}>`
    assert.equal(first.headers.get('link'), `${address}; rel="next", ${address}; rel="last"`)
    assert.deepEqual(await list({ since: new Date(Date.now() + 60_000).toISOString() }), [])
    assert.equal((await errorResponseOf(list({ since: 'yesterday' }))).status, 422)
  })
})
