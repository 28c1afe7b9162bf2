import assert from 'node:assert/strict'
import { cutPad } from '../../../../src/core/pads/cutPad'

/** Checks the parts of a pad as `date from-to`, the text above the first meeting as `- from-to`. */
function assertParts(pad: string | readonly string[], ...expected: readonly string[]): void {
  const parts = cutPad(typeof pad === 'string' ? pad : pad.join('\n'))
  assert.deepEqual(
    parts.map(({ date, line, endLine }) => `${date ?? '-'} ${line}-${endLine}`),
    expected,
  )
}

describe('cutting a pad', () => {
  it('starts a meeting at each heading with a date', () =>
    assertParts('# 2026-03-12\n\nOne\n\n# 2026-03-05\n\nTwo\n', '2026-03-12 1-3', '2026-03-05 5-7'))

  it('accepts any level, and levels that differ', () =>
    assertParts('### 2026-03-12\n#### Agenda\nA\n## 2026-03-05\nB', '2026-03-12 1-3', '2026-03-05 4-5'))

  it('leaves blank lines and rules at the end out', () =>
    assertParts('# 2026-03-12\nA\n\n---\n\n***\n# 2026-03-05\nB\n\n----\n', '2026-03-12 1-2', '2026-03-05 7-8'))

  it('takes a rule right below text as a separator', () =>
    assertParts('# 2026-03-12\n\nNext: 2026-03-19\n---\n# 2026-03-05\nB', '2026-03-12 1-3', '2026-03-05 5-6'))

  it('reads other ways of writing a date', () =>
    assertParts(
      '# Team call, 5 March 2026\nA\n# 12.03.2026\nB\n# Thursday, March 19th, 2026\nC\n# Board 20260326\nD',
      '2026-03-05 1-2',
      '2026-03-12 3-4',
      '2026-03-19 5-6',
      '2026-03-26 7-8',
    ))

  it('accepts headings that are underlined', () =>
    assertParts('2026-03-12\n==========\nA\n\n2026-03-05\n----------\nB', '2026-03-12 1-3', '2026-03-05 5-7'))

  it('returns the text above the first meeting if it has words', () =>
    assertParts('# Platform\n\nAgenda of the next call\n\n## 2026-03-05\nA', '- 1-3', '2026-03-05 5-6'))

  it('ignores front matter, a table of contents and comments above the first meeting', () =>
    assertParts(
      '---\ntitle: Platform\n---\n\n[TOC]\n<!-- newest first -->\n- [2026-03-05](#2026-03-05)\n\n---\n# 2026-03-05\nA',
      '2026-03-05 10-11',
    ))

  it('starts the text above the first meeting below the front matter', () =>
    assertParts('---\ntags: minutes\n---\n\nWelcome\n\n# 2026-03-05\nA', '- 5-5', '2026-03-05 7-8'))

  it('does not take the title of the pad for a meeting', () =>
    assertParts(
      '# Platform since 2026-01-08\n\n[TOC]\n\n## 2026-03-05\nA\n## 2026-03-12\nB',
      '- 1-3',
      '2026-03-05 5-6',
      '2026-03-12 7-8',
    ))

  it('keeps a topic that mentions a date in its meeting', () =>
    assertParts(
      '# 2026-03-05\n## Participants\n- @ada\n## Hackathon on 2026-04-16\nA\n## Any other business\n# 2026-03-12\nB',
      '2026-03-05 1-6',
      '2026-03-12 7-8',
    ))

  it('keeps a schedule in its meeting', () =>
    assertParts(
      '# 2026-03-05\n## Schedule\n### 2026-04-01 freeze\n### 2026-05-01 release\n# 2026-03-12\nB\n# 2026-03-19\nC',
      '2026-03-05 1-4',
      '2026-03-12 5-6',
      '2026-03-19 7-8',
    ))

  it('keeps a heading with a date in an address in its meeting', () =>
    assertParts('# 2026-03-05\n# [Advisory](https://example.org/2026/02/01/news)\nA', '2026-03-05 1-3'))

  it('starts a meeting at a deeper heading with its own participants', () =>
    assertParts(
      '# 2026-03-05\nA\n### Cluster meeting - 2025-01-28\n#### Participants\n- @ada\n#### Agenda\n# 2026-03-12\nB',
      '2026-03-05 1-2',
      '2025-01-28 3-6',
      '2026-03-12 7-8',
    ))

  it('keeps two meetings of one day apart', () =>
    assertParts('## 2026-03-05\nA\n## 2026-03-05 Break-out\nB', '2026-03-05 1-2', '2026-03-05 3-4'))

  it('ignores dates in code and comments', () =>
    assertParts('# 2026-03-05\n```md\n# 2026-03-06\n```\n<!--\n# 2026-03-07\n-->\nA', '2026-03-05 1-8'))

  it('ends a code block that was left open at the next meeting', () =>
    assertParts(
      '# 2026-03-05\n```\nrun\n# 2026-03-12\nB\n```yaml\na: 1\n```\n# 2026-03-19\n```\nc\n```',
      '2026-03-05 1-3',
      '2026-03-12 4-8',
      '2026-03-19 9-12',
    ))

  it('ends a comment that was left open at the next meeting', () =>
    assertParts('# 2026-03-05\n<!-- draft\n# 2026-03-12\nB <!-- x -->', '2026-03-05 1-2', '2026-03-12 3-4'))

  it('leaves a heading between years out', () =>
    assertParts(
      '# 2027\n## 2027-01-07\nA\n\n# 2026\n## 2026-12-17\nB\n\n# Archive\n[2025](x)',
      '2027-01-07 2-3',
      '2026-12-17 6-7',
    ))

  it('keeps a heading above the level of its meeting', () =>
    assertParts('## 2026-03-05\n# Code of conduct\nA\n## 2026-03-12', '2026-03-05 1-3', '2026-03-12 4-4'))

  it('reads every kind of line ending', () => {
    assertParts('# 2026-03-12\r\nA\r\n# 2026-03-05\r\nB', '2026-03-12 1-2', '2026-03-05 3-4')
    assert.equal(cutPad('# 2026-03-12\r\nA\r\n')[0]?.text, '# 2026-03-12\nA\n')
  })

  it('starts a meeting at a line that is only a date if no heading has one', () => {
    assertParts('2026-03-12\nA\n\n---\n\n**Thu, 5 March 2026, 14:05 CET**\nB\nB', '2026-03-12 1-2', '2026-03-05 6-8')
    assertParts('Notes\nuntil 2026-03-12\nand 2026-03-19', '- 1-3')
  })

  it('starts a meeting at the title above its date', () =>
    assertParts(
      '# Call\n\nDate: 2026-03-12\n\n## Agenda\nA\n\n# Call\n- Online\n\n2026-03-05\n\n## Agenda\nB',
      '2026-03-12 1-6',
      '2026-03-05 8-14',
    ))

  it('returns the whole text without a date', () => assertParts('# Notes\n\nA\n', '- 1-3'))

  it('returns nothing for an empty pad', () => {
    assertParts('')
    assertParts(' \n\n---\n')
  })

  it('returns title and level as written', () =>
    assert.deepEqual(
      cutPad('## Call: *2026-03-05* ##\nA').map(({ title, level }) => ({ title, level })),
      [{ title: 'Call: *2026-03-05*', level: 2 }],
    ))
})

describe('a pad of one meeting', () => {
  for (const [frontMatter, date] of [
    ['date: 2026-03-05', '2026-03-05'],
    ['title: Board 2026-03-05', '2026-03-05'],
    ['title: Board 2026-01-01\ndate: 5 March 2026', '2026-03-05'],
    ['title: From 2026-03-05 to 2026-03-06', undefined],
    ['tags: 2026-03-05', undefined],
  ] as const)
    it(`has the day of its front matter: ${JSON.stringify(frontMatter)}`, () =>
      assert.deepEqual(
        cutPad(`---\n${frontMatter}\n---\n\n# Board\n\n- a\n`).map((section) => [section.date, section.line]),
        [[date, frontMatter.includes('\n') ? 6 : 5]],
      ))
  it('has none of a front matter above several meetings', () =>
    assert.deepEqual(
      cutPad('---\ndate: 2026-01-01\n---\n\n# Board\n\n## 2026-03-05\n\n- a\n').map(({ date }) => date),
      [undefined, '2026-03-05'],
    ))
})
