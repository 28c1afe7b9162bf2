import assert from 'node:assert/strict'
import { renderSlide, splitNotes } from '../../../../src/core/slides/slideHtml'
import { dangersIn } from './dangersIn'

const html = (source: string): string => renderSlide(source).html

describe('a slide', () => {
  for (const [source, size] of [
    ['![a](p.png =640x)', 'width="640"'],
    ['![a](p.png =x300)', 'height="300"'],
    ['![a](p.png =80%x75%)', 'width="80%" height="75%"'],
    ['![a](p.png "t" =560x580)', 'title="t" width="560" height="580"'],
  ] as const) {
    it(`has images in their size: ${source}`, () => {
      assert.ok(html(source).includes(`${size} data-image="p.png"`), html(source))
    })
  }
  it('keeps images without a size', () => {
    assert.match(html('![a *b*](p.png)'), /<img alt="a b" data-image="p.png">/)
    assert.match(html('![a](p.png =ax)'), /!\[a\]\(p\.png =ax\)/, 'a size that is none')
  })
  it('has emoji, addresses as links, tables, tasks, line breaks', () => {
    assert.match(html(':tada: and `:tada:`'), /🎉 and <code>:tada:<\/code>/)
    assert.match(html(':TADA: [:Tada:](https://a.example) `:TADA:`'), /🎉 <a [^>]+>🎉<\/a> <code>:TADA:<\/code>/)
    assert.match(html('at 10:AM: or :Nobody:'), /at 10:AM: or :Nobody:/)
    assert.match(html('see https://a.example/b'), /<a href="https:\/\/a\.example\/b">/)
    assert.match(html('see www.a.org and b.org/c'), /<a href="http:\/\/www\.a\.org">.+<a href="http:\/\/b\.org\/c">/)
    assert.match(html('| a | b |\n|---|---|\n| 1 | 2 |'), /<td>1<\/td>/)
    assert.match(
      html('- [x] a\n- [ ] b'),
      /type="checkbox" disabled checked [^>]+>a[\s\S]+type="checkbox" disabled [^>]+>b/,
    )
    assert.match(html('a\nb'), /a<br>\s*b/)
  })
  for (const [source, shown] of [
    ['==a== ++b++ H~2~O x^2^ ~~c~~', '<mark>a</mark> <ins>b</ins> H<sub>2</sub>O x<sup>2</sup> <s>c</s>'],
    [':::info\n**a**\n:::', '<div data-line="0" class="alert alert-info" role="note">\n<p data-line="1"><strong>a'],
    ['a[^1]\n\n[^1]: b', 'class="footnote-ref"><a href="#fn1"'],
    ['HTML\n\n*[HTML]: Hyper', '<abbr title="Hyper">HTML</abbr>'],
    ['a\n: b', '<dd data-line="1">b</dd>'],
    ['$a_1$ and $b_1$', '<span class="pad-formula">$a_1$</span> and'],
    ['$$\na_1\n$$', '<span class="pad-formula displayed">$$\na_1\n$$</span>'],
    ['\\\\(a_1\\\\)', '<span class="pad-formula">\\\\(a_1\\\\)</span>'],
    ['\\\\[a*b*\\\\]', '<span class="pad-formula displayed">\\\\[a*b*\\\\]</span>'],
    ['\\begin{array}a\\end{array}', '<span class="pad-formula displayed">\\begin{array}a\\end{array}</span>'],
    ['{%youtube abcdefghijk %}', '<a href="https://www.youtube.com/watch?v=abcdefghijk" class="pad-embed"'],
    ['Report by <YOUR NAME>, see <link>', 'by &#x3C;YOUR NAME>, see &#x3C;link>'],
  ] as const) {
    it(`has the syntax of pads: ${JSON.stringify(source)}`, () => assert.ok(html(source).includes(shown), html(source)))
  }
  for (const source of [
    'costs $5 or $7',
    '$ a$',
    '$a $ and b',
    '$a\\$',
    '\\$a$',
    '`$a$`',
    '$$',
    '$a',
    '$$a',
    '\\\\(a',
    '\\begin{a}b\\end{b}',
    `$${'a'.repeat(5_000)}$`,
  ]) {
    it(`has no formula in ${JSON.stringify(source.slice(0, 30))}`, () =>
      assert.doesNotMatch(html(source), /pad-formula/))
  }
  for (const [source, shown] of [
    ['<div align="left" title="t" lang="de" dir="rtl">a</div>', '<div>a</div>'],
    ['<table border="1" width="50%"><tr><td align="right">a</td></tr></table>', '<table border="1" width="50%">'],
    ['<ol type="A" start="3"><li value="5">a</li></ol>', '<ol start="3"><li value="5">'],
    ['<abbr title="t">a</abbr>', '<abbr title="t">a</abbr>'],
    ['<form>a</form> <time>b</time>', '&#x3C;form>a&#x3C;/form> &#x3C;time>b&#x3C;/time>'],
    ['a <input type="checkbox"> <button>b</button>', 'a &#x3C;input type="checkbox"> &#x3C;button>b&#x3C;/button>'],
    ['<script>a</script>', '&#x3C;script>a&#x3C;/script>'],
    ['<svg><circle r="5"/></svg>', '&#x3C;svg>&#x3C;circle r="5"/>&#x3C;/svg>'],
    ['{%youtube short %} {%pdf a.pdf %}', '{%youtube short %} {%pdf a.pdf %}'],
    ['{%slideshare a/b-c %}', '>Slideshare</a>'],
    ['- [x] a\n\n  b', '[x] a'],
    ['- [ ] a <!-- .element: class="fragment" -->', '<li data-line="0" class="fragment">[ ] a'],
    [':::info\na\n:::\n<!-- .element: class="fragment" -->', '<div data-line="0" class="fragment"'],
    ['<p class="a">b</p>\n<!-- .element: class="c" -->', '<p class="c">b</p>'],
    ['<!-- .element: class="fragment" -->\n\n# A', '<div class="fragment"><!-- .element: class="fragment" -->\n<h1'],
    ['- [name=Ada] [time=10:30] a', '<small>👤 Ada 🕓 10:30</small> a'],
    ['1. [color=red] a', '<li data-line="0"> a</li>'],
    ['- [color=red] a', '<span data-style="color: red">🏷</span> a'],
    ['> [color=red] a', '<blockquote data-line="0" data-style="border-left-color: red">\n<p data-line="0"> a</p>'],
    ['```{.js}\na\n```', '<code data-line="0" class="hljs">a'],
    [
      '```js=\na\nb\n```',
      '<span data-line-number="1"></span><span data-line-number="2"></span></span><span class="code">',
    ],
    ['```js=9\na\n```\n\n```js=+\nb\n```', 'class="line-numbers"><span data-line-number="10"></span></span>'],
    ['a\nb', 'a<br>\nb'],
    ['a@b.community and a@b.org', '<p data-line="0">a@b.community and <a href="mailto:a@b.org">a@b.org</a></p>'],
    ['[a](mailto:a@b.community) <a@b.community>', '<a href="mailto:a@b.community">a@b.community</a>'],
  ] as const) {
    it(`shows ${JSON.stringify(source)} as HedgeDoc does`, () =>
      assert.ok(
        html(source)
          .replace(/<!-- [^>]* -->/g, '')
          .includes(shown.replace(/<!-- [^>]* -->/g, '')),
        html(source),
      ))
  }
  for (const [source, shown] of [
    ['\n# A\n\n- a\n  - b', /<ul data-line="3">\s*<li/],
    ['\n\n\n# A\n\n- a\n  - b\n', /<li data-line="2">a<\/li>\s*<li data-line="3">b<\/li>/],
    ['\n\n\na  b\n\nc', /<p data-line="0">a<br>\s*b<\/p>\s*<p data-line="2">c/],
    ['\n\ta\n\n\t- b\n\t\t- c', /<p data-line="2">b<\/p>\s*<\/li>\s*<li data-line="3">/],
    ['\n  # A\n\n  - a\n    - b', /<p data-line="2">a<\/p>\s*<\/li>\s*<li data-line="3">/],
    ['\n\n# A\n\n- a\n  - b', /<ul data-line="3">\s*<li/],
  ] as const) {
    it(`loses its indentation where HedgeDoc removes it: ${JSON.stringify(source)}`, () =>
      assert.match(html(source), shown))
  }
  it('has no nested sections', () =>
    assert.doesNotMatch(html('<section>a[^1]</section>\n\nb[^1]\n\n[^1]: c'), /<section/))
  it('lists content that is not shown, with lines', () => {
    const { unsupported } = renderSlide(
      '# A\n\n```graphviz\ngraph\n```\n\n```mermaid\ngraph TD\n```\n\n$$\na\n$$\n\n{%vimeo 123456 %}\n\n<iframe src="a"></iframe>\n\n```js\n```\n\n<!-- .slide: data-background-video="a" -->\n\n<!-- .slide: style="background: url(a.png)" -->\n',
    )
    assert.deepEqual(
      unsupported.map(({ kind, name, line }) => [kind, name, line]),
      [
        ['diagram', 'graphviz', 2],
        ['embed', 'vimeo', 14],
        ['element', 'iframe', 14],
        ['background', 'data-background-video', 18],
        ['background', 'style', 18],
      ],
    )
    assert.deepEqual(renderSlide('costs $5 or $7\n\n`$a$` <b>c</b>').unsupported, [])
  })
  it('has highlighted code, in an unknown language by guessing', () => {
    assert.match(html('```js\nconst a = 1\n```'), /<span class="hljs-keyword">const<\/span>/)
    assert.match(html('```nothing\n<b>\n```'), /<code [^>]*class="hljs language-nothing">&#x3C;<span/)
    assert.match(html('```text\n<b>\n```'), /<code [^>]*class="hljs language-text">&#x3C;b>/)
    assert.match(html('```\n<b>\n```'), /<code[^>]*>&#x3C;b>/)
  })
  it('has the tags, icons and links of pads', () => {
    assert.match(html('- a [name=Ada] [time=Mon 10:30]'), /a <small>👤 Ada 🕓 Mon 10:30<\/small>/)
    assert.match(html('> a [color=red]'), /<blockquote data-line="0" data-style="border-left-color: red">/)
    assert.match(html('a [name=Ada]'), /a \[name=Ada\]/, 'in lists and quotes only')
    assert.match(html('<i class="fa fa-user"></i>'), /<i class="pad-icon">👤<\/i>/)
    assert.doesNotMatch(html('[TOC]'), /TOC/)
    assert.match(html('[TOC] a'), /TOC/)
    assert.match(html('a &lt;b&gt;c&lt;/b&gt;'), /a <b>c<\/b>/)
    for (const address of ['tel:+49', 'matrix:r/a:b.org', 'irc://a.org/b', 'ftp://a.org'])
      assert.ok(html(`[a](${address})`).includes(`<a href="${address}">`), address)
    assert.doesNotMatch(html('[a](command:b)'), /href/)
  })
  it('has harmless HTML and styles', () => {
    assert.match(
      html('<font color="#f00" style="text-shadow: 1px 1px red">a</font>'),
      /<font color="#f00" data-style="text-shadow: 1px 1px red">a/,
    )
    assert.match(html('a</br>b'), /a<br>b/)
    assert.deepEqual(renderSlide('<style>\nh1 { color: red }\n</style>\n\n# A').styles, ['\nh1 { color: red }\n'])
  })
  it('has the attributes of its comments', () => {
    const { attributes, html: content } = renderSlide(
      '<!-- .slide: data-background="#fff" data-transition="zoom" onclick="x()" class="wide" -->\n- a <!-- .element: class="fragment" data-fragment-index="2" onclick="x()" -->\n',
    )
    assert.deepEqual(attributes, { 'data-background': '#fff', 'data-transition': 'zoom', class: 'wide' })
    assert.match(content, /<li data-line="1" class="fragment" data-fragment-index="2">a/)
    assert.doesNotMatch(content, /onclick/)
  })
  it('has its background image as data for the page', () => {
    const { attributes, images } = renderSlide('<!-- .slide: data-background="https://a.example/b.jpg?c" -->')
    assert.deepEqual(attributes, { 'data-image': 'https://a.example/b.jpg?c' })
    assert.deepEqual(images, ['https://a.example/b.jpg?c'])
  })
  it('has separate speaker notes', () => {
    const { html: content, notes } = renderSlide('# A\n\nNote: say **hello**\nand more')
    assert.doesNotMatch(content, /hello/)
    assert.match(notes, /<strong>hello<\/strong>/)
    assert.match(renderSlide('# A\n<aside class="notes">b</aside>').notes, /b/)
  })
  it('has no notes with two note lines', () => assert.equal(splitNotes('a\nNote: b\nNote: c').notes, undefined))
  it('has notes that begin in code, as on HedgeDoc', () =>
    assert.deepEqual(splitNotes('```\na\nNote: b\n```'), { body: '```\na\n', notes: 'b\n```' }))
  it('takes attributes as HedgeDoc does', () => {
    const attributes = (comment: string): unknown => renderSlide(`<!-- ${comment} -->`).attributes
    assert.deepEqual(attributes('.slide: class="a" id="b"'), { class: 'a', id: 'b' })
    assert.deepEqual(attributes(".slide: class='a'"), {})
    assert.deepEqual(attributes('.slide: class=a'), {})
    assert.deepEqual(attributes('.slide: class="a=b"'), {})
    assert.deepEqual(attributes('.slide:\nclass="a"\nid="b"'), { class: 'a' }, 'the first line only')
    assert.deepEqual(attributes('slide: class="a"'), {})
    assert.deepEqual(attributes('.slide: class="r-fit-text b"'), { class: 'b' })
    assert.deepEqual(attributes('.slide: data-state="speaker deep vscode-dark"'), { 'data-state': 'deep' })
    assert.deepEqual(attributes('.slide: data-background="u\\72l(https://a.example)"'), {})
  })
})

describe('a hostile slide', () => {
  for (const source of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '[a](javascript:alert(1))',
    '<iframe src="https://a.example" srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="https://a.example"><input name="q"><button formaction="javascript:alert(1)">a</button></form>',
    '<object data="a"></object><embed src="a"><base href="https://a.example"><meta http-equiv="refresh" content="0;url=https://a.example"><link rel="stylesheet" href="https://a.example">',
    '<div style="background: url(https://a.example); position: fixed; color: red">a</div>',
    '<math><mi><style><img src onerror=alert(1)></style></mi></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<table background="https://a.example"><td background="https://a.example">a</td></table>',
    '<video src="https://a.example" autoplay></video><audio src="a"></audio>',
    '<img src="data:text/html,a"><img src="vbscript:a"><img srcset="https://a.example 2x">',
    '<!-- .slide: data-background-iframe="https://a.example" data-background-video="https://a.example" -->',
    '<p data-preview-link data-src="https://a.example" data-markdown="https://a.example">a</p>',
  ]) {
    it(`runs and loads nothing: ${source.slice(0, 60)}`, () => {
      const { html: content, attributes, notes } = renderSlide(`${source}\n\nNote: ${source}`)
      for (const text of [content, notes]) assert.deepEqual(dangersIn(text), [], text)
      assert.deepEqual(attributes, {})
    })
  }
  it('keeps the text of a form', () => assert.match(html('<form>a</form>'), /&#x3C;form>a&#x3C;\/form>/))
  it('confines unclosed HTML to the slide', () =>
    assert.equal(html('<div><b>a').replace(/\s/g, ''), '<div><b>a</b></div>'))
})
