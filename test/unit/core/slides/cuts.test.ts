import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'
import { findDeckCuts } from '../../../../src/core/slides/cuts'
import { slidesPerSection } from '../../../../src/core/slides/deck'
import { extendWithPadSyntax } from '../../../../src/core/slides/padPreview'

const front = '---\ntype: slide\n---\n'

/** Texts below front matter, and the number of slides in each section on HedgeDoc 1.12. */
const bodies: readonly (readonly [body: string, sections: readonly number[]])[] = [
  ['', [1]],
  ['\n# A\n', [1]],
  ['\n# A\n\n---\n\n# B\n', [1, 1]],
  ['\n# A\n\n----\n\n# B\n', [2]],
  ['\n# A\n\n---\n\n# B\n\n----\n\n# C\n', [1, 2]],
  ['\n# A\n\n----\n\n# B\n\n---\n\n# C\n', [2, 1]],
  ['\n# A\n\n----\n\n# B\n\n----\n\n# C\n\n---\n\n# D\n\n----\n\n# E\n', [3, 2]],
  // Empty slides.
  ['---\n\n# A\n', [1, 1]],
  ['\n---\n\n# A\n', [1, 1]],
  ['----\n\n# A\n', [2]],
  ['\n# A\n\n---\n', [1, 1]],
  ['\n# A\n\n----\n', [2]],
  ['\n# A\n\n---', [1]],
  ['\n# A\n\n---\n\n---\n\n# B\n', [1, 1, 1]],
  ['\n# A\n\n----\n\n----\n\n# B\n', [3]],
  ['\n# A\n\n---\n---\n\n# B\n', [1]],
  ['\n# A\n\n---\n\n----\n\n# B\n', [1, 2]],
  // Text above or below.
  ['\ntext\n---\n\n# B\n', [1]],
  ['\n# A\n---\n\n# B\n', [1]],
  ['\n# A\n----\n\n# B\n', [1]],
  ['\n# A\n\n---\n# B\n', [1]],
  ['\n# A\n\n---\n<!-- b -->\n\n# B\n', [1]],
  ['\n# A\n\n<!-- a -->\n---\n\n# B\n', [1]],
  ['\n- a\n- b\n---\n\n# B\n', [1]],
  // Spaces.
  ['\n# A\n\n--- \n\n# B\n', [1]],
  ['\n# A\n\n---\t\n\n# B\n', [1]],
  ['\n# A\n\n ---\n\n# B\n', [1]],
  ['\n# A\n  \n---\n\n# B\n', [1]],
  ['\n# A\n\n---\n  \n# B\n', [1]],
  ['\n# A\n\n---\n\t\n# B\n', [1]],
  ['\n# A  \n\n---\n\n# B\n', [1, 1]],
  // Other rules.
  ['\n# A\n\n-----\n\n# B\n', [1]],
  ['\n# A\n\n--\n\n# B\n', [1]],
  ['\n# A\n\n***\n\n# B\n', [1]],
  ['\n# A\n\n___\n\n# B\n', [1]],
  ['\n# A\n\n- - -\n\n# B\n', [1]],
  ['\n# A\n\n–––\n\n# B\n', [1]],
  ['\n> a\n\n> ---\n\n# B\n', [1]],
  // HedgeDoc does not parse Markdown first.
  ['\n# A\n\n```yaml\na: b\n---\nc: d\n```\n', [1]],
  ['\n# A\n\n```yaml\na: b\n\n---\n\nc: d\n```\n', [1, 1]],
  ['\n# A\n\n~~~\n\n----\n\n~~~\n', [2]],
  ['\n# A\n\n```\nopen\n\n---\n\n# B\n', [1, 1]],
  ['\n# A\n\n<!--\n\n---\n\n# B\n\n-->\n', [1, 1]],
  ['\n# A\n\n<!-- open\n\n---\n\n# B\n', [1, 1]],
  ['\n# A\n\n<style>\nh1 {}\n\n---\n\n</style>\n\n# B\n', [1, 1]],
  ['\n<div>\n\n# A\n\n---\n\n</div>\n', [1, 1]],
  ['\n- a\n\n---\n\n- b\n', [1, 1]],
  ['\n|a|\n|---|\n|b|\n\n---\n\n# B\n', [1, 1]],
  ['\n    code\n\n---\n\n    code\n', [1, 1]],
  ['\nNote: a\n\n---\n\nb\n', [1, 1]],
  // Tags that HedgeDoc rewrites, and others.
  ['\na <b\n\n---\n\nc > d\n', [1]],
  ['\na <b\n\n---\n\nc\n', [1]],
  ['\na < b\n\n---\n\nc > d\n', [1, 1]],
  ['\na <blink\n\n---\n\nc > d\n', [1, 1]],
  ['\n<a href="x\n\n---\n\n# B\n', [1, 1]],
  ['\n<img src="a" alt="a > b\n\n---\n\n" />\n', [1]],
  // Line endings, and JavaScript's line terminators.
  ['\r\n# A\r\n\r\n---\r\n\r\n# B\r\n', [1, 1]],
  ['\r\n# A\r\n\r\n--- \r\n\r\n# B\r\n', [1]],
  ['\r# A\r\r---\r\r# B\r', [1, 1]],
  ['\na\u2028\n---\n\nb\n', [1, 1]],
]

