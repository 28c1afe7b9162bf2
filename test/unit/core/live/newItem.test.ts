import assert from 'node:assert/strict'
import { newActionItem, newDecision } from '../../../../src/core/live/newItem'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { inserted } from './insertions'

const actionIn = (at: string, earlier = ''): string =>
  inserted(at, (text, offset) => {
    const minutes = readMinutes(text)
    return newActionItem(text, minutes, offset, [...readMinutes(earlier).actions, ...minutes.actions])
  })
const decisionIn = (at: string, ...earlier: readonly string[]): string =>
  inserted(at, (text, offset) =>
    newDecision(
      text,
      readMinutes(text),
      offset,
      earlier.map((one) => ({ text: one, minutes: readMinutes(one) })),
    ),
  )

const head = '# 2026-03-09\n\n## Participants\n\n- @ada\n\n## Agenda\n\n'
const item = 'AI @<owner:owner>: <task>'

describe('a new action item', () => {
  it('goes after the item at the cursor, with what is below it', () => {
    assert.equal(
      actionIn(`${head}### One\n\n- a|\n  - b\n- c\n\n### Two\n`),
      `${head}### One\n\n- a\n  - b\n- ${item}\n- c\n\n### Two\n`,
    )
    assert.equal(actionIn(`${head}### One\n\n- a\n  - b|\n- c\n`), `${head}### One\n\n- a\n  - b\n  - ${item}\n- c\n`)
  })
  it('is not an entry of the list of people in minutes without topics', () => {
    const people = '# 2026-03-09\n\n## Participants\n\n- @ada'
    const after = actionIn(`${people}|\n`)
    assert.equal(after, `${people}\n\n## Action items\n\n- ${item}\n`)
    const { participants, actions } = readMinutes(after.replace(item, 'AI @bo: call them'))
    assert.deepEqual([participants.length, actions.length], [1, 1])
    assert.equal(decisionIn(`${people}\n\n|`), `${people}\n\n## Decisions\n\n- Decision: <decision>\n\n`)
  })
  it('goes to the end of the topic from its heading, and from text', () => {
    assert.equal(
      actionIn(`${head}### One|\n\n- a\n  - b\n\n### Two\n\n- c\n`),
      `${head}### One\n\n- a\n  - b\n- ${item}\n\n### Two\n\n- c\n`,
    )
    assert.equal(
      actionIn(`${head}### One\n\nsome| text\n\n### Two\n`),
      `${head}### One\n\nsome text\n\n- ${item}\n\n### Two\n`,
    )
    assert.equal(actionIn(`${head}### One|`), `${head}### One\n\n- ${item}`)
  })
  it('goes to the last topic with text from outside of the topics', () => {
    for (const [before, after] of [
      ['# 2026-|03-09\n', '\n## Agenda\n\n### One\n\n- a\n'],
      ['# 2026-03-09\n\n## Participants\n\n- @a|da\n', '\n## Agenda\n\n### One\n\n- a\n'],
    ])
      assert.equal(
        actionIn(`${before}${after}\n### Two\n`),
        `${before?.replace('|', '')}${after}- ${item}\n\n### Two\n`,
      )
  })
  it('stays in the meeting at the cursor, in a file with several', () =>
    assert.equal(
      actionIn('# Team notes\n\n## 2026-03-|09\n\n### One\n\n- a\n\n## 2026-03-02\n\n### One\n\n- b\n'),
      `# Team notes\n\n## 2026-03-09\n\n### One\n\n- a\n- ${item}\n\n## 2026-03-02\n\n### One\n\n- b\n`,
    ))
  it('fills an empty bullet', () =>
    assert.equal(actionIn(`${head}### One\n\n- a\n- |\n\n### Two\n`), `${head}### One\n\n- a\n- ${item}\n\n### Two\n`))
  it('takes marker, bullets and indentation of the series', () => {
    assert.equal(
      actionIn(`${head}### One\n\n*\ta|\n\t*\tb\n`, `${head}- **TODO** @bo: x\n- **TODO** @cy: y\n`),
      `${head}### One\n\n*\ta\n\t*\tb\n*\t**TODO** @<owner:owner>: <task>\n`,
    )
    assert.equal(
      actionIn(`${head}### One\n\n- a|\n`, `${head}### One\n\n- [ ] @bo: call them\n`),
      `${head}### One\n\n- a\n- [ ] @<owner:owner>: <task>\n`,
    )
    assert.equal(actionIn(`${head}### One\n\n1. a|\n`), `${head}### One\n\n1. a\n2. ${item}\n`)
  })
  it('names people without @ where the series does', () =>
    assert.equal(
      actionIn(
        '# Steering 2026-03-19\n\n**Attendees:** Carla Jensen, Hugo Petit\n\n## Topics\n\n### Roadmap\n\n- draft|\n',
        '# Steering 2026-03-12\n\n**Attendees:** Carla Jensen, Hugo Petit\n\n- **Action:** Carla Jensen to call\n- **Action:** Hugo Petit: send\n',
      ),
      '# Steering 2026-03-19\n\n**Attendees:** Carla Jensen, Hugo Petit\n\n## Topics\n\n### Roadmap\n\n- draft\n- **Action:** <owner:owner>: <task>\n',
    ))
  it('goes to the section that collects the action items', () =>
    assert.equal(
      actionIn(`${head}### One\n\n- a|\n\n## Action items\n\n- @ada: call\n- @bo: write\n\n## End\n`),
      `${head}### One\n\n- a\n\n## Action items\n\n- @ada: call\n- @bo: write\n- @<owner:owner>: <task>\n\n## End\n`,
    ))
  it('goes to the slide at the cursor, above its notes', () =>
    assert.equal(
      actionIn('---\ntype: slide\n---\n\n# A\n\n- x|\n\nNote: hidden\n\n---\n\n# B\n\n- y\n'),
      `---\ntype: slide\n---\n\n# A\n\n- x\n- ${item}\n\nNote: hidden\n\n---\n\n# B\n\n- y\n`,
    ))
  it('goes after code and tables, not into them', () => {
    assert.equal(
      actionIn(`${head}### One\n\n\`\`\`\n- x|\n\`\`\`\n\n### Two\n`),
      `${head}### One\n\n\`\`\`\n- x\n\`\`\`\n\n- ${item}\n\n### Two\n`,
    )
    assert.equal(
      actionIn(`${head}### One\n\n| a | b |\n| - | - |\n| c▮ | d |\n`),
      `${head}### One\n\n| a | b |\n| - | - |\n| c | d |\n\n- ${item}\n`,
    )
  })
  it('finds a place in a file with no sections, and in an empty one', () => {
    assert.equal(actionIn('some notes|\n'), `some notes\n\n- ${item}\n`)
    assert.equal(actionIn('|'), `- ${item}`)
    assert.equal(actionIn('---\ntitle: x|\n---\n\ntext\n'), `---\ntitle: x\n---\n\ntext\n\n- ${item}\n`)
  })
  it('keeps line ends', () =>
    assert.equal(
      actionIn(`${head}### One\n\n- a|\n`.replaceAll('\n', '\r\n')),
      `${head}### One\n\n- a\n- ${item}\n`.replaceAll('\n', '\r\n'),
    ))
  it('goes to the topic of German minutes', () =>
    assert.equal(
      actionIn(
        '# Vorstandssitzung 12. Februar 2026\n\n**Anwesend:** Anke Reimers, Jürgen Pohl\n\n## TOP 1 Fest\n\n- Aufgabe: Jürgen Pohl: klärt das\n|\n## TOP 2 Geld\n',
      ),
      '# Vorstandssitzung 12. Februar 2026\n\n**Anwesend:** Anke Reimers, Jürgen Pohl\n\n## TOP 1 Fest\n\n- Aufgabe: Jürgen Pohl: klärt das\n- Aufgabe: <owner:owner>: <task>\n\n## TOP 2 Geld\n',
    ))
})

