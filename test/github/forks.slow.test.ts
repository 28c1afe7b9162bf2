import assert from 'node:assert/strict'
import { assertRefused, publishBranch, useGitHubFixture } from './githubFixture'

describe('forks', () => {
  const githubFixture = useGitHubFixture()
  const fork = { owner: 'fay', repo: 'Notes' }

  it('are made with 202 by an empty body, and know where they come from', async () => {
    const answer = await githubFixture.fetch('fay', '/repos/Acme/Notes/forks', { method: 'POST' })
    assert.equal(answer.status, 202)
    const { data } = await githubFixture.as('fay').repos.get(fork)
    assert.deepEqual(
      [data.fork, data.parent?.full_name, data.source?.full_name, data.permissions?.push],
      [true, 'Acme/Notes', 'Acme/Notes', true],
    )
  })

  it('return an existing fork instead of creating a second one, whatever its name', async () => {
    await githubFixture.github.addRepository({ owner: 'fay', name: 'Notes' })
    const first = await githubFixture.as('fay').repos.createFork(githubFixture.notes)
    const second = await githubFixture.as('fay').repos.createFork(githubFixture.notes)
    assert.deepEqual([first.data.name, second.data.name, second.data.id], ['Notes-1', 'Notes-1', first.data.id])
    githubFixture.github.renameRepository({ owner: 'fay', repo: 'Notes-1', name: 'acme-notes' })
    assert.equal((await githubFixture.as('fay').repos.createFork(githubFixture.notes)).data.name, 'acme-notes')
  })

  it('are found by their parent', async () => {
    await githubFixture.github.addRepository({ owner: 'fay', name: 'Notes' })
    await githubFixture.as('fay').repos.createFork(githubFixture.notes)
    const { data } = await githubFixture.as('fay').repos.listForks(githubFixture.notes)
    assert.deepEqual(
      data.map((each) => each.full_name),
      ['fay/Notes-1'],
    )
    const own = (await githubFixture.as('fay').repos.listForAuthenticatedUser()).data.map((each) => [
      each.name,
      each.fork,
    ])
    assert.deepEqual(own, [
      ['Notes', false],
      ['Notes-1', true],
    ])
  })

  it('have their git data a little later', async () => {
    githubFixture.github.setForkDelay({ requests: 2 })
    await githubFixture.as('fay').repos.createFork(githubFixture.notes)
    await assertRefused(
      githubFixture.as('fay').git.getRef({ ...fork, ref: 'heads/main' }),
      409,
      'Git Repository is empty.',
    )
    await assertRefused(
      githubFixture.as('fay').repos.getContent({ ...fork, path: 'README.md' }),
      404,
      'This repository is empty.',
    )
    assert.equal((await githubFixture.as('fay').git.getRef({ ...fork, ref: 'heads/main' })).status, 200)
  })

  it('answer 404 until then, if configured', async () => {
    githubFixture.github.setForkDelay({ requests: 1, status: 404 })
    await githubFixture.as('fay').repos.createFork(githubFixture.notes)
    await assertRefused(githubFixture.as('fay').git.getRef({ ...fork, ref: 'heads/main' }), 404, 'Not Found')
    assert.equal((await githubFixture.as('fay').git.getRef({ ...fork, ref: 'heads/main' })).status, 200)
  })

  it('share their history with the parent', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    assert.deepEqual(
      await githubFixture.github.branches(fork),
      await githubFixture.github.branches(githubFixture.notes),
    )
    const sha = await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'later.md': 'later\n' } })
    assert.equal((await githubFixture.as('fay').git.getCommit({ ...fork, commit_sha: sha })).data.sha, sha)
  })

  it('see later commits of the parent only when the network has caught up', async () => {
    githubFixture.github.setNetworkShared(false)
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const sha = await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'later.md': 'later\n' } })
    await assertRefused(githubFixture.as('fay').git.getCommit({ ...fork, commit_sha: sha }), 404, 'Not Found')
    await assertRefused(
      githubFixture.as('fay').git.createRef({ ...fork, ref: 'refs/heads/x', sha }),
      422,
      'Object does not exist',
    )
  })

  it('are refused of an empty repository, or where forking is off', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'blank', empty: true })
    await githubFixture.github.addRepository({ owner: 'ada', name: 'closed', allowForking: false })
    await assertRefused(
      githubFixture.as('fay').repos.createFork({ owner: 'ada', repo: 'blank' }),
      403,
      /Empty repositories cannot be forked/,
    )
    await assertRefused(
      githubFixture.as('fay').repos.createFork({ owner: 'ada', repo: 'closed' }),
      403,
      'The repository exists, but forking is disabled.',
    )
  })

  it('catch up with the parent: not at all, forward, or by a merge', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const sync = async (): Promise<string> => {
      const { data } = await githubFixture.as('fay').repos.mergeUpstream({ ...fork, branch: 'main' })
      return `${data.merge_type ?? ''}: ${data.message ?? ''}`
    }
    assert.equal(await sync(), 'none: This branch is not behind the upstream Acme:main.')
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'a.md': 'a\n' } })
    assert.equal(await sync(), 'fast-forward: Successfully fetched and fast-forwarded from upstream Acme:main.')
    assert.equal(await githubFixture.github.file({ ...fork, path: 'a.md' }), 'a\n')
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { 'minutes/2025-01-07.md': '# Weekly\n\n- one\n- two\n- three\n- four\n' },
    })
    await githubFixture.github.addCommit({
      ...fork,
      files: { 'minutes/2025-01-07.md': '# Weekly meeting\n\n- one\n- two\n- three\n' },
    })
    assert.match(await sync(), /^merge:/)
    assert.equal(
      await githubFixture.github.file({ ...fork, path: 'minutes/2025-01-07.md' }),
      '# Weekly meeting\n\n- one\n- two\n- three\n- four\n',
    )
    assert.equal((await githubFixture.github.commits(fork))[0]?.parents.length, 2)
  })

  it('do not catch up across a conflict, without the branch, or without a parent', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'README.md': 'theirs\n' } })
    await githubFixture.github.addCommit({ ...fork, files: { 'README.md': 'ours\n' } })
    await assertRefused(
      githubFixture.as('fay').repos.mergeUpstream({ ...fork, branch: 'main' }),
      409,
      'There are merge conflicts',
    )
    await assertRefused(
      githubFixture.as('fay').repos.mergeUpstream({ ...fork, branch: 'none' }),
      404,
      'Branch not found',
    )
    await assertRefused(
      githubFixture.as('wes').repos.mergeUpstream({ ...githubFixture.notes, branch: 'main' }),
      422,
      /not a fork/,
    )
  })

  it('carry pull requests to the parent', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const sha = await publishBranch(githubFixture.as('fay'), fork, 'minutes')
    const { data, status } = await githubFixture
      .as('fay')
      .pulls.create({ ...githubFixture.notes, title: 'Minutes', head: 'fay:minutes', base: 'main' })
    assert.deepEqual(
      [status, data.head.label, data.head.sha, data.head.repo.full_name, data.maintainer_can_modify],
      [201, 'fay:minutes', sha, 'fay/Notes', true],
    )
  })
})
