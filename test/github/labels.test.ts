import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('labels and assignees', () => {
  const githubFixture = useGitHubFixture()
  const place = { owner: 'Acme', repo: 'Notes', issue_number: 1 }

  beforeEach(async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    await githubFixture.github.addCommit({ owner: 'fay', repo: 'Notes', branch: 'minutes', files: { 'a.md': 'a\n' } })
    await githubFixture.github.addPullRequest({ ...githubFixture.notes, title: 'x', head: 'fay:minutes' })
  })

  it('are refused to the author of a pull request from a fork', async () => {
    await assertRefused(
      githubFixture.as('fay').issues.addLabels({ ...place, labels: ['minutes'] }),
      403,
      'Must have admin rights to Repository.',
    )
    await assertRefused(
      githubFixture.as('fay').issues.addAssignees({ ...place, assignees: ['fay'] }),
      403,
      'Must have admin rights to Repository.',
    )
  })

  it('are added by those who may triage, known labels in any case', async () => {
    const { status, data } = await githubFixture.as('tim').issues.addLabels({ ...place, labels: ['MINUTES'] })
    assert.deepEqual([status, data.map(({ name }) => name)], [200, ['minutes']])
  })

  it('are made by those who may push only', async () => {
    const refused = await assertRefused(
      githubFixture.as('tim').issues.addLabels({ ...place, labels: ['fresh'] }),
      403,
      'You do not have permission to create labels on this repository.',
    )
    assert.deepEqual(refused.errors, [{ resource: 'Repository', field: 'label', code: 'unauthorized' }])
    assert.deepEqual(
      (await githubFixture.as('wes').issues.addLabels({ ...place, labels: ['fresh'] })).data.map(({ name, color }) => [
        name,
        color,
      ]),
      [['fresh', 'ededed']],
    )
    assert.deepEqual(
      (await githubFixture.as('rea').issues.listLabelsForRepo(githubFixture.notes)).data.map(({ name }) => name),
      ['minutes', 'fresh'],
    )
  })

  it('silently leave out people who cannot be assigned', async () => {
    const { status, data } = await githubFixture
      .as('wes')
      .issues.addAssignees({ ...place, assignees: ['wes', 'fay', 'nobody'] })
    assert.deepEqual([status, data.assignees?.map(({ login }) => login)], [201, ['wes']])
  })
})
