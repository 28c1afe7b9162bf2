import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

/** The names of the participants. */
function attending(markdown: string): readonly (string | undefined)[] {
  return readMinutes(markdown).participants.map(({ name }) => name)
}

describe('marks in other styles', () => {
  const names = ['Ada Berg', 'Bo Cole', 'Cy Dunn']
  const lists: Readonly<Record<string, string>> = {
    'a bullet of a text processor': '• Ada Berg\n• Bo Cole\n• Cy Dunn',
    dashes: '– Ada Berg\n– Bo Cole\n– Cy Dunn',
    'breaks of HTML': 'Ada Berg<br>Bo Cole<br/>Cy Dunn',
    'a list of HTML': '<ul>\n<li>Ada Berg</li>\n<li>Bo Cole</li>\n<li>Cy Dunn</li>\n</ul>',
    backslashes: 'Ada Berg\\\nBo Cole\\\nCy Dunn',
    'bold lines': '**Ada Berg**\n**Bo Cole**\n**Cy Dunn**',
    'names with companies behind slashes': 'Ada Berg / Acme\nBo Cole / Example Ltd\nCy Dunn / Mill',
    'names with companies behind commas': 'Ada Berg, Acme\nBo Cole, Example\nCy Dunn, Mill',
    'names with companies behind @': '- Ada Berg @ Acme\n- Bo Cole @ Example Ltd\n- Cy Dunn @ Mill',
    'bullets without a space': '-Ada Berg\n-Bo Cole\n-Cy Dunn',
    'a list that is wrapped in a name': 'Ada Berg (Acme), Bo\nCole (Example\nLtd), Cy Dunn (Mill)',
  }
  for (const [manner, list] of Object.entries(lists))
    for (const title of ['## Attendees\n\n', '**Attendees:**\n\n', '== Attendees ==\n\n', '<b>Attendees</b>:\n\n'])
      it(`list people: ${manner} below ${JSON.stringify(title.trim())}`, () =>
        assert.deepEqual(attending(`# Minutes\n\n${title}${list}\n\n## Budget\n\nIt is fine.\n`), names))
  for (const label of ['**Present** ', 'Attendees - ', 'Present – ', '_Attendees_: ', 'ATTENDEES: '])
    it(`list people on one line after ${JSON.stringify(label)}`, () =>
      assert.deepEqual(attending(`# Minutes\n\n${label}Ada Berg, Bo Cole and Cy Dunn\n\n## Budget\n`), names))
  it('may be headings without a space beside others, with a capital and below an empty line', () =>
    assert.deepEqual(
      readMinutes('# Weekly\n\n##Mill\n\n- a\n\n## Gate\n\n- b\n##notag\n\n##tag\n').sections.map(({ title }) => title),
      ['Weekly', 'Mill', 'Gate'],
    ))
  it('may be headings without a space, if all are', () => {
    const title = (text: string): readonly string[] => readMinutes(text).sections.map((section) => section.title)
    assert.deepEqual(title('##Attendees\n- Ada Berg\n\n##Budget\nfine\n'), ['Attendees', 'Budget'])
    assert.deepEqual(title('# Mill\n\n## Budget\n\n##nohashtag\n\n##other\n'), ['Mill', 'Budget'])
  })
  it('keep the place of a value', () => {
    const [person] = readMinutes('# Minutes\r\n\r\n== Attendees ==\r\n\r\n• Ada Berg\r\n').participants
    assert.deepEqual([person?.span.start.line, person?.span.start.column], [5, 3])
  })
  it('leave one line with a dash to its sentence', () =>
    assert.deepEqual(attending('# Minutes\n\nPresent: Ada Berg, Bo Cole\n– both late\n'), ['Ada Berg', 'Bo Cole']))
  it('leave a line of equals signs below a title', () =>
    assert.equal(readMinutes('Minutes of May\n==\n\ntext\n').title?.text, 'Minutes of May'))
})

describe('a list of people', () => {
  const head = '# Minutes\n\n## Attendees\n\n- Ada Berg\n- Bo Cole\n\n'
  for (const rest of [
    'Writer: Cy Dunn',
    'Gate:\n\n- It is open\n- It squeaks',
    '**1. Gate**\n\nIt squeaks.',
    '1. **Gate**\n   - It squeaks\n2. **Mill**\n   - It is fine',
    '| Role | Who |\n|---|---|\n| Scribe | Cy Dunn |',
  ])
    it(`ends before ${JSON.stringify(rest)}`, () =>
      assert.deepEqual(attending(`${head}${rest}\n`), ['Ada Berg', 'Bo Cole']))
  for (const rest of ['Remote:\n\n- Cy Dunn', 'Remote: Cy Dunn', '**Guests**\n\n- Cy Dunn', 'Online\n\n* Cy Dunn'])
    it(`continues with ${JSON.stringify(rest)}`, () =>
      assert.deepEqual(attending(`${head}${rest}\n`), ['Ada Berg', 'Bo Cole', 'Cy Dunn']))
})

describe('people', () => {
  const texts: Readonly<Record<string, string>> = {
    'below a label without a colon': 'Attendees\n- Ada Berg\n- Bo Cole\n- Cy Dunn',
    'in parentheses': '**Attending**: (Ada Berg, Bo Cole, Cy Dunn)',
    'in a row of a table with a sign': '| a | b |\n| --- | --- |\n| 🙋🏽‍♀️ - Attendees | Ada Berg, Bo Cole, Cy Dunn |',
    'in a table with a column of attendance':
      '| Mill member | In attendance |\n| --- | --- |\n| Ada Berg | x |\n| Bo Cole | x |\n| Cy Dunn | x |\n| Di Eck | |',
    'in groups below headings':
      '## Attended by\n\n### Voting members\n\n- [x] [Ada Berg](https://example.org), Mill\n- [ ] [Di Eck](https://example.org), Mill\n\n### Others\n\n- [x] Bo Cole\n- [x] Cy Dunn',
  }
  for (const [place, text] of Object.entries(texts))
    it(`are read ${place}`, () => {
      const { actions } = readMinutes(`# Minutes\n\n${text}\n`)
      assert.deepEqual([attending(`# Minutes\n\n${text}\n`), actions], [['Ada Berg', 'Bo Cole', 'Cy Dunn'], []])
    })
})

describe('topics without headings', () => {
  const topics: Readonly<Record<string, string>> = {
    'bold lines': '**Gate**\n\nIt squeaks.\n\n**Mill**\n\nIt is fine.',
    'numbered items': '1. Gate\n   - It squeaks\n2. Mill\n   - It is fine',
    'bold items': '* **Gate**\n  - It squeaks\n* **Mill**\n  - It is fine',
    labels: 'The gate:\n\n- It squeaks\n\nThe mill:\n\n- It is fine',
  }
  for (const [manner, text] of Object.entries(topics))
    it(`are ${manner} below the list of people`, () =>
      assert.equal(
        readMinutes(`# Team meeting\n\n## Attendees\n\n- Ada Berg\n- Bo Cole\n\n${text}\n`).agenda.length,
        2,
      ))
  it('are bold numbered lines with a time', () =>
    assert.equal(
      readMinutes(
        '# Council\n\n**1\\. Gate** - 6:05 p.m.\n\nIt squeaks.\n\n**2\\. Mill** - 18:20\n\nIt is fine.\n\n**3\\. Fest**\n\nSoon.\n',
      ).agenda.length,
      3,
    ))
  it('are neither bold dates nor labels of decisions', () =>
    assert.deepEqual(readMinutes('# Team meeting\n\n**5 March 2026**\n\n**Decisions**\n\n- Mend it\n').agenda, []))
})
