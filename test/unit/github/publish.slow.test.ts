import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { GitHubError, type GitHubErrorCode } from '../../../src/github/errors'
import { refreshIssues } from '../../../src/github/listIssues'
import { fetchFrom } from '../../../src/github/fetchFrom'
import { createClient } from '../../../src/github/octokitClient'
import { identityOf } from '../../../src/github/publishPlan'
import type { PublishRequest } from '../../../src/github/publishRequest'
import { parsePublication } from '../../../src/github/publication'
import { getAccount, getRepository, probeWriteAccess } from '../../../src/github/steps/repositories'
import { findLeftovers, undoPublish } from '../../../src/github/undoPublish'
import { useGitHubFixture } from '../../github/githubFixture'
import { faults } from '../../github/fakeGitHub'
import {
  clientOf,
  type PublishingClient,
  createPublishingClient,
  type RunResult,
  type RunOptions,
} from './publishingClient'

const text = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n### Größe & Ähnliches\n\n- AI @ada: x\n'
const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'

describe('publishing', () => {
  const githubFixture = useGitHubFixture()
  let client: PublishingClient

  beforeEach(() => {
    client = at('wes')
  })

  const at = (login: string, remembers = true): PublishingClient =>
    createPublishingClient(clientOf(githubFixture.github.apiUrl, `token-${login}`), githubFixture.notes, remembers)
  const run = (content = text, overrides: Partial<PublishRequest> = {}, options: RunOptions = {}): Promise<RunResult> =>
    client.run({ [file]: content }, { overrides, ...options })
  const published = (ref = branch, place: { owner: string; repo: string } = githubFixture.notes) =>
    githubFixture.github.file({ ...place, ref, path: file })
  const pulls = () => githubFixture.github.pullRequests(githubFixture.notes)
  const commits = (ref = branch) => githubFixture.github.commits({ ...githubFixture.notes, ref })
  const taken = (): number => githubFixture.github.requests.length
  /** Somebody else adds a line at the top, on the branch. */
  const addTheirs = () =>
    githubFixture.github.addCommit({
      ...githubFixture.notes,
      branch,
      files: { [file]: `<!-- seen -->\n${text}` },
      author: 'ada',
    })

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
    const { result } = await run()
    assert.deepEqual([result?.outcome, result?.branch], ['created', branch])
    assert.equal(pulls()[0]?.title, 'Add iaas minutes of 2026-03-05')
    const [commit, parent] = await commits()
    assert.equal(commit?.message, 'Add iaas/20260305.md\n\nSigned-off-by: Wes Writer <wes@acme.example>\n')
    assert.deepEqual([commit.author.name, commit.author.email], ['Wes Writer', 'wes@acme.example'])
    assert.deepEqual(commit.parents, [parent?.sha])
    assert.equal(await published(), text)
  })

  it('takes ten requests the first time and six to update, once repository and account are known', async () => {
    await run()
    assert.equal(taken() - 2, 10)
    githubFixture.github.clearRequests()
    assert.equal((await run(`${text}- more\n`)).result?.outcome, 'updated')
    // These include the renewed description and a final request for the pull request.
    assert.equal(taken() - 2, 6)
  })

  it('takes ten requests to update from another machine: the files of the pull request, its commits and their versions are read', async () => {
    await run()
    githubFixture.github.clearRequests()
    client = at('wes')
    assert.equal((await run(`${text}- more\n`)).result?.outcome, 'updated')
    assert.equal(taken() - 2, 10)
  })

  it('takes one more to update what somebody else has changed: theirs is read, and the base as ever', async () => {
    await run()
    await addTheirs()
    githubFixture.github.clearRequests()
    assert.equal((await run(`${text}- more\n`)).result?.outcome, 'updated')
    assert.equal(taken() - 2, 7)
  })

  it('names changes on the base even when it merges others’ changes on the branch', async () => {
    await run()
    await addTheirs()
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { [file]: '# something else\n' },
      author: 'ada',
    })
    const { notes, result } = await run(`${text}- more\n`)
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['merged', 'changedOnBase'],
    )
    assert.equal(result?.outcome, 'updated')
    assert.equal(await published(), `<!-- seen -->\n${text}- more\n`)
    assert.deepEqual(
      (await run(`${text}- more\n- yet more\n`)).notes.map(({ kind }) => kind),
      ['merged'],
      'once',
    )
  })

  it('gives git the file byte for byte', async () => {
    const content = 'a\r\nb\n\n  Größe 🎉\n'
    await run(content)
    const folder = await mkdtemp(path.join(tmpdir(), 'minutes-clone-'))
    try {
      execFileSync('git', ['clone', '-q', '-b', branch, githubFixture.github.gitDirectory('Acme', 'Notes'), folder])
      assert.equal(await readFile(path.join(folder, file), 'utf8'), content)
      const message = execFileSync('git', ['-C', folder, 'log', '-1', '--format=%B'], { encoding: 'utf8' })
      assert.match(message, /^Signed-off-by: /m)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('opens drafts if requested, and normal ones if the repository has no drafts', async () => {
    await run(text, { isDraft: true })
    assert.equal(pulls()[0]?.isDraft, true)
    await githubFixture.github.addRepository({
      owner: 'Acme',
      name: 'Plain',
      allowDrafts: false,
      collaborators: { wes: 'write' },
    })
    const plain = createPublishingClient(client.octokit, { owner: 'Acme', repo: 'Plain' })
    const { result } = await plain.run({ [file]: text }, { overrides: { isDraft: true } })
    assert.deepEqual([result?.outcome, result?.skipped.map(({ what }) => what)], ['created', ['draft']])
  })

  it('signs off with the forwarding address where the account’s is private', async () => {
    const identity = identityOf(await getAccount(clientOf(githubFixture.github.apiUrl, 'token-fay')))
    assert.deepEqual(identity, { name: 'Fay Contributor', email: '4711+fay@users.noreply.github.com' })
  })

  it('signs off if the repository requires it, whatever the setting says', async () => {
    await githubFixture.github.addRepository({
      owner: 'Acme',
      name: 'Strict',
      webCommitSignoffRequired: true,
      collaborators: { wes: 'write' },
    })
    const strict = createPublishingClient(client.octokit, { owner: 'Acme', repo: 'Strict' })
    await strict.run({ [file]: text }, { overrides: { isSignedOff: false } })
    const [commit] = await githubFixture.github.commits({ owner: 'Acme', repo: 'Strict', ref: branch })
    assert.match(commit?.message ?? '', /^Signed-off-by: /m)
  })

  it('writes commit and title in the style of the series', async () => {
    for (const day of ['20260219', '20260226'])
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        files: { [`iaas/${day}.md`]: day },
        message: `IaaS minutes of ${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} (#${day.slice(6)})`,
      })
    await run()
    assert.equal(pulls()[0]?.title, 'IaaS minutes of 2026-03-05')
    assert.match((await commits())[0]?.message ?? '', /^IaaS minutes of 2026-03-05\n/)
  })

  describe('again', () => {
    it('adds a commit to the same pull request', async () => {
      await run()
      await run(`${text}\nmore\n`)
      assert.equal((await commits()).length, 3)
      assert.equal(pulls().length, 1)
      assert.match((await commits())[0]?.message ?? '', /^Update iaas\/20260305\.md\n/)
    })

    it('sends nothing when nothing changed', async () => {
      await run()
      githubFixture.github.clearRequests()
      assert.equal((await run()).prepared.kind, 'unchanged')
      assert.deepEqual([...new Set(githubFixture.github.requests.map(({ method }) => method))], ['GET'])
    })

    it('finds that nothing changed from another machine, too', async () => {
      await run()
      client = at('wes')
      assert.equal((await run()).prepared.kind, 'unchanged')
      assert.equal((await commits()).length, 2)
    })

    it('keeps what somebody else committed to the branch', async () => {
      await run()
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        branch,
        files: { 'iaas/picture.txt': 'x' },
        author: 'ada',
      })
      await run(`${text}\nmore\n`)
      assert.equal(
        await githubFixture.github.file({ ...githubFixture.notes, ref: branch, path: 'iaas/picture.txt' }),
        'x',
      )
    })

    it('merges what somebody else changed in the file', async () => {
      await run()
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        branch,
        files: { [file]: `<!-- seen -->\n${text}` },
        author: 'ada',
      })
      const { notes } = await run(`${text}- more\n`)
      assert.deepEqual(
        notes.map(({ kind }) => kind),
        ['merged'],
      )
      assert.equal(await published(), `<!-- seen -->\n${text}- more\n`)
    })

    it('does not undo merged changes if the person’s text continues without them', async () => {
      await run()
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        branch,
        files: { [file]: `<!-- seen -->\n${text}` },
        author: 'ada',
      })
      await run(`${text}- more\n`)
      assert.equal((await run(`${text}- more\n`)).prepared.kind, 'unchanged')
      await run(`${text}- more\n- and more\n`)
      assert.equal(await published(), `<!-- seen -->\n${text}- more\n- and more\n`)
    })

    it('merges from another machine, starting at the own last commit', async () => {
      await run()
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        branch,
        files: { [file]: `<!-- seen -->\n${text}` },
        author: 'ada',
      })
      client = at('wes')
      await run(`${text}- more\n`)
      assert.equal(await published(), `<!-- seen -->\n${text}- more\n`)
    })

    describe('where somebody else changed the same line', () => {
      const theirs = text.replace('AI @ada: x', 'AI @ada: theirs')
      const mine = text.replace('AI @ada: x', 'AI @ada: mine')
      beforeEach(async () => {
        await run()
        await githubFixture.github.addCommit({
          ...githubFixture.notes,
          branch,
          files: { [file]: theirs },
          author: 'ada',
        })
      })

      it('sends nothing, and says what exists', async () => {
        githubFixture.github.clearRequests()
        const { prepared } = await run(mine)
        assert.deepEqual(prepared.kind === 'conflict' && [prepared.conflict.theirs, prepared.conflict.mine], [
          theirs,
          mine,
        ])
        assert.deepEqual([...new Set(githubFixture.github.requests.map(({ method }) => method))], ['GET'])
      })
      it('overwrites by a further commit if chosen', async () => {
        await run(mine, { choices: new Map([[file, { kind: 'overwrite', theirs }]]) })
        assert.equal(await published(), mine)
        assert.deepEqual((await commits()).length, 4)
        assert.equal(
          await githubFixture.github.file({ ...githubFixture.notes, ref: `${branch}~1`, path: file }),
          undefined,
        )
        assert.ok(
          (await commits()).some(({ author }) => author.name === 'Ada Owner'),
          'their commit stands',
        )
      })
      it('uses a new branch if chosen', async () => {
        const { result } = await run(mine, { isNewBranch: true })
        assert.deepEqual([result?.outcome, result?.branch], ['created', `${branch}-2`])
        assert.equal(await published(), theirs)
        assert.equal(await published(`${branch}-2`), mine)
      })
    })

    it('says that the file changed on the base in the meantime', async () => {
      await run()
      await githubFixture.github.addCommit({ ...githubFixture.notes, files: { [file]: 'somebody was faster\n' } })
      assert.deepEqual((await run(`${text}- more\n`)).notes, [{ kind: 'changedOnBase', path: file }])
    })

    it('opens a correction once the first is merged', async () => {
      const { result } = await run()
      await githubFixture.github.mergePullRequest({ ...githubFixture.notes, number: result?.pull.number ?? 0 })
      const second = await run(`${text}\nmore\n`)
      assert.deepEqual([second.result?.outcome, second.result?.branch], ['created', `${branch}-2`])
      assert.equal(pulls()[1]?.title, 'Correct iaas minutes of 2026-03-05')
      assert.deepEqual(
        second.notes.map(({ kind }) => kind),
        ['correction'],
      )
    })

    it('keeps changes on the base after the merge in a correction', async () => {
      const { result } = await run()
      await githubFixture.github.mergePullRequest({ ...githubFixture.notes, number: result?.pull.number ?? 0 })
      await githubFixture.github.addCommit({ ...githubFixture.notes, files: { [file]: `<!-- seen -->\n${text}` } })
      const second = await run(`${text}- more\n`)
      assert.deepEqual(
        second.notes.map(({ kind }) => kind),
        ['correction', 'merged'],
      )
      assert.equal(await published(`${branch}-2`), `<!-- seen -->\n${text}- more\n`)
    })

    it('adds the minutes again once the first pull request is closed', async () => {
      const { result } = await run()
      await githubFixture.github.closePullRequest({ ...githubFixture.notes, number: result?.pull.number ?? 0 })
      assert.equal((await run(`${text}- more\n`)).result?.branch, `${branch}-2`)
      assert.equal(pulls()[1]?.title, 'Add iaas minutes of 2026-03-05')
    })

    it('says that the base has the text already', async () => {
      const { result } = await run()
      await githubFixture.github.mergePullRequest({ ...githubFixture.notes, number: result?.pull.number ?? 0 })
      assert.equal((await run()).prepared.kind, 'published')
    })

    it('says that the base has other text, or the same below another date', async () => {
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        files: { [file]: 'other\n', 'iaas/20260301.md': text },
      })
      const { prepared } = await run()
      assert.deepEqual(prepared.kind === 'conflict' && [prepared.conflict.reason, prepared.conflict.lines], [
        'removes',
        ['other'],
      ])
      const choices = new Map([[file, { kind: 'overwrite', theirs: 'other\n' } as const]])
      assert.deepEqual((await run(text, { choices })).notes, [
        { kind: 'duplicate', path: file, other: 'iaas/20260301.md' },
        { kind: 'existsOnBase', path: file },
      ])
    })
  })

  describe('on branches that already exist', () => {
    it('avoids one with a conflicting name', async () => {
      await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'minutes' })
      assert.equal((await run()).result?.branch, 'minutes-iaas-2026-03-05')
      client = at('wes')
      const second = await run(`${text}- more\n`)
      assert.deepEqual([second.result?.outcome, pulls().length], ['updated', 1])
    })
    it('leaves somebody else’s alone', async () => {
      const sha = await githubFixture.github.addCommit({
        ...githubFixture.notes,
        branch,
        files: { 'x.md': 'x' },
        author: 'ada',
      })
      assert.equal((await run()).result?.branch, `${branch}-2`)
      assert.equal((await githubFixture.github.branches(githubFixture.notes))[branch], sha)
    })
    it('continues with an empty one', async () => {
      await githubFixture.github.addBranch({ ...githubFixture.notes, branch })
      const { result } = await run()
      assert.deepEqual([result?.outcome, result?.branch, (await commits()).length], ['created', branch, 2])
    })
  })

  describe('without push right', () => {
    const fork = { owner: 'fay', repo: 'Notes' }
    beforeEach(() => {
      client = at('fay')
    })
    const pause = () => Promise.resolve()

    it('makes a fork, waits for it, and opens the pull request from there', async () => {
      githubFixture.github.setForkDelay({ requests: 3 })
      const { result, notes } = await run(text, {}, { pause })
      assert.deepEqual([result?.outcome, result?.head, notes], ['created', fork, [{ kind: 'fork' }]])
      assert.equal(pulls()[0]?.head, `fay:${branch}`)
      assert.equal(await published(branch, fork), text)
    })
    it('finds the fork whatever its name, and adds to its pull request', async () => {
      await githubFixture.github.addRepository({ owner: 'fay', name: 'Notes' })
      await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay', name: 'acme-minutes' })
      const { result } = await run(text, {}, { pause })
      assert.deepEqual(result?.head, { owner: 'fay', repo: 'acme-minutes' })
      client = at('fay')
      assert.equal((await run(`${text}- more\n`, {}, { pause })).result?.outcome, 'updated')
      assert.equal(pulls().length, 1)
      assert.equal(githubFixture.github.repositories().length, 3)
    })
    it('is not harmed by a fork that is old, and does not touch its branches', async () => {
      await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
      await githubFixture.github.addCommit({ ...fork, files: { 'own.md': 'own\n' }, author: 'fay' })
      const before = (await githubFixture.github.branches(fork))['main']
      githubFixture.github.setNetworkShared(false)
      await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'later.md': 'later\n' } })
      await run(text, {}, { pause })
      assert.equal(pulls()[0]?.head, `fay:${branch}`)
      assert.equal((await githubFixture.github.branches(fork))['main'], before)
      assert.equal(await githubFixture.github.file({ ...fork, ref: branch, path: 'own.md' }), undefined)
    })
    it('brings no workflow into the fork', async () => {
      await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        files: { '.github/workflows/ci.yml': 'on: push\n' },
      })
      assert.equal((await run(text, {}, { pause })).result?.outcome, 'created')
    })
    it('says that forks are not allowed', async () => {
      await githubFixture.github.addRepository({ owner: 'Acme', name: 'Closed', allowForking: false })
      client = createPublishingClient(client.octokit, { owner: 'Acme', repo: 'Closed' })
      await assertFails(run(text, {}, { pause }), 'forkRefused', /forking is disabled/)
    })
    it('does not wait for ever', async () => {
      githubFixture.github.setForkDelay({ requests: 10_000 })
      await assertFails(run(text, {}, { pause }), 'forkPending', /^fay\/Notes$/)
    })
    it('says what could not be set on the pull request', async () => {
      const { result } = await run(text, { reviewers: ['wes'], labels: ['minutes'], assignees: ['wes'] }, { pause })
      assert.deepEqual(
        result?.skipped.map(({ what, names }) => [what, ...names]),
        [
          ['reviewers', 'wes'],
          ['labels', 'minutes'],
          ['assignees', 'wes'],
        ],
      )
    })
  })

  it('requests reviews, sets labels and assignees, and names those it could not set', async () => {
    const extras = { reviewers: ['ada', 'fay'], labels: ['minutes'], assignees: ['wes', 'nobody'] }
    const { result } = await run(text, extras)
    const [pull] = pulls()
    assert.deepEqual([pull?.reviewers, pull?.labels, pull?.assignees], [['ada'], ['minutes'], ['wes']])
    assert.deepEqual(
      result?.skipped.map(({ what, names }) => [what, ...names]),
      [
        ['reviewers', 'fay'],
        ['assignees', 'nobody'],
      ],
    )
  })

  describe('several at once', () => {
    const files = {
      'iaas/20260305.md': `${text}a\n`,
      'iaas/20260312.md': `${text}b\n`,
      'iaas/20260319.md': `${text}c\n`,
    }

    it('is one pull request with a commit for each', async () => {
      const { result } = await client.run(files)
      assert.equal(result?.branch, 'minutes/iaas/2026-03-05-to-2026-03-19')
      assert.equal(pulls()[0]?.title, 'Add iaas minutes of 2026-03-05 to 2026-03-19')
      assert.deepEqual(
        (await commits(result.branch)).slice(0, 3).map(({ message }) => message.split('\n')[0]),
        ['Add iaas/20260319.md', 'Add iaas/20260312.md', 'Add iaas/20260305.md'],
      )
    })
    it('leaves out what the base has already', async () => {
      await githubFixture.github.addCommit({
        ...githubFixture.notes,
        files: { 'iaas/20260305.md': files['iaas/20260305.md'] },
      })
      const { result, notes } = await client.run(files)
      assert.deepEqual(notes, [{ kind: 'alreadyThere', path: 'iaas/20260305.md' }])
      assert.equal((await commits(result?.branch)).length, 4)
    })
    it('adds to the same pull request only what changed', async () => {
      await client.run(files)
      const { result } = await client.run({ ...files, 'iaas/20260312.md': `${text}later\n` })
      assert.deepEqual([result?.outcome, pulls().length, (await commits(result?.branch)).length], ['updated', 1, 5])
      const single = await client.run({ 'iaas/20260319.md': `${text}even later\n` })
      assert.deepEqual([single.result?.outcome, single.result?.branch], ['updated', result?.branch])
    })
  })

  it('continues where a run was cut off', async () => {
    for (const [index, route] of [/\/git\/trees/, /\/git\/commits/, /\/git\/refs/, /\/pulls$/].entries()) {
      const path = `iaas/2026040${index + 1}.md`
      const content = `${text}${index}\n`
      githubFixture.github.addFault({ method: 'POST', path: route, times: Infinity, action: { kind: 'loseAnswer' } })
      await assertFails(client.run({ [path]: content }), 'offline')
      githubFixture.github.clearFaults()
      const { result } = await client.run({ [path]: content })
      const head = result?.branch ?? `minutes/iaas/2026-04-0${index + 1}`
      assert.equal(await githubFixture.github.file({ ...githubFixture.notes, ref: head, path }), content)
      assert.equal(pulls().filter((pull) => pull.head === `Acme:${head}`).length, 1)
      assert.equal((await commits(head)).length, 2)
    }
  })

  describe('names the cause of a failure', () => {
    it('a wrong token', () =>
      assertFails(
        getRepository(clientOf(githubFixture.github.apiUrl, 'wrong-token'), githubFixture.notes),
        'signInRequired',
        /Bad credentials/,
      ))
    it('a repository that is not there', () =>
      assertFails(getRepository(client.octokit, { owner: 'Acme', repo: 'None' }), 'repositoryMissing'))
    it('a base branch that is not there', () =>
      assertFails(run(text, { baseBranch: 'trunk' }), 'baseMissing', /^trunk$/))
    it('an empty repository', async () => {
      await githubFixture.github.addRepository({
        owner: 'Acme',
        name: 'Empty',
        empty: true,
        collaborators: { wes: 'write' },
      })
      client = createPublishingClient(client.octokit, { owner: 'Acme', repo: 'Empty' })
      await assertFails(run(), 'emptyRepository')
    })
    it('a rule of the repository, in GitHub’s words', async () => {
      githubFixture.github.protectBranch({ ...githubFixture.notes, branch: 'minutes/**', refuses: 'signoff' })
      await assertFails(run(text, { isSignedOff: false }), 'ruleViolated', /Commit message must match/)
      githubFixture.github.protectBranch({ ...githubFixture.notes, branch: '**', refuses: 'creation' })
      await assertFails(run(), 'branchBlocked', /creations being restricted/)
    })
    it('single sign-on, with its page', async () => {
      githubFixture.github.addFault({ path: /\/pulls/, action: faults.samlRequired('Acme') })
      assert.match((await assertFails(run(), 'ssoRequired')).details.url ?? '', /^https?:/)
    })
    it('restrictions of the organization', async () => {
      githubFixture.github.addFault({ path: /\/pulls/, action: faults.oauthAppRestricted('Acme') })
      await assertFails(run(), 'oauthRestricted')
    })
    it('a rate limit, with its end, at the extension’s own pace, too', async () => {
      client = createPublishingClient(clientOf(githubFixture.github.apiUrl, 'token-wes', 1), githubFixture.notes)
      githubFixture.github.addFault({ path: /\/pulls/, action: faults.primaryRateLimit({}) })
      assert.ok((await assertFails(run(), 'rateLimited')).details.retryAt instanceof Date)
      githubFixture.github.addFault({ path: /\/pulls/, action: faults.secondaryRateLimit({ retryAfter: 60 }) })
      assert.ok((await assertFails(run(), 'rateLimited')).details.retryAt instanceof Date)
    })
    it('a server that fails for good', async () => {
      githubFixture.github.addFault({ path: /\/pulls/, times: Infinity, action: faults.badGateway() })
      await assertFails(run(), 'serverError')
    })
    it('no connection', async () => {
      githubFixture.github.addFault({ path: /\/pulls/, times: Infinity, action: { kind: 'drop' } })
      await assertFails(run(), 'offline')
    })
    it('an answer that is none', async () => {
      githubFixture.github.addFault({ path: /\/pulls/, action: { kind: 'garble' } })
      await assertFails(run(), 'unreadable')
    })
    it('a cancelled run', async () => {
      const abort = new AbortController()
      githubFixture.github.addFault({ path: /\/git\/trees/, action: { kind: 'stall' } })
      const running = run(
        text,
        {},
        {
          signal: abort.signal,
          onStep: (step) => step === 'committing' && setImmediate(() => abort.abort()),
        },
      )
      await assertFails(running, 'cancelled')
    })
  })

  describe('after a run that was cut off', () => {
    const cutOff = async (): Promise<void> => {
      githubFixture.github.addFault({ method: 'POST', path: /\/pulls$/, times: Infinity, action: { kind: 'drop' } })
      await assertFails(run(), 'offline')
      githubFixture.github.clearFaults()
    }
    const standing = () => client.progress ?? assert.fail('nothing was told')

    it('names what exists, and undoes the branch that only it has created', async () => {
      await cutOff()
      assert.deepEqual(await findLeftovers(client.octokit, standing()), {
        fork: undefined,
        hasBranch: true,
        pull: undefined,
        canUndo: true,
      })
      await undoPublish(client.octokit, standing())
      assert.deepEqual(Object.keys(await githubFixture.github.branches(githubFixture.notes)), ['main'])
      await undoPublish(client.octokit, standing())
    })
    it('undoes nothing that somebody has added to', async () => {
      await cutOff()
      await githubFixture.github.addCommit({ ...githubFixture.notes, branch, files: { 'x.md': 'x' }, author: 'ada' })
      assert.equal((await findLeftovers(client.octokit, standing())).hasBranch, false)
      await assertFails(undoPublish(client.octokit, standing()), 'conflict')
      assert.ok(branch in (await githubFixture.github.branches(githubFixture.notes)))
    })
    it('undoes nothing that existed before', async () => {
      await run()
      await run(`${text}- more\n`)
      assert.equal((await findLeftovers(client.octokit, standing())).canUndo, false)
      await assertFails(undoPublish(client.octokit, standing()), 'conflict')
    })
    it('stores neither a token nor foreign data', async () => {
      await cutOff()
      await run()
      const stored = JSON.stringify([...client.published, client.pending, client.progress])
      assert.doesNotMatch(stored, /token/i)
      const entry = JSON.stringify(client.published.get(file))
      assert.equal(JSON.stringify(parsePublication(JSON.parse(entry))), entry)
      for (const half of [
        undefined,
        1,
        {},
        { target: githubFixture.notes },
        { ...client.published.get(file), pull: { number: '1' } },
      ])
        assert.equal(parsePublication(half), undefined)
    })
  })

  it('sends the token to GitHub only in its header', async () => {
    const bodies: string[] = []
    client.octokit.hook.before('request', (options) => {
      bodies.push(JSON.stringify({ ...options, headers: undefined, request: undefined }))
    })
    await run()
    assert.ok(bodies.length > 5)
    assert.doesNotMatch(bodies.join('\n'), /token-wes/)
  })

  it('follows no address of an answer to another server', async () => {
    const seen: unknown[] = []
    const other = createServer((request, response) => {
      seen.push(request.headers)
      response.end('[]')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = other.address() as AddressInfo
      const headers = { link: `<http://127.0.0.1:${port}/more>; rel="next"` }
      githubFixture.github.addFault({ path: /\/issues/, action: { kind: 'answer', status: 200, body: [], headers } })
      await assertFails(
        refreshIssues(client.octokit, githubFixture.notes, undefined, () => new Date()),
        'unreadable',
      )
      assert.deepEqual(seen, [])
    } finally {
      other.close()
    }
  })

  it('writes no token into the log on any error', async () => {
    const lines: string[] = []
    const note = (...words: readonly unknown[]): void => {
      lines.push(words.map((word) => inspect(word, { depth: 9 })).join(' '))
    }
    const log = { debug: note, info: note, warn: note, error: note }
    const { apiUrl } = githubFixture.github
    const octokit = createClient({
      apiUrl,
      token: 'token-wes',
      userAgent: 'minutes-test',
      fetch: fetchFrom(apiUrl),
      log,
      retryInterval: 1,
    })
    client = createPublishingClient(octokit, githubFixture.notes)
    for (const action of [
      faults.badGateway(),
      faults.primaryRateLimit({}),
      faults.notFound(),
      faults.badCredentials(),
    ]) {
      githubFixture.github.addFault({ path: /\/pulls/, action })
      await run().catch(note)
    }
    assert.ok(lines.length > 3)
    assert.doesNotMatch(lines.join('\n'), /token-wes/)
  })

  it('is known before the meeting to be refused by an organization', async () => {
    githubFixture.github.addOrganization('Strict', { members: ['wes'], oauthRestricted: true, basePermission: 'write' })
    await githubFixture.github.addRepository({ owner: 'Strict', name: 'b' })
    const place = { owner: 'Strict', repo: 'b' }
    assert.equal((await getRepository(client.octokit, place)).canPush, true)
    await assertFails(probeWriteAccess(client.octokit, place), 'oauthRestricted')
    githubFixture.github.approveOAuthApp('Strict')
    await probeWriteAccess(client.octokit, place)
  })

  it('survives a server that fails once', async () => {
    for (const route of [/\/pulls/, /\/contents\//, /\/commits/, /\/git\/trees/, /\/git\/commits/, /\/git\/refs/])
      githubFixture.github.addFault({ path: route, action: faults.badGateway() })
    assert.equal((await run()).result?.outcome, 'created')
    assert.equal(pulls().length, 1)
  })
})
