import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** Names, or handles with `@`, of those who came and of those who did not. */
function attendance(section: string): { readonly came: readonly string[]; readonly excused: readonly string[] } {
  const { participants, excused } = readMinutes(
    `# Minutes 2026-03-05\n\n${section}\n\n## Agenda\n\n### Mills\n\n- Run.\n`,
  )
  const called = ({ handle, name }: { readonly handle?: string; readonly name?: string }): string =>
    handle === undefined ? (name ?? '') : `@${handle}`
  return { came: participants.map(called), excused: excused.map(called) }
}

function scribes(text: string): readonly string[] {
  return readMinutes(text)
    .duties.filter(({ role }) => role === 'scribe')
    .flatMap(({ people }) => people.map(({ handle, name }) => (handle === undefined ? (name ?? '') : `@${handle}`)))
}

describe('attendance by organisations', () => {
  const people = ['Ada Berg', 'Bo Cole', 'Cy Dunn']
  it('names the people below each of them, not the organisations', () =>
    assert.deepEqual(
      attendance('## Attendees\n\n- Millworks\n  - Ada Berg, Bo Cole\n- Weavers Ltd\n  - Cy Dunn\n').came,
      people,
    ))
  it('names the people behind each of them', () =>
    assert.deepEqual(
      attendance('## Attendees\n\n- Millworks: Ada Berg, Bo Cole\n- Weavers Ltd: Cy Dunn\n').came,
      people,
    ))
  it('names the people behind each of them on lines of their own', () =>
    assert.deepEqual(attendance('### Participants\n\nMWL: Ada & Bo\nWeavers: Cy\n').came, ['Ada', 'Bo', 'Cy']))
  it('goes on below headings of its own, up to the first that heads something else', () => {
    const section = '## Attendees\n\n### Millworks\n\n- Ada Berg\n- Bo Cole\n\n### Weavers Ltd\n\n- Cy Dunn\n'
    assert.deepEqual(attendance(section).came, people)
    const items = '### Items\n\n- finish the looms before summer\n- Dyes\n'
    assert.deepEqual(attendance(`${section}\n${items}`).came, people)
  })
})

