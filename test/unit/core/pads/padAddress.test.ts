import assert from 'node:assert/strict'
import {
  findPadAddresses,
  padPage,
  padRequests,
  padSection,
  readPadAddress,
} from '../../../../src/core/pads/padAddress'

const requests = (text: string): readonly string[] | undefined => {
  const address = readPadAddress(text)
  return address && padRequests(address).map(({ url }) => url)
}

describe('the address of a pad', () => {
  it('can have a view, a section, a route, an action and a path', () => {
    assert.deepEqual(requests('https://pad.example.org/abc'), ['https://pad.example.org/abc/download'])
    assert.deepEqual(requests('https://pad.example.org/abc?both#2026-03-05'), ['https://pad.example.org/abc/download'])
    assert.deepEqual(requests('https://pad.example.org/s/abcdefg'), ['https://pad.example.org/s/abcdefg/download'])
    assert.deepEqual(requests('https://example.org/pads/abc/download'), ['https://example.org/pads/abc/download'])
    assert.deepEqual(requests('https://example.org/pads/abc/'), ['https://example.org/pads/abc/download'])
    assert.deepEqual(requests('https://hackmd.io/@team/2026-call?view'), ['https://hackmd.io/@team/2026-call/download'])
  })
  it('of a presentation may be one of HedgeDoc or of Etherpad', () => {
    assert.deepEqual(requests('https://pad.example.org/p/abcdefg#/3'), [
      'https://pad.example.org/s/abcdefg/download',
      'https://pad.example.org/p/abcdefg/export/txt',
    ])
    assert.deepEqual(requests('https://etherpad.example.org/p/team-call-2026-03-05/timeslider#12'), [
      'https://etherpad.example.org/p/team-call-2026-03-05/export/txt',
    ])
  })
  it('can be in a sentence, in brackets, or without a protocol', () => {
    assert.deepEqual(requests('HedgeDoc: <https://pad.example.org/abc>.'), ['https://pad.example.org/abc/download'])
    assert.deepEqual(requests('[pad](https://pad.example.org/abc)'), ['https://pad.example.org/abc/download'])
    assert.deepEqual(requests(' pad.example.org/abc '), ['https://pad.example.org/abc/download'])
  })
  it('says its day', () => {
    assert.equal(readPadAddress('https://pad.example.org/abc?view#2026-03-05')?.day, '2026-03-05')
    assert.equal(readPadAddress('https://pad.example.org/abc#Call-5-March-2026')?.day, undefined)
    assert.equal(readPadAddress('https://pad.example.org/abc%20#Call%205%20March%202026')?.day, '2026-03-05')
    assert.equal(readPadAddress('https://pad.example.org/abc#%')?.day, undefined)
  })
  it('is not a page of the server, plain text or another protocol, and has no password', () => {
    for (const text of [
      'notes of the call',
      'https://pad.example.org',
      'https://pad.example.org/',
      'https://pad.example.org/new',
      'https://pad.example.org/features',
      'https://user:secret@pad.example.org/abc',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://pad.example.org/%2e%2e',
      '# 2026-03-05\n\n## Agenda',
    ])
      assert.equal(readPadAddress(text), undefined, text)
  })
  it('shows whether it is in a private network', () => {
    for (const host of [
      'localhost:3000',
      '127.0.0.1',
      '2130706433',
      '10.1.2.3',
      '[::1]',
      'pad',
      'pad.local',
      'localhost.',
    ])
      assert.equal(readPadAddress(`http://${host}/abc`)?.isPrivate, true, host)
    for (const host of ['pad.example.org', '8.8.8.8', '10.example.org'])
      assert.equal(readPadAddress(`http://${host}/abc`)?.isPrivate, false, host)
  })
  it('is found in minutes, once for each pad', () =>
    assert.deepEqual(
      findPadAddresses(
        'https://pad.example.org/abc?both, [pad](https://pad.example.org/abc#x), https://github.com/o/r',
        ({ origin }) => origin === 'https://pad.example.org',
      ).map(padPage),
      ['https://pad.example.org/abc'],
    ))
})

describe('the section of a pad', () => {
  const hedgeDoc = readPadAddress('https://pad.example.org/2026-board')
  const etherpad = readPadAddress('https://pad.example.org/p/board')
  for (const [heading, anchor] of [
    ['2026-03-05', '?both#2026-03-05'],
    ['Board, 5 March 2026 (call)', '?both#Board-5-March-2026-call'],
    ['Vorstand <b>März</b>', '?both#Vorstand-M%C3%A4rz'],
    [undefined, ''],
    ['***', ''],
  ] as const)
    it(`is found by its heading: ${String(heading)}`, () =>
      assert.equal(hedgeDoc && padSection(hedgeDoc, heading), `https://pad.example.org/2026-board${anchor}`))
  it('is the whole pad on Etherpad', () =>
    assert.equal(etherpad && padSection(etherpad, '2026-03-05'), etherpad && padPage(etherpad)))
})
