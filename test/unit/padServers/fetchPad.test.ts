import assert from 'node:assert/strict'
import { readPadAddress } from '../../../src/core/pads/padAddress'
import { fetchPad, fetchPadInfo } from '../../../src/padServers/fetchPad'
import { PadError, type PadErrorCode } from '../../../src/padServers/padError'
import { startFakeEtherpad } from '../../pads/fakeEtherpad'
import { startFakeHackMD } from '../../pads/fakeHackMD'
import { type FakeHedgeDoc, startFakeHedgeDoc } from '../../pads/fakeHedgeDoc'
import type { Fault } from '../../pads/fakeServer'

const get = (url: string, timeoutMs = 5_000, signal = new AbortController().signal): Promise<string> =>
  fetchPad(readPadAddress(url)!, { ask: fetch, signal, timeoutMs, isWebPage: false })

async function assertFailure(code: PadErrorCode, run: () => Promise<unknown>): Promise<PadError> {
  try {
    await run()
  } catch (error) {
    assert.ok(error instanceof PadError, String(error))
    assert.equal(error.code, code)
    return error
  }
  assert.fail(`expected ${code}`)
}

describe('fetching a pad', () => {
  let server: FakeHedgeDoc
  beforeEach(async () => {
    server = await startFakeHedgeDoc({ basePath: '/pads' })
  })
  afterEach(() => server.stop())

  it('accepts every form of its address', async () => {
    const { id, shortId } = server.addNote('# 2026-03-05\r\nA', { alias: 'team' })
    for (const path of [
      'team',
      id,
      shortId,
      'team?both',
      'team?view#2026-03-05',
      `s/${shortId}`,
      `p/${shortId}#/1`,
      'team/',
    ])
      assert.equal(await get(`${server.url}/${path}`), '# 2026-03-05\nA', path)
  })

  it('sends no cookies and no custom headers', async () => {
    await get(`${server.url}/${server.addNote('A').id}`)
    const [request] = server.requests
    assert.deepEqual(
      Object.keys(request?.headers ?? {}).filter(
        (name) => !/^(?:host|connection|accept|accept-.*|user-agent|sec-.*|cache-control|pragma)$/.test(name),
      ),
      [],
    )
  })

  it('never asks for the page of a pad, which could make one', async () => {
    await assertFailure('notFound', () => get(`${server.url}/unknown`))
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/pads/unknown/download'],
    )
    assert.equal(server.notes.length, 0)
  })

  it('names a pad for members only', async () => {
    const note = server.addNote('A', { isPrivate: true })
    await assertFailure('signInRequired', () => get(`${server.url}/${note.id}`))
  })

  it('reads a public pad of HackMD, and names others', async () => {
    const hackmd = await startFakeHackMD()
    hackmd.notes.set('abcDEF123', { text: '# A', isPublic: true }).set('secret', { text: '# B', isPublic: false })
    assert.equal(await get(`${hackmd.origin}/abcDEF123?both`), '# A')
    await assertFailure('signInRequired', () => get(`${hackmd.origin}/secret`))
    await hackmd.stop()
  })

  it('reads a pad of Etherpad', async () => {
    const etherpad = await startFakeEtherpad()
    etherpad.pads.set('team_call', 'A').set('shortname', 'B').set('old: call', 'C')
    assert.equal(await get(`${etherpad.origin}/p/team%20call`), 'A')
    assert.equal(await get(`${etherpad.origin}/p/team_call`), 'A')
    assert.equal(await get(`${etherpad.origin}/p/old:%20call`), 'C')
    assert.equal(await get(`${etherpad.origin}/p/shortname`), 'B')
    await assertFailure('notFound', () => get(`${etherpad.origin}/p/none`))
    for (let count = 0; count < 10; count++) await get(`${etherpad.origin}/p/team%20call`).catch(() => undefined)
    await assertFailure('rateLimited', () => get(`${etherpad.origin}/p/team%20call`))
    // A name that can be an id of HedgeDoc is requested there first.
    await assertFailure('rateLimited', () => get(`${etherpad.origin}/p/shortname`))
    await etherpad.stop()
  })

  const faults: readonly (readonly [string, Fault, PadErrorCode])[] = [
    ['no answer', { kind: 'silent' }, 'timeout'],
    ['an endless answer', { kind: 'endless' }, 'timeout'],
    ['a connection that ends', { kind: 'reset' }, 'offline'],
    ['half an answer', { kind: 'cut' }, 'offline'],
    ['a page with status 200', { kind: 'status', status: 200 }, 'signInRequired'],
    [
      'a text of another type',
      { kind: 'status', status: 200, headers: { 'content-type': 'application/json' } },
      'notAPad',
    ],
    ['refusal of a person who is signed in', { kind: 'status', status: 403 }, 'signInRequired'],
    ['an error of the server', { kind: 'status', status: 500 }, 'serverError'],
    ['overload', { kind: 'status', status: 503 }, 'rateLimited'],
    ['a redirect to a private network', { kind: 'redirect', location: 'http://192.168.0.1/admin' }, 'redirected'],
    ['a redirect to another port', { kind: 'redirect', location: 'http://127.0.0.1:1/x' }, 'redirected'],
    ['a redirect to a file', { kind: 'redirect', location: 'file:///etc/passwd' }, 'redirected'],
    ['a redirect to a sign-in page', { kind: 'redirect', location: 'https://sso.example.org/login' }, 'signInRequired'],
    [
      'a page that says it is Markdown',
      {
        kind: 'status',
        status: 200,
        headers: { 'content-type': 'text/markdown' },
        body: '\uFEFF\n<!DOCTYPE html>\n<html><h1>2026-03-05</h1></html>',
      },
      'signInRequired',
    ],
    [
      'more than two megabytes',
      { kind: 'status', status: 200, headers: { 'content-type': 'text/markdown' }, body: 'x'.repeat(5_000_000) },
      'tooLarge',
    ],
  ]
  for (const [name, fault, code] of faults)
    it(`names ${name}`, async () => {
      const note = server.addNote('A')
      server.fail(fault)
      await assertFailure(code, () => get(`${server.url}/${note.id}`, code === 'timeout' ? 300 : 5_000))
    })

  it('stops following redirects that never end', async () => {
    const note = server.addNote('A')
    server.fail({ kind: 'redirect', location: `/pads/${note.id}/download?again` }, /./, 100)
    await assertFailure('redirected', () => get(`${server.url}/${note.id}`))
    assert.ok(server.requests.length < 6)
  })

  it('can be cancelled', async () => {
    const note = server.addNote('A')
    server.fail({ kind: 'silent' })
    const abort = new AbortController()
    const run = get(`${server.url}/${note.id}`, 5_000, abort.signal)
    abort.abort()
    await assertFailure('cancelled', () => run)
  })

  it('says when to try again', async () => {
    const note = server.addNote('A')
    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } })
    const { details } = await assertFailure('rateLimited', () => get(`${server.url}/${note.id}`))
    assert.ok(Math.abs((details.retryAt?.getTime() ?? 0) - Date.now() - 60_000) < 10_000)
  })

  it('has one failure for what a web page cannot tell apart', async () => {
    const note = server.addNote('A')
    server.fail({ kind: 'reset' })
    await assertFailure('unreachable', () =>
      fetchPad(readPadAddress(`${server.url}/${note.id}`)!, {
        ask: fetch,
        signal: new AbortController().signal,
        isWebPage: true,
      }),
    )
  })

  it('reads the time of the last edit', async () => {
    const note = server.addNote('# A')
    const info = (): ReturnType<typeof fetchPadInfo> =>
      fetchPadInfo(readPadAddress(`${server.url}/${note.id}`)!, { ask: fetch, signal: new AbortController().signal })
    assert.deepEqual(await info(), { title: 'A', changedAt: undefined })
    server.edit(note, '# B', new Date('2026-03-05T10:00:00Z'))
    assert.deepEqual(await info(), { title: 'B', changedAt: new Date('2026-03-05T10:00:00Z') })
    server.fail({ kind: 'status', status: 200, body: '{' })
    assert.equal(await info(), undefined)
  })
})
