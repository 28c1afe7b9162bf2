import assert from 'node:assert/strict'
import { useOffice } from './office'

describe('the record of requests', () => {
  const office = useOffice()

  it('tells what was asked, by whom, and what was answered', async () => {
    await office.as('wes').issues.create({ ...office.notes, title: 'x' })
    await office.as().issues.listForRepo({ ...office.notes, state: 'all', headers: { 'if-none-match': '"a"' } })
    const [post, get] = office.github.requests
    assert.deepEqual(
      [post?.method, post?.path, post?.status, post?.login, post?.body],
      ['POST', '/repos/Acme/Notes/issues', 201, 'wes', { title: 'x' }],
    )
    assert.deepEqual(
      [get?.query, get?.login, get?.headers.ifNoneMatch, get?.headers.isAuthorized],
      [{ state: 'all' }, undefined, '"a"', false],
    )
    assert.match(get?.headers.userAgent ?? '', /^octokit-rest\.js/)
  })

  it('never holds a token', async () => {
    await office.as('wes').users.getAuthenticated()
    assert.doesNotMatch(JSON.stringify(office.github.requests), /token-/)
  })

  it('is cleared', async () => {
    await office.as('wes').users.getAuthenticated()
    office.github.clearRequests()
    assert.deepEqual(office.github.requests, [])
  })
})
