import assert from 'node:assert/strict'
import agenda from '../../../../snippets/agenda.json'
import slides from '../../../../snippets/slides.json'
import { fillSnippet, snippetPeople } from '../../../../src/core/completion/fillSnippet'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const nobody = { date: undefined, people: [] }

describe('a snippet', () => {
  it('uses the date of the document', () => {
    const title = '# ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}'
    assert.equal(fillSnippet(title, { ...nobody, date: '2026-03-05' }), '# ${1:2026-03-05}')
    assert.equal(fillSnippet(title, nobody), title)
  })
  it('offers the people of the document at tab stops for handles', () => {
    const people = ['ada', 'o-otte']
    assert.equal(fillSnippet('AI @${1:owner}: ${0:what}', { ...nobody, people }), 'AI @${1|ada,o-otte|}: ${0:what}')
    assert.equal(fillSnippet('Report by @$2', { ...nobody, people }), 'Report by @${2|ada,o-otte|}')
    assert.equal(fillSnippet('Report by @$2', nobody), 'Report by @$2')
  })
  it('leaves tab stops in a list of participants free', () =>
    assert.equal(
      fillSnippet('## Participants\n\n- @$1\n\n## Who reports\n\n- @$2', { ...nobody, people: ['ada'] }),
      '## Participants\n\n- @$1\n\n## Who reports\n\n- @${2|ada|}',
    ))
  it('offers the participants, else the people mentioned, each once, else those of the series', () => {
    const series = (): readonly string[] => ['sam']
    const people = (text: string): readonly string[] => snippetPeople(readMinutes(text), series)
    assert.deepEqual(people('# 2026-03-05\n\n## Participants\n\n- @ada\n- @Ben\n\n## Agenda\n\n@zoe says\n'), [
      'ada',
      'Ben',
    ])
    assert.deepEqual(people('---\ntype: slide\n---\n\nReport by @ada\n\n@ADA and @zoe\n'), ['ada', 'zoe'])
    assert.deepEqual(people('# 2026-03-05\n'), ['sam'])
  })
})

type Snippets = Readonly<Record<string, { readonly prefix: string; readonly body: readonly string[] }>>

const all = Object.values<Snippets[string]>({ ...(agenda as Snippets), ...(slides as Snippets) })
const context = { date: '2026-03-05', people: ['ada', 'ben'] }
const bodyOf = (prefix: string): string => all.find((one) => one.prefix === prefix)?.body.join('\n') ?? ''

describe('the snippets', () => {
  for (const { prefix, body } of all) {
    const text = body.join('\n')
    it(`have tab stops in the order of typing: ${prefix}`, () => {
      const stops = [...text.matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop))
      const first = [...new Set(stops)]
      // Stop 0 is the final cursor position; in a list of participants it is one more participant.
      assert.deepEqual(
        first,
        [...first.keys()].map((at) => (at === first.length - 1 ? 0 : at + 1)),
      )
    })
    it(`use dates and names of the document: ${prefix}`, () => {
      const filled = fillSnippet(text, context)
      assert.doesNotMatch(filled, /CURRENT_/)
      const open = filled.split(/^(?=#)/m).filter((section) => /@\$(?:\d|\{\d+:)/.test(section))
      // Attendees are not known in advance.
      assert.ok(
        open.every((section) => section.includes('Participants') || /@\$0/.test(section)),
        open.join('\n'),
      )
    })
  }

  const isoTitle = /^#{1,2} \$\{1:/
  // One per style of a team: title, participants, duties, agenda, and the item with its bullets.
  for (const [prefix, ...parts] of [
    [
      'minutes',
      isoTitle,
      '\n## Participants\n',
      '\n## Housekeeping\n',
      '\n## Agenda\n',
      '### ${5:Topic} (@${6:owner})',
      '\n- ',
    ],
    [
      'minutes-emoji',
      isoTitle,
      '## :family: Participants (github',
      '## :telephone: Community call',
      '## :notebook: Agenda',
      '(@${6:',
      '\n- ',
    ],
    [
      'minutes-recurring',
      isoTitle,
      '## Participants\n',
      '## Recurring items\n',
      'Responsible for the minutes',
      '## Agenda',
      '(@${6:',
      '\n- ',
    ],
    [
      'minutes-housekeeping',
      isoTitle,
      '## Participants - use of github',
      '## Recurring items & housekeeping\n',
      '## Agenda',
      '### ${5:Topic}\n',
      '\n* ${6:what}\n    * ',
    ],
    [
      'minutes-chores',
      /^## \$/,
      '### Participants',
      '### Housekeeping',
      '#### Designate people',
      '#### Check AIs',
      '### Agenda',
      '#### ${9:Topic}',
      'sponsor: @',
      '\n- ',
    ],
    [
      'minutes-pending',
      /^## \$/,
      '### Participants',
      '### Pending action items',
      '\n  - ',
      '### ${6:Topic}',
      'sponsor: @',
      '\n- ',
    ],
    [
      'minutes-board',
      /^## \$/,
      '### Participants',
      '### Housekeeping',
      '### Agenda',
      '#### ${4:Topic}',
      '\n- ${5:what}\n\t- ',
    ],
    ['minutes-plain', isoTitle, '## Participants\n\n* @', '## Agenda', '### ${3:Topic}\n', '\n* '],
    [
      'minutes-sig',
      /^# SIG \$\{1:name\} on /,
      '## Participants\n\n* @',
      '## Reporting & minutes',
      '## Agenda',
      '### ',
      '\n* ${7:what}\n  * ',
    ],
    [
      'minutes-question',
      isoTitle,
      '## Participants - use of',
      '## Who is reporting in community call next week',
      '## Agenda',
      '(@${5:',
      '\n- ',
    ],
    [
      'deck',
      /^---\ntitle: /,
      'type: slide',
      'slideOptions:',
      '\n# Team ',
      'Report by @',
      '\n----\n',
      '## Team ',
      '\n- ',
    ],
  ] as const) {
    it(`contain all parts of minutes: ${prefix}`, () => {
      const body = bodyOf(prefix)
      let at = 0
      for (const part of parts) {
        const found = typeof part === 'string' ? body.indexOf(part, at) : body.search(part)
        assert.ok(found >= at, `${String(part)} in ${body}`)
        at = found
      }
      const typed = fillSnippet(body, context)
        .replace(/\$\{\d+[:|]([^},|]*)[^}]*\}/g, '$1')
        .replace(/\$\d/g, 'ada')
      const minutes = readMinutes(typed)
      assert.equal(minutes.kind, prefix === 'deck' ? 'slides' : 'minutes')
      if (prefix === 'deck') return
      assert.equal(minutes.date?.value, '2026-03-05')
      assert.deepEqual(
        minutes.participants.map(({ handle }) => handle),
        ['ada'],
      )
      assert.deepEqual(
        minutes.agenda.map(({ title }) => title),
        ['Topic'],
      )
    })
  }
})
