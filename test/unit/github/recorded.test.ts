import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Octokit } from '@octokit/rest'
import { GitHubError } from '../../../src/github/errors'
import { advanceBranch, createBranch, deleteBranch } from '../../../src/github/steps/branches'
import { listFolder } from '../../../src/github/steps/contents'
import { addLabels } from '../../../src/github/steps/pullRequests'
import { getRepository } from '../../../src/github/steps/repositories'
import { call } from '../../../src/github/steps/call'

/** A real exchange with GitHub, recorded by @octokit/fixtures. */
interface Exchange {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: unknown
  readonly response: unknown
  readonly responseHeaders: Readonly<Record<string, string>>
}

/** An Octokit that replays recorded responses and requires the recorded requests. */
function replay(scenario: string): Octokit {
  const file = path.join(
    path.dirname(require.resolve('@octokit/fixtures/package.json')),
    'scenarios/api.github.com',
    scenario,
    'normalized-fixture.json',
  )
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly Exchange[]
  const answer = (
    url: string,
    { method = 'GET', body }: { readonly method?: string; readonly body?: string },
  ): Response => {
    const asked = decodeURIComponent(new URL(url).pathname).replace(/\/$/, '')
    const exchange = recorded.find(
      (each) => each.method.toUpperCase() === method && each.path.split('?')[0]?.replace(/\/$/, '') === asked,
    )
    assert.ok(exchange, `GitHub was never asked for ${method} ${asked}`)
    if (typeof exchange.body === 'object') {
      const sent = JSON.parse(body ?? '{}') as Readonly<Record<string, unknown>>
      for (const [key, value] of Object.entries(exchange.body ?? {})) assert.deepEqual(sent[key], value, key)
    }
    return new Response(exchange.status === 204 ? null : JSON.stringify(exchange.response), {
      status: exchange.status,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    })
  }
  return new Octokit({
    request: {
      fetch: (url: string, options: { method?: string; body?: string }) => Promise.resolve(answer(url, options)),
    },
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  })
}

describe('recorded exchanges with GitHub', () => {
  const owner = 'octokit-fixture-org'

  it('describe a repository', async () => {
    const repository = await getRepository(replay('get-repository'), { owner, repo: 'hello-world' })
    assert.deepEqual(
      [repository.owner, repository.repo, repository.defaultBranch, repository.isPrivate, repository.isOrganization],
      [owner, 'hello-world', 'master', false, true],
    )
  })

  it('list a folder', async () => {
    const files = await listFolder(replay('get-content'), { owner, repo: 'hello-world' }, '', 'main')
    assert.deepEqual([...files], [['README.md', '93a078d1c3f76aa1ca11def8f882a06df1d4a01b']])
  })

  it('make, move and delete a branch', async () => {
    const octokit = replay('git-refs')
    const place = { owner, repo: 'git-refs' }
    await createBranch(octokit, place, 'test', '0000000000000000000000000000000000000002')
    await advanceBranch(octokit, place, 'test', '0000000000000000000000000000000000000001')
    await deleteBranch(octokit, place, 'test')
  })

  it('set labels', () =>
    addLabels(replay('add-labels-to-issue'), { owner, repo: 'add-labels-to-issue' }, 1, ['Foo', 'bAr', 'baZ']))

  it('refuse with a list of reasons', async () => {
    const octokit = replay('errors')
    const refused = call(
      () => octokit.rest.issues.createLabel({ owner, repo: 'errors', name: 'foo', color: 'invalid' }),
      () => undefined,
    )
    await assert.rejects(refused, (error: unknown) => {
      assert.ok(error instanceof GitHubError)
      assert.deepEqual([error.code, error.details.reason], ['invalid', 'Validation Failed: color: invalid'])
      return true
    })
  })
})
