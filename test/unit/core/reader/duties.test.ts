import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('duties', () => {
  /** `role: people` for each duty of minutes with this formal part. */
  function duties(formal: string): readonly string[] {
    const { duties: found } = readMinutes(
      `# 2026-03-05\n\n## Participants\n\n- @bo\n\n${formal}\n\n## Agenda\n\n### Report on minutes\n\n- Minutes: @zed\n`,
    )
    return found.map(
      ({ role, people, isNotNeeded }) =>
        `${role}: ${people.map(({ handle, name }) => handle ?? name ?? '').join(', ')}${isNotNeeded ? '(waived)' : ''}`,
    )
  }

  it('end with the section that asks for them', () => {
    const { duties: found } = readMinutes(
      '# 2026-03-05\n\n## Reporting in community call and minutes transfer\n- @ada\n\n## Participants\n- @bo\n- @cy\n',
    )
    assert.deepEqual(
      found.map(({ role, people }) => `${role}: ${people.map(({ handle }) => handle).join()}`),
      ['scribe: ada', 'reporter: ada'],
    )
  })
  it('are not asked for by the title and the agenda', () => {
    const { duties: found } = readMinutes('# Meeting minutes 2026-03-05\n\n- Jane\n\n## Agenda and minutes\n\n- Jo\n')
    assert.deepEqual(found, [])
  })
  it('are after "by", in a row of a table, and above another label', () => {
    const found = (text: string): readonly string[] =>
      readMinutes(text).duties.map(({ role, people }) => `${role}: ${people.map(({ name }) => name).join()}`)
    assert.deepEqual(found('# 2026-03-05\n\n**Minutes** by Jane Doe\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# 2026-03-05\n\n- Notary: Jane\n'), ['scribe: Jane'])
    assert.deepEqual(found('# 2026-03-05\n\n* Scribe- Jane Doe\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# Mills\n\n### Week: 5\n\n### Chair: Jo\n\n### Note taker: Jane\n\n## Budget\n'), [
      'chair: Jo',
      'scribe: Jane',
    ])
    assert.deepEqual(found('# 2026-03-05\n\nReferent: Jane Doe\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# 2026-03-05\n\n## Bureau\n\n* Secrétaire : Jane Doe\n* Trésorier : Jo Dee\n'), [])
    assert.deepEqual(found('# 2026-03-05\n\n* Secretary: Jane Doe\n* Place: online\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# 2026-03-05\n\nProtokoll: Jane Doe\nReferent: Dr. Jo Dee\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# Ata 2026-03-05\n\nSecretário: João Costa e Silva\n'), ['scribe: João Costa e Silva'])
    assert.deepEqual(found('# 2026-03-05\n\nScribe: Jane Doe, Jo Dee\n'), ['scribe: Jane Doe,Jo Dee'])
    assert.deepEqual(found('# 2026-03-05\n\n* Chair: Mill Gate, Roof, ...\n'), [])
    assert.deepEqual(found('---\nprotocol: Jane Doe\n---\n\n# 2026-03-05\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('---\ndate: 2026-03-05\n"Minute Taker": Jane Doe\n---\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('# 2026-03-05\n\n|  |  |\n|--|--|\n| Note Taker | Jane Doe |\n'), ['scribe: Jane Doe'])
    assert.deepEqual(found('## Attendees\n\n- Jane Doe\n\nScribe: Jane\nRegrets: Jo\n'), ['scribe: Jane'])
  })
  it('may have any other label in a section of duties', () =>
    assert.deepEqual(
      duties(
        '## Housekeeping\n\n- Timekeeper: @ada\n- Look after the door: @bo, @cy\n- See also: https://x.org\n- Note: @ada is away\n- Snacks:',
      ),
      ['other: ada', 'other: bo, cy', 'other: '],
    ))
  it('are read from labels', () =>
    assert.deepEqual(
      duties(
        '## Housekeeping\n\n- Report in this weeks community call: @ada\n- Responsible for the minutes (writing and transfer): @bo',
      ),
      ['reporter: ada', 'scribe: bo'],
    ))
  for (const label of [
    'Minutes transfer',
    'Minutes-transfer',
    'Transfer of minutes',
    'Minute taking',
    'Minutes taking & transfer',
    'Scribe',
    'Note taker',
    'Minutes by',
    'Responsible for the minutes is',
    'Protokoll',
    'Minutes',
  ]) {
    it(`read "${label}:" as the scribe`, () => assert.deepEqual(duties(`- ${label}: @bo`), ['scribe: bo']))
  }
  for (const label of [
    'Report in the community call will be done by',
    'Reporting in Comm Call',
    'Community call reporting',
    'Who is reporting in the community call?',
  ]) {
    it(`read "${label}" as the reporter`, () => assert.deepEqual(duties(`- ${label}: @bo`), ['reporter: bo']))
  }
  it('are both where one question asks for both', () =>
    assert.deepEqual(
      duties(
        '## Recurring items\n* Who is presenting in weekly community call and transforming etherpad to minutes in GitHub?\n  * @bo',
      ),
      ['scribe: bo', 'reporter: bo'],
    ))
  it('are answered by the next bullet of the same level', () =>
    assert.deepEqual(
      duties(
        '* Who is presenting in the call and transforming etherpad \n  to minutes in GitHub?\n* @bo\n\n* Anything to add?',
      ),
      ['scribe: bo', 'reporter: bo'],
    ))
  it('are answered on the line the question is wrapped onto', () =>
    assert.deepEqual(
      duties('* Who is presenting in the call and transforming etherpad\n  to minutes in GitHub? *@bo*'),
      ['scribe: bo', 'reporter: bo'],
    ))
  it('are answered by labelled children', () =>
    assert.deepEqual(
      duties(
        '#### Designate people for chores\n\n- minute taking: @bo\n- minutes transfer: @cy\n- community call: n/a',
      ),
      ['scribe: bo', 'scribe: cy', 'reporter: (waived)'],
    ))
  it('are asked for by a heading', () =>
    assert.deepEqual(duties('## :telephone: Community call and minutes transfer\n\n- @bo'), [
      'scribe: bo',
      'reporter: bo',
    ]))
  it('leave out struck text of a heading', () =>
    assert.deepEqual(duties('## ~~Community call and~~ minutes transfer\n\n- @bo'), ['scribe: bo']))
  it('may be names', () => assert.deepEqual(duties('- Minutes: Jonas'), ['scribe: Jonas']))
  it('have nobody while the answer is empty', () =>
    assert.deepEqual(duties('- Minutes transfer: nobody found\n- Report in the community call: @'), [
      'scribe: ',
      'reporter: ',
    ]))
  it('distinguish "nobody is needed"', () => assert.deepEqual(duties('- Community call: n/a'), ['reporter: (waived)']))
  it('are not links to minutes', () => assert.deepEqual(duties('- Minutes: https://example.org/minutes'), []))
  it('are not sentences about minutes', () =>
    assert.deepEqual(duties('- Minutes PR is the wrong place, @bo reports a bug in the list of last week'), []))
  it('are not topics of a presentation', () => {
    for (const topic of ['Presentation: Core Team', 'Presentation: Mill', '1. Report: Plan of the Year'])
      assert.deepEqual(readMinutes(`# 2026-03-05\n\nPresent: Ada Berg\n\n- ${topic}\n`).duties, [])
  })
  for (const name of ['Ada Berg', 'Ada'])
    it(`have "${name}" of the participants as reporter`, () =>
      assert.deepEqual(
        readMinutes(`# 2026-03-05\n\nPresent: Ada Berg\n\n- Report: ${name}\n`).duties.map(({ people }) => people),
        [[{ name }]],
      ))
  it('keep the chair separate', () => assert.deepEqual(duties('- Moderation: @bo'), ['chair: bo']))
  it('are not topics', () =>
    assert.deepEqual(
      readMinutes('# 2026-03-05\n\n## Community call and minutes transfer\n- @bo\n\n## Agenda\n\n### One').agenda.map(
        ({ title }) => title,
      ),
      ['One'],
    ))
  it('are the people after "Report by" in decks', () => {
    const deck =
      '---\ntype: slide\n---\n# Call\n\n---\n\n# Team A\n\nReport by <a href="https://github.com/ada">@ada</a>\n\n----\n\nRebort by @bo\n\n---\n\nReport by <a href="https://github.com/cy">Cy Smith</a>\n\n---\n\nReport by @todo'
    assert.deepEqual(
      readMinutes(deck).duties.flatMap(({ people }) => people.map(({ handle }) => handle)),
      ['ada', 'bo', 'cy'],
    )
  })
})
