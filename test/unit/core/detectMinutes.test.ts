// cspell:ignore fecha grupo organización molino puerta contratos contrato marzo cláusula
import assert from 'node:assert/strict'
import { detectKind } from '../../../src/core/detectMinutes'
import { defaultLexicon } from '../../../src/core/reader/readMinutes'

function kind(path: string, text: string): string {
  return detectKind(path, text, defaultLexicon)
}

describe('minutes are distinguished from other documents', () => {
  it('by a date in name and title', () => assert.equal(kind('iaas/20260305.md', '# 2026-03-05\n\n- hello'), 'minutes'))
  it('by a dated name alone while the file is empty', () => assert.equal(kind('iaas/20260305.md', '\n'), 'minutes'))
  it('so while the first word of a snippet is typed', () =>
    assert.equal(kind('iaas/20260305.md', 'minutes-bo'), 'minutes'))
  it('by a dated name and bullets', () => assert.equal(kind('board/2026-03-05.md', '- skipped\n'), 'minutes'))
  it('by participants and agenda, with any name', () =>
    assert.equal(kind('notes/weekly.md', '# Weekly\n\n## Attendees\n\n## Agenda\n'), 'minutes'))
  it('by the day of the folder and the name of the file', () =>
    assert.equal(kind('hackathons/2024-04-16-fourth/iam-minutes.md', '# Federation\n\n- a\n'), 'minutes'))
  it('from the notes of a session', () =>
    assert.equal(kind('hackathons/2024-04-16-fourth/iam-notes.md', '# Federation\n\n- a\n'), 'other'))
  it('by labels instead of headings', () =>
    assert.equal(kind('meetings/tsc.md', 'TSC meeting\n\n**Present:** a, b\n\n**Regrets:** c'), 'minutes'))
  it('by the extension .minutes.md', () => assert.equal(kind('x.minutes.md', ''), 'minutes'))
  it('a deck by its front matter', () =>
    assert.equal(kind('call/20260305.md', '---\ntitle: x\ntype: slide\n---\n# x'), 'slides'))
  for (const path of ['minutes/2026-03-05/index.md', 'meetings/03_04_2026/README.md'])
    it(`by the day of their folder: ${path}`, () =>
      assert.equal(kind(path, '# Mill group\n\nAttendees: Ada, Bo\n\n## Agenda ##\n'), 'minutes'))
  for (const path of ['MeetingMinutes/sep1.md', 'client_meetings/week-05.md', 'meeting-notes/3-4-2026.md'])
    it(`in a folder of minutes by a name like a day: ${path}`, () =>
      assert.equal(kind(path, 'The mill runs.\n\nAgenda:\n\n- It squeaks.\n'), 'minutes'))
  for (const [path, text] of [
    ['minutes/nov5th.md', 'This is our 5th meeting.\n\nAda ground the flour.\n'],
    ['doc/minutes-2026-03-05.md', 'attending:\n- Ada, Bo\n\n# oil\n\nWe need more.\n'],
    ['mill/meeting-notes.md', '# Mill\n\n## February 4, 2026\n\n- a\n'],
    ['notes/mill.md', '# Mill\n\n> **Date:** 5 March 2026\n> **Present:** Ada, Bo\n\n## Roof\n'],
    ['notes/mill.md', '# Mill\n\n<b>Date:</b> 5 March 2026<br>\n<b>Present:</b> Ada, Bo<br>\n\n## Roof\n'],
    ['notes/mill.md', '# Mill\n\n- **Date** 5 March 2026\n- **Present** Ada, Bo\n\n## Roof\n'],
    [
      'notes/mill.md',
      '# Mill\n\n| Date | Present | Scribe |\n| --- | --- | --- |\n| 5 March 2026 | Ada, Bo | Bo |\n\n## Roof\n',
    ],
    ['docs/CR/CR1.md', '# CR du 2026/03/05\n\n## Moulin\n\n- a\n'],
    [
      'Actas/Acta 3.md',
      'A fecha de **11 de Mayo de 2026** se celebra la tercera reunión del grupo de la organización del molino y la puerta.\n\n## Orden del día\n\n- a\n',
    ],
  ] as const)
    it(`by name and text: ${path}`, () => assert.equal(kind(path, text), 'minutes'))
  for (const path of ['lectures/week-05.md', 'notes/sep1.md', 'recipes/april-3.md'])
    it(`not by such a name elsewhere: ${path}`, () =>
      assert.equal(kind(path, '# Mills\n\nThey run.\n\n- It squeaks.\n'), 'other'))
  for (const [path, text] of [
    ['docs/api-calls/week-1.md', '# Calls\n\n- get\n'],
    ['lectures/meetings/week-05.md', '# Week 5: Graph search\n\n- Read chapter 3\n'],
    ['blog/2026-05-01/index.md', '---\ntitle: Notes on Rust, 1 May 2026\n---\n\n## Decisions\n'],
    ['school/klima-referat.md', '# Klima\n\nReferat am 5. März 2026\n'],
    ['docs/api.md', '# API\n\n| Name | Actions | Date |\n| --- | --- | --- |\n| get | read | 2026-03-05 |\n'],
    ['tickets/112625-login.md', '# Login\n\n## Decision\n'],
    ['storage/pv.md', '# Volume\n\nDate: 2026-03-05\n\nA PV holds data.\n'],
    ['contratos/minuta.md', '# Contrato\n\nFecha: 5 de marzo de 2026\n\n## Cláusula\n'],
  ] as const)
    it(`not ${path}`, () => assert.equal(kind(path, text), 'other'))
  it('not a README, even one about participants', () =>
    assert.equal(kind('minutes/README.md', '# 2026-03-05\n## Participants\n## Agenda'), 'other'))
  it('not a change log', () =>
    assert.equal(kind('CHANGELOG.md', '# 2026-03-05\n\n## Agenda\n## Participants'), 'other'))
  it('not a blog post', () =>
    assert.equal(
      kind('_posts/2026-03-05-hello-world.md', '---\ntitle: Hello\n---\n\nA long text.\n\n## More\n'),
      'other',
    ))
  it('not a design document', () =>
    assert.equal(kind('docs/design.md', '# Design\n\n## Goals\n\n## Decisions\n'), 'other'))
  it('not prose that mentions an agenda', () =>
    assert.equal(kind('docs/agenda.md', '# The agenda view\n\nIt shows the agenda.'), 'other'))
  it('a deck of Marp', () => assert.equal(kind('call.md', '---\nmarp: true\n---\n\n# x\n'), 'slides'))
  it('a deck of Slidev', () =>
    assert.equal(kind('talk.md', '---\ntheme: seriph\n---\n\n# x\n\n---\n\n# y\n\n---\n\n# z\n'), 'slides'))
  it('not a page with a theme', () =>
    assert.equal(kind('page.md', '---\ntheme: dark\npermalink: /x\n---\n\n# x\n\n---\n\na\n\n---\n\nb\n'), 'other'))
  for (const [what, text] of [
    ['people in the front matter', '---\ndate: 2026-03-05\npresent: [Ada Berg, Bo Cole]\n---\n\n## Mills\n'],
    ['their layout', '---\nlayout: minutes\ntitle: Minutes of March 5, 2026\n---\n\n## Mills\n'],
    ['labels in bold', '# Weekly\n\n**Attendees**\n\n- Ada Berg\n\n## Agenda\n'],
    ['a motion', 'Hill club\n\nChair: Ada\nPresent: Bo, Cy\n\nMotion: buy a mill. Carried.\n'],
    ['Spanish words', '# Acta de la reunión\n\n## Asistentes\n\n- Ada\n'],
    ['Dutch words', '# Notulen vergadering 5 maart 2026\n\nAanwezig: Ada, Bo\n'],
    ['French words', '# Compte rendu du 5 mars 2026\n\n## Présents\n\n- Ada\n'],
    ['Portuguese words', '# Ata da reunião\n\n## Presentes\n\n- Ada\n'],
    ['Italian words', '# Verbale della riunione\n\n## Presenti\n\n- Ada\n'],
    ['a label with a long list', `# Weekly\n\nAttendees: ${'Ada Berg, '.repeat(60)}\n\nAgenda:\n`],
    ['labels in headings', '# Mill group meeting\n\n### Chair: Ada\n\n### Note taker: Bo\n'],
    ['an underlined title', `Minutes of the ${'long '.repeat(20)} assembly of 5 March 2026\n=====\n\nWe met.\n`],
    ['Swedish words', '# Möte 5 mars 2026\n\nNärvarande: Ada, Bo\n'],
    ['Norwegian words', '# Styremøte 5. mars 2026\n\n**Til stede:** Ada, Bo\n'],
    ['Danish words', '# Referat af møde 5. marts 2026\n\nFremmødte: Ada, Bo\n'],
    ['Polish words', '# Protokół z posiedzenia zarządu\n\n## Obecni\n\n- Ada\n'],
    ['numbered items', '# Bericht aus der Sitzung\n\n## TOP 1: Begrüßung\n\nDer Antrag wurde einstimmig angenommen.\n'],
  ] as const)
    it(`minutes by ${what}`, () => assert.equal(kind('x/notes.md', text), 'minutes'))
})
