import assert from 'node:assert/strict'
import { trackSeries, type TrackedItem } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { digestOf } from '../../../../src/core/digest'
import { addAgendaItems } from '../../../../src/core/newMinutes/agendaItems'
import { carryOver } from '../../../../src/core/newMinutes/carryOver'
import {
  composeFromLast,
  type NewMinutesParts,
  firstPlaceholder,
} from '../../../../src/core/newMinutes/composeFromLast'
import { replaceDate, replaceDay } from '../../../../src/core/newMinutes/dateStyle'
import { learnReviewHeading } from '../../../../src/core/newMinutes/reviewHeading'
import { composeFromTemplate } from '../../../../src/core/newMinutes/template'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const read = (text: string): ReturnType<typeof readMinutes> => readMinutes(text)

function open(text: string): readonly TrackedItem[] {
  const file: IndexedFile = { key: 't/20260101.md', root: '', digest: digestOf('t/20260101.md', read(text), text) }
  return trackSeries([file]).filter(({ status }) => status === 'open')
}

const parts: NewMinutesParts = {
  day: '2026-03-05',
  series: 'team',
  participants: [{ handle: 'ada' }, { handle: 'bo', name: 'Bo Berg' }],
  duties: new Map([
    ['scribe', { handle: 'ada' }],
    ['reporter', { handle: 'bo', name: 'Bo Berg' }],
  ]),
  topics: ['Status of CI'],
  reminders: ['Reminder: lab moves'],
  items: ['Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)'],
  actions: [],
}

const composed = (last: string, more: Partial<NewMinutesParts> = {}): string =>
  composeFromLast(last, read(last), { ...parts, ...more }, read)

