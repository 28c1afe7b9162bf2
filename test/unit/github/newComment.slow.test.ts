import assert from 'node:assert/strict'
import { GitHubError } from '../../../src/github/errors'
import { createComment, findComments } from '../../../src/github/newComment'
import { createIssue } from '../../../src/github/newIssue'
import { faults, type FaultAction } from '../../github/fakeGitHub'
import { useGitHubFixture } from '../../github/githubFixture'
import { clientOf } from './publishingClient'

const marker = '<!-- minutes-announcement 1 -->'
const body = `### Call\n\n${marker}`

describe('a comment on an issue', () => {
  const githubFixture = useGitHubFixture()
  const { notes } = githubFixture
  let issue = 0
  const client = () => clientOf(githubFixture.github.apiUrl, 'token-fay')
  const create = () => createComment(client(), notes, { issue, body, marker })
  const findAll = (since = new Date()) => findComments(client(), notes, { issue, marker, since })
  const find = async (since?: Date) => (await findAll(since))[0]
  const bodies = () => githubFixture.github.comments({ ...notes, number: issue }).map((each) => each.body)
  const codeOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'no failure',
      (error: unknown) => (error instanceof GitHubError ? error.code : String(error)),
    )
  const failPosts = (action: FaultAction) =>
    githubFixture.github.addFault({ method: 'POST', path: /\/comments$/, times: Infinity, action })

  beforeEach(async () => {
    issue = await githubFixture.github.addIssue({ ...notes, title: 'Calls' })
  })

  it('is made, and found again by its mark', async () => {
    assert.equal(await find(), undefined)
    const page = await create()
    assert.match(page, new RegExp(`/Acme/Notes/issues/${issue}#issuecomment-\\d+$`))
    assert.equal(await find(), page)
    assert.deepEqual(bodies(), [body])
  })
  for (const kind of ['loseAnswer', 'breakOff', 'truncate', 'garble'] as const)
    it(`is found when it was made and its answer is lost: ${kind}`, async () => {
      failPosts({ kind })
      assert.equal(await create(), await find())
      assert.deepEqual(bodies(), [body])
    })
  it('is not sent again without asking when it is not found', async () => {
    for (const [action, code] of [
      [{ kind: 'drop' }, 'offline'],
      [faults.badGateway(), 'serverError'],
      [faults.badGatewayPage(), 'serverError'],
    ] as const) {
      githubFixture.github.clearRequests()
      githubFixture.github.clearFaults()
      failPosts(action)
      assert.equal(await codeOf(create()), code)
      assert.equal(githubFixture.github.requests.filter(({ method }) => method === 'POST').length, 1)
    }
    assert.deepEqual(bodies(), [])
  })
  it('is left to the person, with the page, when GitHub cannot be asked', async () => {
    failPosts({ kind: 'loseAnswer' })
    githubFixture.github.addFault({ method: 'GET', path: /\/comments/, times: Infinity, action: { kind: 'drop' } })
    await assert.rejects(
      create(),
      (error: unknown) =>
        error instanceof GitHubError &&
        error.code === 'unclear' &&
        error.details.url === `${githubFixture.github.origin}/Acme/Notes/issues/${issue}`,
    )
    assert.deepEqual(bodies(), [body])
  })
  it('is found below more comments than a page has, and days after its first attempt', async () => {
    for (let count = 0; count < 101; count++)
      await githubFixture.github.addComment({ ...notes, number: issue, body: `comment ${count}` })
    const page = await create()
    assert.equal(await find(), page)
    assert.equal(await find(new Date(Date.now() - 3 * 86_400_000)), page)
    assert.equal(await find(new Date(Date.now() + 3 * 86_400_000)), undefined)
  })
  it('is not said to be missing when the list is not GitHub’s', async () => {
    for (const kind of ['garble', 'truncate'] as const) {
      githubFixture.github.addFault({ method: 'GET', path: /\/comments/, action: { kind } })
      assert.equal(await codeOf(find()), 'unreadable')
    }
  })
  it('is found twice if it was sent twice', async () => {
    const pages = [await create(), await create()]
    assert.deepEqual(await findAll(), pages)
  })
  it('is refused by GitHub', async () => {
    const long = { issue, body: 'a'.repeat(70_000), marker }
    assert.equal(await codeOf(createComment(client(), notes, long)), 'invalid')
    githubFixture.github.lockIssue({ ...notes, number: issue })
    assert.equal(await codeOf(create()), 'noPermission')
    issue = 99
    assert.equal(await codeOf(create()), 'repositoryMissing')
  })
})

describe('an issue that the person is asked about before it is sent again', () => {
  const githubFixture = useGitHubFixture()
  it('is sent once', async () => {
    const { notes, github } = githubFixture
    github.addFault({ method: 'POST', path: /\/issues$/, action: faults.badGateway() })
    const wanted = { title: 'Call', body, assignees: [], labels: [], marker }
    const create = () => createIssue(clientOf(github.apiUrl, 'token-fay'), notes, wanted, { repeats: 0 })
    await assert.rejects(create(), (error: unknown) => error instanceof GitHubError && error.code === 'serverError')
    assert.deepEqual(github.issues(notes), [])
    github.addFault({ method: 'POST', path: /\/issues$/, action: { kind: 'loseAnswer' } })
    await create()
    assert.equal(github.issues(notes).length, 1)
  })
})
