import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { type Deck, hasDiagrams, readDeck, slidesPerSection, slideAtLine } from '../../../../src/core/slides/deck'

const front = '---\ntype: slide\n---\n\n'

function deckOf(text: string): Deck {
  return readDeck(text, readMinutes(text).slides)
}

describe('a deck', () => {
  it('keeps the source of each slide with its lines', () => {
    const { slides } = deckOf(`${front}# A\n\n---\n\ntext\n\n----\n\n## C\n`)
    assert.deepEqual(
      slides.map(({ title, section, index, startLine, source }) => [title, section, index, startLine, source.trim()]),
      [
        ['A', 0, 0, 5, '# A'],
        [undefined, 1, 0, 9, 'text'],
        ['C', 1, 1, 13, '## C'],
      ],
    )
    assert.deepEqual(
      [1, 5, 7, 9, 12, 13, 99].map((line) => slideAtLine(slides, line)),
      [0, 0, 0, 1, 1, 2, 2],
    )
  })
  it('has the white space above the text of a slide only where HedgeDoc removes indentation for it', () => {
    const sources = (text: string): readonly string[] => deckOf(text).slides.map(({ source }) => source)
    assert.deepEqual(sources(`${front}# A\n\n---\n\n# B\n`), ['# A\n', '# B\n'])
    assert.deepEqual(sources(`${front}\n# A\n\n---\n\n\n# B\n`), ['\n\n\n# A\n', '# B\n'])
    assert.deepEqual(sources(`${front}# A\n\n---\n\n\n\n# B\n`), ['# A\n', '\n\n\n# B\n'])
    assert.deepEqual(sources(`${front}# A\n\n---\n\n  # B\n`), ['# A\n', '\n  # B\n'])
    assert.deepEqual(sources(`${front}\n# A\n`.replace(/\n/g, '\r\n')), ['\r\n\r\n\r\n# A\r\n'])
    assert.deepEqual(sources('---\ntype: slide\nbreaks: true\n---\n\n\n# A\n'), ['# A\n'])
  })
  it('has the validated options of its front matter', () => {
    const { options, rejectedOptions, title, language } = deckOf(
      '---\ntitle: T\ntype: slide\nlang: de\nbreaks: false\nslideOptions:\n  theme: night\n  transition: zoom\n  width: 1280\n  margin: 7\n  onload: alert(1)\n  parallaxBackgroundSize: 1920px 1080px\n  parallaxBackgroundImage: "![](https://pad.example/a.png)"\n---\n# A\n',
    )
    assert.equal(title, 'T')
    assert.equal(language, 'de')
    assert.equal(options.theme, 'night')
    assert.equal(options.parallaxBackgroundImage, 'https://pad.example/a.png')
    assert.deepEqual(options.reveal, {
      controls: true,
      progress: true,
      slideNumber: true,
      center: true,
      transition: 'zoom',
      width: 1280,
      parallaxBackgroundSize: '1920px 1080px',
    })
    assert.deepEqual(
      rejectedOptions.map(({ name }) => name),
      ['margin', 'onload'],
    )
  })
  it('may be sized by the window', () => {
    const sized = (size: string): unknown => {
      const { options, rejectedOptions } = deckOf(`---\ntype: slide\nslideOptions:\n  height: ${size}\n---\n# A\n`)
      return options.reveal['height'] ?? rejectedOptions
    }
    for (const size of ['100%', '5%']) assert.equal(sized(`"${size}"`), size)
    assert.equal(sized('"720px"'), 720)
    for (const size of ['0%', '101%', '9000%', '50% 50%', '100%;'])
      assert.deepEqual(sized(`"${size}"`), [{ name: 'height', value: size }])
  })
  it('with invalid front matter has HedgeDoc’s defaults and the error’s line', () => {
    const deck = deckOf('---\ntype: slide\nslideOptions: [a\n---\n\n# A\n\n---\n\n# B\n')
    assert.deepEqual(slidesPerSection(deck.slides), [1, 1])
    assert.equal(deck.options.reveal['transition'], 'none')
    assert.equal(typeof deck.frontMatterError?.line, 'number')
  })
  it('with unclosed front matter has the line of the hidden text', () => {
    const from = (text: string): unknown => deckOf(text).unclosedFrontMatterLine
    assert.equal(from('---\ntype: slide\ntitle: a\n\n# A\n\n---\n\n# B\n'), 5)
    assert.equal(from('---\ntype: slide\n\nSome words\n\n---\n\n# B\n'), 4)
    assert.equal(
      from('---\ntype: slide\n# one theme for all\nslideOptions:\n\n  theme: white\n\n---\n\n# A\n'),
      undefined,
    )
    assert.equal(from('---\ntype: slide\ntags:\n  - a\n\n  - b\n---\n\n# A\n'), undefined)
  })
  it('has the language of its text if the front matter has none', () => {
    assert.equal(deckOf(`${front}# Treffen\n\n- Wir sind da und das Budget ist noch nicht klar\n`).language, 'de')
    assert.equal(
      deckOf(`${front}# Réunion\n\n- les points pour la suite sont dans une liste et avec nous\n`).language,
      'fr',
    )
    assert.equal(deckOf(`${front}# Call\n\n- this is the plan for us\n`).language, 'en')
    assert.equal(deckOf(`${front}# A\n`).language, 'en')
    assert.equal(deckOf('---\ntype: slide\nlang: nl\n---\n\n# A\n').language, 'nl')
  })
  it('with self-referencing front matter is read', () => {
    assert.equal(deckOf('---\ntype: slide\nslideOptions: &a\n  theme: *a\n---\n# A\n').slides.length, 1)
  })
  it('knows whether it has diagrams', () => {
    assert.equal(hasDiagrams(deckOf(`${front}# A\n\n- \`\`\`mermaid\n  graph TD\n  \`\`\`\n`).slides), true)
    assert.equal(hasDiagrams(deckOf(`${front}# mermaid\n\n\`\`\`js\nmermaid\n\`\`\`\n`).slides), false)
  })
  it('of a thousand slides is read', () =>
    assert.equal(
      deckOf(front + Array.from({ length: 1_000 }, (_, at) => `# ${at}\n\n- a\n`).join('\n---\n\n')).slides.length,
      1_000,
    ))
})
