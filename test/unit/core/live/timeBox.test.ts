import assert from 'node:assert/strict'
import { hasTimeBox, timedTopicAt, timeLeft } from '../../../../src/core/live/timeBox'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const topicAt = (at: string): readonly [string, number] | undefined => {
  const text = at.replace('|', '')
  const topic = timedTopicAt(text, readMinutes(text), at.indexOf('|'))
  return topic && [topic.title, topic.minutes]
}
const head = '# 2026-03-09\n\n## Agenda\n\n'

describe('the time box at the cursor', () => {
  it('is that of the topic, from its heading to its last line', () => {
    for (const topic of [
      '|### One (@ada, 10 min)\n\n- a\n',
      '### One (@ada, 10 min)|\n',
      '### One (@ada, 10 min)\n\n- a|\n',
    ])
      assert.deepEqual(topicAt(`${head}${topic}\n### Two\n`), ['One', 10], topic)
  })
  it('is that of a line below the title, and of a bullet', () => {
    assert.deepEqual(topicAt(`${head}### One\n\nsponsor: @ada; time: 3 min\n\n- a|\n`), ['One', 3])
    assert.deepEqual(topicAt(`${head}- One (10 min)\n  - a|\n- Two\n`), ['One', 10])
  })
  it('is none where none is written, and outside of topics', () => {
    for (const text of [
      `${head}### One (10 min)\n\n### Two\n\n- a|\n`,
      `# 2026-03-09|\n\n## Agenda\n\n### One (10 min)\n`,
      `${head}### One (10 min)\n\n## End\n\ntext|\n`,
      `${head}- One (10 min)\n- Two\n  - a|\n`,
      '|',
    ])
      assert.equal(topicAt(text), undefined, text)
  })
})

describe('a text', () => {
  it('may have a time box if a duration or two times are in it', () => {
    for (const text of ['### A (10 min)', "### A (5')", '10:00–10:15 Welcome', 'sponsor: @ada; time: 3 min'])
      assert.ok(hasTimeBox(text), text)
    for (const text of ['', '# 2026-03-09 10:00', '- see #10']) assert.ok(!hasTimeBox(text), text)
  })
})

describe('the remaining time of a time box', () => {
  it('counts whole minutes down, rounded up', () => {
    assert.deepEqual(timeLeft(10, 0), { minutes: 10, nextChange: 60_000 })
    assert.deepEqual(timeLeft(10, 1_000), { minutes: 10, nextChange: 59_000 })
    assert.deepEqual(timeLeft(10, 599_999), { minutes: 1, nextChange: 1 })
  })
  it('ends at the end', () => {
    assert.deepEqual(timeLeft(10, 600_000), { minutes: 0, nextChange: undefined })
    assert.deepEqual(timeLeft(10, 900_000), { minutes: 0, nextChange: undefined })
  })
})
