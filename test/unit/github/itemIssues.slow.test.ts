import assert from 'node:assert/strict'
import { issueMarker } from '../../../src/core/actionItems/issueDraft'
import { GitHubError } from '../../../src/github/errors'
import { createIssue, findAssignable } from '../../../src/github/newIssue'
import { findCreatedIssue, findPublishedFile, getIssues, listLabelledIssues } from '../../../src/github/itemIssues'
import { faults } from '../../github/fakeGitHub'
import { publishBranch, useGitHubFixture } from '../../github/githubFixture'
import { clientOf } from './publishingClient'

describe('an issue made of an action item', () => {
  const githubFixture = useGitHubFixture()
  const mark = issueMarker({ id: 'abc123' })
  const draft = {
    title: 'Call them',
    body: `> AI wes: call them\n\n${mark}`,
    assignees: ['wes'],
    labels: ['minutes'],
    marker: mark,
  }

  it('has title, body, labels and assignees, and is found by its marker', async () => {
    const octokit = githubFixture.as('wes')
    const made = await createIssue(octokit, githubFixture.notes, draft)
    assert.deepEqual(made.ignored, { assignees: [], labels: [] })
    const [issue] = githubFixture.github.issues(githubFixture.notes)
    assert.deepEqual([issue?.title, issue?.labels, issue?.assignees], ['Call them', ['minutes'], ['wes']])
    assert.equal((await findCreatedIssue(octokit, githubFixture.notes, mark))?.number, made.number)
    assert.equal(await findCreatedIssue(octokit, githubFixture.notes, issueMarker({ id: 'other' })), undefined)
  })
  it('is created without people whom GitHub does not allow as assignees', async () => {
    const made = await createIssue(githubFixture.as('wes'), githubFixture.notes, {
      ...draft,
      assignees: ['nobody-there', 'tim'],
    })
    assert.deepEqual(made.ignored, { assignees: ['nobody-there'], labels: [] })
    assert.deepEqual(githubFixture.github.issues(githubFixture.notes)[0]?.assignees, ['tim'])
    assert.equal(githubFixture.github.issues(githubFixture.notes).length, 1)
  })
  it('is created without fields that need permission, and says so', async () => {
    const made = await createIssue(githubFixture.as('fay'), githubFixture.notes, draft)
    assert.deepEqual(made.ignored, { assignees: ['wes'], labels: ['minutes'] })
    assert.deepEqual(await findAssignable(githubFixture.as('fay'), githubFixture.notes, ['wes']), {
      canPush: false,
      assignable: [],
      notAssignable: ['wes'],
    })
  })
  it('is for those who can be assigned, which is known before', async () => {
    assert.deepEqual(
      await findAssignable(githubFixture.as('wes'), githubFixture.notes, ['rea', 'fay', 'nobody-there']),
      {
        canPush: true,
        assignable: ['rea'],
        notAssignable: ['fay', 'nobody-there'],
      },
    )
  })
  it('is made once when its answer is lost', async () => {
    githubFixture.github.addFault({ method: 'POST', path: /\/issues$/, action: { kind: 'loseAnswer' } })
    const made = await createIssue(clientOf(githubFixture.github.apiUrl, 'token-wes'), githubFixture.notes, draft)
    assert.equal(githubFixture.github.issues(githubFixture.notes).length, 1)
    assert.equal(made.number, githubFixture.github.issues(githubFixture.notes)[0]?.number)
  })
  it('is made once when a server fails before it is made', async () => {
    githubFixture.github.addFault({ method: 'POST', path: /\/issues$/, action: faults.badGateway() })
    await createIssue(clientOf(githubFixture.github.apiUrl, 'token-wes'), githubFixture.notes, draft)
    assert.equal(githubFixture.github.issues(githubFixture.notes).length, 1)
  })
  it('is left to the person, with the page, when its answer is lost and GitHub cannot be asked', async () => {
    githubFixture.github.addFault({ method: 'POST', path: /\/issues$/, action: { kind: 'loseAnswer' } })
    githubFixture.github.addFault({ method: 'GET', path: /\/issues/, times: Infinity, action: { kind: 'drop' } })
    await assert.rejects(
      createIssue(clientOf(githubFixture.github.apiUrl, 'token-wes'), githubFixture.notes, draft),
      (error: unknown) =>
        error instanceof GitHubError &&
        error.code === 'unclear' &&
        error.details.url === `${githubFixture.github.origin}/Acme/Notes/issues`,
    )
    assert.equal(githubFixture.github.issues(githubFixture.notes).length, 1)
  })
  it('says that the answer is not GitHub’s, or that issues are disabled', async () => {
    const octokit = clientOf(githubFixture.github.apiUrl, 'token-wes')
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => 'no failure',
        (error: unknown) => (error instanceof GitHubError ? error.code : String(error)),
      )
    for (const kind of ['garble', 'truncate'] as const) {
      githubFixture.github.addFault({ path: /\/issues/, action: { kind } })
      assert.equal(await codeOf(findCreatedIssue(octokit, githubFixture.notes, mark)), 'unreadable')
    }
    await githubFixture.github.addRepository({ owner: 'Acme', name: 'Quiet', hasIssues: false })
    assert.equal(await codeOf(createIssue(octokit, { owner: 'Acme', repo: 'Quiet' }, draft)), 'issuesDisabled')
  })
  it('is found among more than a hundred', async () => {
    const octokit = githubFixture.as('wes')
    const made = await createIssue(octokit, githubFixture.notes, draft)
    for (let index = 0; index < 101; index++)
      await githubFixture.github.addIssue({ ...githubFixture.notes, author: 'wes', title: `Another ${index}` })
    assert.equal((await findCreatedIssue(octokit, githubFixture.notes, mark))?.number, made.number)
  })
  const addMarked = (author: string, title: string) =>
    githubFixture.github.addIssue({ ...githubFixture.notes, author, title, body: `Copied\n\n${mark}` })
  it('is not found in an issue that a stranger opens with the mark', async () => {
    await addMarked('fay', '[log](command:x)')
    assert.equal(await findCreatedIssue(githubFixture.as('wes'), githubFixture.notes, mark), undefined)
  })
  it('is found below a newer issue of a stranger with the mark', async () => {
    const own = await addMarked('tim', 'Call them')
    await addMarked('fay', 'Newer')
    assert.equal((await findCreatedIssue(githubFixture.as('wes'), githubFixture.notes, mark))?.number, own)
  })
  it('is found when the account is a stranger itself', async () => {
    const own = await addMarked('fay', 'Call them')
    assert.equal((await findCreatedIssue(githubFixture.as('fay'), githubFixture.notes, mark))?.number, own)
  })
  it('is not found in an older issue of a stranger', async () => {
    await addMarked('fay', 'Older')
    for (let index = 0; index < 100; index++)
      await githubFixture.github.addIssue({ ...githubFixture.notes, author: 'wes', title: `Another ${index}` })
    assert.equal(await findCreatedIssue(githubFixture.as('wes'), githubFixture.notes, mark), undefined)
  })
  it('is not found in a pull request with the mark', async () => {
    const octokit = githubFixture.as('wes')
    await publishBranch(octokit, githubFixture.notes, 'topic')
    await octokit.rest.pulls.create({ ...githubFixture.notes, title: 'Pull', body: mark, head: 'topic', base: 'main' })
    assert.equal(await findCreatedIssue(octokit, githubFixture.notes, mark), undefined)
  })
  it('links to the commit of the default branch that has the line', async () => {
    const found = await findPublishedFile(githubFixture.as('wes'), githubFixture.notes, 'minutes/2025-01-07.md')
    assert.match(found?.sha ?? '', /^[0-9a-f]{40}$/)
    assert.match(found?.text ?? '', /^# Weekly\n/)
    assert.equal(await findPublishedFile(githubFixture.as('wes'), githubFixture.notes, 'minutes/nowhere.md'), undefined)
  })
  it('says that the repository is missing', async () => {
    await assert.rejects(
      findCreatedIssue(githubFixture.as('wes'), { owner: 'Acme', repo: 'Nowhere' }, mark),
      (error: unknown) => error instanceof GitHubError && error.code === 'repositoryMissing',
    )
  })
})

describe('issues that action items name', () => {
  const githubFixture = useGitHubFixture()
  it('show their state, without deleted ones', async () => {
    const number = await githubFixture.github.addIssue({ ...githubFixture.notes, author: 'wes', title: 'One' })
    const found = await getIssues(githubFixture.as('wes'), [
      { ...githubFixture.notes, number },
      { ...githubFixture.notes, number: 999 },
    ])
    assert.deepEqual(
      found.map(({ number: one, state, title }) => ({ one, state, title })),
      [{ one: number, state: 'open', title: 'One' }],
    )
  })
  it('are listed by their label, the oldest first, with their author', async () => {
    for (const title of ['First', 'Second'])
      await githubFixture.github.addIssue({ ...githubFixture.notes, author: 'tim', title, labels: ['minutes'] })
    await githubFixture.github.addIssue({ ...githubFixture.notes, author: 'tim', title: 'No label' })
    const found = await listLabelledIssues(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    assert.deepEqual(
      found.map(({ title, author }) => [title, author]),
      [
        ['First', 'tim'],
        ['Second', 'tim'],
      ],
    )
  })
})
