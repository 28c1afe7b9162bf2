import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

describe('who takes the minutes', () => {
  function scribes(text: string): readonly string[] {
    return readMinutes(text)
      .duties.filter(({ role }) => role === 'scribe')
      .flatMap(({ people }) => people.map(({ handle, name }) => (handle === undefined ? (name ?? '') : `@${handle}`)))
  }

  const head = '# Minutes 2026-03-05\n\n'
  for (const remark of ['(minutes)', '- note taker', ', Protokoll', '(scribe)']) {
    it(`may be among the participants, "${remark}"`, () =>
      assert.deepEqual(scribes(`${head}## Present\n\n- Ada Berg\n- Bo Cole ${remark}\n\n## Agenda\n\n### Mills\n`), [
        'Bo Cole',
      ]))
  }
  it('is nobody with another remark', () =>
    assert.deepEqual(scribes(`${head}## Present\n\n- Ada Berg (chair)\n- Bo Cole (minutes of last week)\n`), []))
  it('is nobody in a sentence that looks like a remark', () =>
    assert.deepEqual(scribes(`${head}## Present\n\n- Ada Berg\n- is only for parsing, transforming it is hard\n`), []))
  const body = `${head}## Present\n\n- Ada Berg\n- Bo Cole\n\n## Agenda\n\n### Mills\n\n- They run.\n\n`
  for (const end of ['Minutes: Bo Cole', 'Protokoll: Bo Cole', 'Bo Cole (secretary)', 'Bo Cole\n\nSecretary']) {
    it(`may sign at the end, ${JSON.stringify(end)}`, () => assert.deepEqual(scribes(`${body}${end}\n`), ['Bo Cole']))
  }
  it('may have an initial with its dot', () => {
    assert.deepEqual(scribes(`${head}Scribe: Bo C.\n\n## Mills\n`), ['Bo C.'])
    assert.deepEqual(scribes(`${head}Minutes were taken by Bo Cole.\n\n## Mills\n`), ['Bo Cole'])
  })
  it('may be named with others who help, and with a title', () => {
    assert.deepEqual(scribes(`${head}Minutes by: Bo Cole and other contributors\n\n## Mills\n`), ['Bo Cole'])
    assert.deepEqual(scribes(`${head}- Who takes meeting notes: @bo\n\n## Mills\n`), ['@bo'])
    assert.deepEqual(scribes(`${head}Until May minutes were shared.\n\n## Mills\n`), [])
    assert.deepEqual(scribes(`${head}Present: May, Bo\n\nMay took the minutes.\n\n## Mills\n`), ['May'])
    assert.deepEqual(scribes(`${head}Note takers: Ada Berg, Bo Cole and others\n\n## Mills\n`), ['Ada Berg', 'Bo Cole'])
    assert.deepEqual(scribes(`${head}Notes: Ada Berg, Bo Cole\n\n## Mills\n`), ['Ada Berg', 'Bo Cole'])
    assert.deepEqual(scribes(`${head}Notes: Ada Berg, more oil\n\n## Mills\n`), [])
    assert.deepEqual(scribes(`${head}Notes: Open Data, Linked Data\n\n## Mills\n\n- all data is open and linked\n`), [])
  })
  for (const sentence of [
    'Bo Cole took the minutes.',
    'The meeting was chaired by Ada Berg and minuted by Bo Cole.',
    'Als Protokollführer wird Bo Cole gewählt.',
    'Bo Cole schreibt das Protokoll.',
    'Bo Cole took the minutes, the next meeting is on 12 March.',
    'The next meeting is on 12 March at noon, and Bo Cole took the minutes.',
  ]) {
    it(`may be in a sentence, "${sentence}"`, () => assert.deepEqual(scribes(`${head}${sentence}\n`), ['Bo Cole']))
  }
  for (const sentence of [
    'Can we commit on minutes by @ada?',
    'Moving to etherpad + minutes format? @ada to move them.',
    'Minutes: approved',
    'Pending reviews: @ada',
    'Next note taker: Bo Cole',
    'Last time the note taker was Bo Cole.',
    'At the last meeting, the note taker was Bo Cole.',
    'The note taker is Bo Cole next week.',
  ]) {
    it(`is nobody in "${sentence}"`, () => assert.deepEqual(scribes(`${head}- ${sentence}\n`), []))
  }
  for (const lines of [
    'Président de séance : Ada Berg\nSecrétaire : Bo Cole',
    '**Date:** 5 March 2026 | **Chair:** Ada Berg | **Scribe:** Bo Cole',
    'Date: 5 March 2026 • Scribe: Bo Cole',
    '- Present:\n  - Ada Berg\n  - Cy Dunn\n- Regrets:\n  - Di Eddy\n- Scribe: Bo Cole\n- Moderator: Ada Berg',
  ])
    it(`may be beside other data, ${JSON.stringify(lines)}`, () => {
      const minutes = readMinutes(`${head}${lines}\n\n## Mills\n`)
      assert.deepEqual(scribes(`${head}${lines}\n\n## Mills\n`), ['Bo Cole'])
      assert.equal(minutes.excused.length < 2, true)
    })
  it('is nobody of a board', () =>
    assert.deepEqual(scribes(`${head}Président : Ada Berg\nSecrétaire : Bo Cole\n\n## Mills\n`), []))
  for (const sentence of [
    'Secretary was Bo Cole',
    'Bo Cole was selected to write minutes.',
    'Protokoll schreibt vorübergehend Bo Cole, weil niemand sonst will.',
    'Secrétaire de séance : Bo Cole',
    'Acta redactada por: Bo Cole',
    'Notulist: Bo Cole',
    'Redator: Bo Cole',
    'Verbalizzante: Bo Cole',
    'Note keeper: [Bo Cole]',
  ]) {
    it(`may be in other words, "${sentence}"`, () =>
      assert.deepEqual(scribes(`${head}${sentence}\n\n## Mills\n\n- a\n`), ['Bo Cole']))
  }
  it('may be in the front matter', () =>
    assert.deepEqual(scribes('---\nsecretary: "Bo Cole, Treasurer"\n---\n\n## Mills\n'), ['Bo Cole']))
  it('may be in a column of a table', () =>
    assert.deepEqual(scribes(`${head}| Place | Note taker |\n|---|---|\n| Hall 2 | Bo Cole |\n\n## Mills\n`), [
      'Bo Cole',
    ]))
  const officers = (office: string): string =>
    `${head}## Present\n\n- Ada Berg, President\n- Bo Cole, ${office}\n\n## Mills\n`
  it('is below a heading that asks for the secretary, not below one about reports', () => {
    for (const title of ['Secretary', 'Recording secretary', "Today's secretary", 'Secretary of the meeting'])
      assert.deepEqual(scribes(`${head}## ${title}\n\nBo Cole\n`), ['Bo Cole'], title)
    for (const title of ["Secretary's report", 'Report of the secretary', 'Bericht des Schriftführers'])
      assert.deepEqual(scribes(`${head}## ${title}\n\nBo Cole, Cy Dunn\n`), [], title)
  })
  it('is not the secretary in a list of officers', () => assert.deepEqual(scribes(officers('Secretary')), []))
  it('is the acting secretary', () => assert.deepEqual(scribes(officers('Member (acting Secretary)')), ['Bo Cole']))
  it('is nobody in a table of elections', () =>
    assert.deepEqual(
      scribes(`${head}## Elections\n\n| Position | Nominees |\n|---|---|\n| Secretary | Bo Cole |\n`),
      [],
    ))
})

