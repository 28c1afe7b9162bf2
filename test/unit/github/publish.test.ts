import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Octokit } from '@octokit/rest'
import { readMinutes } from '../../../src/core/reader/readMinutes'
import { GitHubError, type GitHubErrorCode } from '../../../src/github/errors'
import { createClient } from '../../../src/github/octokitClient'
import { identityOf, publish, type PublishResult } from '../../../src/github/publish'
import { planPublish, type PublishPlan } from '../../../src/github/publishPlan'
import { getAccount, getRepository } from '../../../src/github/steps'
import { faults } from '../../github/standIn'
import { useOffice } from '../../github/office'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const text = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n### Größe & Ähnliches\n\n- AI @ada: x\n'

describe('publishing', () => {
  const office = useOffice()

  function client(token = 'token-wes'): Octokit {
    return createClient({
      apiUrl: office.github.apiUrl,
      token,
      userAgent: 'minutes-test',
      log: silent,
      writeInterval: 0,
      retryInterval: 1,
    })
  }

  function planOf(content = text, overrides: Partial<Parameters<typeof planPublish>[0]> = {}): PublishPlan {
    return planPublish({
      target: office.notes,
      baseBranch: 'main',
      path: 'iaas/20260305.md',
      content,
      minutes: readMinutes(content),
      templates: {
        branch: 'minutes/${series}/${date}',
        title: 'Add ${series} minutes of ${date}',
        commitMessage: 'Add ${path}',
      },
      author: { name: 'Wes Writer', email: 'wes@acme.example' },
      isSignedOff: true,
      isDraft: false,
      ...overrides,
    })
  }

  const run = (content?: string, overrides?: Parameters<typeof planOf>[1]): Promise<PublishResult> =>
    publish(client(), planOf(content, overrides))

  /** The failure of a call, by its code. */
  async function assertFails(call: Promise<unknown>, code: GitHubErrorCode, reason?: RegExp): Promise<GitHubError> {
    const error = await call.then(
      () => assert.fail('the call did not fail'),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof GitHubError, String(error))
    assert.equal(error.code, code)
    if (reason !== undefined) assert.match(error.details.reason ?? '', reason)
    return error
  }

  it('opens a pull request with one signed-off commit', async () => {
    const { outcome, pullRequest, branch } = await run()
    assert.equal(outcome, 'created')
    assert.equal(branch, 'minutes/iaas/2026-03-05')
    assert.equal(pullRequest.title, 'Add iaas minutes of 2026-03-05')
    const [commit, parent] = await office.github.commits({ ...office.notes, ref: branch })
    assert.equal(commit?.message, 'Add iaas/20260305.md\n\nSigned-off-by: Wes Writer <wes@acme.example>\n')
    assert.deepEqual([commit.author.name, commit.author.email], ['Wes Writer', 'wes@acme.example'])
    assert.deepEqual(commit.parents, [parent?.sha])
    assert.equal(await office.github.file({ ...office.notes, ref: branch, path: 'iaas/20260305.md' }), text)
  })

  it('takes six requests the first time and five to update', async () => {
    const taken = (): number => office.github.requests.length
    await run()
    assert.equal(taken(), 6)
    office.github.clearRequests()
    assert.equal((await run(`${text}- more\n`)).outcome, 'updated')
    assert.equal(taken(), 5)
  })

  it('gives git the file byte for byte', async () => {
    const content = 'a\r\nb\n\n  Größe 🎉\n'
    await run(content)
    const folder = await mkdtemp(path.join(tmpdir(), 'minutes-clone-'))
    try {
      execFileSync('git', [
        'clone',
        '-q',
        '-b',
        'minutes/iaas/2026-03-05',
        office.github.gitDirectory('Acme', 'Notes'),
        folder,
      ])
      assert.equal(await readFile(path.join(folder, 'iaas/20260305.md'), 'utf8'), content)
      assert.match(
        execFileSync('git', ['-C', folder, 'log', '-1', '--format=%B'], { encoding: 'utf8' }),
        /^Signed-off-by: /m,
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('adds a commit to the same pull request', async () => {
    const first = await run()
    const second = await run(`${text}\nmore\n`)
    assert.equal(second.pullRequest.number, first.pullRequest.number)
    assert.equal((await office.github.commits({ ...office.notes, ref: first.branch })).length, 3)
    assert.equal(office.github.pullRequests(office.notes).length, 1)
  })

  it('sends nothing when nothing changed', async () => {
    await run()
    office.github.clearRequests()
    assert.equal((await run()).outcome, 'unchanged')
    assert.deepEqual(
      office.github.requests.filter(({ method, path: route }) => method !== 'GET' && !route.endsWith('/git/trees')),
      [],
    )
  })

  it('keeps what somebody else committed to the branch', async () => {
    const { branch } = await run()
    await office.github.addCommit({ ...office.notes, branch, files: { 'iaas/picture.txt': 'x' }, author: 'ada' })
    await run(`${text}\nmore\n`)
    assert.equal(await office.github.file({ ...office.notes, ref: branch, path: 'iaas/picture.txt' }), 'x')
  })

  it('opens a further pull request once the first is merged', async () => {
    const first = await run()
    await office.github.mergePullRequest({ ...office.notes, number: first.pullRequest.number })
    const second = await run(`${text}\nmore\n`)
    assert.equal(second.outcome, 'created')
    assert.equal(second.branch, 'minutes/iaas/2026-03-05-2')
    assert.notEqual(second.pullRequest.number, first.pullRequest.number)
  })

  it('says that the base has the text already', async () => {
    const first = await run()
    await office.github.mergePullRequest({ ...office.notes, number: first.pullRequest.number })
    await assertFails(run(), 'nothingToPublish', /main/)
  })

  it('continues where a run was cut off', async () => {
    for (const [index, route] of [/\/git\/trees/, /\/git\/commits/, /\/git\/refs/, /\/pulls$/].entries()) {
      const content = `${text}${index}\n`
      const overrides = { path: `iaas/2026040${index + 1}.md`, minutes: readMinutes(content) }
      office.github.addFault({ method: 'POST', path: route, times: Infinity, action: { kind: 'loseAnswer' } })
      await assertFails(run(content, overrides), 'offline')
      office.github.clearFaults()
      const { branch, outcome } = await run(content, overrides)
      assert.equal(await office.github.file({ ...office.notes, ref: branch, path: overrides.path }), content)
      assert.ok(outcome !== 'unchanged' || route.source.includes('pulls'), outcome)
      assert.equal(office.github.pullRequests(office.notes).filter(({ head }) => head === `Acme:${branch}`).length, 1)
    }
  })

  it('opens drafts where they are wanted', async () => {
    await run(text, { isDraft: true })
    assert.equal(office.github.pullRequests(office.notes)[0]?.isDraft, true)
  })

  it('signs off with the forwarding address where the account’s is private', async () => {
    const identity = identityOf(await getAccount(client('token-fay')))
    assert.deepEqual(identity, { name: 'Fay Contributor', email: '4711+fay@users.noreply.github.com' })
  })

  describe('names the cause of a failure', () => {
    it('a wrong token', () =>
      assertFails(getRepository(client('wrong-token'), office.notes), 'signInRequired', /Bad credentials/))
    it('a repository that is not there', () =>
      assertFails(getRepository(client(), { owner: 'Acme', repo: 'None' }), 'repositoryMissing'))
    it('no right to write', async () => {
      assert.equal((await getRepository(client('token-rea'), office.notes)).canPush, false)
      await assertFails(publish(client('token-rea'), planOf()), 'repositoryMissing')
    })
    it('a base branch that is not there', () =>
      assertFails(run(text, { baseBranch: 'trunk' }), 'baseMissing', /^trunk$/))
    it('an empty repository', async () => {
      await office.github.addRepository({ owner: 'Acme', name: 'Empty', empty: true, collaborators: { wes: 'write' } })
      await assertFails(run(text, { target: { owner: 'Acme', repo: 'Empty' } }), 'baseMissing')
    })
    it('a branch that stands in the way of another', async () => {
      await office.github.addBranch({ ...office.notes, branch: 'minutes' })
      await assertFails(run(), 'invalid')
    })
    it('single sign-on, with its page', async () => {
      office.github.addFault({ path: /\/pulls/, action: faults.samlRequired('Acme') })
      assert.match((await assertFails(run(), 'ssoRequired')).details.url ?? '', /^https?:/)
    })
    it('restrictions of the organization', async () => {
      office.github.addFault({ path: /\/pulls/, action: faults.oauthAppRestricted('Acme') })
      await assertFails(run(), 'oauthRestricted')
    })
    it('a rate limit, with its end', async () => {
      office.github.addFault({ path: /\/pulls/, action: faults.primaryRateLimit({}) })
      assert.ok((await assertFails(run(), 'rateLimited')).details.retryAt instanceof Date)
      office.github.addFault({ path: /\/pulls/, action: faults.secondaryRateLimit({ retryAfter: 60 }) })
      assert.ok((await assertFails(run(), 'rateLimited')).details.retryAt instanceof Date)
    })
    it('a server that fails for good', async () => {
      office.github.addFault({ path: /\/pulls/, times: Infinity, action: faults.badGateway() })
      await assertFails(run(), 'serverError')
    })
    it('no connection', async () => {
      office.github.addFault({ path: /\/pulls/, times: Infinity, action: { kind: 'drop' } })
      await assertFails(run(), 'offline')
    })
    it('a cancelled run', async () => {
      const abort = new AbortController()
      office.github.addFault({ path: /\/git\/trees/, action: { kind: 'stall' } })
      const running = publish(client(), planOf(), {
        signal: abort.signal,
        onStep: (step) => step === 'committing' && setImmediate(() => abort.abort()),
      })
      await assertFails(running, 'cancelled')
    })
  })

  it('survives a server that fails once', async () => {
    for (const route of [/\/pulls/, /\/branches\//, /\/git\/trees/, /\/git\/commits/, /\/git\/refs/]) {
      office.github.addFault({ path: route, action: faults.badGateway() })
    }
    assert.equal((await run()).outcome, 'created')
    assert.equal(office.github.pullRequests(office.notes).length, 1)
  })
})
