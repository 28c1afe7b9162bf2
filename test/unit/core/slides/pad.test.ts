import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { defaultLexicon } from '../../../../src/core/reader/readMinutes'
import { findEmoji, emojiAtCursor } from '../../../../src/core/slides/emoji'
import { extendWithPadSyntax } from '../../../../src/core/slides/padPreview'

const plain = new MarkdownIt({ html: true })
const extended = extendWithPadSyntax(new MarkdownIt({ html: true }), () => defaultLexicon)
const pads = '![a](a.png =640x) :tada:\n\n---\n\n# B\n\n----\n\n# C\n\ntext\n---\n'
/** Renders like VS Code, which uses different environments for parsing and rendering. */
const drawn = (text: string): string => extended.renderer.render(extended.parse(text, {}), extended.options, {})
const deck = `---\ntype: slide\n---\n\n${pads}`

describe('the built-in preview', () => {
  it('shows a deck as cards, with sizes and emoji', () => {
    const html = drawn(deck)
    assert.deepEqual(
      [...html.matchAll(/<section class="minutes-slide" data-slide="([\d.]+)">/g)].map(([, slide]) => slide),
      ['1.1', '2.1', '2.2'],
    )
    assert.equal(html.match(/<\/section>/g)?.length, 3)
    assert.match(html, /<img src="a\.png" alt="a" width="640"> 🎉/)
  })
  it('shows sizes, emoji and rules in minutes', () => {
    const html = drawn(`# 2026-03-05\n\n## Participants\n\n- @a\n\n## Agenda\n\n${pads}`)
    assert.match(html, /width="640"> 🎉/)
    assert.match(html, /<hr>/)
    assert.doesNotMatch(html, /<section/)
  })
  it('shows the syntax of pads, and leaves formulas to the preview', () => {
    const html = drawn('---\ntype: slide\n---\n\n==a== H~2~O\n\n:::warning\nb\n:::\n\n$a_1$\n')
    assert.match(html, /<mark>a<\/mark> H<sub>2<\/sub>O[^]+class="alert alert-warning" role="note"[^]+<p>\$a_1\$/)
  })
  it('does not affect other plugins', () => {
    const other = new MarkdownIt()
    other.renderer.rules['emoji'] = () => 'theirs'
    extendWithPadSyntax(other, () => defaultLexicon)
    other.core.ruler.push('theirs', ({ tokens }) => {
      for (const token of tokens) for (const child of token.children ?? []) child.type = 'emoji'
    })
    assert.match(other.render('# Read me', {}), /theirs/)
  })
  it('calls none of our rules for blocks and inline text in other files, and all of them again in a deck', () => {
    const counts = (md: typeof plain): readonly number[] =>
      [md.block.ruler, md.inline.ruler, md.inline.ruler2].map((ruler) => ruler.getRules('').length)
    drawn('# Read me')
    assert.deepEqual(counts(extended), counts(plain))
    drawn(deck)
    counts(extended).forEach((count, at) => assert.ok(count > (counts(plain)[at] ?? 0), String(at)))
  })
  for (const text of [
    pads,
    '==a== ++b++ H~2~O x^2^ :tada:\n\n:::info\na\n:::\n\nHTML\n: b\n\n*[HTML]: c\n\n{%youtube abcdefghijk %}',
    '# Read me\n\n:tada: ![a](a.png =640x)\n\n---\n\nmore',
    '---\ntitle: a\n---\n\n:rocket:',
  ]) {
    it(`does not change other files: ${JSON.stringify(text.slice(0, 30))}`, () =>
      assert.equal(drawn(text), plain.render(text, {})))
  }
})

describe('emoji after a colon', () => {
  for (const [before, typed] of [
    ['- done :tad', 'tad'],
    [':', ''],
    ['(:+1', '+1'],
    ['at 10:30', undefined],
    ['AI @ada:', undefined],
    ['https:', undefined],
    [':tada:', undefined],
    ['a :: b', undefined],
  ] as const) {
    it(`are ${typed === undefined ? 'not ' : ''}meant in “${before}”`, () => assert.equal(emojiAtCursor(before), typed))
  }
  it('are found by the start of any word, exact names first', () => {
    assert.equal(findEmoji('rocket', 5)[0]?.emoji, '🚀')
    assert.ok(findEmoji('check', 20).some(({ name }) => name === 'white_check_mark'))
    assert.deepEqual(findEmoji('no_such_emoji', 5), [])
    assert.equal(findEmoji('(', 5).length, 0)
  })
})
