import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cutPad } from '../../../../src/core/pads/cutPad'
import { withHeadingLevel } from '../../../../src/core/pads/headingLevels'

/** Bodies of minutes that are hard to cut: dates in text, code, rules, lists, open fences, headings of all kinds. */
const bodies: readonly (readonly string[])[] = [
  ['## Participants', '- @ada', '- @bo', '', '## Agenda', '', '### Release (@ada)', '* due 2026-04-01', '* moved'],
  ['## Agenda', '- Next call on 2026-05-07', '', '| a | b |', '| - | - |', '| 1 | 2 |'],
  ['', 'Only text, no headings. See https://example.org/2026/01/02/news.', '', '> ## quoted'],
  ['## Logs', '```sh', '# not a heading', 'make   ', '```', '', '## Next', '  * nested', '\t* tab'],
  ['Intro', '', '---', '', '## Part two ##', 'text', '***', 'more'],
  ['## Open fence', '```yaml', 'never: closed'],
  ['<!-- hidden', '# 1999-12-31', '-->', '## Shown', '#hashtag', '    # indented'],
  ['## Underlined', 'Sub', '---', 'text'],
  ['### Deep first', '## Then higher', '- [ ] task', '- [x] done'],
]

const titles: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => `${day} Team platform`,
  (day) => `Platform call on ${day}`,
  (day) => `Notes ${day} (online)`,
]

const tops: readonly string[] = [
  '',
  '[TOC]\n\n',
  '# Platform\n\n[TOC]\n\n---\n\n',
  '---\ntitle: Platform\n---\n\n',
  '# Contents\n\n- [first](#first)\n\n',
]

interface File {
  readonly date: string
  readonly text: string
}

const file = (week: number): fc.Arbitrary<File> =>
  fc.record({ title: fc.nat(titles.length - 1), body: fc.nat(bodies.length - 1) }).map(({ title, body }) => {
    const date = new Date(Date.UTC(2026, 0, 8 + 7 * week)).toISOString().slice(0, 10)
    return { date, text: [`# ${titles[title]!(date)}`, ...bodies[body]!].join('\n') }
  })

const pads = fc.record({
  files: fc
    .integer({ min: 3, max: 40 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => file(i)))),
  isReversed: fc.boolean(),
  shift: fc.integer({ min: 0, max: 2 }),
  seam: fc.constantFrom('\n\n', '\n---\n', '\n\n---\n\n', '\n\n\n'),
  top: fc.constantFrom(...tops),
})

/** Shifts only what Markdown reads as a heading of the bodies above. */
function lower(text: string, shift: number): string {
  let isCode = false
  return text
    .split('\n')
    .map((line) => {
      if (/^(?:```|<!--|-->)/.test(line)) isCode = /^(?:```sh|<!--)/.test(line)
      return isCode ? line : line.replace(/^#+(?= )/, (marks) => marks + '#'.repeat(shift))
    })
    .join('\n')
}

describe('rolling pads', () => {
  it('give back each of the minutes they were made of', () => {
    fc.assert(
      fc.property(pads, ({ files, isReversed, shift, seam, top }) => {
        const order: readonly File[] = isReversed ? files.toReversed() : files
        const pad = top + order.map(({ text }) => lower(text, shift)).join(seam) + '\n'
        const meetings = cutPad(pad).filter(({ date }) => date !== undefined)
        assert.deepEqual(
          meetings.map(({ date, text }) => ({ date, text: withHeadingLevel(text, 1) })),
          order.map(({ date, text }) => ({ date, text: `${text}\n` })),
        )
        const lines = pad.split('\n')
        for (const { line, endLine, text } of meetings)
          assert.equal(`${lines.slice(line - 1, endLine).join('\n')}\n`, text)
      }),
      { numRuns: 300 },
    )
  })
})
