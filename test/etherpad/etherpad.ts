import assert from 'node:assert/strict'
import { mergeFetched } from '../../src/core/pads/mergeFetched'
import { cutPad } from '../../src/core/pads/cutPad'
import { readPadAddress } from '../../src/core/pads/padAddress'
import { fetchPad } from '../../src/padServers/fetchPad'
import { PadError } from '../../src/padServers/padError'
import { type Etherpad, startEtherpad } from './startEtherpad'

// Etherpad allows ten exports in 90 seconds, so the tests count theirs.
describe('a real Etherpad', () => {
  let etherpad: Etherpad
  before(async () => {
    etherpad = await startEtherpad()
  })
  after(() => etherpad.stop())

  const get = (path: string): Promise<string> => {
    const address = readPadAddress(`${etherpad.origin}${path}`)
    assert.ok(address !== undefined)
    return fetchPad(address, {
      ask: fetch,
      signal: new AbortController().signal,
      timeoutMs: 20_000,
      isWebPage: false,
    })
  }
  const failureOf = async (path: string): Promise<string> => {
    try {
      await get(path)
    } catch (error) {
      assert.ok(error instanceof PadError, String(error))
      return error.code
    }
    assert.fail('expected a failure')
  }
  // Etherpad appends a line break to each text.
  const meeting = '# 2026-03-05\n\n- @ada will call — “Grüße” 会议 🎉\n'

  it('gives the text of a pad with any name and address', async () => {
    await etherpad.call('createPad', { padID: 'team call', text: meeting.trimEnd() })
    assert.equal(await get('/p/team%20call'), meeting)
    // Seven to fourteen characters can also be an id of HedgeDoc.
    await etherpad.call('createPad', { padID: 'newsroom', text: meeting.trimEnd() })
    assert.equal(await get('/p/newsroom/timeslider#3'), meeting)
  })

  it('gives it through the read-only address', async () => {
    const { readOnlyID } = await etherpad.call('getReadOnlyID', { padID: 'newsroom' })
    assert.equal(await get(`/p/${String(readOnlyID)}`), meeting)
  })

  it('has no unknown pad, and none is made by asking', async () => {
    assert.equal(await failureOf('/p/nobody-wrote-this-one'), 'notFound')
    const { padIDs } = await etherpad.call('listAllPads', {})
    assert.deepEqual([...(padIDs as string[])].sort(), ['newsroom', 'team_call'])
  })

  it('is cut into meetings, and merged when it was changed', async () => {
    const pad = `${meeting}\n# 2026-03-12\n\n- @bo buys a bell`
    await etherpad.call('setText', { padID: 'newsroom', text: pad })
    const before = await get('/p/newsroom')
    assert.deepEqual(
      cutPad(before).map(({ date }) => date),
      ['2026-03-05', '2026-03-12'],
    )
    await etherpad.call('setText', { padID: 'newsroom', text: pad.replace('a bell', 'two bells') })
    const own = before.replace('will call', 'calls')
    assert.deepEqual(mergeFetched(before, own, await get('/p/newsroom')), {
      kind: 'merged',
      text: own.replace('a bell', 'two bells'),
    })
  })

  it('asks to wait after ten exports', async () => {
    let code = ''
    for (let count = 0; code === '' && count < 12; count++)
      code = await get('/p/newsroom').then(
        () => '',
        (error: unknown) => (error instanceof PadError ? error.code : String(error)),
      )
    assert.equal(code, 'rateLimited')
  })
})
