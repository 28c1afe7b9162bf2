import assert from 'node:assert/strict'
import { dateOfPath } from '../../../../src/core/datesOfPaths'
import { composeNextDeck } from '../../../../src/core/newMinutes/nextDeck'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { composeDeck, type Composition, deckText } from '../../../../src/core/slides/compose/composeDeck'
import type { MinutesSource } from '../../../../src/core/slides/compose/itemSlides'
import { escapeMarkText, isUnchanged, markSlide, readMark } from '../../../../src/core/slides/compose/slideMarks'
import { type DeckSource, replaceDeckDate, seriesTitle } from '../../../../src/core/slides/compose/previousDecks'
import { type DeckUpdate, updateDeck } from '../../../../src/core/slides/compose/updateDeck'

function minutes(path: string, text: string): MinutesSource {
  return {
    path,
    series: path.slice(0, path.lastIndexOf('/')),
    date: dateOfPath(path) ?? '',
    text,
    minutes: readMinutes(text, { path }),
  }
}

function deck(path: string, body: string): DeckSource {
  const text = `---\ntitle: Call\ntype: slide\n---\n\n${body}`
  return { path, date: dateOfPath(path) ?? '', text, slides: readMinutes(text).slides }
}

const board = minutes(
  'board/20260310.md',
  `# 2026-03-10

## Participants

- @ada

## Housekeeping

- Report to the community call: @ada

## Agenda

### Masts (@ada, 5 min)

- 5 minutes
- two of three are up
    - a detail
- the third needs a permit: see [site#4](https://github.com/acme/site/issues/4)
- Decision: wait for the permit
- AI @ben: call the office
- AI @ada: order paint (done)
- waits for [site#5](https://github.com/acme/site/issues/5)

### Fences

![](a.png)
`,
)
const last = deck(
  'call/20260305.md',
  `# Call 2026-03-05

---

# Team Board

Report by <a href="https://github.com/zoe">@zoe</a>

----

## Old news

---

# Questions?

Write to us
`,
)

const compose = (sources: readonly MinutesSource[] = [board], more: Partial<Composition> = {}): Composition => ({
  date: '2026-03-12',
  sources,
  last,
  beforeLast: undefined,
  ...more,
})

