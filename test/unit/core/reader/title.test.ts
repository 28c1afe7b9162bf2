import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('the date of a document', () => {
  const date = (text: string, path?: string): string | undefined =>
    readMinutes(text, path === undefined ? {} : { path }).date?.value
  it('may begin a line with more text', () =>
    assert.equal(
      date('# Call\n\n**Thursday, the 5th of March, 2026**, 7 pm Berlin time, at the office\n'),
      '2026-03-05',
    ))
  it('is read like the file name if the month may be either number', () => {
    assert.equal(date('# Call 03/04/2026\n', '2026-03-04.md'), '2026-03-04')
    assert.equal(date('# Call 03/04/2026\n', '2026-04-03.md'), '2026-04-03')
    assert.equal(date('# Call 03/04/2026\n', '2026-05-05.md'), undefined)
    assert.equal(date('# Call 03/04/2026\n', 'notes/3April.md'), '2026-04-03')
    assert.equal(date('# Call 03/04/2026\n', 'notes_april-3.md'), '2026-04-03')
  })
  it('is read like another date of the document if the month may be either number', () => {
    assert.equal(date('# Call 03/04/2026\n\n## Next call\n\n03/25/2026\n'), '2026-03-04')
    assert.equal(date('# Call 03/04/2026\n\n## Next call\n\n25/04/2026\n'), '2026-04-03')
  })
  for (const [text, day] of [
    ['Next meeting on Monday, April 13th', '2026-04-03'],
    ['Nächstes Treffen am 11. März', '2026-03-04'],
    ['Prochaine réunion le 13 avril', '2026-04-03'],
    ['Next meeting on April 13.\n\nLast one on March 14', undefined],
    ['The fair is on 1 August', undefined],
  ] as const)
    it(`is near other dates of the document, "${text}"`, () =>
      assert.equal(date(`# Call\n\nDate: 03/04/2026\n\n## Mills\n\n${text}.\n`, 'notes/week.md'), day))
  it('has two digits for the year in the order of the file name', () => {
    assert.equal(date('# Call 26.03.05\n', 'calls/2026-03-05.md'), '2026-03-05')
    assert.equal(date('# Call 26.03.05\n', 'calls/2026-03-06.md'), '2005-03-26')
  })
  for (const [text, day] of [
    ['# Call 03/04/26\n\nTime: 10 am EST\n', '2026-03-04'],
    ['# Call 03_04_2026\n\nApologies: Bo Cole\n', '2026-04-03'],
    ['# Call 03/04/26\n\nTime: 10 am PT, 6 pm GMT\n', undefined],
    ['# Call 03-04-26\n\nApologies: Bo Cole\n', undefined],
    ['# Call 03/04/26\n\nTime: 2:30 – 3:30pm (Eastern time)\n', '2026-03-04'],
    ['# Call 03/04/26\n\nTime: noon EST\n', '2026-03-04'],
    ['# Call 03/04/26\n\nTime: 2:30pm (US Eastern Time)\n', '2026-03-04'],
    ['# Call 03/04/2026\n\n### Regrets\n\n- Bo Cole\n', '2026-03-04'],
    ['# Call 03/04/2026\n\n- **Apologies for absence:** Bo Cole\n', '2026-04-03'],
    ['# Call 03/04/2026\n\n- The mill of PT Flour has clocks in IST\n', undefined],
    ['# Call 03/04/2026\n\nApologies came from the miller.\n', undefined],
    ['# Call 03/04/2026\n\n- à 10:00 EST\n- les moulins sont pour une autre équipe\n', '2026-04-03'],
  ] as const)
    it(`has the order of the country, ${JSON.stringify(text)}`, () => assert.equal(date(text), day))
  it('is behind a label in bold without a colon', () => {
    assert.equal(date('# Mill\n\n- **Date** 5 March 2026\n- **Place** Old mill\n'), '2026-03-05')
    assert.equal(date('# Mill\n\n- **Dates** of 5 March 2026 are in the plan\n'), undefined)
  })
  it('may be alone on its line with a point behind the day, which begins no list', () => {
    assert.equal(date('# Mühlengruppe\n\n5. März 2026\n\n## Dach\n'), '2026-03-05')
    assert.equal(date('# Møllegruppe\n5. marts 2026\n\n## Tag\n'), '2026-03-05')
    assert.equal(
      readMinutes('# Mill\n\n1. March 2026\n2. April 2026\n').agenda.length,
      readMinutes('# Mill\n\n1. Roof\n2. Gate\n').agenda.length,
    )
  })
  it('is in the only row of a table whose first column is the date', () => {
    const table = '| Data | Início |\n| --- | --- |\n| 25/03/2026 | 08:10 |\n'
    assert.equal(date(`# Ata 1\n\n## Identificação\n\n${table}`), '2026-03-25')
    assert.equal(date(`# Ata 1\n\n## Actions\n\n${table}`), undefined)
    assert.equal(date(`# Ata 1\n\n## Histórico\n\n${table}| 26/03/2026 | 09:10 |\n`), undefined)
    assert.equal(date('# Mill group\n\n| Date | Room |\n| --- | --- |\n| 25 March 2026 | Barn |\n'), '2026-03-25')
    assert.equal(date(`# Ata 1\n\n## Próxima reunião\n\n${table}`), undefined)
    assert.equal(date(`# Ata 1\n\nPresentes: Ada Berg, Bo Cole\n\n## Festa do moinho\n\n${table}`), undefined)
    assert.equal(date('# Mill group\n\n## Plan\n\n| When | What |\n| --- | --- |\n| 25.03.2026 | Roof |\n'), undefined)
  })
  it('is that of the newest meeting of rolling notes', () => {
    const notes = '# Notes\n\n## 2026-03-05\n\n- a\n\n## 2026-03-12\n\n- b\n'
    assert.equal(date(notes), '2026-03-12')
    assert.equal(date('# Mill\n\n## Roof\n\n- a\n\n## Gate\n\n- b\n\n## 2026-03-12: deadline\n\n- c\n'), undefined)
  })
  for (const [first, last] of [
    ['2026-03-05', '2026-03-12'],
    ['12.03.2026', '05.03.2026'],
    ['Meeting 5 March 2026', 'Meeting 12 March 2026'],
    ['Sitzung vom 05.03.2026', 'Sitzung vom 12.03.2026'],
    ['Week 10 – 2026-03-05', 'Week 11 – 2026-03-12'],
  ])
    it(`is that of the newest meeting in any order: ${first}, ${last}`, () =>
      assert.equal(date(`# Mill group\n\n## ${first}\n\n- a\n\n## ${last}\n\n- b\n`), '2026-03-12'))
  it('is that of the newest meeting below a list of members', () =>
    assert.equal(
      date('# Mill\n\n## Members\n\n- Ada Berg\n- Bo Cole\n\n## 2026-03-05\n\n- a\n\n## 2026-03-12\n\n- b\n'),
      '2026-03-12',
    ))
  it('is not that of events below the attendees of one meeting', () => {
    const events = '## 2026-03-05: open day\n\n- a\n\n## 2026-03-12: harvest\n\n- b\n'
    assert.equal(date(`# Mill group\n\nAttendees: Ada Berg, Bo Cole\n\n${events}`), undefined)
    assert.equal(date(`# Mill group, 2 March 2026\n\n${events}`), '2026-03-02')
  })
  const attendees = '\n## Attendees\n\n- Ada Berg\n- Bo Cole\n'
  for (const text of [
    '# Week 9\n\n**Info**\n- **Date:** Thursday, March 5, 2026\n',
    '# Mill\n\n## Proposed time\n\nDate: 2026 March 5th 13:00\n',
    '# Mill\n\n## Group\n\n### Data & Hora: 5 Março 2026 @ 12:00\n',
    '*Minutes of the mill group, 5th March 2026*\n',
    '# Ata\n\n## Informações\n- Data: 05/03/2026\n\nA reunião foi feita para que os membros não se percam.\n',
  ])
    it(`is after its label above the attendees: ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.equal(date(text + attendees), '2026-03-05'))
  for (const text of [
    '# Mill\n\n## Next meeting\n\nDate: 5 March 2026\n',
    '# Mill\n\n## Import\n\nData: the export of 5 March 2026 has holes\n',
    'Notes of the previous call (5 March 2026) are in the wiki.\n',
    '*Notes imported from Google Docs on 2026-03-05, by a script*\n',
  ])
    it(`is not that of something else: ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.equal(date(text + attendees), undefined))
  for (const text of [
    '\n## Trip\n\n- When: 5 March 2026\n',
    '\n## Actions\n\n- What: buy milk\n- When: 2026-03-05\n',
    '\n## Topics\n\n- Tasks\n  - Date: 5 March 2026\n',
  ])
    it(`is not after a label below the attendees: ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.equal(date(`# Mill\n${attendees}${text}`), undefined))
  it('may begin a line with the time, below a second heading', () =>
    assert.equal(
      date(
        '# Weekly\n\n## Hackathon\n\n- a\n\n## Meeting\n\nFriday, March 6, 2026, Session I, 10:00-12:00\n\n## Next meeting\n\nFriday, April 3, 2026\n',
      ),
      '2026-03-06',
    ))
  for (const sentence of [
    'The following is a summary of the meeting of the board, which took place on Thursday 5\nMarch 2026 in our office.',
    'The general assembly was held on March 5, 2026 at the house of the association, as announced.',
    'Die ordentliche Mitgliederversammlung fand am 5. März 2026 im Vereinsheim an der Hauptstraße statt.',
  ])
    it(`may be in a sentence: ${sentence.slice(0, 40)}…`, () =>
      assert.equal(date(`# Minutes\n\n${sentence}\n\n## Agenda\n`), '2026-03-05'))
  it('is not that of an earlier meeting in a sentence', () =>
    assert.equal(
      date(
        '# Minutes\n\nThe minutes of the previous meeting of the board, which was held on 5 March 2026, were read.\n',
      ),
      undefined,
    ))
  it('is in the title', () => assert.equal(date('# SIG Docs on 2026-03–05\n\n## Agenda\n'), '2026-03-05'))
  it('may be on a separate line above the sections', () =>
    assert.equal(date('2026-03-05\n\n## Participants\n- @a'), '2026-03-05'))
  it('may be below a bold line about the meeting', () =>
    assert.equal(date('# Office\n\n__Meeting 44__\n05-03-2026\n\n## Admin\n'.replace('05-03', '25-03')), '2026-03-25'))
  it('is that of the only heading with one, below a template', () => {
    const template = '# Weekly notes\n\n## YYYY-MM-DD – <topic>\n\n### Present\n\n'
    assert.equal(date(`${template}## 2026-03-05 – Mills\n\n### Present\n`), '2026-03-05')
    const second = '## 2026-02-26 – Roads\n\n### Present\n'
    assert.equal(date(`${template}${second}\n## 2026-03-05 – Mills\n\n### Present\n`), '2026-03-05')
    assert.equal(
      date('# Weekly notes\n\n## Present\n\n- @a\n\n## 2026-04-12: deadline of the grant\n\nSoon.\n'),
      undefined,
    )
  })
  it('may be below a heading that only says "Minutes"', () => {
    assert.equal(date('# Minutes\n\n- Date: 5 March 2026\n- Present: Ada Berg, Bo Cole\n\n## Roof\n'), '2026-03-05')
    assert.equal(date('# Minutes: annual meeting 2026\n\n* Date: 5 March 2026, 5:30pm\n'), '2026-03-05')
    for (const line of [
      '- The roof of 5 March 2026',
      '- 1 April 2026: deadline of the grant',
      'Next meeting on 2 April 2026',
      'Bo sends the letter by 12 April 2026.',
      '## Approval of minutes of 5 February 2026',
    ])
      assert.equal(date(`# Minutes\n\n${line}\n\n## Roof\n`), undefined, line)
  })
  it('may be below the name of the meeting, below the title', () => {
    assert.equal(date('# Mill notes\n\n## Kickoff meeting\n\nMarch 5, 2026\n\n## Roof\n'), '2026-03-05')
    for (const topic of [
      '## Roof\n\nMarch 5, 2026',
      '## Meeting with the architect\n\nMarch 5, 2026',
      '## Summer meeting\n\nIt is on July 5, 2026',
      '## Summer meeting\n\nJuly 5, 2026, book the hall',
    ])
      assert.equal(date(`# Mill notes\n\n${topic}\n\n## Gate\n`), undefined, topic)
  })
  it('may be after a label', () =>
    assert.equal(date('# Weekly\n\n* Date: 2026-03-05T14:00Z\n* Place: here\n\n## Present\n'), '2026-03-05'))
  it('is on the title slide of a deck', () =>
    assert.equal(
      date(
        '---\ntype: slide\n---\n\n<style>\n.a { color: red }\n</style>\n\n# <font color="#123456">Call</font>\n## <font>Community Call 2026-03-05</font>\n\n---\n\n# Since 2025-01-01',
      ),
      '2026-03-05',
    ))
  it('is not one that the text mentions', () =>
    assert.equal(date('### Participants\n- @a\n\n### One\n\n- see 2025-01-01'), undefined))
})
