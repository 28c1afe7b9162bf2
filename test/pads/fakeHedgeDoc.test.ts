import assert from 'node:assert/strict'
import { type FakeHedgeDoc, startFakeHedgeDoc } from './fakeHedgeDoc'

describe('the fake HedgeDoc', () => {
  let server: FakeHedgeDoc
  const ask = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...options })
  const post = (path: string, type: string, body: string): Promise<Response> =>
    ask(path, { method: 'POST', headers: { 'content-type': type }, body })
  afterEach(() => server.stop())

  it('returns a text by id, short id and alias, for every origin', async () => {
    server = await startFakeHedgeDoc()
    const note = server.addNote('# A', { alias: 'team' })
    for (const path of [note.id, note.shortId, 'team', `s/${note.shortId}`, `${note.id}/download?view`]) {
      const response = await ask(`/${path.replace(/\/download.*/, '')}/download${path.includes('?') ? '?view' : ''}`)
      assert.equal(await response.text(), '# A')
      assert.equal(response.headers.get('content-type'), 'text/markdown; charset=utf-8')
      assert.equal(response.headers.get('access-control-allow-origin'), '*')
      assert.match(response.headers.get('content-disposition') ?? '', /filename=A\.md$/)
      assert.equal(response.headers.get('hedgedoc-version'), '1.12.0')
    }
  })

  it('redirects the download of a presentation', async () => {
    server = await startFakeHedgeDoc()
    const note = server.addNote('# A')
    const response = await ask(`/p/${note.shortId}/download`)
    assert.equal(response.status, 302)
    assert.equal(response.headers.get('location'), `/p/${note.shortId}`)
  })

  it('gives the time of the last edit; null before the first one', async () => {
    server = await startFakeHedgeDoc()
    const note = server.addNote('# A')
    const info = async (): Promise<unknown> =>
      ((await (await ask(`/${note.id}/info`)).json()) as { readonly updatetime: unknown }).updatetime
    assert.equal(await info(), null)
    server.edit(note, '# B', new Date('2026-03-05T10:00:00Z'))
    assert.equal(await info(), '2026-03-05T10:00:00.000Z')
  })

  it('refuses by a redirect to the start page, without CORS', async () => {
    server = await startFakeHedgeDoc({ basePath: '/pads' })
    const note = server.addNote('# A', { isPrivate: true })
    const response = await ask(`/${note.id}/download`)
    assert.equal(response.status, 302)
    assert.equal(response.headers.get('location'), '/pads/')
    assert.equal(response.headers.get('access-control-allow-origin'), null)
    const start = await fetch(`${server.url}/${note.id}/download`)
    assert.equal(start.status, 200)
    assert.match(start.headers.get('content-type') ?? '', /^text\/html/)
  })

  it('answers an unknown name with 404, or makes it where names are free', async () => {
    server = await startFakeHedgeDoc()
    assert.equal((await ask('/unknown')).status, 404)
    await server.stop()
    server = await startFakeHedgeDoc({ hasFreeNames: true })
    assert.equal((await ask('/unknown')).status, 200)
    assert.equal(server.notes[0]?.alias, 'unknown')
  })

  it('makes a note from text only', async () => {
    server = await startFakeHedgeDoc()
    const response = await post('/new', 'text/markdown', '# A\r\nB')
    assert.equal(response.status, 302)
    assert.equal(response.headers.get('location'), `${server.url}/${server.notes[0]!.id}`)
    assert.equal(response.headers.get('access-control-allow-origin'), null)
    await post('/new', 'text/plain;charset=UTF-8', 'plain')
    await post('/new', 'application/json', '{"text":"lost"}')
    await post('/new', 'application/x-www-form-urlencoded', 'text=lost')
    assert.deepEqual(
      server.notes.map(({ text }) => text),
      ['# A\nB', 'plain', '', ''],
    )
  })

  it('makes a note with a name only where allowed, and once', async () => {
    server = await startFakeHedgeDoc({ hasFreeNames: true })
    const response = await post('/new/team', 'text/markdown', 'A')
    assert.equal(response.headers.get('location'), `${server.url}/team`)
    assert.equal((await post('/new/team', 'text/markdown', 'B')).status, 409)
    assert.equal((await post('/new/a/b', 'text/markdown', 'B')).status, 404)
    await server.stop()
    server = await startFakeHedgeDoc()
    assert.equal((await post('/new/team', 'text/markdown', 'A')).headers.get('location'), '/')
    assert.equal(server.notes.length, 0)
  })

  it('limits the length of a note and the number of new ones', async () => {
    server = await startFakeHedgeDoc()
    assert.equal((await post('/new', 'text/markdown', 'x'.repeat(100_001))).status, 413)
    for (let count = 0; count < 19; count++) await post('/new', 'text/markdown', 'A')
    const response = await post('/new', 'text/markdown', 'A')
    assert.equal(response.status, 429)
    assert.equal(response.headers.get('retry-after'), '300')
  })

  it('does not answer a preflight', async () => {
    server = await startFakeHedgeDoc()
    const note = server.addNote('A')
    const response = await ask(`/${note.id}/download`, { method: 'OPTIONS' })
    assert.equal(response.headers.get('access-control-allow-origin'), null)
  })

  it('removes a slash at the end, and says who is signed in', async () => {
    server = await startFakeHedgeDoc()
    const note = server.addNote('A')
    assert.equal((await ask(`/${note.id}/`)).status, 301)
    assert.deepEqual(await (await ask('/me')).json(), { status: 'forbidden' })
  })

  it('lists revisions', async () => {
    server = await startFakeHedgeDoc()
    const note = server.addNote('ABC')
    const { revision } = (await (await ask(`/${note.id}/revision`)).json()) as { revision: { length: number }[] }
    assert.equal(revision[0]?.length, 3)
    assert.match(await (await ask(`/${note.id}/revision/1`)).text(), /"content":"ABC"/)
  })
})
