import assert from 'node:assert/strict'
import type { Answer, ApiRequest } from './server/exchange'
import { createExchangeValidator } from './schemas/validateExchange'

describe('exchanges and GitHub’s description', () => {
  const validate = createExchangeValidator()
  const request = (method: string, path: string, body?: unknown): ApiRequest => ({
    method,
    path: path.split('?')[0] ?? '',
    query: new URLSearchParams(path.split('?')[1]),
    headers: {},
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  })
  const answer = (status: number, value: unknown): Answer => ({ status, headers: {}, body: { kind: 'json', value } })
  const reference = {
    ref: 'refs/heads/x',
    node_id: 'x',
    url: 'https://api.github.com/x',
    object: { type: 'commit', sha: '0123456789012345678901234567890123456789', url: 'https://api.github.com/x' },
  }
  const create = request('POST', '/repos/o/r/git/refs', { ref: 'refs/heads/x', sha: '0' })

  it('agree', () => {
    assert.deepEqual(validate(create, answer(201, reference)), [])
    assert.deepEqual(validate(request('GET', '/repositories/7/git/ref/heads/a/b'), answer(200, reference)), [])
  })
  it('disagree by a missing or wrong field of the answer', () => {
    assert.match(validate(create, answer(201, { ...reference, url: undefined }))[0] ?? '', /201\.url is missing/)
    assert.match(validate(create, answer(201, { ...reference, ref: 1 }))[0] ?? '', /201\.ref: 1 is no string/)
    assert.match(validate(create, answer(200, reference))[0] ?? '', /status 200 is not described/)
  })
  it('disagree by a missing field, a wrong one or an unknown parameter of the request', () => {
    const lacking = request('POST', '/repos/o/r/git/refs', { ref: 'refs/heads/x' })
    assert.match(validate(lacking, answer(201, reference))[0] ?? '', /request\.sha is missing/)
    assert.deepEqual(validate(lacking, answer(422, { message: 'x', documentation_url: 'x' })), [])
    assert.match(validate(request('GET', '/repos/o/r/pulls?stat=all'), answer(200, []))[0] ?? '', /stat is unknown/)
    assert.match(validate(request('GET', '/repos/o/r/pulls?per_page=x'), answer(200, []))[0] ?? '', /no integer/)
  })
  it('disagree by a call that is not described', () => {
    assert.match(validate(request('GET', '/repos/o/r/nothing'), answer(200, {}))[0] ?? '', /not described/)
  })
})
