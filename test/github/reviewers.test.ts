import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('reviewers', () => {
  const githubFixture = useGitHubFixture()
  const ask = (login: string, reviewers: string[]) =>
    githubFixture.as(login).pulls.requestReviewers({ ...githubFixture.notes, pull_number: 1, reviewers })

  beforeEach(async () => {
    await githubFixture.github.addCommit({ ...githubFixture.notes, branch: 'minutes', files: { 'a.md': 'a\n' } })
    await githubFixture.github.addPullRequest({ ...githubFixture.notes, title: 'x', head: 'minutes', author: 'wes' })
  })

  it('are collaborators other than the author', async () => {
    const { status, data } = await ask('wes', ['TIM', 'rea'])
    assert.deepEqual([status, data.requested_reviewers?.map(({ login }) => login)], [201, ['tim', 'rea']])
    await assertRefused(ask('tim', ['wes']), 422, 'Review cannot be requested from pull request author.')
    const sentence =
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the Acme/Notes repository.'
    await assertRefused(ask('wes', ['ada', 'fay']), 422, sentence)
    await assertRefused(ask('wes', ['nobody']), 422, sentence)
    assert.deepEqual(githubFixture.github.pullRequests(githubFixture.notes)[0]?.reviewers, ['tim', 'rea'])
  })

  it('are asked by those who may triage', async () => {
    await assertRefused(ask('rea', ['ada']), 404, 'Not Found')
    assert.equal((await ask('tim', ['ada'])).status, 201)
  })
})
