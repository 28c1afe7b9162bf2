import assert from 'node:assert/strict'
import { assertRefused, publishBranch, useOffice } from './office'

describe('forks', () => {
  const office = useOffice()
  const fork = { owner: 'fay', repo: 'Notes' }

  it('are made with 202 by an empty body, and know where they come from', async () => {
    const answer = await office.fetch('fay', '/repos/Acme/Notes/forks', { method: 'POST' })
    assert.equal(answer.status, 202)
    const { data } = await office.as('fay').repos.get(fork)
    assert.deepEqual(
      [data.fork, data.parent?.full_name, data.source?.full_name, data.permissions?.push],
      [true, 'Acme/Notes', 'Acme/Notes', true],
    )
  })

  it('are answered again, not made twice, whatever their name', async () => {
    await office.github.addRepository({ owner: 'fay', name: 'Notes' })
    const first = await office.as('fay').repos.createFork(office.notes)
    const second = await office.as('fay').repos.createFork(office.notes)
    assert.deepEqual([first.data.name, second.data.name, second.data.id], ['Notes-1', 'Notes-1', first.data.id])
    office.github.renameRepository({ owner: 'fay', repo: 'Notes-1', name: 'acme-notes' })
    assert.equal((await office.as('fay').repos.createFork(office.notes)).data.name, 'acme-notes')
  })

  it('are found by their parent', async () => {
    await office.github.addRepository({ owner: 'fay', name: 'Notes' })
    await office.as('fay').repos.createFork(office.notes)
    const { data } = await office.as('fay').repos.listForks(office.notes)
    assert.deepEqual(
      data.map((each) => each.full_name),
      ['fay/Notes-1'],
    )
    const own = (await office.as('fay').repos.listForAuthenticatedUser()).data.map((each) => [each.name, each.fork])
    assert.deepEqual(own, [
      ['Notes', false],
      ['Notes-1', true],
    ])
  })

  it('have their git data a little later', async () => {
    office.github.setForkDelay({ requests: 2 })
    await office.as('fay').repos.createFork(office.notes)
    await assertRefused(office.as('fay').git.getRef({ ...fork, ref: 'heads/main' }), 409, 'Git Repository is empty.')
    await assertRefused(
      office.as('fay').repos.getContent({ ...fork, path: 'README.md' }),
      404,
      'This repository is empty.',
    )
    assert.equal((await office.as('fay').git.getRef({ ...fork, ref: 'heads/main' })).status, 200)
  })

  it('answer 404 meanwhile, if told', async () => {
    office.github.setForkDelay({ requests: 1, status: 404 })
    await office.as('fay').repos.createFork(office.notes)
    await assertRefused(office.as('fay').git.getRef({ ...fork, ref: 'heads/main' }), 404, 'Not Found')
    assert.equal((await office.as('fay').git.getRef({ ...fork, ref: 'heads/main' })).status, 200)
  })

  it('share their history with the parent', async () => {
    await office.github.addFork({ ...office.notes, by: 'fay' })
    assert.deepEqual(await office.github.branches(fork), await office.github.branches(office.notes))
    const sha = await office.github.addCommit({ ...office.notes, files: { 'later.md': 'later\n' } })
    assert.equal((await office.as('fay').git.getCommit({ ...fork, commit_sha: sha })).data.sha, sha)
  })

  it('see later commits of the parent only when the network has caught up', async () => {
    office.github.setNetworkShared(false)
    await office.github.addFork({ ...office.notes, by: 'fay' })
    const sha = await office.github.addCommit({ ...office.notes, files: { 'later.md': 'later\n' } })
    await assertRefused(office.as('fay').git.getCommit({ ...fork, commit_sha: sha }), 404, 'Not Found')
    await assertRefused(
      office.as('fay').git.createRef({ ...fork, ref: 'refs/heads/x', sha }),
      422,
      'Object does not exist',
    )
  })

  it('are refused of an empty repository, or where forking is off', async () => {
    await office.github.addRepository({ owner: 'ada', name: 'blank', empty: true })
    await office.github.addRepository({ owner: 'ada', name: 'closed', allowForking: false })
    await assertRefused(
      office.as('fay').repos.createFork({ owner: 'ada', repo: 'blank' }),
      403,
      /Empty repositories cannot be forked/,
    )
    await assertRefused(
      office.as('fay').repos.createFork({ owner: 'ada', repo: 'closed' }),
      403,
      'The repository exists, but forking is disabled.',
    )
  })

  it('catch up with the parent: not at all, forward, or by a merge', async () => {
    await office.github.addFork({ ...office.notes, by: 'fay' })
    const sync = async (): Promise<string> => {
      const { data } = await office.as('fay').repos.mergeUpstream({ ...fork, branch: 'main' })
      return `${data.merge_type ?? ''}: ${data.message ?? ''}`
    }
    assert.equal(await sync(), 'none: This branch is not behind the upstream Acme:main.')
    await office.github.addCommit({ ...office.notes, files: { 'a.md': 'a\n' } })
    assert.equal(await sync(), 'fast-forward: Successfully fetched and fast-forwarded from upstream Acme:main.')
    assert.equal(await office.github.file({ ...fork, path: 'a.md' }), 'a\n')
    await office.github.addCommit({
      ...office.notes,
      files: { 'minutes/2025-01-07.md': '# Weekly\n\n- one\n- two\n- three\n- four\n' },
    })
    await office.github.addCommit({
      ...fork,
      files: { 'minutes/2025-01-07.md': '# Weekly meeting\n\n- one\n- two\n- three\n' },
    })
    assert.match(await sync(), /^merge:/)
    assert.equal(
      await office.github.file({ ...fork, path: 'minutes/2025-01-07.md' }),
      '# Weekly meeting\n\n- one\n- two\n- three\n- four\n',
    )
    assert.equal((await office.github.commits(fork))[0]?.parents.length, 2)
  })

  it('do not catch up across a conflict, without the branch, or without a parent', async () => {
    await office.github.addFork({ ...office.notes, by: 'fay' })
    await office.github.addCommit({ ...office.notes, files: { 'README.md': 'theirs\n' } })
    await office.github.addCommit({ ...fork, files: { 'README.md': 'ours\n' } })
    await assertRefused(
      office.as('fay').repos.mergeUpstream({ ...fork, branch: 'main' }),
      409,
      'There are merge conflicts',
    )
    await assertRefused(office.as('fay').repos.mergeUpstream({ ...fork, branch: 'none' }), 404, 'Branch not found')
    await assertRefused(office.as('wes').repos.mergeUpstream({ ...office.notes, branch: 'main' }), 422, /not a fork/)
  })

  it('carry pull requests to the parent', async () => {
    await office.github.addFork({ ...office.notes, by: 'fay' })
    const sha = await publishBranch(office.as('fay'), fork, 'minutes')
    const { data, status } = await office
      .as('fay')
      .pulls.create({ ...office.notes, title: 'Minutes', head: 'fay:minutes', base: 'main' })
    assert.deepEqual(
      [status, data.head.label, data.head.sha, data.head.repo.full_name, data.maintainer_can_modify],
      [201, 'fay:minutes', sha, 'fay/Notes', true],
    )
  })
})
