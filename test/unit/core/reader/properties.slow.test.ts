import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Minutes, Span } from '../../../../src/core/minutes'
import { normalizeLineEndings } from '../../../../src/core/positions'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** Factor for the number of samples: `THOROUGHNESS=20 npm run unit`. */
const thoroughness = Number(process.env['THOROUGHNESS'] ?? 1)

/** Pieces that the readers look for. Texts made of them cover more of the code than random characters. */
const pieces = [
  '# ',
  '## Participants',
  '## Agenda',
  '### Check AIs from last time',
  '#### Topic (@ada, 5 min)',
  '- ',
  '  - ',
  '* ',
  '> ',
  '1. ',
  '\t- ',
  '[ ] ',
  '[x] ',
  '@ada-l',
  '@bo_',
  '_AI @ada: call_',
  'AI: ',
  '(AI @bo)',
  'TODO: ',
  'ACTION-12: ',
  '#action bo to write',
  '#topic Next',
  '-> @bo',
  'done',
  '~~',
  '**',
  '_',
  '`',
  '```',
  '~~~',
  '|',
  '|---|---|',
  '---',
  '----',
  '---\ntype: slide\n---',
  '[#12](https://github.com/o/r/issues/12)',
  '[label](',
  '<https://github.com/o/r/pull/3>',
  'https://github.com/o/r/issues/4#issuecomment-1',
  'repo#5',
  'o/repo/#6',
  '![](pic.png =640x)',
  '<a href="https://github.com/ada">@ada</a>',
  '<!--',
  '-->',
  '<style>',
  '</style>',
  'Decision: ',
  'We agreed to go',
  'Minutes: @bo',
  'Who reports?',
  'excused: @cy',
  '2026-03-05',
  'Teilnehmer:',
  '\u00A0',
  '\u0000',
  '😀',
  '\uD83D',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  ' ',
]

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)
const salad = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''))

/** Lines of two or three pieces, to cover code that needs several lines. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '## ', '### ', '- ', '* ', '  - ', '    - ', '\t- ', '  ', '> ', '| '),
    fc.array(fc.oneof(piece, fc.constantFrom('call them', 'Kurt', ' ', ': ', ' (', ')', ', ', ' | ')), {
      maxLength: 4,
    }),
  )
  .map(([lead, parts]) => lead + parts.join(''))
const pages = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
  .map(([lines, ending]) => lines.join(ending))

const texts = fc.oneof(salad, pages)

/** All spans in the model. */
function spansOf(minutes: Minutes): readonly Span[] {
  const { date, title, participants, excused, duties, agenda, actions, decisions, references, mentions } = minutes
  const listed = [
    ...participants,
    ...excused,
    ...duties,
    ...agenda,
    ...actions,
    ...actions.flatMap(({ status }) => status),
    ...decisions,
    ...references,
    ...mentions,
    ...minutes.images,
    ...minutes.sections,
    ...minutes.sections.map(({ heading }) => ({ span: heading })),
    ...minutes.slides,
    ...(date === undefined ? [] : [date]),
    ...(title === undefined ? [] : [title]),
  ]
  return listed.map(({ span }) => span)
}

function sliceOf(text: string, { start, end }: Span): string {
  return normalizeLineEndings(text.slice(start.offset, end.offset))
}

/** The model without offsets: only these may depend on the line endings. */
function valuesOf(minutes: Minutes): unknown {
  return JSON.parse(JSON.stringify(minutes, (key, value: unknown) => (key === 'offset' ? undefined : value)))
}

