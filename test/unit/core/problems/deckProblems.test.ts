import assert from 'node:assert/strict'
import { findDeckProblems } from '../../../../src/core/problems/deck/deckProblems'
import { fixesOfDeckProblem } from '../../../../src/core/problems/deck/deckFixes'
import type { DeckProblem } from '../../../../src/core/problems/problem'

const front = '---\ntype: slide\n---\n\n'

/** `code flaw: text` of each problem. */
function found(text: string): readonly string[] {
  return findDeckProblems(text).map((problem) => {
    const { start, end } = problem.span
    const flaw = 'flaw' in problem ? ` ${problem.flaw}` : ''
    return `${problem.code}${flaw}: ${text.slice(start.offset, end.offset)}`
  })
}

/** The text after the first fix of its first problem. */
function fixed(text: string): string | undefined {
  const [problem] = findDeckProblems(text)
  const edit = problem === undefined ? undefined : fixesOfDeckProblem(problem, text)[0]?.edits[0]
  return edit === undefined ? undefined : text.slice(0, edit.start) + edit.newText + text.slice(edit.end)
}

/** A body, its problem, and the body after the fix; undefined without a fix. */
const bodies: readonly (readonly [body: string, problem: string, fixedBody: string | undefined])[] = [
  ['text\n---\n\n# B\n', 'setext-heading: ---', 'text\n\n---\n\n# B\n'],
  ['text\n----\n# B\n', 'setext-heading: ----', 'text\n\n----\n\n# B\n'],
  ['# A\n---\n\n# B\n', 'slide-separator textAbove: ---', '# A\n\n---\n\n# B\n'],
  ['- a\n---\n\n# B\n', 'slide-separator textAbove: ---', '- a\n\n---\n\n# B\n'],
  ['<!-- a -->\n---\n\n# B\n', 'slide-separator textAbove: ---', '<!-- a -->\n\n---\n\n# B\n'],
  ['# A\n\n---\n# B\n', 'slide-separator textBelow: ---', '# A\n\n---\n\n# B\n'],
  ['# A\n\n----\n<!-- b -->\n', 'slide-separator textBelow: ----', '# A\n\n----\n\n<!-- b -->\n'],
  ['# A\n\n--- \n\n# B\n', 'slide-separator spaces: ---', '# A\n\n---\n\n# B\n'],
  ['# A\n\n ----\n\n# B\n', 'slide-separator spaces: ----', '# A\n\n----\n\n# B\n'],
  ['# A\n  \n---\n\n# B\n', 'slide-separator spaces: ---', '# A\n\n---\n\n# B\n'],
  ['# A\n\n---\n\t\n# B\n', 'slide-separator spaces: ---', '# A\n\n---\n\n# B\n'],
  ['# A\n\n-----\n\n# B\n', 'slide-separator mark: -----', '# A\n\n---\n\n# B\n'],
  ['# A\n\n***\n\n# B\n', 'slide-separator mark: ***', '# A\n\n---\n\n# B\n'],
  ['# A\n\n___\n\n# B\n', 'slide-separator mark: ___', '# A\n\n---\n\n# B\n'],
  ['# A\n\n---', 'slide-separator end: ---', '# A\n\n---\n'],
  ['```\na\n\n---\n\nb\n```\n', 'slide-separator inFence: ---', '```\na\n\n--- \n\nb\n```\n'],
  ['<!--\na\n\n---\n\nb\n-->\n', 'slide-separator inComment: ---', '<!--\na\n\n--- \n\nb\n-->\n'],
  ['# A\n\n---\n\n\n\n- b\n  - c\n', 'slide-separator linesBelow: ---', '# A\n\n---\n\n- b\n  - c\n'],
  ['# A\n\n---\n\n  - b\n    - c\n', 'slide-separator linesBelow: ---', '# A\n\n---\n\n- b\n    - c\n'],
  ['# A\n\nNotes: b\n', 'slide-notes spelling: Notes:', '# A\n\nNote: b\n'],
  ['# A\n\nSpeaker notes: b\n', 'slide-notes spelling: Speaker notes:', '# A\n\nNote: b\n'],
  ['# A\n\n**Note:** b\n', 'slide-notes spelling: **Note:**', '# A\n\nNote: b\n'],
  ['# A\n\nNote: b\n\nnote: c\n', 'slide-notes repeated: note:', '# A\n\nNote: b\n\nc\n'],
  ['```\nNote: a\n```\n', 'slide-notes inCode: Note:', '```\n Note: a\n```\n'],
  ["<!-- .slide: class='a' -->\n", "slide-attribute form: class='a'", '<!-- .slide: class="a" -->\n'],
  ['<!-- .slide: class=a -->\n', 'slide-attribute form: class=a', '<!-- .slide: class="a" -->\n'],
  ['<!-- .slide: class=“a” -->\n', 'slide-attribute form: class=“a”', '<!-- .slide: class="a" -->\n'],
  ['<!-- .slide: class = "a" -->\n', 'slide-attribute form: class = "a"', '<!-- .slide: class="a" -->\n'],
  ['<!-- .slide: data-background="a.png?b=c" -->\n', 'slide-attribute form: data-background="a.png?b=c"', undefined],
  ['<!-- .slide:\nclass="a"\nid="b" -->\n', 'slide-attribute form: id="b"', undefined],
  ['# A\n\n<!-- .element: class="r-fit-text" -->\n', 'slide-attribute noEffect: class="r-fit-text"', undefined],
  ['<!-- .slide: data-auto-animate="x" -->\n', 'slide-attribute noEffect: data-auto-animate="x"', undefined],
  [
    '# A\n\n---\nlayout: center\nclass: x\n---\n\n# B\n',
    'deck-front-matter ofSlide: ---\nlayout: center\nclass: x\n---',
    '# A\n\n---\n\n# B\n',
  ],
]

