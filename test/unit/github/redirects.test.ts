import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { GitHubError } from '../../../src/github/errors'
import { createIssue } from '../../../src/github/newIssue'
import { useGitHubFixture } from '../../github/githubFixture'
import { clientOf } from './publishingClient'

const title = { title: 'Call them', body: 'words', assignees: [], labels: [], marker: 'words' }

describe('a redirect to another host', () => {
  const servers: Server[] = []
  const received: string[] = []
  /** Starts a server. @returns Its port. */
  const start = async (location: (url: string) => string | undefined, status = 307): Promise<number> => {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const target = location(request.url ?? '')
        if (target === undefined) received.push(`${request.method ?? ''} ${body}`)
        response.writeHead(target === undefined ? 200 : status, {
          'content-type': 'application/json',
          ...(target === undefined ? {} : { location: target }),
        })
        response.end('{"login":"x","id":1}')
      })
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    return address.port
  }
  const codeOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'no failure',
      (error: unknown) => (error instanceof GitHubError ? error.code : String(error)),
    )
  beforeEach(() => {
    received.length = 0
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })

  for (const status of [301, 302, 303, 307, 308])
    it(`gets neither a read nor a write after ${status}`, async () => {
      const other = await start(() => undefined)
      const own = await start((url) => `http://127.0.0.1:${other}${url}`, status)
      const octokit = clientOf(`http://127.0.0.1:${own}`, 'token')
      assert.notEqual(await codeOf(octokit.rest.users.getAuthenticated()), 'no failure')
      assert.equal(await codeOf(createIssue(octokit, { owner: 'Acme', repo: 'Notes' }, title)), 'unclear')
      assert.deepEqual(received, [])
    })
  it('is not followed without end', async () => {
    const own = await start((url) => url)
    assert.notEqual(await codeOf(clientOf(`http://127.0.0.1:${own}`, 't').rest.users.getAuthenticated()), 'no failure')
  })
})

describe('a redirect on the same host', () => {
  const githubFixture = useGitHubFixture()
  it('is followed by reads and writes, with what they send', async () => {
    githubFixture.github.renameRepository({ ...githubFixture.notes, name: 'Protocols' })
    const octokit = clientOf(githubFixture.github.apiUrl, 'token-wes')
    assert.equal((await octokit.rest.repos.get(githubFixture.notes)).data.full_name, 'Acme/Protocols')
    await createIssue(octokit, githubFixture.notes, title)
    assert.deepEqual(
      githubFixture.github.issues({ owner: 'Acme', repo: 'Protocols' }).map((issue) => issue.title),
      ['Call them'],
    )
  })
})
