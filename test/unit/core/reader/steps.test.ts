import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { warmUp } from '../../../../src/core/reader/lexicon/warmUp'
import { defaultLexicon, readMinutes, readMinutesInSteps } from '../../../../src/core/reader/readMinutes'
import type { CachedBlock } from '../../../../src/core/reader/text/source'
import { runToEnd, runYielding } from '../../../../src/core/steps'

const fixtures = join(__dirname, '..', '..', '..', 'fixtures')

describe('reading in steps', () => {
  it('reads the same as in one piece', () => {
    const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .filter((_, at) => at % 10 === 0)
    assert.ok(files.length > 0)
    for (const file of files) {
      const text = readFileSync(join(fixtures, file), 'utf8')
      const steps = readMinutesInSteps(text, { path: file, cache: new Map<string, CachedBlock>() })
      assert.deepEqual(runToEnd(steps), readMinutes(text, { path: file }), file)
    }
  })

  it('takes a step for each block and each part', async () => {
    const text = Array.from({ length: 20 }, (_, at) => `## Topic ${at}\n\n${'- words\n'.repeat(30)}\n`).join('')
    let pauses = 0
    await runYielding(readMinutesInSteps(text, { cache: new Map<string, CachedBlock>() }), () => {
      pauses++
      return Promise.resolve()
    })
    assert.ok(pauses >= 25, `${pauses} steps`)
  })

  it('warms up a lexicon one expression at a time, and leaves its state alone', () => {
    const steps = [...warmUp(defaultLexicon)]
    assert.ok(steps.length > 20, `${steps.length} steps`)
    assert.equal(defaultLexicon.scribeOffice.global, true)
    assert.equal(defaultLexicon.scribeOffice.lastIndex, 0)
  })
})