describe('the reader, on any text', () => {
  it('throws nothing, and has positions that lie inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.split(/\r\n|\n|\r/)
        for (const { start, end } of spansOf(readMinutes(text))) {
          assert.ok(start.offset >= 0 && start.offset <= end.offset && end.offset <= text.length)
          for (const point of [start, end]) {
            assert.ok(point.line >= 1 && point.line <= lines.length)
            assert.ok(point.column >= 1 && point.column <= (lines[point.line - 1]?.length ?? 0) + 2)
          }
        }
      }),
      { numRuns: 400 * thoroughness },
    )
  })

  it('has at each position what the value says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const minutes = readMinutes(text)
        for (const { handle, span } of minutes.mentions)
          assert.equal(sliceOf(text, span).replaceAll('\\', ''), `@${handle}`)
        for (const { text: own, span } of [...minutes.actions, ...minutes.decisions])
          assert.equal(sliceOf(text, span), own)
        for (const { number, span } of minutes.references) assert.ok(sliceOf(text, span).includes(String(number)))
        for (const { value, span } of minutes.date === undefined ? [] : [minutes.date])
          assert.ok(sliceOf(text, span).includes(value.slice(2, 4)))
        for (const { handle, name, span } of [...minutes.participants, ...minutes.excused])
          assert.ok(
            sliceOf(text, span)
              .toLowerCase()
              .includes((handle ?? name ?? '').toLowerCase()),
          )
      }),
      { numRuns: 400 * thoroughness },
    )
  })

  it('reads LF and CR LF alike', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lf = normalizeLineEndings(text)
        const values = valuesOf(readMinutes(lf))
        assert.deepEqual(valuesOf(readMinutes(lf.replaceAll('\n', '\r\n'))), values)
        assert.deepEqual(valuesOf(readMinutes(text)), values)
      }),
      { numRuns: 400 * thoroughness },
    )
  })

  it('gives the label of a question on two lines one blank for their break', () => {
    for (const ending of ['\n', '\r\n', '\r'])
      assert.equal(readMinutes(`- Who writes the${ending}  minutes? @bo`).duties[0]?.label, 'Who writes the minutes?')
  })

  it('reads the same with a cache as without', () => {
    const cache = new Map<string, never>()
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(readMinutes(text, { cache }), readMinutes(text))
      }),
      { numRuns: 200 * thoroughness },
    )
  })
})

/** Creates slow inputs of a size, by name. */
const hostile: Readonly<Record<string, (size: number) => string>> = {
  'a line without end': (size) => `# 2026-03-05\n${'x'.repeat(size)}`,
  'a line of words without end': (size) => `# 2026-03-05\n${'ab @c '.repeat(size / 6)}`,
  'nested bullets': () => nested('- x', 10_000),
  'nested quotes': (size) => `${'> '.repeat(size / 2)}x`,
  'quotes on lines of their own': (size) =>
    Array.from({ length: size / 100 }, (_, level) => `${'> '.repeat(level % 100)}x`).join('\n'),
  'participants without end': (size) => `## Present\n${'- @a (x)\n'.repeat(size / 9)}`,
  'lists of participants without end': (size) => '## Present\n- @a\n```\n|a|\n```\n'.repeat(size / 31),
  'at signs': (size) => '@'.repeat(size),
  'handles in one list item': (size) => `- AI ${'@a, '.repeat(size / 4)}`,
  brackets: (size) => '['.repeat(size),
  'half links': (size) => '[a]('.repeat(size / 4),
  'open parentheses': (size) => `- AI ${'('.repeat(size)}`,
  'open emphasis': (size) => '*a **b _c '.repeat(size / 10),
  'open comments': (size) => '<!-- '.repeat(size / 5),
  'open tags': (size) => '<a '.repeat(size / 3),
  backticks: (size) => Array.from({ length: Math.sqrt(size) }, (_, index) => '`'.repeat(index % 50)).join(' '),
  'blanks at the end': (size) => `- AI @a: x${' '.repeat(size)}y`,
  'table cells': (size) => `|${'a|'.repeat(size / 4)}\n|${'-|'.repeat(size / 4)}\n`,
  'numbers and hashes': (size) => 'a#1 '.repeat(size / 4),
  'repositories without end': (size) => `${'a/'.repeat(size / 2)}#1`,
  'labels without end': (size) => `- ${'Minutes and '.repeat(size / 12)}: @x`,
  'markers without end': (size) => 'AI: TODO: ACTION: '.repeat(size / 18),
  'headings without end': (size) => '# AI (@a)\n'.repeat(size / 10),
  'bullets without end': (size) => '- AI @a: x\n'.repeat(size / 11),
  'items without owners': (size) => `## Action items\n\n${'- x\n'.repeat(size / 4)}`,
  'labels of people without end': (size) => 'Present: @a\n'.repeat(size / 12),
  'questions with answers': (size) => '- Who writes the minutes?\n  - @a\n'.repeat(size / 33),
  'topics of somebody': (size) => `## Agenda\n\n${'### a (@b)\nsponsor: @x\n'.repeat(size / 23)}`,
  'words of done': (size) => `- AI @a: ${'not done (done) '.repeat(size / 16)}`,
}