describe('who takes the minutes of teams that nobody knows', () => {
  function scribes(text: string): readonly string[] {
    return readMinutes(text)
      .duties.filter(({ role }) => role === 'scribe')
      .flatMap(({ people }) => people.map(({ handle, name }) => (handle === undefined ? (name ?? '') : `@${handle}`)))
  }
  const head = '# Minutes 2026-03-05\n\n## Present\n\n- Ada Berg\n- Bo Cole\n\n## Mills\n\n- They run.\n\n'
  for (const title of [
    'Protokoll vom 03.07.2026, erstellt von Bo',
    'Meeting notes 2026-03-05, taken by Bo',
    'Compte rendu du 5 mars 2026 rédigé par Bo',
    'Acta de la reunión 2026-03-05 (redactada por Bo)',
    'Notulen 2026-03-05, geschreven door Bo',
    'Ata da reunião 2026-03-05 elaborada por Bo',
    'Verbale della riunione 2026-03-05 redatto da Bo',
  ])
    it(`may stand in the title, "${title}"`, () => assert.deepEqual(scribes(`# ${title}\n\n## Mills\n\n- a\n`), ['Bo']))
  for (const end of [
    'Respectfully submitted,\nBo Cole, Clerk',
    'Respectfully submitted by, Bo Cole, Barn Secretary March 2026',
    'Für das Protokoll,\nBo Cole',
    'Redactada por Bo Cole.',
    'Opgesteld door Bo Cole',
    'Submitted by Bo Cole on March 9',
  ])
    it(`may sign at the end, ${JSON.stringify(end)}`, () => assert.deepEqual(scribes(`${head}${end}\n`), ['Bo Cole']))
  it('is not whoever is elected, if somebody signs', () =>
    assert.deepEqual(scribes(`${head}Ada Berg was elected Secretary\n\nRespectfully submitted,\nBo Cole\n`), [
      'Bo Cole',
    ]))
  for (const line of [
    'Modbus-Protokoll: Client-/Server-Architektur',
    'Standard Protokoll: oauth2',
    'Protocole standard, protokoll: http2',
    'Shared pad for notetaking: lists, etc.',
  ])
    it(`is no word of technology, "${line}"`, () => assert.deepEqual(scribes(`${head}- ${line}\n`), []))
  it('may be a login that the document knows', () =>
    assert.deepEqual(scribes('# Minutes 2026-03-05\n\nPresent: bo2, ada\n\nScribe: bo2\n\n## Mills\n\n- a\n'), ['bo2']))
})
