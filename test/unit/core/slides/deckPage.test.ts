import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { type Deck, readDeck } from '../../../../src/core/slides/deck'
import { exportHtml, deckImages, renderDeck } from '../../../../src/core/slides/exportHtml'
import { readLinkTarget } from '../../../../src/core/slides/linkTarget'
import { parsePageMessage } from '../../../../src/core/slides/messages'
import { moveSlide } from '../../../../src/core/slides/moveSlide'
import { isAllowedHost, parseImageAddress } from '../../../../src/core/slides/imageAddress'
import { createDeckSession } from '../../../../src/core/slides/deckSession'
import { slideFolds } from '../../../../src/core/slides/slideFolds'
import { scopeSelectors } from '../../../../src/core/slides/styleScope'

const text = '---\ntype: slide\n---\n\n# A\n\n---\n\n# B\n\n----\n\n# C\n\n![c](c.png)\n'
const deckOf = (source: string): Deck => readDeck(source, readMinutes(source).slides)

describe('the deck session of a page', () => {
  it('sends every slide once, and after an edit only the changed one', () => {
    const session = createDeckSession()
    const first = session.update(deckOf(text), 0)
    assert.equal(Object.keys(first.added).length, 3)
    const second = session.update(deckOf(text.replace('# B', '# B!')), 1)
    assert.equal(Object.keys(second.added).length, 1)
    assert.deepEqual(
      [first.slides[0]?.id, first.slides[2]?.id],
      [second.slides[0]?.id, second.slides[2]?.id],
      'the others keep their ids',
    )
  })
  it('sends only the id of a moved slide', () => {
    const session = createDeckSession()
    session.update(deckOf(text), 0)
    const moved = session.update(deckOf(text.replace('# A', '# X\n\n---\n\n# A')), 0)
    assert.equal(Object.keys(moved.added).length, 1)
  })
  it('renders each content once, and sends all contents to a reloaded page', () => {
    let rendered = 0
    const session = createDeckSession((source) => {
      rendered++
      return { html: source, attributes: {}, notes: '', styles: [], images: [], unsupported: [] }
    })
    session.update(deckOf(text), 0)
    session.forget()
    assert.equal(Object.keys(session.update(deckOf(text), 0).added).length, 3)
    assert.equal(rendered, 3)
  })
})

describe('an exported deck', () => {
  const deck = deckOf(`${text}\n<script>alert('</script>')</script>\n`)
  const slides = renderDeck(deck)
  const html = exportHtml(deck, slides, {
    parts: { script: 'const a = "</script>"', styles: ['a{}'], diagrams: undefined, formulas: undefined },
    images: { 'c.png': 'data:image/png;base64,AA==' },
    nonce: 'n0',
  })
  it('has a section for each slide, nested for vertical slides', () =>
    assert.deepEqual(
      html.match(/<section>|<h1|<\/section>/g)?.join(''),
      '<section><h1</section><section><section><h1</section><section><h1</section></section>',
    ))
  it('has each image once, as data', () => {
    assert.deepEqual(deckImages(deck, slides), ['c.png'])
    assert.equal(html.match(/data:image\/png/g)?.length, 1)
  })
  it('runs only its own script and loads nothing', () => {
    assert.match(
      html,
      /default-src 'none'; script-src 'nonce-n0'; style-src 'unsafe-inline'; img-src data:; font-src data:/,
    )
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script type="application/json" id="minutes-deck">',
      '<script nonce="n0">',
    ])
    assert.equal(html.match(/<\/script>/g)?.length, 2)
    assert.doesNotMatch(html, /alert\(1\)/)
  })
})

describe('messages of the page', () => {
  it('are accepted if valid', () => {
    assert.deepEqual(parsePageMessage({ kind: 'shown', slide: 3, more: 1 }), { kind: 'shown', slide: 3 })
    assert.deepEqual(parsePageMessage({ kind: 'shown', slide: 3, step: 1 }), { kind: 'shown', slide: 3, step: 1 })
    assert.deepEqual(parsePageMessage({ kind: 'shown', slide: 3, step: -1 }), { kind: 'shown', slide: 3 })
    assert.deepEqual(parsePageMessage({ kind: 'allow', host: 'pad.example.org:8080' }), {
      kind: 'allow',
      host: 'pad.example.org:8080',
    })
    assert.deepEqual(parsePageMessage({ kind: 'command', command: 'end' }), { kind: 'command', command: 'end' })
  })
  it('are rejected if invalid', () => {
    for (const message of [
      undefined,
      null,
      'ready',
      [],
      {},
      { kind: 'shown', slide: -1 },
      { kind: 'shown', slide: 1.5 },
      { kind: 'source', slide: 1 },
      { kind: 'allow', host: "a.example 'unsafe-inline'" },
      { kind: 'allow', host: '*' },
      { kind: 'allow', host: 'a.example; script-src *' },
      { kind: 'command', command: 'workbench.action.terminal.new' },
      { kind: 'open', href: 'a'.repeat(5_000) },
    ])
      assert.equal(parsePageMessage(message), undefined, JSON.stringify(message))
  })
})

