import assert from 'node:assert/strict'
import { assertRefused, publishBranch, refusalOf, useOffice } from './office'

describe('pull requests', () => {
  const office = useOffice()
  const open = async (login = 'wes', branch = 'minutes'): Promise<number> => {
    await publishBranch(office.as(login), office.notes, branch)
    return (
      await office
        .as(login)
        .pulls.create({ ...office.notes, title: 'Minutes', body: 'Of today', head: branch, base: 'main' })
    ).data.number
  }
  const get = async (pull_number: number) => (await office.as('rea').pulls.get({ ...office.notes, pull_number })).data

  it('are filtered by head only with its owner', async () => {
    await open('wes', 'one')
    await open('wes', 'two')
    const heads = async (head: string): Promise<string[]> =>
      (await office.as('rea').pulls.list({ ...office.notes, head })).data.map((pull) => pull.head.ref)
    assert.deepEqual(await heads('ACME:one'), ['one'])
    assert.deepEqual(await heads('fay:one'), [])
    assert.deepEqual(await heads('one'), ['two', 'one'])
  })

  it('are listed by state and base, and open for a state that is none', async () => {
    const number = await open('wes', 'one')
    await open('wes', 'two')
    await office.github.closePullRequest({ ...office.notes, number })
    const list = async (options: object): Promise<number[]> =>
      (await office.as('rea').pulls.list({ ...office.notes, ...options })).data.map((pull) => pull.number)
    assert.deepEqual(await list({}), [2])
    assert.deepEqual(await list({ state: 'closed' }), [1])
    assert.deepEqual(await list({ state: 'all', direction: 'asc' }), [1, 2])
    assert.deepEqual(await list({ state: 'bogus' }), [2])
    assert.deepEqual(await list({ base: 'other' }), [])
    assert.deepEqual(await list({ state: 'all', per_page: 1, page: 2 }), [1])
  })

  it('follow their branch, with their files, counts and commits', async () => {
    const number = await open()
    const sha = await office.github.addCommit({
      ...office.notes,
      branch: 'minutes',
      files: { 'minutes/2025-01-14.md': '# Weekly\n\nMore\n', 'b.md': 'b\n' },
      message: 'More',
    })
    const pull = await get(number)
    assert.deepEqual(
      [pull.head.sha, pull.commits, pull.additions, pull.deletions, pull.changed_files],
      [sha, 2, 4, 0, 2],
    )
    const { data: files } = await office.as('rea').pulls.listFiles({ ...office.notes, pull_number: number })
    assert.deepEqual(
      files.map((file) => [file.filename, file.status, file.additions]),
      [
        ['b.md', 'added', 1],
        ['minutes/2025-01-14.md', 'added', 3],
      ],
    )
    const { data: commits } = await office.as('rea').pulls.listCommits({ ...office.notes, pull_number: number })
    assert.deepEqual(
      commits.map(({ commit }) => commit.message),
      ['Add minutes', 'More'],
    )
  })

  it('follow a branch of a fork', async () => {
    await office.github.addFork({ ...office.notes, by: 'fay' })
    const fork = { owner: 'fay', repo: 'Notes' }
    await publishBranch(office.as('fay'), fork, 'minutes')
    const { number } = (
      await office.as('fay').pulls.create({ ...office.notes, title: 'x', head: 'fay:minutes', base: 'main' })
    ).data
    office.github.setNetworkShared(false)
    const sha = await office.github.addCommit({ ...fork, branch: 'minutes', files: { 'b.md': 'b\n' } })
    assert.deepEqual([(await get(number)).head.sha, (await get(number)).changed_files], [sha, 2])
    assert.equal(
      (await office.as('rea').git.getRef({ ...office.notes, ref: `pull/${number}/head` })).data.object.sha,
      sha,
    )
  })

  it('do not know at once whether they can be merged', async () => {
    const number = await open()
    assert.deepEqual([(await get(number)).mergeable, (await get(number)).mergeable], [null, true])
    assert.equal((await get(number)).mergeable_state, 'clean')
    await office.github.addCommit({ ...office.notes, files: { 'minutes/2025-01-14.md': 'Something else\n' } })
    assert.deepEqual([(await get(number)).mergeable_state, (await get(number)).mergeable_state], ['unknown', 'dirty'])
  })

  it('are changed by their author and by those who may triage', async () => {
    const number = await open()
    const update = (login: string, change: object) =>
      office.as(login).pulls.update({ ...office.notes, pull_number: number, ...change })
    assert.equal((await update('wes', { title: 'Better', body: 'Text' })).data.title, 'Better')
    assert.equal((await update('tim', { state: 'closed' })).data.state, 'closed')
    await assertRefused(update('rea', { title: 'Mine' }), 403, 'Must have admin rights to Repository.')
    await assertRefused(update('wes', { state: 'gone' }), 422, 'Validation Failed')
    await assertRefused(update('wes', { title: ' ' }), 422, 'Validation Failed')
  })

  it('are reopened only while their branch stands and no other is open', async () => {
    const number = await open()
    await office.github.closePullRequest({ ...office.notes, number })
    const reopen = () => office.as('wes').pulls.update({ ...office.notes, pull_number: number, state: 'open' })
    assert.equal((await reopen()).data.state, 'open')
    await office.github.closePullRequest({ ...office.notes, number })
    await office.github.addPullRequest({ ...office.notes, title: 'Other', head: 'minutes' })
    assert.match(
      String((await refusalOf(reopen())).errors?.[0]?.['message']),
      /There is already an open pull request from minutes to main/,
    )
    await office.github.deleteBranch({ ...office.notes, branch: 'minutes' })
    assert.match(
      String((await refusalOf(reopen())).errors?.[0]?.['message']),
      /^state cannot be changed. The minutes branch has been deleted.$/,
    )
  })

  it('are closed when their branch is deleted, and merged when their head is pushed to the base', async () => {
    const closed = await open('wes', 'one')
    await office.as('wes').git.deleteRef({ ...office.notes, ref: 'heads/one' })
    assert.deepEqual([(await get(closed)).state, (await get(closed)).merged], ['closed', false])
    const merged = await open('wes', 'two')
    await office.as('wes').git.updateRef({ ...office.notes, ref: 'heads/main', sha: (await get(merged)).head.sha })
    assert.deepEqual(
      [(await get(merged)).state, (await get(merged)).merged, (await get(merged)).commits],
      ['closed', true, 1],
    )
  })

  it('keep what they were after their merge', async () => {
    const number = await open()
    const sha = await office.github.mergePullRequest({ ...office.notes, number, by: 'ada' })
    const pull = await get(number)
    assert.deepEqual(
      [pull.merged, pull.merge_commit_sha, pull.merged_by?.login, pull.changed_files, pull.commits],
      [true, sha, 'ada', 1, 1],
    )
    assert.equal(await office.github.file({ ...office.notes, path: 'minutes/2025-01-14.md' }), '# Weekly\n')
    const again = await refusalOf(
      office.as('wes').pulls.update({ ...office.notes, pull_number: number, state: 'open' }),
    )
    assert.equal(again.status, 422)
  })

  it('are 404 under the number of an issue', async () => {
    await office.github.addIssue({ ...office.notes, title: 'x' })
    await assertRefused(office.as('rea').pulls.get({ ...office.notes, pull_number: 1 }), 404, 'Not Found')
  })
})
