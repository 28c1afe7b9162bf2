import assert from 'node:assert/strict'
import type { Octokit } from '@octokit/rest'
import { GitHubError } from '../../../src/github/errors'
import { type IssueSnapshot, refreshIssues } from '../../../src/github/listIssues'
import { listMembers } from '../../../src/github/listMembers'
import { fetchFrom } from '../../../src/github/fetchFrom'
import { createClient } from '../../../src/github/octokitClient'
import { useGitHubFixture } from '../../github/githubFixture'
import { faults } from '../../github/fakeGitHub'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const now = (): Date => new Date('2026-11-22T08:00:00Z')

describe('the index of issues', () => {
  const githubFixture = useGitHubFixture()
  const client = (token: string | undefined = 'token-wes'): Octokit =>
    createClient({
      apiUrl: githubFixture.github.apiUrl,
      token,
      userAgent: 'minutes-test',
      fetch: fetchFrom(githubFixture.github.apiUrl),
      log: silent,
      writeInterval: 0,
      retryInterval: 1,
    })
  const refresh = (known?: IssueSnapshot, name = githubFixture.notes): Promise<IssueSnapshot> =>
    refreshIssues(client(), name, known, now)
  const addIssues = async (count: number, month: number): Promise<void> => {
    for (let index = 0; index < count; index++) {
      const updatedAt = new Date(Date.UTC(2026, month, 1, 0, index)).toISOString()
      await githubFixture.github.addIssue({
        ...githubFixture.notes,
        title: `Issue of month ${month}`,
        createdAt: updatedAt,
        updatedAt,
      })
    }
  }

  it('holds issues and pull requests of all states, over all pages', async () => {
    await addIssues(120, 1)
    await githubFixture.github.closeIssue({ ...githubFixture.notes, number: 7 })
    const { issues } = await refresh()
    assert.equal(issues.length, 120)
    assert.equal(issues.find(({ number }) => number === 7)?.state, 'closed')
    assert.equal(githubFixture.github.requests.length, 2)
  })

  it('holds the names of labels, not too many and none too long', async () => {
    const labels = ['frost', 'x'.repeat(80), ...Array.from({ length: 20 }, (_, index) => `row ${index}`)]
    await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'Plain' })
    await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'Labelled', labels })
    const { issues } = await refresh()
    const [plain, labelled] = ['Plain', 'Labelled'].map((wanted) => issues.find(({ title }) => title === wanted))
    assert.equal(plain !== undefined && 'labels' in plain, false)
    assert.deepEqual(labelled?.labels, ['frost', `${'x'.repeat(49)}…`, ...labels.slice(2, 10)])
  })

  it('ends when the caller stops, on any page', async () => {
    githubFixture.github.addFault({
      path: `/repos/${githubFixture.notes.owner}/${githubFixture.notes.repo}/issues`,
      action: { kind: 'stall' },
    })
    const abort = new AbortController()
    const { signal } = abort
    const running = refreshIssues(client(), githubFixture.notes, undefined, now, { signal })
    abort.abort()
    await assert.rejects(running, (error) => error instanceof GitHubError && error.code === 'cancelled')
    const listing = listMembers(client(), 'Acme', { signal })
    await assert.rejects(listing, (error) => error instanceof GitHubError && error.code === 'cancelled')
  })

  it('costs one request, answered 304, for each of twenty unchanged repositories', async () => {
    const names = Array.from({ length: 20 }, (_, index) => ({ owner: 'Acme', repo: `part-${index}` }))
    for (const { owner, repo } of names) {
      await githubFixture.github.addRepository({ owner, name: repo })
      await githubFixture.github.addIssue({ owner, repo, title: 'One' })
    }
    const cold = []
    for (const name of names) cold.push(await refresh(undefined, name))
    githubFixture.github.clearRequests()
    for (const [index, name] of names.entries())
      assert.equal((await refresh(cold[index], name)).issues, cold[index]?.issues)
    assert.deepEqual(
      githubFixture.github.requests.map(({ status }) => status),
      names.map(() => 304),
    )
  })

  it('asks only for what changed', async () => {
    await addIssues(250, 1)
    const known = await refresh()
    await addIssues(1, 2)
    githubFixture.github.clearRequests()
    const changed = await refresh(known)
    assert.equal(changed.issues.length, 251)
    assert.equal(githubFixture.github.requests.length, 1)
  })

  it('asks since the last change after many changes, and is answered 304 after that', async () => {
    await addIssues(3, 1)
    const known = await refresh()
    await addIssues(130, 2)
    const much = await refresh(known)
    assert.equal(much.issues.length, 133)
    githubFixture.github.clearRequests()
    const next = await refresh(await refresh(much))
    assert.equal(next.issues.length, 133)
    assert.deepEqual(
      githubFixture.github.requests.map(({ status, query }) => [status, typeof query['since']]),
      [
        [200, 'string'],
        [304, 'string'],
      ],
    )
  })

  it('reports the error, and does not loop', async () => {
    const cases: readonly [Parameters<typeof githubFixture.github.addFault>[0]['action'], GitHubError['code']][] = [
      [faults.badCredentials(), 'signInRequired'],
      [faults.samlRequired('Acme'), 'ssoRequired'],
      [faults.notFound(), 'repositoryMissing'],
      [faults.primaryRateLimit(), 'rateLimited'],
      [faults.secondaryRateLimit({ retryAfter: 60 }), 'rateLimited'],
    ]
    for (const [action, code] of cases) {
      githubFixture.github.clearFaults()
      githubFixture.github.clearRequests()
      githubFixture.github.addFault({ method: 'GET', path: '/repos/Acme/Notes/issues', action })
      await assert.rejects(refresh(), (error) => error instanceof GitHubError && error.code === code)
      assert.equal(githubFixture.github.requests.length, 1, code)
    }
  })

  it('knows the members that the account may see', async () => {
    assert.deepEqual([...(await listMembers(client('token-ada'), 'Acme'))].sort(), ['ada', 'bob'])
    assert.deepEqual(await listMembers(client('token-fay'), 'Acme'), ['ada'])
    assert.deepEqual(await listMembers(client(), 'nobody-knows'), [])
  })
})