describe('a composed deck', () => {
  const text = deckText(composeDeck(compose()))
  const slides = text.split(/\n\n-{3,4}\n\n/)

  it('has the last deck’s head with the new date', () =>
    assert.match(text, /^---\ntitle: Call\ntype: slide\n---\n\n<style>[^]+<\/style>\n\n# Call 2026-03-12\n/))
  it('has a section for each series with its last title and its reporter', () =>
    assert.match(slides[1] ?? '', /^# Team Board\n\nReport by <a href="https:\/\/github\.com\/ada">@ada<\/a>\n/))
  it('summarizes each item: first bullets, decisions, open action items, references', () =>
    assert.equal(
      slides[2]?.split('\n\n<!--')[0],
      `## Masts

- two of three are up
    - a detail
- the third needs a permit: see [site#4](https://github.com/acme/site/issues/4)
- waits for [site#5](https://github.com/acme/site/issues/5)
- **Decision:** wait for the permit
- **Open:** call the office (@ben)`,
    ))
  const bulletsOf = (body: string): readonly string[] => {
    const source = minutes('board/20260310.md', `# 2026-03-10\n\n## Agenda\n\n### A\n\n${body}\n`)
    const slide = composeDeck(compose([source]))
      .sections.flat()
      .find(({ text: one }) => one.startsWith('## A'))
    return slide?.text.match(/^ *- .*$/gm) ?? []
  }
  for (const [body, shown] of [
    ['- one\n    - two\n    - three', ['- one', '    - two', '    - three']],
    ['- one\n    - two\n        - three', ['- one …', '    - two']],
    ['- one\n  - ab\n  - cd\n  - ef\n  - gh', ['- one …', '    - ab', '    - cd', '    - ef']],
    ['- one\n  that goes on\n- two', ['- one that goes on', '- two']],
    ['- AI @ada: call\n    - by phone\n- two', ['- two', '- **Open:** call (@ada)']],
    [
      '- see acme/site#4\n- [site#4](https://github.com/acme/site/issues/4) again',
      ['- see acme/site#4', '- [site#4](https://github.com/acme/site/issues/4) again'],
    ],
    [
      '- see https://github.com/acme/site/issues/41\n    - ab\n        - https://github.com/acme/site/issues/4 is closed',
      [
        '- see [github.com/acme/site/issues/41](https://github.com/acme/site/issues/41) …',
        '    - ab',
        '- See [site#4](https://github.com/acme/site/issues/4)',
      ],
    ],
    ['- Decision: merge acme/site#4', ['- **Decision:** merge acme/site#4']],
  ] as const)
    it(`shows bullets below bullets, and each link once: ${JSON.stringify(body)}`, () =>
      assert.deepEqual(bulletsOf(body), shown))
  it('has no action items of its own', () => assert.deepEqual(readMinutes(text).actions, []))
  it('lists the items without content', () => assert.match(text, /## Also on the agenda\n\n- Fences\n/))
  it('has only the recurring sections of the last deck', () => {
    assert.match(text, /# Questions\?\n\nWrite to us/)
    assert.doesNotMatch(text, /Old news|@zoe/)
  })
  it('marks each slide with its origin', () => {
    assert.equal(readMark(slides[2] ?? '')?.origin, 'board/20260310.md: Masts')
    assert.equal(readMark(slides[1] ?? '')?.origin, 'board/')
  })
  it('is parsed as a deck', () => {
    const read = readMinutes(text)
    assert.equal(read.kind, 'slides')
    assert.deepEqual(
      read.slides.map(({ title, section, index }) => [title, section, index]),
      [
        ['Call 2026-03-12', 0, 0],
        ['Team Board', 1, 0],
        ['Masts', 1, 1],
        ['Also on the agenda', 1, 2],
        ['Questions?', 2, 0],
      ],
    )
    assert.deepEqual(read.duties[0]?.people, [{ handle: 'ada' }])
  })
  it('can be composed without a last deck', () =>
    assert.match(
      deckText(composeDeck(compose([board], { last: undefined }))),
      /type: slide[\s\S]+## 2026-03-12[\s\S]+# Team Board/,
    ))
  it('has a font size that fits the summary if no last deck sets one', () =>
    assert.match(
      deckText(composeDeck({ date: '2026-03-12', sources: [], last: undefined, beforeLast: undefined })),
      /<style>[^<]*\.slides li \{ font-size: 22px; overflow-wrap: anywhere \}/,
    ))
  it('repeats only sections that two decks have', () => {
    const beforeLast = deck('call/20260226.md', '# Call\n\n---\n\n# Other\n')
    assert.doesNotMatch(deckText(composeDeck(compose([board], { beforeLast }))), /Questions/)
  })
  it('does not repeat further sections with a team’s title', () => {
    const split = deck('call/20260305.md', '# Call\n\n---\n\n# Board\n\nReport by @a\n\n---\n\n# Board\n\n- stale\n')
    assert.doesNotMatch(deckText(composeDeck(compose([board], { last: split }))), /stale/)
    const unsigned = deck('call/20260305.md', '# Call\n\n---\n\n# Team Roof\n\n----\n\n# Tiles\n\n- stale\n')
    assert.doesNotMatch(deckText(composeDeck(compose([board], { last: unsigned }))), /stale/)
  })
  it('has fewer and shorter bullets for larger fonts, and keeps the outcome', () => {
    const words = 'a line that goes on and on '.repeat(4)
    const source = minutes(
      'board/20260310.md',
      `# 2026-03-10\n\n## Agenda\n\n### Masts\n\n${`- ${words}\n`.repeat(6)}- Decision: wait\n- AI @a: call\n`,
    )
    const bullets = (style: string): readonly string[] => {
      const styled = deck('call/20260305.md', `<style>\n${style}\n</style>\n\n# Call\n`)
      const composed = composeDeck(compose([source], { last: styled })).sections.flat()
      return composed.find(({ text: slide }) => slide.includes('## Masts'))?.text.match(/^- .*$/gm) ?? []
    }
    assert.equal(bullets('.slides li { font-size: 22px }').length, 6)
    const large = bullets('.slides h2 { font-size: 60px } .slides ul { font-size: 1.2em }')
    assert.deepEqual(large.slice(-2), ['- **Decision:** wait', '- **Open:** call (@a)'])
    assert.ok(large.length < 6 && large.length > 2, large.join('\n'))
    const [only = '', ...more] = bullets('.reveal { font-size: 120px }')
    assert.deepEqual(more, [])
    assert.ok(only.length < words.length, only)
  })
  it('shortens unbreakable URLs to links with a label', () => {
    const url = `https://pad.example/${'a'.repeat(80)}`
    const source = minutes('board/20260310.md', `# 2026-03-10\n\n## Agenda\n\n### A\n\n- read ${url} first\n`)
    assert.match(deckText(composeDeck(compose([source]))), /- read \[pad\.example\/a{1,30}…\]\(https:[^ )]+\) first/)
  })
  it('has a slide for each item of a list', () => {
    const source = minutes(
      'board/20260310.md',
      '# 2026-03-10\n\n## Agenda\n\n- Roof\n    - it leaks\n- Door\n    - it does not\n',
    )
    assert.match(deckText(composeDeck(compose([source]))), /## Roof\n\n- it leaks\n[\s\S]+## Door\n\n- it does not\n/)
  })
  it('ignores comments in minutes', () => {
    const source = minutes(
      'board/20260310.md',
      '# 2026-03-10\n\n## Agenda\n\n### A --> <!-- b [c]\n\n- x <!-- y\n- z\n',
    )
    const read = readMinutes(deckText(composeDeck(compose([source]))))
    assert.equal(read.slides.length, 4)
  })
})

describe('updating a deck', () => {
  const text = deckText(composeDeck(compose()))
  const again = (current: string, source = board): DeckUpdate =>
    updateDeck(current, readMinutes(current).slides, composeDeck(compose([source])), [source.path])
  const counts = ({ updated, added, removed, kept }: DeckUpdate): readonly number[] => [updated, added, removed, kept]
  const changed = minutes(board.path, board.text.replace('two of three', 'all three'))

  it('changes nothing if the minutes are unchanged', () => {
    assert.deepEqual(counts(again(text)), [0, 0, 0, 0])
    assert.equal(again(text).text, text)
  })
  it('changes nothing if recurring sections have the same title, or none', () => {
    const twins = deck(
      'call/20260305.md',
      '# Call\n\n---\n\n![](a.png)\n\n---\n\n![](b.png)\n\n---\n\n# News\n\n---\n\n# News\n\n- b\n',
    )
    const composed = composeDeck(compose([board], { last: twins }))
    const before = deckText(composed)
    assert.equal(updateDeck(before, readMinutes(before).slides, composed, [board.path]).text, before)
  })
  it('updates unchanged composed slides', () => {
    const result = again(text, changed)
    assert.deepEqual(counts(result), [1, 0, 0, 0])
    assert.match(result.text, /- all three are up/)
  })
  it('keeps edited slides', () => {
    const touched = text.replace('- two of three are up', '- two are up, hooray')
    const result = again(touched, changed)
    assert.deepEqual(counts(result), [0, 0, 0, 1])
    assert.equal(result.text, touched)
  })
  it('keeps slides written by hand in their places', () => {
    const written = text.replace('\n\n----\n\n## Also', '\n\n----\n\n## By hand\n\n----\n\n## Also')
    const result = again(written, changed)
    assert.match(result.text, /all three[\s\S]+## By hand\n\n----\n\n## Also/)
  })
  it('does not add deleted slides again', () => {
    const without = text.replace(/## Masts[\s\S]*?\n\n----\n\n/, '')
    assert.notEqual(without, text)
    assert.equal(again(without, changed).text, without)
  })
  it('adds slides of new items after their predecessors', () => {
    const result = again(
      text,
      minutes(board.path, board.text.replace('### Fences', '### Gates\n\n- open\n\n### Fences')),
    )
    assert.deepEqual(counts(result), [0, 1, 0, 0])
    assert.match(result.text, /## Masts[\s\S]+\n\n----\n\n## Gates\n\n- open\n[\s\S]+## Also/)
  })
  it('removes unchanged slides whose item is gone', () =>
    assert.deepEqual(
      counts(again(text, minutes(board.path, board.text.replace(/### Masts[\s\S]+?(?=### F)/, '')))),
      [0, 0, 1, 0],
    ))
  it('adds a new team before the closing sections', () => {
    const roof = minutes('roof/20260311.md', '# 2026-03-11\n\n## Agenda\n\n### Tiles\n\n- red\n')
    const result = updateDeck(text, readMinutes(text).slides, composeDeck(compose([board, roof])), [
      board.path,
      roof.path,
    ])
    assert.match(result.text, /# Team Board[\s\S]+\n\n---\n\n# Team ROOF\n[\s\S]+# Questions/)
  })
})

describe('updating a deck created by New Minutes', () => {
  const sources = [board, minutes('roof/20260311.md', '# 2026-03-11\n\n## Agenda\n\n### Tiles\n\n- red\n')]
  const earlier = deck(
    'call/20260305.md',
    [
      '# Call 2026-03-05',
      '# Team Board\n\nWe keep the masts\n\nReport by <a href="https://github.com/zoe">@zoe</a>\n\n----\n\n## Old news',
      '# Roof\n\nReport by <a href="https://github.com/zoe">@zoe</a>\n\n- stale',
      '# Questions?\n\nWrite to us',
    ].join('\n\n---\n\n'),
  )
  const composed = composeDeck(compose(sources, { last: earlier }))
  const paths = sources.map(({ path }) => path)
  const into = (text: string): DeckUpdate => updateDeck(text, readMinutes(text).slides, composed, paths)
  const begun = composeNextDeck(earlier, undefined, {
    day: '2026-03-12',
    series: 'call',
    participants: [],
    duties: new Map(),
    topics: [],
    reminders: [],
    items: [],
    actions: [],
  })
  const titles = (text: string): readonly (string | undefined)[] => readMinutes(text).slides.map(({ title }) => title)
  const filled = into(begun)

  it('has each team once, with its items', () =>
    assert.deepEqual(titles(filled.text), [
      'Call 2026-03-12',
      'Team Board',
      'Masts',
      'Also on the agenda',
      'Roof',
      'Tiles',
      'Questions?',
    ]))
  it('names the reporter, and keeps text about the team', () => {
    assert.match(filled.text, /# Team Board\n\nWe keep the masts\n\nReport by <a href="[^"]*\/ada">@ada<\/a>\n\n----/)
    assert.match(filled.text, /# Roof\n\nReport by @\n\n----/, 'the minutes of the roof name nobody')
    assert.deepEqual([filled.updated, filled.added, filled.removed, filled.kept], [2, 3, 0, 0])
  })
  it('changes nothing a second time, and does not bring back what somebody deleted', () => {
    assert.equal(into(filled.text).text, filled.text)
    const without = filled.text.replace(/## Masts[^]*?\n\n----\n\n/, '')
    assert.equal(into(without).text, without)
  })
  it('adds missing font sizes once, and not again after somebody has removed them', () => {
    assert.match(filled.text, /<style>[^<]*font-size: 22px[^<]*<\/style>\n\n# Call 2026-03-12/)
    const without = filled.text.replace(/<style>[^]*?<\/style>\n+/, '')
    const again = composeDeck(compose(sources, { last: earlier, existing: without }))
    assert.doesNotMatch(updateDeck(without, readMinutes(without).slides, again, paths).text, /<style/)
  })
  it('keeps text written in the meantime', () => {
    const written = begun
      .replace('Report by @\n\n----\n\n## ', 'Report by @ben\n\n----\n\n## Masts\n\n- by hand\n\n----\n\n## Flags')
      .replace('Write to us', 'Call us')
    const { text } = into(written)
    assert.match(text, /Report by @ben\n\n----\n\n## Masts\n\n- by hand\n\n----\n\n## Also on the agenda[^]*## Flags/)
    assert.match(text, /# Questions\?\n\nCall us\n$/)
    assert.equal(titles(text).filter((title) => title === 'Masts' || title === 'Questions?').length, 2)
  })
})

describe('marks of composed slides', () => {
  it('detect edits of a slide, ignoring white space', () => {
    const slide = markSlide('# A\n\n- b', 'a.md: A')
    const mark = readMark(slide)
    assert.ok(mark !== undefined)
    assert.equal(isUnchanged(slide.replace('\n\n- b', '\n- b'), mark), true)
    assert.equal(isUnchanged(slide.replace('- b', '- c'), mark), false)
  })
  it('are valid comments for any title', () => assert.equal(escapeMarkText('a --> <b> [c]\nd'), 'a – b c d'))
})

describe('earlier decks', () => {
  it('give the title of a series', () => {
    const named = deck(
      'call/20260305.md',
      '# A\n\n---\n\n# SIG Standardization & Certification\n\nReport by @a\n\n---\n\n# Team Container\n\nReport by @b\n',
    )
    assert.equal(seriesTitle('minutes/sig-standardization', named), 'SIG Standardization & Certification')
    assert.equal(seriesTitle('containers', named), 'Team Container')
    assert.equal(seriesTitle('iam', named), undefined)
  })
  it('get the new date in the format of the old one', () =>
    assert.equal(
      replaceDeckDate('20260305.md of 2026-03-05, not 2026-04-01', '2026-03-05', '2026-03-12'),
      '20260312.md of 2026-03-12, not 2026-04-01',
    ))
})