describe('lists of people', () => {
  it('go on over the lines of a paragraph', () =>
    assert.deepEqual(attendance('**Present:** Ada Berg, Bo Cole,\nCy Dunn, Di Eck\n').came, [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
      'Di Eck',
    ]))
  it('end before a sentence', () =>
    assert.deepEqual(attendance('## Present\n\n- Ada Berg\n- Bo Cole\n\nWe have a quorum.\n').came, [
      'Ada Berg',
      'Bo Cole',
    ]))
  it('may stand in the heading, and then not in the text below', () =>
    assert.deepEqual(attendance('## Present: Ada Berg, Bo Cole\n\nTests Run\n\n- Cy Dunn\n').came, [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
    ]))
  it('may have pronouns behind the names', () =>
    assert.deepEqual(attendance('## Sign-in\n\n1. Ada Berg/she,her/Millworks\n2. Bo Cole, he/him, Weavers\n').came, [
      'Ada Berg',
      'Bo Cole',
    ]))
  it('may be of a project', () =>
    assert.deepEqual(attendance('## Projekt-Teilnehmer:innen\n\n- Ada Berg\n- Bo Cole\n').came, [
      'Ada Berg',
      'Bo Cole',
    ]))
  it('may be one item', () => {
    assert.deepEqual(attendance('## Present\n\n- Ada, Bo, Cy and Di\n').came, ['Ada', 'Bo', 'Cy', 'Di'])
    assert.deepEqual(attendance('## Present\n\n- Ada Berg, Bo Cole, Cy Dunn\n').came, [
      'Ada Berg',
      'Bo Cole',
      'Cy Dunn',
    ])
    assert.deepEqual(attendance('## Present\n\n- Ada Berg, Millworks, Berlin\n- Bo Cole, Millworks\n').came, [
      'Ada Berg',
      'Bo Cole',
    ])
  })
  it('may name some by handle and others by name', () => {
    assert.deepEqual(attendance('Present: @ada, Bo Cole, @cy\n').came, ['@ada', 'Bo Cole', '@cy'])
    assert.deepEqual(
      attendance('**Present:** Ada Berg,\n[Bo Cole](https://github.com/bo),\nCy Dunn (@cy), Di Eck\n').came,
      ['Ada Berg', '@bo', '@cy', 'Di Eck'],
    )
  })
  it('may put each name before its handle', () =>
    assert.deepEqual(attendance('Present: Ada Berg, @ada, Bo Cole, @bo\n').came, ['@ada', '@bo']))
  it('may hold names of many words', () =>
    assert.deepEqual(attendance('## Present\n\n- Ana Luz Maria De La Rosa\n- Bo Cole\n').came, [
      'Ana Luz Maria De La Rosa',
      'Bo Cole',
    ]))
  it('are no tables in HTML, whose cells nothing tells apart', () =>
    assert.deepEqual(
      attendance('## Present\n\n<table>\n<tr>\n<td>Millworks</td>\n<td>Yes</td>\n</tr>\n</table>\n').came,
      [],
    ))
  it('may hold others without a name', () =>
    assert.deepEqual(attendance('## Present\n\nAda Berg, Bo Cole and 5 others\n').came, ['Ada Berg', 'Bo Cole']))
  it('leave a company behind a comma, where semicolons part people', () =>
    assert.deepEqual(attendance('Present: Ada Berg, Millworks; Bo Cole, Weavers Ltd\n').came, ['Ada Berg', 'Bo Cole']))
  it('have columns for those who came and those who did not', () =>
    assert.deepEqual(attendance('| Present | Apologies |\n| --- | --- |\n| Ada Berg | Cy Dunn |\n| Bo Cole | |\n'), {
      came: ['Ada Berg', 'Bo Cole'],
      excused: ['Cy Dunn'],
    }))
  for (const remark of ['excused', 'regrets', 'unable to attend', 'absent', 'not present', 'entschuldigt', 'fehlt']) {
    it(`excuse whom they call "${remark}"`, () =>
      assert.deepEqual(attendance(`## Participants\n\n- @ada\n- @bo (${remark})\n`), {
        came: ['@ada'],
        excused: ['@bo'],
      }))
  }
  it('excuse whom they deny', () =>
    assert.deepEqual(attendance('## Participants\n\n- @ada\n- not: @bo (travelling)\n- not here: @cy\n'), {
      came: ['@ada'],
      excused: ['@bo', '@cy'],
    }))
})

describe('who takes the minutes', () => {
  const head = '# Minutes 2026-03-05\n\n'
  for (const remark of ['(minutes)', '- note taker', ', Protokoll', '(scribe)']) {
    it(`may stand among the participants, "${remark}"`, () =>
      assert.deepEqual(scribes(`${head}## Present\n\n- Ada Berg\n- Bo Cole ${remark}\n\n## Agenda\n\n### Mills\n`), [
        'Bo Cole',
      ]))
  }
  it('is nobody with another remark', () =>
    assert.deepEqual(scribes(`${head}## Present\n\n- Ada Berg (chair)\n- Bo Cole (minutes of last week)\n`), []))
  const body = `${head}## Present\n\n- Ada Berg\n- Bo Cole\n\n## Agenda\n\n### Mills\n\n- They run.\n\n`
  for (const end of ['Minutes: Bo Cole', 'Protokoll: Bo Cole', 'Bo Cole (secretary)', 'Bo Cole\n\nSecretary']) {
    it(`may sign at the end, ${JSON.stringify(end)}`, () => assert.deepEqual(scribes(`${body}${end}\n`), ['Bo Cole']))
  }
  for (const sentence of [
    'Bo Cole took the minutes.',
    'The meeting was chaired by Ada Berg and minuted by Bo Cole.',
    'Als Protokollführer wird Bo Cole gewählt.',
    'Bo Cole schreibt das Protokoll.',
  ]) {
    it(`may stand in a sentence, "${sentence}"`, () => assert.deepEqual(scribes(`${head}${sentence}\n`), ['Bo Cole']))
  }
  for (const sentence of [
    'Can we commit on minutes by @ada?',
    'Moving to etherpad + minutes format? @ada to move them.',
    'Minutes: approved',
    'Pending reviews: @ada',
  ]) {
    it(`is nobody in "${sentence}"`, () => assert.deepEqual(scribes(`${head}- ${sentence}\n`), []))
  }
})
