import assert from 'node:assert/strict'
import { assertRefused, publishBranch, errorResponseOf, useGitHubFixture } from './githubFixture'

describe('pull requests', () => {
  const githubFixture = useGitHubFixture()
  const open = async (login = 'wes', branch = 'minutes'): Promise<number> => {
    await publishBranch(githubFixture.as(login), githubFixture.notes, branch)
    return (
      await githubFixture
        .as(login)
        .pulls.create({ ...githubFixture.notes, title: 'Minutes', body: 'Of today', head: branch, base: 'main' })
    ).data.number
  }
  const get = async (pull_number: number) =>
    (await githubFixture.as('rea').pulls.get({ ...githubFixture.notes, pull_number })).data

  it('are filtered by head only with its owner', async () => {
    await open('wes', 'one')
    await open('wes', 'two')
    const heads = async (head: string): Promise<string[]> =>
      (await githubFixture.as('rea').pulls.list({ ...githubFixture.notes, head })).data.map((pull) => pull.head.ref)
    assert.deepEqual(await heads('ACME:one'), ['one'])
    assert.deepEqual(await heads('fay:one'), [])
    assert.deepEqual(await heads('one'), ['two', 'one'])
  })

  it('are listed by state and base, and open for a state that is none', async () => {
    const number = await open('wes', 'one')
    await open('wes', 'two')
    await githubFixture.github.closePullRequest({ ...githubFixture.notes, number })
    const list = async (options: object): Promise<number[]> =>
      (await githubFixture.as('rea').pulls.list({ ...githubFixture.notes, ...options })).data.map((pull) => pull.number)
    assert.deepEqual(await list({}), [2])
    assert.deepEqual(await list({ state: 'closed' }), [1])
    assert.deepEqual(await list({ state: 'all', direction: 'asc' }), [1, 2])
    assert.deepEqual(await list({ base: 'other' }), [])
    assert.deepEqual(await list({ state: 'all', per_page: 1, page: 2 }), [1])
  })

  it('follow their branch, with their files, counts and commits', async () => {
    const number = await open()
    const sha = await githubFixture.github.addCommit({
      ...githubFixture.notes,
      branch: 'minutes',
      files: { 'minutes/2025-01-14.md': '# Weekly\n\nMore\n', 'b.md': 'b\n' },
      message: 'More',
    })
    const pull = await get(number)
    assert.deepEqual(
      [pull.head.sha, pull.commits, pull.additions, pull.deletions, pull.changed_files],
      [sha, 2, 4, 0, 2],
    )
    const { data: files } = await githubFixture
      .as('rea')
      .pulls.listFiles({ ...githubFixture.notes, pull_number: number })
    assert.deepEqual(
      files.map((file) => [file.filename, file.status, file.additions]),
      [
        ['b.md', 'added', 1],
        ['minutes/2025-01-14.md', 'added', 3],
      ],
    )
    const { data: commits } = await githubFixture
      .as('rea')
      .pulls.listCommits({ ...githubFixture.notes, pull_number: number })
    assert.deepEqual(
      commits.map(({ commit }) => commit.message),
      ['Add minutes', 'More'],
    )
  })

  it('follow a branch of a fork', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const fork = { owner: 'fay', repo: 'Notes' }
    await publishBranch(githubFixture.as('fay'), fork, 'minutes')
    const { number } = (
      await githubFixture
        .as('fay')
        .pulls.create({ ...githubFixture.notes, title: 'x', head: 'fay:minutes', base: 'main' })
    ).data
    githubFixture.github.setNetworkShared(false)
    const sha = await githubFixture.github.addCommit({ ...fork, branch: 'minutes', files: { 'b.md': 'b\n' } })
    assert.deepEqual([(await get(number)).head.sha, (await get(number)).changed_files], [sha, 2])
    assert.equal(
      (await githubFixture.as('rea').git.getRef({ ...githubFixture.notes, ref: `pull/${number}/head` })).data.object
        .sha,
      sha,
    )
  })

  it('do not know immediately whether they can be merged', async () => {
    const number = await open()
    assert.deepEqual([(await get(number)).mergeable, (await get(number)).mergeable], [null, true])
    assert.equal((await get(number)).mergeable_state, 'clean')
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { 'minutes/2025-01-14.md': 'Something else\n' },
    })
    assert.deepEqual([(await get(number)).mergeable_state, (await get(number)).mergeable_state], ['unknown', 'dirty'])
  })

  it('are changed by their author and by those who may triage', async () => {
    const number = await open()
    const update = (login: string, change: object) =>
      githubFixture.as(login).pulls.update({ ...githubFixture.notes, pull_number: number, ...change })
    assert.equal((await update('wes', { title: 'Better', body: 'Text' })).data.title, 'Better')
    assert.equal((await update('tim', { state: 'closed' })).data.state, 'closed')
    await assertRefused(update('rea', { title: 'Mine' }), 403, 'Must have admin rights to Repository.')
    await assertRefused(update('wes', { state: 'gone' }), 422, 'Validation Failed')
    await assertRefused(update('wes', { title: ' ' }), 422, 'Validation Failed')
  })

  it('are reopened only while their branch exists and no other is open', async () => {
    const number = await open()
    await githubFixture.github.closePullRequest({ ...githubFixture.notes, number })
    const reopen = () =>
      githubFixture.as('wes').pulls.update({ ...githubFixture.notes, pull_number: number, state: 'open' })
    assert.equal((await reopen()).data.state, 'open')
    await githubFixture.github.closePullRequest({ ...githubFixture.notes, number })
    await githubFixture.github.addPullRequest({ ...githubFixture.notes, title: 'Other', head: 'minutes' })
    assert.match(
      String((await errorResponseOf(reopen())).errors?.[0]?.['message']),
      /There is already an open pull request from minutes to main/,
    )
    await githubFixture.github.deleteBranch({ ...githubFixture.notes, branch: 'minutes' })
    assert.match(
      String((await errorResponseOf(reopen())).errors?.[0]?.['message']),
      /^state cannot be changed. The minutes branch has been deleted.$/,
    )
  })

  it('are closed when their branch is deleted, and merged when their head is pushed to the base', async () => {
    const closed = await open('wes', 'one')
    await githubFixture.as('wes').git.deleteRef({ ...githubFixture.notes, ref: 'heads/one' })
    assert.deepEqual([(await get(closed)).state, (await get(closed)).merged], ['closed', false])
    const merged = await open('wes', 'two')
    await githubFixture
      .as('wes')
      .git.updateRef({ ...githubFixture.notes, ref: 'heads/main', sha: (await get(merged)).head.sha })
    assert.deepEqual(
      [(await get(merged)).state, (await get(merged)).merged, (await get(merged)).commits],
      ['closed', true, 1],
    )
  })

  it('keep their state after their merge', async () => {
    const number = await open()
    const sha = await githubFixture.github.mergePullRequest({ ...githubFixture.notes, number, by: 'ada' })
    const pull = await get(number)
    assert.deepEqual(
      [pull.merged, pull.merge_commit_sha, pull.merged_by?.login, pull.changed_files, pull.commits],
      [true, sha, 'ada', 1, 1],
    )
    assert.equal(
      await githubFixture.github.file({ ...githubFixture.notes, path: 'minutes/2025-01-14.md' }),
      '# Weekly\n',
    )
    const again = await errorResponseOf(
      githubFixture.as('wes').pulls.update({ ...githubFixture.notes, pull_number: number, state: 'open' }),
    )
    assert.equal(again.status, 422)
  })

  it('are 404 under the number of an issue', async () => {
    await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'x' })
    await assertRefused(githubFixture.as('rea').pulls.get({ ...githubFixture.notes, pull_number: 1 }), 404, 'Not Found')
  })
})
