import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parsePageMessage } from '../../../../src/core/slides/messages'

describe('any message of a page', () => {
  it('is parsed to a known message or undefined', () => {
    const values = fc.oneof(
      fc.constantFrom(
        'ready',
        'shown',
        'source',
        'line',
        'open',
        'allow',
        'command',
        'size',
        'present',
        'end',
        '__proto__',
      ),
      fc.integer(),
      fc.anything(),
    )
    const message = fc.dictionary(
      fc.constantFrom('kind', 'slide', 'line', 'href', 'host', 'command', 'width', 'height', 'toString', 'constructor'),
      values,
      { noNullPrototype: false },
    )
    fc.assert(
      fc.property(fc.oneof(message, fc.anything()), (sent) => {
        const read = parsePageMessage(sent)
        if (read === undefined) return
        for (const [name, value] of Object.entries(read)) {
          if (['slide', 'line', 'width', 'height'].includes(name))
            assert.ok(Number.isInteger(value) && Number(value) >= 0)
          else assert.equal(typeof value, 'string')
        }
        assert.ok(['ready', 'shown', 'source', 'line', 'open', 'allow', 'command', 'size'].includes(read.kind))
      }),
      { numRuns: 2_000 },
    )
  })
})
