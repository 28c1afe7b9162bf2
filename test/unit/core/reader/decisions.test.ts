import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('decisions', () => {
  const decisions = (markdown: string): readonly string[] =>
    readMinutes(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${markdown}`).decisions.map(({ text }) => text)
  for (const line of [
    'Decision: we go on',
    '**Decision:** we go on',
    '=> Conclusion: we go on',
    'OUTPUT: a record',
    'RESOLVED: we go on',
    'RESOLUTION: we go on',
    '#agreed we go on',
    'We agreed to go on',
    'It was decided that we go on',
    'Approved (few were there)',
    'discussion result: yes',
    'Beschluss: weiter so',
    'There is consensus that we go on',
    '**Decision** we go on',
    'Entschluss: weiter so',
    'Das Protokoll wird angenommen',
    'Decision to go on with it',
    'Everyone (@a, @b) agrees to go on',
    'Entscheidung: weiter so',
    '#accepted we go on',
    'Motion carried unanimously',
    'It was unanimously approved',
    'All members there unanimously voted to buy a mill',
    'Beslissing: we gaan door',
    'Styret vedtok å fortsette',
    'Mötet beslutade att fortsätta',
    'Postanowiono kontynuować',
    'Der Antrag wurde einstimmig angenommen',
  ]) {
    it(`are found in ${JSON.stringify(line)}`, () => assert.equal(decisions(`- ${line}`).length, 1))
  }
  it('are not the items below a sentence about decisions to come', () =>
    assert.deepEqual(decisions('- We still need the following decisions:\n  - The colour of the mill\n'), []))
  for (const title of [
    'Open decisions',
    '**Pending decisions**',
    'Decisions of the last meeting:',
    '### Open decisions',
  ])
    it(`are not the items below ${JSON.stringify(title)}`, () =>
      assert.deepEqual(decisions(`${title}\n\n- The colour of the mill\n- A new gate\n`), []))
  it('are not the line above the items of a section', () =>
    assert.deepEqual(decisions('### Decisions\n\n*Summary of what we decided:*\n\n1. The mill is red.\n'), [
      'The mill is red.',
    ]))
  it('are the items below a title', () =>
    assert.equal(decisions('**Decisions**\n\n- The mill is red\n- A new gate\n').length, 2))
  it('are the items below a sentence that announces them', () =>
    assert.deepEqual(
      decisions(
        '- We talked long and made the following decisions:\n  - The mill stays.\n  - The gate goes.\n- Jo left.\n',
      ),
      ['The mill stays.', 'The gate goes.'],
    ))
  for (const line of [
    'Preliminary result of the discussion: we go on',
    'Outcome (proposal): we go on',
    'Which decision to take is open',
    'No agreement on the name',
    'PROPOSED: we go on',
    'Selling needs a majority (2/3 votes)',
    'Bo sent three talks and all were accepted',
    'Decision needed: which way',
    'This has to be decided',
    'Was it decided?',
    'decision records are documents',
    'we should have decided earlier whether',
    'Resolution: none',
  ]) {
    it(`are not found in ${JSON.stringify(line)}`, () => assert.deepEqual(decisions(`- ${line}`), []))
  }
  it('are the items of the list below such a line', () =>
    assert.deepEqual(decisions('We concluded that:\n- the list is short\n    - because\n- it grows\n\ntext'), [
      'the list is short',
      'it grows',
    ]))
  it('are the items below the word', () =>
    assert.deepEqual(
      decisions('- Discussions/Decisions:\n    - keep the default\n        - because\n    - document it'),
      ['keep the default', 'document it'],
    ))
  it('are the bullets of their section', () =>
    assert.deepEqual(decisions('## Resolutions\n\n- keep it\n- None'), ['keep it']))
  const ofSection = (text: string): readonly string[] =>
    readMinutes(`# 2026-03-05\n\n## Decisions\n\n${text}\n`).decisions.map((decision) => decision.text)
  it('of a section are one for a wrapped paragraph', () => {
    const wrapped = 'The mill gets a new roof before the winter, and the old one goes to the'
    assert.deepEqual(ofSection(`${wrapped}\nmuseum of the town.\nThe gate stays.`), [wrapped, 'The gate stays.'])
    for (const hardBreak of ['  ', '\\'])
      assert.equal(ofSection(`${wrapped}${hardBreak}\nmuseum of the town.`).length, 2)
    const lines = ['We will buy two large tents for the summer camp at the lake of the town', 'Bo is the treasurer']
    assert.deepEqual(ofSection(lines.join('\n')), lines)
  })
  it('below a subheading are all of a few, and the outcome of a long discussion', () => {
    const outcome = 'The motion was adopted unanimously.'
    assert.deepEqual(ofSection(`### Fee\n\nThe fee rises to 40 euros.\n\n- Students pay 20\n\n${outcome}`), [
      'The fee rises to 40 euros.',
      'Students pay 20',
      outcome,
    ])
    const talk = Array.from({ length: 6 }, (_, index) => `The roof of house ${index} is old.`).join('\n\n')
    assert.deepEqual(ofSection(`### Resolution 1 - Roof\n\n${talk}\n\n- slates\n\n${outcome}`), [outcome])
  })
})
