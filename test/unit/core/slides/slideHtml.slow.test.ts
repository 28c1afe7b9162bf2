import assert from 'node:assert/strict'
import fc from 'fast-check'
import { renderSlide } from '../../../../src/core/slides/slideHtml'
import { dangersIn } from './dangersIn'

const html = (source: string): string => renderSlide(source).html

describe('a hostile slide', () => {
  it('with thousands of nested elements is shown as text', () =>
    assert.doesNotThrow(() => html('<div>'.repeat(50_000))))
  it('never throws', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '```\n',
      '<!--',
      '-->',
      '.slide:',
      'a="',
      '![',
      '](',
      ' =',
      'x',
      '\n',
      '<a ',
      '<style>',
      '&#',
      ':tada',
      '|',
      '- [ ] ',
      'Note:',
      '$',
      '{%youtube ',
      ' %}',
      '==',
      ':::info\n',
      '[^1]',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (parts) => {
        const { html: content } = renderSlide(parts.join(''))
        assert.deepEqual(dangersIn(content), [], content)
      }),
      { numRuns: 300 },
    )
  })
})
