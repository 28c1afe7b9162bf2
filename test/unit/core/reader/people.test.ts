import assert from 'node:assert/strict'
import { findHandles } from '../../../../src/core/reader/people'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function handles(prose: string): readonly string[] {
  return findHandles(prose).map(({ handle }) => handle)
}

/** Handles, or names, of the participants of minutes whose section is given. */
function participants(section: string): readonly string[] {
  return readMinutes(`# 2026-03-05\n\n${section}\n\n## Agenda\n\n### One\n`).participants.map(
    ({ handle, name }) => (handle === undefined ? name : `@${handle}`) ?? '',
  )
}

function excused(section: string): readonly string[] {
  return readMinutes(`# 2026-03-05\n\n${section}\n\n## Agenda\n`).excused.map(
    ({ handle, name }) => handle ?? name ?? '',
  )
}

describe('handles', () => {
  it('are letters, digits and single hyphens', () =>
    assert.deepEqual(handles('@o-otte, @90n20 and @Ada'), ['o-otte', '90n20', 'Ada']))
  it('end before a mark of emphasis', () =>
    assert.deepEqual(handles('_AI @ada_: x *@bo* __@cy__'), ['ada', 'bo', 'cy']))
  it('may hold dots and underscores, although GitHub allows none', () =>
    assert.deepEqual(handles('@felix.hu and @cah_hb and @cah\\_hb'), ['felix.hu', 'cah_hb', 'cah_hb']))
  it('end before the full stop of a sentence', () =>
    assert.deepEqual(handles('Thanks to @ada. And @bo-.'), ['ada', 'bo']))
  it('are two with a slash between them', () =>
    assert.deepEqual(handles('@ada/@bo (@cy/@di)'), ['ada', 'bo', 'cy', 'di']))
  it('are no e-mail addresses, paths and teams', () =>
    assert.deepEqual(handles('a@b.org, mail to list@, x @ y, youtube.com/@chan, @org/team, @my-org/team, @@two'), []))
  it('are no hosts', () => assert.deepEqual(handles('the list @lists.example.org'), []))
  it('stand next to umlauts and quotes', () => assert.deepEqual(handles('für @ada: „@bo“'), ['ada', 'bo']))
})