function nested(line: string, depth: number): string {
  return Array.from({ length: depth }, (_, level) => ' '.repeat(Math.min(level, 90) * 2) + line).join('\n')
}

/** In these inputs every line is an item, so a seventh of the usual size is enough. */
const dense: readonly string[] = [
  'participants without end',
  'lists of participants without end',
  'quotes on lines of their own',
  'headings without end',
  'bullets without end',
  'items without owners',
  'labels of people without end',
  'questions with answers',
  'topics of somebody',
]

/** Just below the maximum length of a line that is read. Longer lines are data that nobody wrote by hand. */
const readLine = 7_900

/** Beginnings of lines, by the kind of line. The repeated text follows. */
const leads: Readonly<Record<string, string>> = {
  'an action item': '- AI ',
  'an item of a list': '- ',
  'a label of people': 'Present: ',
  'a heading': '## ',
  'a row': '| ',
}

const units = [
  ...[
    'x',
    'ab @c ',
    '@',
    '@a, ',
    '[',
    '[a](',
    '(',
    '(@a ',
    '*a **b _c ',
    '<!-- ',
    '<a ',
    '`',
    'a#1 ',
    'a/',
    '|a',
    '~~',
  ],
  ...['Minutes and ', 'AI: TODO: ACTION: ', 'not done (done) ', ' ', '-> @a ', '_', 'A B ', 'Jane Doe, ', '1', 'a: '],
  ...['\\', '&', '![a](', '2026-', 'Mar 5 ', '- Owner: ', 'https://', '.', '=', 'we agreed ', '😀', 'to '],
]

describe('the reader, on slow inputs', () => {
  // Quadratic growth would take hours for a megabyte. The benchmarks measure linear growth.
  for (const [name, make] of Object.entries(hostile)) {
    it(`ends on ${name}`, () => {
      assert.ok(readMinutes(make(dense.includes(name) ? 150_000 : 1_000_000)))
    }).timeout(60_000)
  }

  it('leaves lines unread that nobody wrote by hand, and reads those around them', () => {
    const text = `# 2026-03-05\n\n- AI @ada: one\n- AI @bo: ${'x'.repeat(9_000)}\n- AI @cy: two\n`
    assert.deepEqual(
      readMinutes(text).actions.map(({ owners }) => owners.join()),
      ['ada', 'cy'],
    )
    const shorter = text.replace('x'.repeat(9_000), 'x'.repeat(3_000))
    assert.equal(readMinutes(shorter).actions.length, 3)
  })

  // Each has about eight thousand characters that may cause backtracking. Quadratic patterns take at most a second, and
  // worse ones take minutes.
  for (const [what, lead] of Object.entries(leads)) {
    it(`reads the longest lines of ${what}`, () => {
      for (const unit of units) {
        const line = lead + unit.repeat(readLine / unit.length)
        assert.ok(readMinutes(`# 2026-03-05\n\n## Action items\n\n${line}\n`))
      }
    }).timeout(60_000)
  }
})