/** Whole texts. */
const texts: readonly (readonly [text: string, problems: readonly string[], fixedText: string | undefined])[] = [
  ['\n---\ntype: slide\n---\n\n# A\n', ['deck-front-matter notFirst: ---'], '---\ntype: slide\n---\n\n# A\n'],
  [
    'Draft\n\n---\ntype: slide\n---\n\n# A\n',
    ['deck-front-matter notFirst: ---'],
    '---\ntype: slide\n---\n\nDraft\n\n# A\n',
  ],
  ['---\ntype: slide\ntags: [a\n---\n\n# A\n', ['deck-front-matter invalid: tags: [a'], undefined],
  [
    '---\ntype: slide\n\n# A\n\n---\n\n# B\n',
    ['deck-front-matter unclosed: # A'],
    '---\ntype: slide\n\n---\n\n# A\n\n---\n\n# B\n',
  ],
  [
    '---\ntype: slide\nmarp: true\n---\n\n# A\n',
    ['deck-front-matter foreignKey: marp: true'],
    '---\ntype: slide\n---\n\n# A\n',
  ],
  [
    '---\ntype: slide\ntheme: seriph\n---\n\n# A\n',
    ['deck-front-matter foreignKey: theme: seriph'],
    '---\ntype: slide\n---\n\n# A\n',
  ],
  [
    '---\ntype: slide\nbreaks: false\n---\n\n# A\n',
    ['deck-front-matter breaks: breaks: false'],
    '---\ntype: slide\n---\n\n# A\n',
  ],
  ['---\ntype: slide\nbreaks: true\n---\n\n\n- a\n  - b\n', [], undefined],
  [
    '---\ntype: slide\n---\n\n\n- a\n  - b\n',
    ['slide-separator linesBelow: ---'],
    '---\ntype: slide\n---\n\n- a\n  - b\n',
  ],
  ['---\ntype: slide\n---\n\n\n<style>\n  h1 {}\n</style>\n\n# A\n', [], undefined],
  [
    '---\ntype: slide\nslideOptions:\n  margins: 1\n  theme: white\n---\n\n# A\n',
    ['slide-option: margins: 1'],
    '---\ntype: slide\nslideOptions:\n  theme: white\n---\n\n# A\n',
  ],
  [
    '---\ntype: slide\nslideOptions:\n  allottedMinutes: 5\n---\n\n# A\n',
    ['slide-option: allottedMinutes: 5'],
    '---\ntype: slide\nslideOptions:\n---\n\n# A\n',
  ],
]

describe('the problems of a deck', () => {
  for (const [body, problem, fixedBody] of bodies) {
    it(JSON.stringify(body), () => {
      assert.deepEqual(found(front + body), [problem])
      assert.equal(fixed(front + body)?.slice(front.length), fixedBody)
      if (fixedBody !== undefined) assert.deepEqual(found(front + fixedBody), [], 'after the fix')
      const windows = (front + body).replaceAll('\n', '\r\n')
      assert.equal(found(windows).length, 1, 'with CR LF')
      const after = fixed(windows)?.slice(front.replaceAll('\n', '\r\n').length)
      assert.equal(after, fixedBody?.replaceAll('\n', '\r\n'), 'fixed with CR LF')
    })
  }
  for (const [text, problems, fixedText] of texts) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(found(text), problems)
      assert.equal(fixed(text), fixedText)
      if (fixedText !== undefined) assert.deepEqual(found(fixedText), [], 'after the fix')
    })
  }
  for (const body of [
    '# A\n\n---\n\n# B\n\n----\n\n# C\n',
    '```yaml\na\n---\nb\n```\n',
    '```\n***\n```\n',
    'Title\n=====\n\nSub\n--------\n',
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    'Note: a\n',
    '- Notes: of the last call\n',
    '<!-- .slide: class="a b" data-background="#fff" data-transition="zoom" -->\n',
    '- a <!-- .element: class="fragment" data-fragment-index="1" -->\n',
    '<!-- slides are below: a="b" -->\n',
    '<!-- .slide: data-background-video="a.mp4" -->\n',
    '<!-- minutes: ignore -->\n',
    '```\nopen\n\n---\n\n# B\n',
  ]) {
    it(`none in ${JSON.stringify(body)}`, () => assert.deepEqual(found(front + body), []))
  }
  it('have places in the document', () => {
    const [problem] = findDeckProblems(`${front}# A\n\n--- \n\n# B\n`) as readonly [DeckProblem]
    assert.deepEqual([problem.span.start.line, problem.span.start.column], [7, 1])
  })
})
