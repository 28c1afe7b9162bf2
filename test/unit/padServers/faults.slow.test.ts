import assert from 'node:assert/strict'
import { readPadAddress } from '../../../src/core/pads/padAddress'
import { createPad } from '../../../src/padServers/createPad'
import { fetchPad, fetchPadInfo } from '../../../src/padServers/fetchPad'
import { PadError } from '../../../src/padServers/padError'
import { type FakeHedgeDoc, startFakeHedgeDoc } from '../../pads/fakeHedgeDoc'
import type { Fault } from '../../pads/fakeServer'

const faults: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'reset', afterWork: true },
  { kind: 'silent' },
  { kind: 'endless' },
  { kind: 'endless', type: 'text/html' },
  { kind: 'cut' },
  { kind: 'redirect', location: '/' },
  { kind: 'redirect', location: 'http://10.0.0.1/' },
  { kind: 'redirect', location: 'https://[broken' },
  ...[200, 204, 301, 302, 400, 401, 403, 404, 409, 410, 413, 429, 500, 502, 503].map((status): Fault => ({
    kind: 'status',
    status,
  })),
]

describe('every request with every fault', () => {
  let server: FakeHedgeDoc
  before(async () => {
    server = await startFakeHedgeDoc()
  })
  after(() => server.stop())

  const signal = new AbortController().signal
  const requests: Readonly<Record<string, (page: string, timeoutMs: number) => Promise<unknown>>> = {
    download: (page, timeoutMs) => fetchPad(readPadAddress(page)!, { ask: fetch, timeoutMs, isWebPage: false, signal }),
    info: (page, timeoutMs) => fetchPadInfo(readPadAddress(page)!, { ask: fetch, timeoutMs, signal }),
    new: (_page, timeoutMs) => createPad(server.url, '# A', undefined, { ask: fetch, timeoutMs, signal }),
  }
  for (const [name, request] of Object.entries(requests))
    it(`${name} fails with a reason, sends nothing twice, and leaves other pads alone`, async () => {
      const note = server.addNote('# 2026-03-05')
      for (const fault of faults) {
        const [sent, pads] = [server.requests.length, server.notes.length]
        server.fail(fault)
        const neverEnds = fault.kind === 'silent' || fault.kind === 'endless'
        const result = await request(`${server.url}/${note.id}`, neverEnds ? 500 : 9_000).catch(
          (error: unknown) => error,
        )
        server.clearFaults()
        const what = `${name} ${JSON.stringify(fault)}`
        assert.ok(name === 'info' ? result === undefined : result instanceof PadError, `${what}: ${String(result)}`)
        assert.equal(server.requests.length - sent, 1, what)
        assert.ok(server.notes.length - pads <= (name === 'new' ? 1 : 0), what)
        assert.equal(note.text, '# 2026-03-05')
      }
    })
})
