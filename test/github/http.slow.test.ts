import assert from 'node:assert/strict'
import { request } from 'node:http'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('every answer', () => {
  const githubFixture = useGitHubFixture()

  it('carries rate limits, a request id and the media type', async () => {
    const { headers } = await githubFixture.fetch('rea', '/repos/Acme/Notes')
    assert.deepEqual(
      ['limit', 'remaining', 'used', 'resource'].map((name) => headers.get(`x-ratelimit-${name}`)),
      ['5000', '4999', '1', 'core'],
    )
    assert.ok(Number(headers.get('x-ratelimit-reset')) * 1000 > Date.now())
    assert.match(headers.get('x-github-request-id') ?? '', /^[0-9A-F:]+$/)
    assert.equal(headers.get('x-github-media-type'), 'github.v3; format=json')
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8')
    assert.equal((await githubFixture.fetch(null, '/repos/Acme/Notes')).headers.get('x-ratelimit-limit'), '60')
  })

  it('can be read across origins, with its headers', async () => {
    for (const path of ['/repos/Acme/Notes', '/repos/Acme/None', '/nowhere']) {
      const { headers } = await githubFixture.fetch(null, path)
      assert.equal(headers.get('access-control-allow-origin'), '*')
      for (const name of [
        'ETag',
        'Link',
        'Location',
        'Retry-After',
        'X-RateLimit-Reset',
        'X-GitHub-SSO',
        'X-OAuth-Scopes',
      ]) {
        assert.ok(headers.get('access-control-expose-headers')?.split(', ').includes(name), name)
      }
    }
  })

  it('to a preflight is 204 and allows what a browser sends', async () => {
    const { status, headers } = await githubFixture.fetch(null, '/repos/Acme/Notes/git/refs', { method: 'OPTIONS' })
    assert.equal(status, 204)
    const allowed = headers.get('access-control-allow-headers')?.split(', ') ?? []
    assert.ok(
      ['Authorization', 'Content-Type', 'If-None-Match', 'X-GitHub-Api-Version', 'User-Agent'].every((name) =>
        allowed.includes(name),
      ),
    )
    assert.equal(headers.get('access-control-allow-methods'), 'GET, POST, PATCH, PUT, DELETE')
    assert.equal(headers.get('access-control-max-age'), '86400')
  })

  it('is 403 without a User-Agent', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${githubFixture.github.apiUrl}/repos/Acme/Notes`, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    assert.equal(status, 403)
  })

  it('is 404 on an unknown path or method', async () => {
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['DELETE', '/repos/Acme/Notes/issues'],
      ['GET', '/repos/Acme/Notes/nowhere'],
      ['GET', '/repos/Acme/%E0%A4%A'],
    ] as const) {
      const answer = await githubFixture.fetch('ada', path, { method })
      assert.deepEqual([answer.status, ((await answer.json()) as { message: string }).message], [404, 'Not Found'])
    }
  })

  it('is 400 for a body that is not JSON, or not an object', async () => {
    const post = async (body: string) =>
      (await (await githubFixture.fetch('wes', '/repos/Acme/Notes/issues', { method: 'POST', body })).json()) as {
        message: string
        status: string
      }
    assert.deepEqual(await post('{"title"'), {
      message: 'Problems parsing JSON',
      documentation_url: 'https://docs.github.com/rest/issues/issues#create-an-issue',
      status: '400',
    })
    assert.equal((await post('"x"')).message, 'Body should be a JSON object')
  })

  it('is 400 for an unknown API version', async () => {
    assert.equal(
      (await githubFixture.fetch('rea', '/user', { headers: { 'x-github-api-version': '2022-11-28' } })).status,
      200,
    )
    assert.equal(
      (await githubFixture.fetch('rea', '/user', { headers: { 'x-github-api-version': '2019-01-01' } })).status,
      400,
    )
  })

  it('to HEAD is that to GET without its body', async () => {
    const [head, get] = [
      await githubFixture.fetch('rea', '/repos/Acme/Notes', { method: 'HEAD' }),
      await githubFixture.fetch('rea', '/repos/Acme/Notes'),
    ]
    assert.equal(head.headers.get('content-length'), get.headers.get('content-length'))
    assert.equal(await head.text(), '')
  })
})

describe('conditional requests', () => {
  const githubFixture = useGitHubFixture()
  const etagOf = async (login: string | null, path = '/repos/Acme/Notes/issues'): Promise<string> =>
    (await githubFixture.fetch(login, path)).headers.get('etag') ?? ''

  it('are 304 and free of charge while nothing has changed', async () => {
    const etag = await etagOf('rea')
    const answer = await githubFixture.fetch('rea', '/repos/Acme/Notes/issues', { headers: { 'if-none-match': etag } })
    assert.deepEqual(
      [answer.status, await answer.text(), answer.headers.get('x-ratelimit-remaining')],
      [304, '', '4999'],
    )
    await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'x' })
    assert.equal(
      (await githubFixture.fetch('rea', '/repos/Acme/Notes/issues', { headers: { 'if-none-match': etag } })).status,
      200,
    )
  })

  it('are thrown by Octokit', async () => {
    const { headers } = await githubFixture.as('rea').issues.listForRepo(githubFixture.notes)
    const again = githubFixture
      .as('rea')
      .issues.listForRepo({ ...githubFixture.notes, headers: { 'if-none-match': headers.etag ?? '' } })
    await assert.rejects(again, { name: 'HttpError', status: 304 })
  })

  it('count for anonymous requests', async () => {
    const etag = await etagOf(null)
    const answer = await githubFixture.fetch(null, '/repos/Acme/Notes/issues', { headers: { 'if-none-match': etag } })
    assert.deepEqual([answer.status, answer.headers.get('x-ratelimit-remaining')], [304, '58'])
  })

  it('depend on who asks, and for which media type', async () => {
    assert.notEqual(await etagOf('rea'), await etagOf('wes'))
    const raw = await githubFixture.fetch('rea', '/repos/Acme/Notes/contents/README.md', {
      headers: { accept: 'application/vnd.github.raw' },
    })
    assert.notEqual(raw.headers.get('etag'), await etagOf('rea', '/repos/Acme/Notes/contents/README.md'))
  })
})

describe('rate limits', () => {
  const githubFixture = useGitHubFixture()

  it('end in 403 that says when they are over', async () => {
    githubFixture.github.setRateLimit('core', 2)
    await githubFixture.as('rea').repos.get(githubFixture.notes)
    await githubFixture.as('rea').repos.get(githubFixture.notes)
    const { headers } = await assertRefused(
      githubFixture.as('rea').repos.get(githubFixture.notes),
      403,
      /^API rate limit exceeded for user ID \d+/,
    )
    assert.equal(headers['x-ratelimit-remaining'], '0')
    assert.ok(Number(headers['x-ratelimit-reset']) * 1000 > Date.now())
    assert.equal((await githubFixture.as('wes').repos.get(githubFixture.notes)).status, 200)
  })

  it('are requested free of charge', async () => {
    await githubFixture.as('rea').repos.get(githubFixture.notes)
    const { data } = await githubFixture.as('rea').rateLimit.get()
    assert.deepEqual([data.rate.used, data.resources.core.remaining, data.resources.search.limit], [1, 4999, 30])
  })
})