describe('new minutes from the last ones', () => {
  it('have the headings and labels without the content', () =>
    assert.equal(
      composed(
        '# 2026-02-26\n\n## Participants\n\n* @x\n* Bo Berg (@bo)\n\n## Housekeeping\n\n* Minutes: @x\n* Who reports in the community call?\n    * @y (remotely)\n* we talked about this\n\n## Agenda\n\n### Status of CI\n\n* green\n\n### Old topic (@x)\n\n* said\n',
      ),
      '# 2026-03-05\n\n## Participants\n\n* @ada\n* Bo Berg (@bo)\n\n## Housekeeping\n\n* Minutes: @ada\n* Who reports in the community call?\n    * @bo\n\n## Agenda\n\n### Status of CI\n\n### Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n\n### Reminder: lab moves\n\n### \n',
    ))
  it('keep line endings and the date format', () =>
    assert.match(composed('# Team on 26.02.2026\r\n\r\n## Agenda\r\n'), /^# Team on 05\.03\.2026\r\n\r\n## Agenda\r\n/))
  it('leave participants and duties empty if nobody is chosen', () => {
    const text = composed('# 2026-02-26\n\n## Participants\n\n- @x\n\n## Housekeeping\n\n- Minutes: @x\n', {
      participants: [],
      duties: new Map(),
    })
    assert.match(text, /## Participants\n\n- @\n\n## Housekeeping\n\n- Minutes: @\n/)
    assert.equal(firstPlaceholder(text), text.indexOf('- @\n') + 3)
  })
  it('keep labels on the same line as people, without the people', () => {
    const last =
      '# Council – 11 November 2026\n\n**Present:** Ada Brook, Ben Sol\nScribe: Ben Sol\n\n## Agenda\n\n### Heating\n\n- works\n'
    const text = composed(last, { participants: [], duties: new Map(), topics: [], reminders: [], items: [] })
    assert.equal(text, '# Council – 5 March 2026\n\n**Present:** \nScribe: \n\n## Agenda\n\n### \n')
    assert.equal(firstPlaceholder(text), text.indexOf('**Present:** ') + 13)
    assert.match(composed(last), /\*\*Present:\*\* @ada, Bo Berg\nScribe: @ada\n/)
  })
  for (const [name, last, expected] of [
    [
      'have the new day in a line with a label, and keep the lines beside it',
      '# Team call\n\nDate: 2026-02-26\nPlace: Room 3\n\nWe began late: the door was locked.\n\n## Agenda\n',
      '# Team call\n\nDate: 2026-03-05\nPlace: Room 3\n\n## Agenda\n\n### \n',
    ],
    [
      'have the new day in front matter, at every place of the last one but at no other',
      '---\ntitle: Call of 26 February 2026\nsince: 2019-01-01\ndate: 2026-02-26\n---\n\n# Call\n\n## Agenda\n',
      '---\ntitle: Call of 5 March 2026\nsince: 2019-01-01\ndate: 2026-03-05\n---\n\n# Call\n\n## Agenda\n\n### \n',
    ],
    [
      'have a German day with its weekday',
      '# Protokoll\n\n**Datum:** Mittwoch, 25. Februar 2026\n**Ort:** Büro\n\n## Tagesordnung\n',
      '# Protokoll\n\n**Datum:** Donnerstag, 5. März 2026\n**Ort:** Büro\n\n## Tagesordnung\n\n### \n',
    ],
    [
      'have the new day in a line without a label',
      '# Call\n\n*Wednesday, 25 February 2026*\n\n## Agenda\n',
      '# Call\n\n*Thursday, 5 March 2026*\n\n## Agenda\n\n### \n',
    ],
    [
      'keep day and people in one list',
      '# Call\n\n- Date: 2026-02-26\n- Present: @x, @y\n\n## Agenda\n',
      '# Call\n\n- Date: 2026-03-05\n- Present: @ada, @bo\n\n## Agenda\n\n### \n',
    ],
    [
      'keep nobody who stands beside the day',
      '# Call\n\nDate: 2026-02-26 Present: @x\n\n## Agenda\n',
      '# Call\n\n## Agenda\n\n### \n',
    ],
    [
      'keep the order of day and duty',
      '# Call\n\nScribe: @x\nDate: 2026-02-26\n\n## Agenda\n',
      '# Call\n\nScribe: @ada\nDate: 2026-03-05\n\n## Agenda\n\n### \n',
    ],
    [
      'begin with the lines of the last ones if these have no title',
      'Date: 2026-02-26\nPlace: Room 3\n\n## Agenda\n',
      'Date: 2026-03-05\nPlace: Room 3\n\n## Agenda\n\n### \n',
    ],
    [
      'keep the lines below headings',
      'Call 2026-02-26\n===============\n\nAgenda\n------\n\n### CI\n',
      'Call 2026-03-05\n===============\n\nAgenda\n------\n\n### \n',
    ],
    [
      'keep the level of topics above a last heading',
      '# 2026-02-26\n\n## Agenda\n\n### CI\n\n## AOB\n\n- none\n',
      '# 2026-03-05\n\n## Agenda\n\n### \n',
    ],
  ] as const)
    it(name, () => assert.equal(composed(last, { topics: [], reminders: [], items: [] }), expected))
  it('keep a recurring last heading at its place and level', () =>
    assert.equal(
      composed('# 2026-02-26\n\n## Agenda\n\n### Status of CI\n\n- x\n\n## AOB\n\n- none\n', {
        topics: ['Status of CI', 'AOB'],
        reminders: [],
      }),
      '# 2026-03-05\n\n## Agenda\n\n### Status of CI\n\n### Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n\n### \n\n## AOB\n',
    ))
  it('list open action items below the review heading or a new one', () => {
    const actions = open(
      '# 2026-02-26\n- _AI @x: call them_\n  - still open\n- AI @y: done ✅\n- [ ] write to everybody today\n',
    )
    assert.match(
      composed('# 2026-02-26\n\n## Check AIs from last time\n\n- AI @z: old\n\n## Agenda\n', { actions }),
      /## Check AIs from last time\n\n- _AI @x: call them_\n {2}- still open\n- \[ \] write to everybody today\n\n## Agenda/,
    )
    assert.match(composed('# 2026-02-26\n\n## Agenda\n', { actions }), /## Open action items\n\n- _AI @x[^]*## Agenda/)
    const german = '# 26.02.2026\n\n## Tagesordnung\n\n- Die Kasse ist geprüft und wird von uns noch eingereicht\n'
    assert.match(composed(german, { actions }), /## Offene Aufgaben\n\n- _AI @x[^]*## Tagesordnung/)
  })
})

describe('new minutes from a template', () => {
  it('fill in known placeholders and keep the others', () =>
    assert.equal(
      composeFromTemplate(
        '# ${series} ${date}\n\n${participants}\n\nMinutes: ${scribe}\n${agenda}\n${unknown} ${chair}',
        parts,
      ),
      '# team 2026-03-05\n\n- @ada\n- @bo\n\nMinutes: @ada\n## Status of CI\n\n## Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n\n${unknown} ',
    ))
})

describe('a template without placeholders', () => {
  for (const [text, expected] of [
    ['# 202X-XX-XX', '# 2026-03-05'],
    ['Call YYYY-MM-DD!', 'Call 2026-03-05!'],
    ['YYYYMMDD', '20260305'],
    ['XX-XX and YYYY', 'XX-XX and YYYY'],
  ] as const)
    it(`fills in the date for ${text}`, () => assert.equal(composeFromTemplate(text, parts), expected))
})

describe('carrying over', () => {
  const items = open('# 2026-02-26\n- AI @x: call them all\n  - still open\n- AI @y: write the guide\n')
  const carried = (text: string): string => carryOver(text, read(text), items)
  const block = '- AI @x: call them all\n  - still open\n- AI @y: write the guide\n'

  for (const [name, text, expected] of [
    [
      'fills an empty review',
      '## Pending action items\n\n## Agenda\n',
      `## Pending action items\n\n${block}\n## Agenda\n`,
    ],
    [
      'takes the place of a waiting bullet',
      '## Pending action items\n\n- \n\n## Agenda\n',
      `## Pending action items\n\n${block}\n## Agenda\n`,
    ],
    [
      'goes on with a list',
      '## Pending action items\n\n- AI @z: other things to do\n\n## Agenda\n',
      `## Pending action items\n\n- AI @z: other things to do\n${block}\n## Agenda\n`,
    ],
    [
      'adds a heading before the agenda',
      '# 2026-03-05\n\n## Agenda\n',
      `# 2026-03-05\n\n## Open action items\n\n${block}\n## Agenda\n`,
    ],
    ['adds a heading at the end', '# 2026-03-05\n', `# 2026-03-05\n\n## Open action items\n\n${block}`],
    [
      'adds what is missing',
      '## Pending action items\n\n- AI @x: call them all\n',
      '## Pending action items\n\n- AI @x: call them all\n- AI @y: write the guide\n',
    ],
    [
      'adds a section to a deck',
      '---\ntype: slide\n---\n\n# Call\n\n---\n\n# Bye\n',
      `---\ntype: slide\n---\n\n# Call\n\n---\n\n# Bye\n\n---\n\n# Open action items\n\n${block}`,
    ],
  ] as const)
    it(name, () => {
      assert.equal(carried(text), expected)
      assert.equal(carried(expected), expected, 'a second time changes nothing')
    })
})

describe('the learned review heading of a series', () => {
  const series = (...bodies: readonly string[]): readonly TrackedItem[] =>
    trackSeries(
      bodies.map((body, index) => {
        const path = `t/2026010${index + 1}.md`
        return { key: path, root: '', digest: digestOf(path, read(`# X\n\n${body}`), `${index}${body}`) }
      }),
    )
  const tasks = '## Topics\n\n- said\n\n## Tasks\n\n- AI @x: call them all\n- AI @y: write the guide\n'

  it('is the heading above copied items', () =>
    assert.equal(learnReviewHeading(series(tasks, tasks.replace('Tasks', ':memo: tasks'), tasks)), 'Tasks'))
  it('is undefined if nothing is copied, or if items stay below their topics', () => {
    assert.equal(learnReviewHeading(series(tasks)), undefined)
    assert.equal(
      learnReviewHeading(series(...['a', 'b', 'c'].map((said) => `## CI\n\n- ${said}\n- AI @x: mend the pipe\n`))),
      undefined,
    )
  })
  it('is not a topic with its own items', () => {
    const heating =
      '## Heating\n\n- AI @x: call them all\n- AI @y: write the guide\n\n## Action items\n\n- AI @z: pay it\n'
    assert.equal(learnReviewHeading(series(heating, heating, heating)), undefined)
  })
  it('can be any heading with nearly all items', () => {
    const left = '## Leftovers\n\n- AI @x: call them all\n- AI @y: write the guide\n- AI @z: pay the bill\n'
    assert.equal(learnReviewHeading(series(left, left, left)), 'Leftovers')
  })
  it('receives carried-over items once', () => {
    const open = series(tasks, tasks).filter(({ status }) => status === 'open')
    for (const [text, expected] of [
      [
        '# X\n\n## Topics\n\n### \n\n## Tasks\n\n- \n',
        '# X\n\n## Topics\n\n### \n\n## Tasks\n\n- AI @x: call them all\n- AI @y: write the guide\n',
      ],
      ['# X\n\n## Agenda\n', '# X\n\n## Tasks\n\n- AI @x: call them all\n- AI @y: write the guide\n\n## Agenda\n'],
    ] as const) {
      assert.equal(carryOver(text, read(text), open, 'Tasks'), expected)
      assert.equal(carryOver(expected, read(expected), open, 'Tasks'), expected)
    }
  })
  it('is used in new minutes', () => {
    const text = `# 2026-01-02\n\n${tasks}`
    const actions = series(tasks, tasks).filter(({ status }) => status === 'open')
    assert.match(
      composed(text, { actions, review: 'Tasks' }),
      /\n## Tasks\n\n- AI @x: call them all\n- AI @y: write the guide\n/,
    )
  })
})

describe('the agenda from GitHub', () => {
  const issue = {
    title: 'Badge',
    url: 'https://github.com/a/x/issues/1',
    link: '[x#1](https://github.com/a/x/issues/1)',
    author: 'cy',
  }
  for (const [name, text, expected] of [
    [
      'comes behind the last item',
      '# 2026-03-05\n\n## Agenda\n\n### A\n\n- x\n\n## Actions\n',
      '# 2026-03-05\n\n## Agenda\n\n### A\n\n- x\n\n### Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n\n## Actions\n',
    ],
    [
      'comes before a heading that waits',
      '# 2026-03-05\n\n## Agenda\n\n### A\n\n### \n',
      '# 2026-03-05\n\n## Agenda\n\n### A\n\n### Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n\n### \n',
    ],
    [
      'comes into an empty agenda',
      '# 2026-03-05\n\n## Agenda\n',
      '# 2026-03-05\n\n## Agenda\n\n### Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n',
    ],
    [
      'is a section of a deck',
      '---\ntype: slide\n---\n\n# Call\n',
      '---\ntype: slide\n---\n\n# Call\n\n---\n\n# Badge ([x#1](https://github.com/a/x/issues/1)) (@cy)\n',
    ],
  ] as const)
    it(name, () => {
      assert.equal(addAgendaItems(text, read(text), [issue]), expected)
      assert.equal(addAgendaItems(expected, read(expected), [issue]), expected, 'a second time changes nothing')
    })
})

describe('a day that is replaced', () => {
  for (const [text, expected] of [
    ['Mi., 25.02.2026', 'Do., 05.03.2026'],
    ['Mittwoch, den 25. Februar 2026', 'Donnerstag, den 5. März 2026'],
    ['2026-02-25 (Wed), not 2026-02-24', '2026-03-05 (Thu), not 2026-02-24'],
    ['25.02.2026 and again Wednesday 2026-02-25', '05.03.2026 and again Thursday 2026-03-05'],
    ['since 2025-01-01', 'since 2025-01-01'],
  ] as const)
    it(`${text} → ${expected}`, () => assert.equal(replaceDay(text, '2026-02-25', '2026-03-05'), expected))
})

describe('a date in the format of another', () => {
  for (const [text, expected] of [
    ['# 2026-02-26', '# 2026-03-05'],
    ['Call 20260226!', 'Call 20260305!'],
    ['26.02.26', '05.03.26'],
    ['22 September 2025', '5 March 2026'],
    ['July 29th, 2025', 'March 5, 2026'],
    ['2025/07/29', '2026/03/05'],
    ['no day', 'no day'],
  ] as const)
    it(`${text} → ${expected}`, () => assert.equal(replaceDate(text, '2026-03-05'), expected))
})