describe('a new decision', () => {
  it('goes after the item at the cursor', () =>
    assert.equal(decisionIn(`${head}### One\n\n- a|\n`), `${head}### One\n\n- a\n- Decision: <decision>\n`))
  it('has the label of the series', () => {
    for (const label of ['**Beschluss:** ', '#agreed ', 'Resolution: '])
      assert.equal(
        decisionIn(`${head}### One\n\n- a|\n`, `${head}### One\n\n- ${label}wir kaufen das\n- ${label}es bleibt so\n`),
        `${head}### One\n\n- a\n- ${label}<decision>\n`,
        label,
      )
  })
  it('does not read other words before a colon as a label', () =>
    assert.equal(
      decisionIn(
        `${head}### One\n\n- a|\n`,
        `${head}### One\n\n- Enthaltung: 3 ja, 2 nein, 1 Enthaltung\n- Abstimmung: 3 ja, 2 nein\n- Resolution: we go on\n`,
      ),
      `${head}### One\n\n- a\n- Resolution: <decision>\n`,
    ))
  it('goes to the section that collects the decisions, without a label', () =>
    assert.equal(
      decisionIn(`${head}### One\n\n- a|\n\n## Decisions\n\n- we go on\n`),
      `${head}### One\n\n- a\n\n## Decisions\n\n- we go on\n- <decision>\n`,
    ))
  it('is labelled in German in German minutes', () =>
    assert.match(
      decisionIn('# Sitzung 2026-03-09\n\n## TOP 1\n\nDas ist nicht so, und die Kasse wird noch geprüft.|\n'),
      /\n- Beschluss: <decision>\n/,
    ))
})
