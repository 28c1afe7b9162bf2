import assert from 'node:assert/strict'
import { faults, type Fault } from './fakeGitHub'
import { useGitHubFixture } from './githubFixture'

describe('faults', () => {
  const githubFixture = useGitHubFixture()
  const path = '/repos/Acme/Notes/issues'
  const create = async (title = 'x') =>
    githubFixture.fetch('wes', path, { method: 'POST', body: JSON.stringify({ title }) })
  const titles = (): string[] => githubFixture.github.issues(githubFixture.notes).map(({ title }) => title)
  const fail = (action: Fault['action'], rest: Partial<Fault> = {}): void =>
    githubFixture.github.addFault({ method: 'POST', path, action, ...rest })

  it('come once, to the next request of that method and path', async () => {
    fail(faults.badGateway())
    assert.equal((await githubFixture.fetch('wes', path)).status, 200)
    assert.deepEqual([(await create()).status, (await create()).status], [502, 201])
  })

  it('come at the nth request, as often as configured', async () => {
    fail(faults.badGateway(), { nth: 2, times: 2 })
    const statuses = []
    for (let count = 1; count <= 4; count++) {
      statuses.push((await create()).status)
    }
    assert.deepEqual(statuses, [201, 502, 502, 201])
  })

  it('match path and query by an expression, stay, and are cleared', async () => {
    githubFixture.github.addFault({ path: /issues\?state=all/, times: Infinity, action: faults.forbidden() })
    assert.deepEqual(
      [
        (await githubFixture.fetch('wes', `${path}?state=all`)).status,
        (await githubFixture.fetch('wes', `${path}?state=all`)).status,
        (await githubFixture.fetch('wes', path)).status,
      ],
      [403, 403, 200],
    )
    githubFixture.github.clearFaults()
    assert.equal((await githubFixture.fetch('wes', `${path}?state=all`)).status, 200)
  })

  it('answer as configured, readable across origins', async () => {
    fail({ kind: 'answer', status: 418, body: { message: 'Teapot' }, headers: { 'x-kettle': 'on' } })
    const answer = await create()
    assert.deepEqual(
      [
        answer.status,
        await answer.json(),
        answer.headers.get('x-kettle'),
        answer.headers.get('access-control-allow-origin'),
      ],
      [418, { message: 'Teapot' }, 'on', '*'],
    )
    assert.deepEqual(titles(), [])
  })

  it('drop the connection before anything is applied', async () => {
    fail({ kind: 'drop' })
    await assert.rejects(create(), TypeError)
    assert.deepEqual(titles(), [])
    assert.deepEqual(
      githubFixture.github.requests.map(({ status, fault }) => [status, fault]),
      [[undefined, 'drop']],
    )
  })

  it('apply it and lose the answer', async () => {
    fail({ kind: 'loseAnswer' })
    await assert.rejects(create('kept'), TypeError)
    assert.deepEqual(titles(), ['kept'])
  })

  it('break the answer off in the middle', async () => {
    fail({ kind: 'breakOff' })
    await assert.rejects(
      create('kept').then((answer) => answer.text()),
      TypeError,
    )
    assert.deepEqual(titles(), ['kept'])
  })

  it('cut the JSON short', async () => {
    fail({ kind: 'truncate' })
    const answer = await create('kept')
    assert.equal(answer.status, 201)
    await assert.rejects(answer.json(), SyntaxError)
    assert.deepEqual(titles(), ['kept'])
  })

  it('send a page where JSON should be', async () => {
    fail({ kind: 'garble' })
    const answer = await create()
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/json; charset=utf-8'])
    await assert.rejects(answer.json(), SyntaxError)
  })

  it('delay the answer', async () => {
    fail({ kind: 'delay', milliseconds: 1 })
    assert.equal((await create()).status, 201)
  })

  it('delay the answer until released, and let others pass', async () => {
    let release = (): void => undefined
    githubFixture.github.addFault({
      path: '/repos/Acme/Notes',
      action: { kind: 'hold', until: new Promise<void>((resolve) => (release = resolve)) },
    })
    const held = githubFixture.fetch('wes', '/repos/Acme/Notes')
    assert.equal((await create()).status, 201)
    assert.deepEqual(
      githubFixture.github.requests.map((each) => each.path),
      [path],
    )
    release()
    assert.equal((await held).status, 200)
  })

  it('stall until the client goes away', async () => {
    fail({ kind: 'stall' })
    const controller = new AbortController()
    const stalled = githubFixture.fetch('wes', path, {
      method: 'POST',
      body: '{"title":"x"}',
      signal: controller.signal,
    })
    const outcome = assert.rejects(stalled, { name: 'AbortError' })
    while (!githubFixture.github.requests.some(({ fault }) => fault === 'stall')) {
      await githubFixture.fetch('wes', '/rate_limit')
    }
    controller.abort()
    await outcome
    assert.deepEqual(titles(), [])
  })

  it('end with the server, stalled or not', async () => {
    fail({ kind: 'stall' })
    const outcome = assert.rejects(create(), TypeError)
    while (!githubFixture.github.requests.some(({ fault }) => fault === 'stall')) {
      await githubFixture.fetch('wes', '/rate_limit')
    }
    await githubFixture.github.stop()
    await outcome
  })
})
