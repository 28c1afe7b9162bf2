import assert from 'node:assert/strict'
import { dateOfPath, findDates } from '../../../../src/core/dates'
import { splitBlocks } from '../../../../src/core/reader/blocks'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('dates', () => {
  for (const [text, value] of [
    ['2026-03-05', '2026-03-05'],
    ['2026-03–5', '2026-03-05'],
    ['2026-3-5T14:00:00Z', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['(05.03.26) 14:05', '2026-03-05'],
    ['5 March 2026', '2026-03-05'],
    ['5th of March, 2026', '2026-03-05'],
    ['March 5th, 2026', '2026-03-05'],
    ['5. März 2026', '2026-03-05'],
    ['Wednesday, 5th of December 2018', '2018-12-05'],
    ['Thursday 1, June 2023', '2023-06-01'],
    ['05-Mar-2026', '2026-03-05'],
    ['05Mar2026', '2026-03-05'],
    ['March-5-2026', '2026-03-05'],
    ['25-03-2026', '2026-03-25'],
    ['03-25-2026', '2026-03-25'],
    ['3/25/26', '2026-03-25'],
    ['Thursday 3/5/2026', '2026-03-05'],
    ['Do., 5/3/2026', '2026-03-05'],
    ['5–7 March 2026', '2026-03-05'],
    ['March 5th - 7th, 2026', '2026-03-05'],
  ] as const) {
    it(`are read in ${JSON.stringify(text)}`, () => assert.equal(findDates(text)[0]?.value, value))
  }
  for (const text of [
    '2202-12-05',
    '2026-13-01',
    '2026-02-30',
    '1.2.3',
    '123456789',
    'v1.10.2024.1',
    'March',
    'v1-25-2026',
    '3/4/2026',
  ]) {
    it(`are not read in ${JSON.stringify(text)}`, () => assert.deepEqual(findDates(text), []))
  }
})

describe('the date in a path', () => {
  for (const [path, day] of [
    ['iaas/20260305.md', '2026-03-05'],
    ['2026-03-05-hackathon/minutes.md', '2026-03-05'],
    ['minutes/05Mar2026.md', '2026-03-05'],
    ['2026/03/05.md', '2026-03-05'],
    ['2026/03/05-telecon/minutes.md', '2026-03-05'],
    ['2026-03/march-05.md', '2026-03-05'],
    ['sig-docs/2026/docs-03-5.md', '2026-03-05'],
    ['2026/telcons/03-05-minutes.md', '2026-03-05'],
  ] as const)
    it(`is read from ${path}`, () => assert.equal(dateOfPath(path), day))
  for (const path of [
    '2026/week-10.md',
    '2026/notes-v1.2-3.md',
    '2026/sprint-02-03-04.md',
    '2026/mary-12.md',
    '03-05.md',
  ])
    it(`is not read from ${path}`, () => assert.equal(dateOfPath(path), undefined))
})

describe('the date of a document', () => {
  const date = (text: string, path?: string): string | undefined =>
    readMinutes(text, path === undefined ? {} : { path }).date?.value
  it('may lead a line that says more', () =>
    assert.equal(
      date('# Call\n\n**Thursday, the 5th of March, 2026**, 7 pm Berlin time, at the office\n'),
      '2026-03-05',
    ))
  it('is read as the name of the file has it, where the month may be either number', () => {
    assert.equal(date('# Call 03/04/2026\n', '2026-03-04.md'), '2026-03-04')
    assert.equal(date('# Call 03/04/2026\n', '2026-04-03.md'), '2026-04-03')
    assert.equal(date('# Call 03/04/2026\n', '2026-05-05.md'), undefined)
  })
  it('is read as another day of the document is written, where the month may be either number', () => {
    assert.equal(date('# Call 03/04/2026\n\n## Next call\n\n03/25/2026\n'), '2026-03-04')
    assert.equal(date('# Call 03/04/2026\n\n## Next call\n\n25/04/2026\n'), '2026-04-03')
  })
  for (const sentence of [
    'The following is a summary of the meeting of the board, which took place on Thursday 5\nMarch 2026 in our office.',
    'The general assembly was held on March 5, 2026 at the house of the association, as announced.',
    'Die ordentliche Mitgliederversammlung fand am 5. März 2026 im Vereinsheim an der Hauptstraße statt.',
  ])
    it(`may stand in a sentence: ${sentence.slice(0, 40)}…`, () =>
      assert.equal(date(`# Minutes\n\n${sentence}\n\n## Agenda\n`), '2026-03-05'))
  it('is not that of an earlier meeting in a sentence', () =>
    assert.equal(
      date(
        '# Minutes\n\nThe minutes of the previous meeting of the board, which was held on 5 March 2026, were read.\n',
      ),
      undefined,
    ))
  it('stands in the title', () => assert.equal(date('# SIG Docs on 2026-03–05\n\n## Agenda\n'), '2026-03-05'))
  it('may stand on a line of its own above the sections', () =>
    assert.equal(date('2026-03-05\n\n## Participants\n- @a'), '2026-03-05'))
  it('may stand behind a label', () =>
    assert.equal(date('# Weekly\n\n* Date: 2026-03-05T14:00Z\n* Place: here\n\n## Present\n'), '2026-03-05'))
  it('stands on the title slide of a deck', () =>
    assert.equal(
      date(
        '---\ntype: slide\n---\n\n<style>\n.a { color: red }\n</style>\n\n# <font color="#123456">Call</font>\n## <font>Community Call 2026-03-05</font>\n\n---\n\n# Since 2025-01-01',
      ),
      '2026-03-05',
    ))
  it('is not one that the text mentions', () =>
    assert.equal(date('### Participants\n- @a\n\n### One\n\n- see 2025-01-01'), undefined))
})

describe('blocks', () => {
  const texts = (text: string): readonly string[] => splitBlocks(text).map((block) => block.text)
  it('begin at headings and join to the text again', () => {
    const [one, two] = [`a\n${'x\n'.repeat(200)}`, `# b\r\nc\n\n${'y\n'.repeat(200)}`]
    assert.deepEqual(texts(`${one}${two}## d\n`), [one, two, '## d\n'])
  })
  it('are not cut for a few lines', () => {
    const text = 'a\n# b\r\nc\n\n## d\n'
    assert.deepEqual(texts(text), [text])
  })
  it('do not begin at headings inside of fences, comments, styles and front matter', () => {
    // Long enough for a cut.
    const long = 'x\n'.repeat(300)
    for (const template of [
      '```\n# a\n```\n',
      '- ```sh\n  # a\n  ```\n',
      '<!--\n# a\n-->\n',
      '<style>\n# a\n</style>\n',
      '---\n# a\nb: c\n---\n',
    ]) {
      const text = template.replace('# a', `${template.startsWith('---') ? long.replaceAll('x', 'x: y') : long}# a`)
      assert.deepEqual(texts(text), [text])
    }
  })
  it('know front matter below blank lines, and a deck that begins with a rule', () => {
    assert.equal(splitBlocks('\n---\ntype: slide\n---\n# a')[0]?.kind, 'frontMatter')
    assert.equal(splitBlocks('---\n\n# a\n\n---\n')[0]?.kind, 'markdown')
  })
  it('cut long lists before a bullet at the margin', () => {
    const blocks = splitBlocks('- item\n  more\n'.repeat(2_000))
    assert.ok(blocks.length > 3)
    assert.ok(blocks.every(({ text }) => text.startsWith('- item')))
    assert.equal(blocks.map(({ text }) => text).join(''), '- item\n  more\n'.repeat(2_000))
  })
  it('leave very long lines unread', () =>
    assert.deepEqual(
      splitBlocks(`a\n${'x'.repeat(10_000)}\nb`).map(({ kind }) => kind),
      ['markdown', 'opaque', 'markdown'],
    ))
})

describe('bad input', () => {
  for (const [name, text] of [
    ['nothing', ''],
    ['a lone byte order mark', '\uFEFF'],
    ['NUL characters', 'AI @a: x\u0000y\n\u0000'],
    ['an unclosed fence', '# 2026-03-05\n```\nAI @a: x'],
    ['an unclosed comment', '# 2026-03-05\n<!-- AI @a: x'],
    ['unpaired surrogates', '\uD83D AI @a: \uDE00'],
    ['lone carriage returns', '# 2026-03-05\r\r- AI @a: x\r'],
  ] as const) {
    it(`is read without an exception: ${name}`, () => assert.doesNotThrow(() => readMinutes(text)))
  }
  it('has the same values with LF and CR LF', () => {
    const text = '# 2026-03-05\n\n## Participants\n\n- @a\n- @b\n\n## Agenda\n\n### One (@a)\n\n- AI @b: x\n  - done\n'
    const values = (source: string): unknown =>
      JSON.parse(JSON.stringify(readMinutes(source), (key, value: unknown) => (key === 'offset' ? undefined : value)))
    assert.deepEqual(values(text.replaceAll('\n', '\r\n')), values(text))
  })
  it('of five megabytes is read in time that grows with its length only', () => {
    const line = '- AI @ada: write the *draft* of [site#1](https://github.com/a/site/issues/1)\n'
    assert.equal(readMinutes(line.repeat(1_000)).actions.length, 1_000)
  })
})

describe('slides', () => {
  const slides = (deck: string): readonly unknown[] =>
    readMinutes(`---\ntype: slide\n---\n${deck}`).slides.map(({ section, index, title }) => [section, index, title])
  it('are cut at three and four hyphens', () =>
    assert.deepEqual(slides('# A\n\n---\n\n# B\n\n----\n\n## C\n\n---\n\ntext'), [
      [0, 0, 'A'],
      [1, 0, 'B'],
      [1, 1, 'C'],
      [2, 0, undefined],
    ]))
  it('are not cut in fences and comments', () =>
    assert.deepEqual(slides('# A\n\n```\n---\n```\n\n<!--\n---\n-->\n').length, 1))
})

describe('folds', () => {
  const folds = (text: string): readonly unknown[] =>
    readMinutes(text).folds.map(({ startLine, endLine }) => [startLine, endLine])
  it('span sections up to their last line with content', () =>
    assert.deepEqual(folds('# 2026-03-05\n\n## A\n\ntext\n\n\n## B\n- x\n'), [
      [1, 9],
      [3, 5],
      [8, 9],
    ]))
  it('span items with what is in them, fences and front matter', () =>
    assert.deepEqual(folds('---\na: b\n---\n- x\n  - y\n\n  z\n- w\n\n```\ncode\n```\n'), [
      [1, 3],
      [4, 7],
      [10, 12],
    ]))
})
