import assert from 'node:assert/strict'
import { begunItem, endBegunItem } from '../../../../src/core/lists/endItem'
import { enterRules } from '../../../../src/core/lists/enterRules'
import { indentItems } from '../../../../src/core/lists/indentItems'
import { readListLine } from '../../../../src/core/lists/listLine'
import { verbatimLinesOf } from '../../../../src/core/reader/text/verbatimLines'
import { moveTopic } from '../../../../src/core/lists/moveTopic'
import { replaceRange } from '../../../../src/core/edits/textEdit'

/** Checks the text that the first matching rule inserts after the line break and the indentation. */
function assertEnter(before: string, inserted: string, { after = '', lineAbove = '' } = {}): void {
  const rule = enterRules().find(
    (each) =>
      each.before.test(before) && each.after?.test(after) !== false && each.lineAbove?.test(lineAbove) !== false,
  )
  assert.equal(rule?.append ?? '', inserted, before)
}

describe('Enter', () => {
  it('continues bullets, each with its own mark', () => {
    assertEnter('- call them', '- ')
    assertEnter('    * call them', '* ')
    assertEnter('\t+ call them', '+ ')
    assertEnter('-   wide', '- ')
    assertEnter('- ends with a space ', '- ')
  })
  it('continues a task with an empty box', () => {
    assertEnter('- [ ] call', '- [ ] ')
    assertEnter('* [x] called', '* [ ] ')
    assertEnter('- [-] dropped', '- [ ] ')
    assertEnter('- [link](a.md)', '- ')
  })
  it('counts on', () => {
    assertEnter('1. one', '2. ')
    assertEnter('1) one', '2) ')
    assertEnter('9. nine', '10. ', { lineAbove: '8. eight' })
    assertEnter('3. three', '4. ', { lineAbove: '   more of two' })
    assertEnter('1. again', '1. ', { lineAbove: '1. one' })
  })
  it('continues quotes, and bullets in them', () => {
    assertEnter('> said', '> ')
    assertEnter('> - said', '> - ')
    assertEnter('> > said', '> > ')
  })
  it('continues every kind of list in quotes', () => {
    assertEnter('> - [x] called', '> - [ ] ')
    assertEnter('>   - nested', '>   - ')
    assertEnter('> > - said', '> > - ')
    assertEnter('> 1. one', '> 2. ')
    assertEnter('> 9) nine', '> 10) ', { lineAbove: '> 8) eight' })
    assertEnter('> 3. three', '> 4. ', { lineAbove: '>    more of two' })
    assertEnter('> 10. April war Feiertag', '> ', { lineAbove: '> said' })
    // An empty box, so that the next Enter can end the list.
    assertEnter('> - [ ] ', '> ')
  })
  it('makes room above the text of an item', () => assertEnter('- ', '- ', { after: 'text' }))
  for (const line of [
    'text',
    '',
    '## Agenda',
    '| a | b |',
    '---',
    '- - -',
    '* * *',
    '***',
    '**bold**',
    '*emphasis* ends',
    '-5 degrees',
    '+1 from me',
  ])
    it(`adds nothing after "${line}"`, () => assertEnter(line, ''))
  for (const line of ['- ', '* ', '- [ ] ', '1. ', '> '])
    it(`adds nothing after the empty "${line}"`, () => assertEnter(line, ''))
  it('does not read dates and years as a list', () => {
    assertEnter('10. April war Feiertag', '')
    assertEnter('1. Mai ist Feiertag', '')
    assertEnter('2026. A long year', '')
    assertEnter('3. Maybe', '', { lineAbove: 'A paragraph' })
  })
})

describe('Enter in an item that Enter began', () => {
  function assertEnded(lines: readonly string[], line: number, newText: string | undefined): void {
    const text = lines[line] ?? ''
    const begun = begunItem(`\n${text}`, line - 1, lines)
    assert.ok(begun)
    assert.equal(endBegunItem([...lines, ''], begun)?.newText, newText)
  }
  it('ends the list', () => assertEnded(['- a', '- '], 1, ''))
  it('moves a nested item out', () => assertEnded(['- a', '    - b', '    - '], 2, '- '))
  it('takes the mark and number of the level above', () => {
    assertEnded(['1. a', '   - b', '   - '], 2, '2. ')
    assertEnded(['* a', '  - [ ] b', '  - [ ] '], 2, '* [ ] ')
  })
  it('does nothing once somebody has typed into it', () => {
    const begun = begunItem('\n- ', 0, ['- a', '- '])
    assert.ok(begun)
    assert.equal(endBegunItem(['- a', '- x', ''], begun), undefined)
  })
  it('is not an item that somebody typed', () => {
    assert.equal(begunItem('\n- x', 0, ['- a', '- x']), undefined)
    assert.equal(begunItem('- ', 0, ['- a', '- ']), undefined)
  })
})

/** `»` marks the selected lines. */
function assertIndented(before: string, direction: 1 | -1, after: string | undefined): void {
  const lines = before.split('\n')
  const selected = lines.flatMap((line, at) => (line.startsWith('»') ? [at] : []))
  const text = lines.map((line) => line.replace(/^»/, '')).join('\n')
  const edits = indentItems(text, selected, direction)
  const changed = edits.reduceRight((all, { start, end, newText }) => replaceRange(all, start, end, newText), text)
  assert.equal(edits.length === 0 ? undefined : changed, after)
}