describe('participants', () => {
  it('are the bullets of their section, in order', () =>
    assert.deepEqual(participants('## Participants\n\n- @bo\n* @ada-l\n'), ['@bo', '@ada-l']))
  for (const title of [
    'Participants (use of GitHub handle is preferred)',
    'Participants  use of github handle is preferred',
    ':family: Participants (github handles preferred)',
    'Participantst',
    'Attendees',
    'Attendance',
    'Present',
    'Present:',
    '**Teilnehmende**',
    'Anwesend',
  ]) {
    it(`are found below "${title}"`, () => assert.deepEqual(participants(`## ${title}\n- @bo`), ['@bo']))
  }
  it('are those whose box is ticked, where boxes are', () =>
    assert.deepEqual(participants('## Voting member attendance\n- [x] Jo Poe, Works Ltd\n- [ ] Al Roe, Works Ltd'), [
      'Jo Poe',
    ]))
  it('may be links to their own pages', () =>
    assert.deepEqual(
      participants("## Present\n* [Jane Doe](https://jane.example/#me)\n* [Kim O'Neil](https://x.org/k)\n* Al Roe"),
      ['Jane Doe', "Kim O'Neil", 'Al Roe'],
    ))
  it('keep a name before parentheses in parentheses', () =>
    assert.deepEqual(participants('## Participants\n- Al Roe (Some Foundation (SF))\n- Jo Poe (SF)'), [
      'Al Roe',
      'Jo Poe',
    ]))
  it('are no teams, duties, guests that are none, or sentences', () =>
    assert.deepEqual(
      participants(
        '## Present\n- Build team: @org/build\n- Al Roe\n\nScribe: Al\n\nGuests: keine\n\nWe have a quorum now.',
      ),
      ['Al Roe'],
    ))
  it('are found in a table without a heading', () =>
    assert.deepEqual(
      participants('| Name | affiliation | username |\n|--|--|--|\n| Al Roe | Works | @al |\n| Jo Poe | SF | @jo |'),
      ['@al', '@jo'],
    ))
  it('are found in the row of a table', () =>
    assert.deepEqual(participants('|  |  |\n|--|--|\n| Recording | none |\n| Attending | Al Roe, Jo Poe |'), [
      'Al Roe',
      'Jo Poe',
    ]))
  it('are those that a table says were present', () =>
    assert.deepEqual(
      participants('**TSC Members**\n\n| Name | Present |\n|--|--|\n| Al Roe | Yes |\n| Jo Poe | No |\n| Bo Lee | |'),
      ['Al Roe'],
    ))
  it('are found below a roll call at the end of a welcome', () =>
    assert.deepEqual(
      participants(
        'Hello! Sign in, so that we know who is here. Roll call:\n\n- **name** / **institution** / **handle**\n- Al Roe / Works / @al',
      ),
      ['@al'],
    ))
  it('are found below a label', () => assert.deepEqual(participants('Participants:\n- @bo\n- @ada'), ['@bo', '@ada']))
  it('are found behind a label', () => assert.deepEqual(participants('**Present:** @bo, @ada'), ['@bo', '@ada']))
  it('are found behind a label of a bullet', () =>
    assert.deepEqual(participants('- Present: Jane Doe, Ole Nordmann'), ['Jane Doe', 'Ole Nordmann']))
  it('drop the note behind a handle', () =>
    assert.deepEqual(participants('## Participants\n- @bo (until 09:30)\n- @cy - the new one\n- @di, late'), [
      '@bo',
      '@cy',
      '@di',
    ]))
  it('keep the note', () => {
    const [first] = readMinutes('# 2026-03-05\n\n## Participants\n\n- @bo (until 09:30)').participants
    assert.equal(first?.note, 'until 09:30')
  })
  it('have a name beside the handle', () => {
    const read = readMinutes(
      '# 2026-03-05\n\n## Present\n\n- Jane Doe (@jane)\n- Ole Nordmann @ole (chair)\n- JD: Jo Dee (@jo)',
    ).participants
    assert.deepEqual(
      read.map(({ name, handle }) => [name, handle]),
      [
        ['Jane Doe', 'jane'],
        ['Ole Nordmann', 'ole'],
        ['Jo Dee', 'jo'],
      ],
    )
  })
  it('are read from links to profiles', () =>
    assert.deepEqual(
      participants(
        '## Present\n- Jane Doe - [jd](https://github.com/jane)\n- [Ole](https://github.com/ole)\n- <a href="https://github.com/cy">Cy</a>',
      ),
      ['@jane', '@ole', '@cy'],
    ))
  it('may be names', () =>
    assert.deepEqual(participants('## Participants\n- Kurt Garland\n- Berta\n- JB: Jo Brown (Example Ltd)'), [
      'Kurt Garland',
      'Berta',
      'Jo Brown',
    ]))
  it('may be one a line without bullets', () =>
    assert.deepEqual(participants('## Participants\n\n@bo\n@ada'), ['@bo', '@ada']))
  it('may be a comma list', () =>
    assert.deepEqual(participants('## Attendees\n\nJane Doe, Ole Nordmann and Bo'), ['Jane Doe', 'Ole Nordmann', 'Bo']))
  it('may be a table', () =>
    assert.deepEqual(
      participants(
        '## Attendees\n\n| Name | Company | GitHub |\n|---|---|---|\n| Jane | X | @jane |\n| Ole Nordmann | Y | |',
      ),
      ['@jane', 'Ole Nordmann'],
    ))
  it('may be a table in a fence', () =>
    assert.deepEqual(participants('## Attendees\n\n```\n| Name | Company |\n|------|---|\n| Jane Doe | X |\n```'), [
      'Jane Doe',
    ]))
  it('leave out empty bullets and placeholders', () =>
    assert.deepEqual(participants('## Participants\n*\n* @\n* @todo\n* TBD\n* @bo'), ['@bo']))
  it('are each there once', () => assert.deepEqual(participants('## Participants\n- @bo\n- @Bo'), ['@bo']))
  it('end where the duties begin', () =>
    assert.deepEqual(participants('## Participants\n- @bo\n\n## Minutes transfer\n- @cy'), ['@bo']))
  it('are not the excused', () => {
    const section = '## Participants\n- @bo\n- excused: @cy\n- @di & @ed excused themselves\n\n## Excused\n- @flo'
    assert.deepEqual(participants(section), ['@bo'])
    assert.deepEqual(excused(section), ['cy', 'di', 'ed', 'flo'])
  })
  for (const title of ['Regrets', 'Apologies', 'Absent', 'Entschuldigt', 'Not present']) {
    it(`are not those below "${title}"`, () => {
      const section = `## Present\n- @bo\n\n## ${title}\n- @cy`
      assert.deepEqual([participants(section), excused(section)], [['@bo'], ['cy']])
    })
  }
})

describe('mentions', () => {
  const mentions = (text: string): readonly string[] => readMinutes(text).mentions.map(({ handle }) => handle)
  it('are found in prose, lists, headings, quotes and tables', () =>
    assert.deepEqual(mentions('# T (@a)\n\ntext @b\n\n- x @c\n\n> @d\n\n| h |\n|---|\n| @e |\n'), [
      'a',
      'b',
      'c',
      'd',
      'e',
    ]))
  it('are not found in code, addresses, comments and front matter', () =>
    assert.deepEqual(
      mentions('---\ntitle: "@a"\n---\n`@b` [x](https://x.org/@c) <!-- @d -->\n\n```\n@e\n```\n\n<style>@f</style>'),
      [],
    ))
  it('count an anchor around a handle once', () =>
    assert.deepEqual(mentions('Report by <a href="https://github.com/ada">@ada</a>'), ['ada']))
  it('cover the text that they were read from', () => {
    const text = '# 2026-03-05\r\n\r\n\t- ünï @ada-l: x\r\n'
    const [mention] = readMinutes(text).mentions
    assert.equal(text.slice(mention?.span.start.offset, mention?.span.end.offset), '@ada-l')
    assert.deepEqual([mention?.span.start.line, mention?.span.start.column], [3, 8])
  })
})
