import assert from 'node:assert/strict'
import { padPage } from '../../../src/core/pads/padAddress'
import { createPad } from '../../../src/padServers/createPad'
import { PadError, type PadErrorCode } from '../../../src/padServers/padError'
import { type FakeHedgeDoc, startFakeHedgeDoc } from '../../pads/fakeHedgeDoc'

describe('making a pad', () => {
  let server: FakeHedgeDoc
  afterEach(() => server.stop())

  const create = async (text = '# A', alias?: string, timeoutMs = 8_000): Promise<string> =>
    padPage(
      await createPad(server.url, text, alias, {
        ask: fetch,
        signal: new AbortController().signal,
        timeoutMs,
      }),
    )
  const assertFailure = (code: PadErrorCode, text?: string, alias?: string, timeoutMs?: number): Promise<void> =>
    assert.rejects(
      () => create(text, alias, timeoutMs),
      (error) => error instanceof PadError && error.code === code,
    )

  it('returns its address', async () => {
    server = await startFakeHedgeDoc({ basePath: '/pads' })
    assert.equal(await create('# A\n'), `${server.url}/${server.notes[0]!.id}`)
    assert.equal(server.notes[0]?.text, '# A\n')
  })
  it('uses a name where the server allows names', async () => {
    server = await startFakeHedgeDoc({ hasFreeNames: true })
    assert.equal(await create('# A', '2026-platform'), `${server.url}/2026-platform`)
    await assertFailure('nameTaken', '# B', '2026-platform')
  })
  it('names refusal', async () => {
    server = await startFakeHedgeDoc({ hasGuestPads: false })
    await assertFailure('creationRefused')
    server.fail({ kind: 'status', status: 403 })
    await assertFailure('creationRefused')
  })
  it('names a text that is too long, before sending it and after', async () => {
    server = await startFakeHedgeDoc()
    await assertFailure('tooLarge', 'x'.repeat(100_001))
    assert.equal(server.requests.length, 0)
    server.fail({ kind: 'status', status: 413 })
    await assertFailure('tooLarge')
  })
  it('names the limit of new pads', async () => {
    server = await startFakeHedgeDoc()
    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '300' } })
    await assertFailure('rateLimited')
  })
  it('says that a pad may exist when the answer is lost, and sends nothing again', async () => {
    server = await startFakeHedgeDoc()
    server.fail({ kind: 'reset', afterWork: true })
    await assertFailure('outcomeUnknown')
    assert.equal(server.notes.length, 1)
    server.fail({ kind: 'silent' })
    await assertFailure('outcomeUnknown', '# A', undefined, 300)
    assert.equal(server.requests.length, 2)
  })
  it('does not accept an address on another server', async () => {
    server = await startFakeHedgeDoc()
    server.fail({ kind: 'redirect', location: 'https://elsewhere.example/abc' })
    await assertFailure('creationRefused')
  })
})