describe('Tab in a list', () => {
  it('indents an item with everything below it', () =>
    assertIndented('- a\n»- b\n  - c\n  more\n- d', 1, '- a\n  - b\n    - c\n    more\n- d'))
  it('indents as the text does', () => {
    assertIndented('- x\n    - y\n- a\n»- b', 1, '- x\n    - y\n- a\n    - b')
    assertIndented('- x\n\t- y\n- a\n»- b', 1, '- x\n\t- y\n- a\n\t- b')
    assertIndented('- [ ] a\n\t- [ ] x\n»- [ ] b\n  more', 1, '- [ ] a\n\t- [ ] x\n\t- [ ] b\n\t  more')
  })
  it('indents below a number far enough to be its child', () =>
    assertIndented('1. a\n»2. b\n3. c', 1, '1. a\n   1. b\n2. c'))
  it('joins the children that are there', () => assertIndented('- a\n   - b\n»- c', 1, '- a\n   - b\n   - c'))
  it('leaves an item without one above', () => assertIndented('»- a\n- b', 1, undefined))
  it('leaves text and code', () => {
    assertIndented('- a\n»text', 1, undefined)
    assertIndented('```\n- a\n»- b\n```', 1, undefined)
  })
  it('indents inside of a quote', () => {
    assertIndented('> - a\n»> - b\n>   more\n> - c', 1, '> - a\n>   - b\n>     more\n> - c')
    assertIndented('> 1. a\n»> 2. b\n> 3. c', 1, '> 1. a\n>    1. b\n> 2. c')
    assertIndented('> > - a\n»> > - b', 1, '> > - a\n> >   - b')
    assertIndented('>- a\n»>- b', 1, '>- a\n>  - b')
    assertIndented('- a\n»> - b', 1, undefined)
    assertIndented('- a\n»- b\n> - c', 1, '- a\n  - b\n> - c')
  })
  it('keeps CRLF', () => assertIndented('- a\r\n»- b\r\n- c', 1, '- a\r\n  - b\r\n- c'))
  it('replaces marks and indentation only, so that cursors stay where they are', () =>
    assert.deepEqual(
      indentItems('1. a\n2. b\n3. c', [1], 1).map(({ start, end }) => [start, end]),
      [
        [5, 6],
        [10, 11],
      ],
    ))
  it('indents several items, each once', () =>
    assertIndented('- a\n»- b\n»  - c\n»- d', 1, '- a\n  - b\n    - c\n  - d'))
})

describe('Shift+Tab in a list', () => {
  it('outdents inside of a quote', () => assertIndented('> - a\n»>   - b\n> - c', -1, '> - a\n> - b\n> - c'))
  it('outdents an item with everything below it', () =>
    assertIndented('- a\n»    - b\n        - c', -1, '- a\n- b\n    - c'))
  it('counts on in the list above', () => assertIndented('1. a\n»   1. b\n2. c', -1, '1. a\n2. b\n3. c'))
  it('outdents tabs', () => assertIndented('- a\n»\t- b', -1, '- a\n- b'))
  it('leaves an item at the margin', () => assertIndented('- a\n»- b', -1, undefined))
})

describe('moving a topic', () => {
  const text = '## Agenda\n\n### One\n\na\n\n### Two\n\nb\n\n## End\n'
  it('moves it below the next one', () =>
    assert.deepEqual(moveTopic(text, 2, 1), { text: '## Agenda\n\n### Two\n\nb\n\n### One\n\na\n\n## End\n', line: 6 }))
  it('moves it above the previous one', () =>
    assert.deepEqual(moveTopic(text, 6, -1), {
      text: '## Agenda\n\n### Two\n\nb\n\n### One\n\na\n\n## End\n',
      line: 2,
    }))
  it('stays below its parent', () => {
    assert.equal(moveTopic(text, 2, -1), undefined)
    assert.equal(moveTopic(text, 6, 1), undefined)
  })
  it('keeps a file without a line break at its end', () =>
    assert.equal(moveTopic('# A\n\na\n\n# B\n\nb', 4, -1)?.text, '# B\n\nb\n\n# A\n\na'))
  it('does not read a comment in code as a heading', () => {
    assert.equal(moveTopic('# A\n\n```\n# no\n```\n', 3, -1), undefined)
    assert.equal(moveTopic('# A\n\n```\n# no\n```\n\n# B\n', 0, 1)?.text, '# B\n\n# A\n\n```\n# no\n```\n')
  })
  it('is for headings only', () => assert.equal(moveTopic(text, 4, 1), undefined))
})

describe('a line of a list', () => {
  it('has a marker and a text', () => {
    assert.deepEqual(readListLine('  - [ ] call'), {
      indentation: '  ',
      marker: '-',
      gap: ' [ ] ',
      text: 'call',
      number: undefined,
    })
    assert.equal(readListLine('12) x')?.number, 12)
    assert.equal(readListLine('- - -'), undefined)
    assert.equal(readListLine('-x'), undefined)
  })
  it('is text inside code, front matter and comments', () => {
    const lines = [
      '---',
      'tags:',
      '- tag',
      '---',
      '```',
      '- a',
      '```',
      '<!--',
      '- b',
      '-->',
      '- c',
      '1. ```',
      '- d',
      '',
    ]
    const verbatim = verbatimLinesOf(lines.join('\n'))
    const items = lines.flatMap((line, at) => (line.startsWith('- ') ? [at] : []))
    assert.deepEqual(
      items.filter((at) => verbatim.has(at)),
      [2, 5, 8, 12],
    )
    assert.ok(verbatim.has(lines.length - 1), 'the empty line at the end of an open fence')
    assert.ok(!verbatim.has(lines.indexOf('```')), 'the line that opens it')
  })
})
