import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { trackSeries } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { digestOf } from '../../../../src/core/digest'
import { type NewMinutesParts, firstPlaceholder } from '../../../../src/core/newMinutes/composeFromLast'
import { composeNextDeck } from '../../../../src/core/newMinutes/nextDeck'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import type { DeckSource } from '../../../../src/core/slides/compose/previousDecks'

const parts: NewMinutesParts = {
  day: '2026-03-12',
  series: 'call',
  participants: [],
  duties: new Map(),
  topics: [],
  reminders: [],
  items: [],
  actions: [],
}

function deck(date: string, ...sections: readonly (readonly string[] | string)[]): DeckSource {
  const body = sections.map((one) => (typeof one === 'string' ? one : one.join('\n\n----\n\n'))).join('\n\n---\n\n')
  const text = `---\ntitle: Call of ${date}\ntype: slide\n---\n\n${body}\n`
  return { path: `call/${date}.md`, date, text, slides: readMinutes(text).slides }
}

function next(last: DeckSource, before?: DeckSource, more: Partial<NewMinutesParts> = {}): string {
  return composeNextDeck(last, before, { ...parts, ...more })
}

/** The sections of the next deck after its title. */
function sections(last: DeckSource, before?: DeckSource, more?: Partial<NewMinutesParts>): readonly string[] {
  return next(last, before, more).slice(0, -1).split('\n\n---\n\n').slice(1)
}

const title = (date: string): string => `# Call\n\n## ${date}\n\nPresented by <a href="https://github.com/x">@x</a>`

describe('the next deck', () => {
  it('has the front matter and title of the last one, with its own date', () =>
    assert.equal(
      next(deck('2026-03-05', title('2026-03-05'))),
      '---\ntitle: Call of 2026-03-12\ntype: slide\n---\n\n# Call\n\n## 2026-03-12\n\nPresented by @\n',
    ))
  it('has the teams without their reports and reporters', () =>
    assert.deepEqual(
      sections(
        deck(
          '2026-03-05',
          title('2026-03-05'),
          ['# Team A\n\nWe keep the lights on\n\nReport by @x', '## News\n\n- a', '### More\n\n- b'],
          '# Team B\n\n*Report by <a href="https://github.com/y">@y</a>*\n\n* c\n    * d\n\n* e',
        ),
      ),
      ['# Team A\n\nWe keep the lights on\n\nReport by @\n\n----\n\n## ', '# Team B\n\nReport by @\n\n- '],
    ))
  it('has recurring slides and no news', () => {
    const closing = (day: string): string => `# Thank you\n\n- next call: ${day}\n- fair: 2026-06-01`
    const before = deck('2026-02-26', title('2026-02-26'), '# Press\n\n- a', closing('2026-03-05'))
    const last = deck('2026-03-05', title('2026-03-05'), '# Press\n\n- b', '# Fair\n\n- come', closing('2026-03-12'))
    assert.deepEqual(sections(last, before), [
      '# Press\n\n- ',
      '# Thank you\n\n- next call: 2026-03-19\n- fair: 2026-06-01',
    ])
  })
  it('keeps all sections without a reporter if there is no earlier deck', () =>
    assert.deepEqual(
      sections(deck('2026-03-05', title('2026-03-05'), '# House rules\n\n- a', '# Bye\n\nNext call: 2026-03-12')),
      ['# House rules\n\n- a', '# Bye\n\nNext call: 2026-03-19'],
    ))
  it('has the agenda and open action items after the reports', () => {
    const file: IndexedFile = {
      key: 'call/20260305.md',
      root: '',
      digest: digestOf('call/20260305.md', readMinutes('- AI @x: book the hall\n')),
    }
    assert.deepEqual(
      sections(deck('2026-03-05', title('2026-03-05'), '# A\n\nReport by @x', '# Bye\n\nThanks'), undefined, {
        items: ['Badge (@cy)'],
        actions: trackSeries([file]),
      }),
      ['# A\n\nReport by @\n\n- ', '# Badge (@cy)', '# Open action items\n\n- AI @x: book the hall', '# Bye\n\nThanks'],
    )
  })
  it('keeps line endings and background images', () => {
    const last = deck('2026-03-05', title('2026-03-05'), '<!-- .slide: data-background="a.png" -->\n\n# A\n\n- x')
    const text = last.text.replace(/\n/g, '\r\n')
    const before = deck('2026-02-26', title('2026-02-26'), '# A\n\n- y')
    assert.match(
      next({ ...last, text, slides: readMinutes(text).slides }, before),
      /\r\n\r\n---\r\n\r\n<!-- \.slide: data-background="a\.png" -->\r\n\r\n# A\r\n\r\n- \r\n$/,
    )
  })
  it('is a valid deck with the cursor at the first reporter', () => {
    const file = path.join(__dirname, '../../../workspace/community-call/20260305.md')
    const text = readFileSync(file, 'utf8')
    const composed = next({ path: 'c/20260305.md', date: '2026-03-05', text, slides: readMinutes(text).slides })
    const minutes = readMinutes(composed)
    assert.equal(minutes.kind, 'slides')
    assert.equal(minutes.date?.value, '2026-03-12')
    assert.deepEqual(
      minutes.slides.filter(({ index }) => index === 0).map((slide) => slide.title),
      ['Orchard Cloud', 'Platform', 'Containers', 'Standards', 'Docs', 'Orchard Day', 'Thank you!'],
    )
    assert.equal(minutes.mentions.length, 0)
    assert.match(composed.slice(0, firstPlaceholder(composed)), /# Platform\n\n.*\n\nReport by @$/)
  })
})
