import assert from 'node:assert/strict'
import { findHandleRanges } from '../../../../src/core/people/handleRanges'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function renamed(text: string): string {
  return [...findHandleRanges(text, readMinutes(text), 'oak', ['https://github.com', 'https://git.example.org'])]
    .reverse()
    .reduce((result, { start, end }) => `${result.slice(0, start)}elm${result.slice(end)}`, text)
}

describe('the ranges of a handle', () => {
  for (const [written, expected] of [
    ['AI @oak: ask @Oak', 'AI @elm: ask @elm'],
    ['<a href="https://github.com/oak">@oak</a>', '<a href="https://github.com/elm">@elm</a>'],
    ['[@oak](https://git.example.org/Oak)', '[@elm](https://git.example.org/elm)'],
    ['[@oak](https://github.com/oaks)', '[@elm](https://github.com/oaks)'],
    ['@oak-tree, an.oak@oak.org, `@oak`', '@oak-tree, an.oak@oak.org, `@oak`'],
    ['```\n@oak\n```', '```\n@oak\n```'],
    ['<!-- @oak -->', '<!-- @oak -->'],
  ] as const)
    it(`in ${JSON.stringify(written)} are changed to ${JSON.stringify(expected)}`, () =>
      assert.equal(renamed(written), expected))
  it('include the address of a linked name', () =>
    assert.equal(
      renamed('## Present\n\n- [Ada Oak](https://github.com/oak)\n\n## Agenda\n'),
      '## Present\n\n- [Ada Oak](https://github.com/elm)\n\n## Agenda\n',
    ))
})
