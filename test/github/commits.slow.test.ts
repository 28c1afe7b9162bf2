import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('commits', () => {
  const githubFixture = useGitHubFixture()

  it('are listed newest first, by branch and by path', async () => {
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { 'a.md': 'a\n' },
      message: 'Add a',
      author: 'wes',
    })
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      branch: 'next',
      files: { 'b.md': 'b\n' },
      message: 'Add b',
    })
    const { repos } = githubFixture.as('rea')
    const titles = async (options: { sha?: string; path?: string; author?: string }): Promise<string[]> =>
      (await repos.listCommits({ ...githubFixture.notes, ...options })).data.map(({ commit }) => commit.message)
    assert.deepEqual(await titles({}), ['Add a', 'Initial commit'])
    assert.deepEqual(await titles({ sha: 'next' }), ['Add b', 'Add a', 'Initial commit'])
    assert.deepEqual(await titles({ path: 'a.md' }), ['Add a'])
    assert.deepEqual(await titles({ path: 'minutes' }), ['Initial commit'])
    assert.deepEqual(await titles({ author: 'wes' }), ['Add a'])
    await assertRefused(repos.listCommits({ ...githubFixture.notes, sha: 'none' }), 404, 'Not Found')
  })

  it('name the account of the address, or none', async () => {
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { 'a.md': 'a\n' },
      author: { name: 'Eve', email: 'eve@elsewhere.example' },
    })
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'b.md': 'b\n' }, author: 'fay' })
    const { data } = await githubFixture.as('rea').repos.listCommits({ ...githubFixture.notes, per_page: 2 })
    assert.deepEqual(
      data.map(({ author }) => author?.login),
      ['fay', undefined],
    )
    assert.equal(data[1]?.author, null)
  })

  it('are read with their files, by sha and by branch', async () => {
    const sha = await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { 'README.md': '# Notes\n\nAll of them.\n' },
    })
    const { data } = await githubFixture.as('rea').repos.getCommit({ ...githubFixture.notes, ref: 'main' })
    assert.deepEqual([data.sha, data.stats], [sha, { total: 2, additions: 2, deletions: 0 }])
    assert.equal(data.files?.[0]?.patch, '@@ -1 +1,3 @@\n # Notes\n+\n+All of them.')
    await assertRefused(
      githubFixture.as('rea').repos.getCommit({ ...githubFixture.notes, ref: 'none' }),
      422,
      'No commit found for SHA: none',
    )
  })

  it('are compared between branches and with forks', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    await githubFixture.github.addCommit({ owner: 'fay', repo: 'Notes', branch: 'minutes', files: { 'b.md': 'b\n' } })
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'a.md': 'a\n' } })
    const compare = async (basehead: string): Promise<unknown[]> => {
      const { data } = await githubFixture
        .as('rea')
        .repos.compareCommitsWithBasehead({ ...githubFixture.notes, basehead })
      return [data.status, data.ahead_by, data.behind_by, data.files?.map(({ filename }) => filename)]
    }
    assert.deepEqual(await compare('main...fay:minutes'), ['diverged', 1, 1, ['b.md']])
    assert.deepEqual(await compare('fay:main...main'), ['ahead', 1, 0, ['a.md']])
    assert.deepEqual(await compare('main...fay:main'), ['behind', 0, 1, []])
    assert.deepEqual(await compare('main...main'), ['identical', 0, 0, []])
    await assertRefused(compare('main...fay:none'), 404, 'Not Found')
  })
})