describe('links of a page', () => {
  it('opens only URLs and files of the deck', () => {
    assert.deepEqual(readLinkTarget('https://a.example/b?c#d'), {
      kind: 'external',
      address: 'https://a.example/b?c#d',
    })
    assert.deepEqual(readLinkTarget('mailto:a@b.example')?.kind, 'external')
    assert.deepEqual(readLinkTarget('../a%20b/20260305.md#c'), { kind: 'file', path: '../a b/20260305.md' })
    assert.deepEqual(readLinkTarget('100%.md'), { kind: 'file', path: '100%.md' })
    for (const href of [
      'command:workbench.action.terminal.new',
      'vscode://a.b/c',
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      ' javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,a',
      '//a.example/b',
      '\\\\a.example\\b',
      '#fn1',
      '',
      '?a',
    ])
      assert.equal(readLinkTarget(href), undefined, href)
  })
})

describe('the folds of a deck', () => {
  it('are its slides, and its sections of several slides', () => {
    const source = '---\ntype: slide\n---\n\n# A\n\na\n\n---\n\n# B\n\nb\n\n----\n\nc\n\nd\n\n---\n\n# E\n'
    const folds = slideFolds(source, readMinutes(source).slides)
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [5, 7],
        [9, 19],
        [11, 13],
        [17, 19],
      ],
    )
  })
})

describe('moving a slide', () => {
  const { slides } = readMinutes(text)
  const moved = (index: number, by: -1 | 1): string | undefined => {
    const change = moveSlide(text, slides, index, by)
    return change && text.slice(0, change.start) + change.text + text.slice(change.end)
  }
  it('swaps it with its neighbor and keeps the separators', () => {
    assert.equal(moved(1, -1), text.replace('# A', '#').replace('# B', '# A').replace('#\n', '# B\n'))
    assert.equal(moved(0, 1), moved(1, -1))
  })
  it('does nothing at the ends', () => {
    assert.equal(moved(0, -1), undefined)
    assert.equal(moved(2, 1), undefined)
  })
  it('returns the new offset of the slide', () => {
    const change = moveSlide(text, slides, 2, -1)
    assert.equal(change && (text.slice(0, change.start) + change.text).slice(change.movedTo, change.movedTo + 3), '# C')
  })
})

describe('image addresses', () => {
  it('are files, servers or data', () => {
    assert.deepEqual(parseImageAddress('a%20b/c.png?x'), { kind: 'file', path: 'a b/c.png' })
    assert.deepEqual(parseImageAddress('https://Pad.example/uploads/1-2.PNG?x#y'), {
      kind: 'remote',
      host: 'pad.example',
      fileName: '1-2.PNG',
    })
    assert.deepEqual(parseImageAddress('//pad.example/a'), {
      kind: 'remote',
      host: 'pad.example',
      fileName: undefined,
    })
    assert.deepEqual(parseImageAddress('data:image/png;base64,AA'), { kind: 'data' })
    assert.equal(parseImageAddress('file:///etc/passwd'), undefined)
    assert.equal(parseImageAddress('https://pad.example@evil.example/a.png'), undefined)
    assert.equal(parseImageAddress('//pad.example@evil.example/a.png'), undefined)
    assert.deepEqual(parseImageAddress('https://pad.example/..%2F..%2Fa.png'), {
      kind: 'remote',
      host: 'pad.example',
      fileName: undefined,
    })
  })
  it('are allowed by their host', () => {
    assert.equal(isAllowedHost('pad.example', ['pad.example']), true)
    assert.equal(isAllowedHost('a.pad.example', ['pad.example']), false)
    assert.equal(isAllowedHost('a.pad.example', ['*.pad.example']), true)
    assert.equal(isAllowedHost('evilpad.example', ['*.pad.example']), false)
  })
})

describe('the style sheets of a deck', () => {
  const kept = (selector: string): string => `:is(${selector}):where(.reveal .slides, .reveal .slides *)`
  it('apply to the slides only', () => {
    assert.equal(scopeSelectors('.reveal h1, .slides li'), `${kept('.reveal h1')}, ${kept('.slides li')}`)
    assert.equal(scopeSelectors('body'), kept('.slides'))
  })
  it('keep pseudo-elements and commas in brackets', () => {
    assert.equal(scopeSelectors('li::marker'), `${kept('li')}::marker`)
    assert.equal(scopeSelectors('a:is(b, c), [x=","]'), `${kept('a:is(b, c)')}, ${kept('[x=","]')}`)
  })
})

describe('an exported deck, for everybody', () => {
  const text = '---\ntype: slide\ntitle: Our deck\n---\n\n# One\n\n- [x] done *it*\n  - [ ] below\n'
  const deck = readDeck(text, readMinutes(text).slides, 'deck.md')
  const parts = { script: '', styles: [], diagrams: undefined, formulas: undefined }
  const html = exportHtml(deck, renderDeck(deck), { parts, images: {}, nonce: 'n' })

  it('has a title, a language and a main landmark', () => {
    assert.match(html, /<html lang="[a-z-]+">/)
    assert.match(html, /<title>Our deck<\/title>/)
    assert.match(html, /<main[^>]*>\n<div class="reveal">[^]*<\/main>/)
  })
  it('labels each checkbox of a task list by the text of its line', () =>
    assert.deepEqual(
      [...html.matchAll(/<input[^>]* aria-label="([^"]*)"/g)].map(([, label]) => label),
      ['done it', 'below'],
    ))
})