/** Whole decks: front matter counts only at the very beginning. */
const texts: readonly (readonly [text: string, sections: readonly number[]])[] = [
  ['---\ntype: slide\nbreaks: false\n---\n---\n\n# A\n', [1, 1]],
  ['---\ntype: slide\n...\n\n# A\n\n---\n\n# B\n', [1, 1]],
  ['---\ntype: slide\n----\n\n# A\n\n---\n\n# B\n', [1, 1]],
  ['---\ntype: slide\n---  \n---\n\n# A\n', [1]],
  ['---\ntype: slide\nslideOptions: [a\n---\n\n# A\n\n---\n\n# B\n', [1, 1]],
  ['---\ntype: slide\nslideOptions: [a\n\n---\n\n# A\n', [1, 1]],
  ['---\ntype: slide\ntitle: a\n\n# A\n\n- b\n\n---\n\n# B\n', [1, 1]],
  ['\n---\ntype: slide\n---\n\n# A\n\n---\n\n# B\n', [1, 1]],
  ['\n---\ntype: slide\n\n---\n\n# A\n', [1, 1]],
  ['Draft\n\n---\ntype: slide\n---\n\n# A\n\n---\n\n# B\n', [1, 1]],
  ['\uFEFF---\ntype: slide\n---\n\n# A\n\n---\n\n# B\n', [1, 1]],
]

function sectionsOf(text: string): readonly number[] {
  return slidesPerSection(readMinutes(text).slides)
}

describe('a deck is cut as by HedgeDoc 1.12', () => {
  for (const [body, sections] of bodies) {
    it(JSON.stringify(body), () => assert.deepEqual(sectionsOf(front + body), sections))
  }
  for (const [text, sections] of texts) {
    it(JSON.stringify(text), () => assert.deepEqual(sectionsOf(text), sections))
  }
  it('also in a long hostile text', () => {
    for (const part of ['\n# A\n\n---\n', '<b\n>\n\n---\n', '```\n\n---\n\n', '<!--\n\n---\n', '```<a "\n']) {
      const started = process.cpuUsage()
      findDeckCuts(front + part.repeat(50_000 / part.length))
      assert.ok(process.cpuUsage(started).user < 1e6, JSON.stringify(part))
    }
    // The limit is in CPU time; on a busy machine that takes longer.
  }).timeout(60_000)
})

describe('all features cut a deck at the same places', () => {
  const preview = extendWithPadSyntax(new MarkdownIt({ html: true }), () => defaultLexicon)
  const cardsOf = (text: string): number => preview.render(text).match(/<section/g)?.length ?? 0
  for (const [body, sections] of bodies) {
    // VS Code's preview has already replaced these line terminators.
    if (/\r(?!\n)/.test(body)) continue
    const count = sections.reduce((sum, slides) => sum + slides, 0)
    it(`the built-in preview: ${JSON.stringify(body)}`, () => assert.equal(cardsOf(front + body), count))
  }
  it('the title slide ends there, not at a line of code', () => {
    const dateOf = (body: string): string | undefined => readMinutes(front + body).date?.value
    assert.equal(dateOf('\n# Call\n\n```\na\n---\nb\n```\n\n## 2026-03-05\n'), '2026-03-05')
    assert.equal(dateOf('\n# Call\n\n```\na\n\n---\n\nb\n```\n\n## 2026-03-05\n'), '2026-03-05')
    assert.equal(dateOf('\n# Call\n\n--- \n\n## 2026-03-05\n'), '2026-03-05', 'no separator')
    assert.equal(dateOf('\n# Call\n\n---\n\n## 2026-03-05\n'), undefined)
  })
})

describe('a cut names the construct that it splits', () => {
  const inside = (body: string): unknown => findDeckCuts(front + body).cuts.map((cut) => cut.inside)
  it('a fence or a comment, if it has an end', () => {
    assert.deepEqual(inside('\n```\n\n---\n\n```\n\n---\n\na\n'), ['fence', undefined])
    assert.deepEqual(inside('\n<!--\n\n---\n\n-->\n\n---\n\na\n'), ['comment', undefined])
    assert.deepEqual(inside('\n```\n\n---\n\na\n'), [undefined])
    assert.deepEqual(inside('\n<!--\n\n---\n\n```\n\n---\n\n```\n'), [undefined, 'fence'])
  })
})
