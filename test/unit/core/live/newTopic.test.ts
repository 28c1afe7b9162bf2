import assert from 'node:assert/strict'
import type { Model } from '../../../../src/core/live/insertion'
import { newTopic } from '../../../../src/core/live/newTopic'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { inserted } from './insertions'

const model = (text: string): Model => ({ text, minutes: readMinutes(text) })

const topicIn = (at: string, ...earlier: readonly string[]): string =>
  inserted(at, (text, offset) => newTopic(text, readMinutes(text), offset, earlier.map(model)))

const head = '# 2026-03-09\n\n## Participants\n\n- @ada\n\n## Agenda\n\n'
const fields = '<topic> (@<owner:owner>, <minutes:5> min)\n\n- <note>'

describe('a new topic', () => {
  it('goes after the topic at the cursor, with its lines below it', () =>
    assert.equal(
      topicIn(`${head}### One (@ada, 5 min)\n\n- a|\n  - b\n\n### Two (@bo, 5 min)\n\n- c\n`),
      `${head}### One (@ada, 5 min)\n\n- a\n  - b\n\n### ${fields}\n\n### Two (@bo, 5 min)\n\n- c\n`,
    ))
  it('goes to the end of the agenda from anywhere else', () =>
    assert.equal(
      topicIn(`# 2026-03-09|\n\n## Agenda\n\n### One\n\n- a\n\n## Next meeting\n\nMonday\n`),
      `# 2026-03-09\n\n## Agenda\n\n### One\n\n- a\n\n### ${fields}\n\n## Next meeting\n\nMonday\n`,
    ))
  it('fills the empty heading that New Minutes leaves, from any line', () => {
    assert.equal(topicIn(`${head}### |\n`), `${head}### ${fields}\n`)
    assert.equal(
      topicIn(`# 2026-03-09|\n\n## Agenda\n\n### One\n\n- a\n\n### \n`),
      `# 2026-03-09\n\n## Agenda\n\n### One\n\n- a\n\n### ${fields}\n`,
    )
  })
  it('keeps the content below an empty heading', () =>
    assert.equal(topicIn(`${head}### |\n\n- a\n`), `${head}### <topic> (@<owner:owner>, <minutes:5> min)\n\n- a\n`))
  it('begins an agenda without topics', () => assert.equal(topicIn(`${head.trimEnd()}|\n`), `${head}### ${fields}\n`))
  it('begins a file with no such section, and an empty file', () => {
    assert.equal(topicIn('# 2026-03-09\n\ntext|\n'), `# 2026-03-09\n\ntext\n\n## ${fields}\n`)
    assert.equal(topicIn('|'), `## ${fields}\n`)
  })
  it('uses the usual time box and the style of the series', () => {
    assert.equal(
      topicIn(`${head}### Old [@ada] 10 min\n\n### |\n`, `${head}### A [@bo] 10 min\n\n### B [@cy] 15 min\n`),
      `${head}### Old [@ada] 10 min\n\n### ${fields}\n`.replace(
        ' (@<owner:owner>, <minutes:5> min)',
        ' (@<owner:owner>, <minutes:10> min)',
      ),
    )
    assert.equal(
      topicIn(`${head}#### One\n\nsponsor: @ada; time: 3 min\n\n- a|\n`),
      `${head}#### One\n\nsponsor: @ada; time: 3 min\n\n- a\n\n#### <topic>\n\nsponsor: @<owner:owner>; time: <minutes:3> min\n\n- <note>\n`,
    )
    assert.equal(
      topicIn(`${head}### One -> @ada\n|`),
      `${head}### One -> @ada\n\n### <topic> -> @<owner:owner> (<minutes:5> min)\n\n- <note>\n`,
    )
  })
  it('adds no time box where the series never writes one', () =>
    assert.equal(
      topicIn(`${head}### A (@ada)\n\n### B (@bo)\n\n### C (@ada, @bo)\n|`),
      `${head}### A (@ada)\n\n### B (@bo)\n\n### C (@ada, @bo)\n\n### <topic> (@<owner:owner>)\n\n- <note>\n`,
    ))
  it('stays in the meeting at the cursor, in a file with several', () => {
    const meeting = (day: string, notes: string): string =>
      `## 2026-03-${day}\n\n### Participants\n\n- @ada\n\n### Agenda\n\n#### One\n\n${notes}\n\n`
    assert.equal(
      topicIn(`# Team notes\n\n${meeting('09', '- a').replace('@ada', '@a|da')}${meeting('02', '- b')}`),
      `# Team notes\n\n${meeting('09', '- a')}#### ${fields}\n\n${meeting('02', '- b')}`,
    )
  })
  it('is a bullet in an agenda of bullets', () =>
    assert.equal(
      topicIn('# 2026-03-09\n\n## Agenda\n\n* One (@ada, 5 min)\n    * no|te\n* Two\n'),
      '# 2026-03-09\n\n## Agenda\n\n* One (@ada, 5 min)\n    * note\n* <topic> (@<owner:owner>, <minutes:5> min)\n* Two\n',
    ))
  it('is a slide in a deck', () =>
    assert.equal(
      topicIn('---\ntype: slide\n---\n\n# A\n\n- x|\n\n----\n\n# A2\n\n---\n\n# B\n'),
      `---\ntype: slide\n---\n\n# A\n\n- x\n\n----\n\n# A2\n\n---\n\n# ${fields}\n\n---\n\n# B\n`,
    ))
  it('continues counting in German minutes', () =>
    assert.equal(
      topicIn(
        '# Sitzung 12. Februar 2026\n\n**Anwesend:** Anke Reimers|\n\n## TOP 1 Genehmigung\n\nx\n\n## TOP 2 Fest\n\ny\n',
      ),
      `# Sitzung 12. Februar 2026\n\n**Anwesend:** Anke Reimers\n\n## TOP 1 Genehmigung\n\nx\n\n## TOP 2 Fest\n\ny\n\n## TOP 3 ${fields}\n`,
    ))
  it('keeps line ends and leaves code alone', () => {
    assert.equal(
      topicIn(`${head}### One\n\n\`\`\`\n### \n\`\`\`|\n`.replaceAll('\n', '\r\n')),
      `${head}### One\n\n\`\`\`\n### \n\`\`\`\n\n### ${fields}\n`.replaceAll('\n', '\r\n'),
    )
  })
  it('is read back as a topic', () => {
    const text = `${head}### One\n\n- a\n`
    const insertion = newTopic(text, readMinutes(text), text.length, [])
    const filled = insertion.parts
      .map((part) => (typeof part === 'string' ? part : part.name === 'topic' ? 'New' : part.value))
      .join('')
    const after = text.slice(0, insertion.start) + filled + text.slice(insertion.end)
    const last = readMinutes(after).agenda.at(-1)
    assert.deepEqual([last?.title, last?.owners, last?.minutes], ['New', ['owner'], 5])
  })
})
