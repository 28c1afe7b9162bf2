import assert from 'node:assert/strict'
import { assertRefused, errorResponseOf, useGitHubFixture } from './githubFixture'

describe('search', () => {
  const githubFixture = useGitHubFixture()
  const search = async (q: string, login?: string): Promise<string[]> =>
    (await githubFixture.as(login).search.issuesAndPullRequests({ q })).data.items.map(({ title }) => title)

  beforeEach(async () => {
    await githubFixture.github.addIssue({
      ...githubFixture.notes,
      title: 'Printer is broken',
      body: 'On the second floor',
      labels: ['bug'],
      createdAt: '2025-01-01T00:00:00Z',
    })
    await githubFixture.github.addIssue({
      ...githubFixture.notes,
      title: 'Buy a printer',
      state: 'closed',
      author: 'fay',
      createdAt: '2025-01-02T00:00:00Z',
    })
    await githubFixture.github.addCommit({ ...githubFixture.notes, branch: 'b', files: { 'a.md': 'a\n' } })
    await githubFixture.github.addPullRequest({ ...githubFixture.notes, title: 'Printer manual', head: 'b' })
  })

  it('finds words in title and body, and goes by qualifiers', async () => {
    assert.deepEqual(await search('repo:acme/notes printer'), ['Printer manual', 'Buy a printer', 'Printer is broken'])
    assert.deepEqual(await search('repo:Acme/Notes is:issue is:open printer'), ['Printer is broken'])
    assert.deepEqual(await search('repo:Acme/Notes is:pr'), ['Printer manual'])
    assert.deepEqual(await search('repo:Acme/Notes "second floor"'), ['Printer is broken'])
    assert.deepEqual(await search('org:acme label:bug'), ['Printer is broken'])
    assert.deepEqual(await search('repo:Acme/Notes -author:ada author:fay'), ['Buy a printer'])
    assert.deepEqual(await search('repo:Acme/Notes print'), [])
  })

  it('finds nothing in what cannot be seen, and refuses a repository that is hidden or none', async () => {
    await githubFixture.github.addRepository({ owner: 'Acme', name: 'Secrets', private: true })
    await githubFixture.github.addIssue({ owner: 'Acme', repo: 'Secrets', title: 'Secret printer' })
    assert.equal((await search('secret')).length, 0)
    assert.deepEqual(await search('secret', 'ada'), ['Secret printer'])
    for (const q of ['repo:Acme/Secrets x', 'repo:Acme/None x']) {
      const { status, message, errors } = await errorResponseOf(search(q, 'fay'))
      assert.deepEqual(
        [status, message, errors?.[0]?.['field'], errors?.[0]?.['code']],
        [422, 'Validation Failed', 'q', 'invalid'],
      )
      assert.match(String(errors?.[0]?.['message']), /^The listed users and repositories cannot be searched/)
    }
  })

  it('needs a query and ends after a thousand', async () => {
    assert.deepEqual((await errorResponseOf(search(' '))).errors, [{ resource: 'Search', field: 'q', code: 'missing' }])
    const { search: api } = githubFixture.as('ada')
    assert.equal((await api.issuesAndPullRequests({ q: 'printer', per_page: 100, page: 10 })).data.total_count, 3)
    await assertRefused(
      api.issuesAndPullRequests({ q: 'printer', per_page: 100, page: 11 }),
      422,
      'Only the first 1000 search results are available',
    )
  })

  it('has a separate limit of thirty requests a minute', async () => {
    const first = await githubFixture.fetch('rea', '/search/issues?q=printer')
    assert.deepEqual(
      ['limit', 'remaining', 'resource'].map((name) => first.headers.get(`x-ratelimit-${name}`)),
      ['30', '29', 'search'],
    )
    for (let count = 2; count <= 30; count++) {
      await githubFixture.fetch('rea', '/search/issues?q=printer')
    }
    await assertRefused(search('printer', 'rea'), 403, /^API rate limit exceeded for user ID/)
    assert.equal(
      (await githubFixture.as('rea').repos.get(githubFixture.notes)).headers['x-ratelimit-remaining'],
      '4999',
    )
    assert.equal((await search('printer', 'wes')).length, 3)
  })

  it('has no ETag', async () => {
    const answer = await githubFixture.fetch('rea', '/search/issues?q=printer')
    assert.deepEqual([answer.headers.get('etag'), answer.headers.get('cache-control')], [null, 'no-cache'])
  })
})
