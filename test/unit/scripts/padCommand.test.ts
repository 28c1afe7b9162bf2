import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { padCommand, type PadOptions, type PadResult } from '../../../scripts/padCommand'
import { startFakeHedgeDoc } from '../../pads/fakeHedgeDoc'

describe('the program for pads', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'minutes-pad-'))
    writeFileSync(join(folder, 'pad.md'), 'Welcome\n\n## 2026-03-12\n\n### A\n\n---\n\n## 2026-03-05\nB\n')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const run = (options: Partial<PadOptions> = {}): Promise<PadResult> =>
    padCommand({ pad: join(folder, 'pad.md'), list: false, date: undefined, all: false, ...options })

  it('lists the parts in the order of the pad', async () =>
    assert.deepEqual(JSON.parse((await run({ list: true })).output), [
      { date: null, title: '', line: 1, endLine: 1, level: 0 },
      { date: '2026-03-12', title: '2026-03-12', line: 3, endLine: 5, level: 2 },
      { date: '2026-03-05', title: '2026-03-05', line: 9, endLine: 10, level: 2 },
    ]))

  it('prints the newest meeting, the one of a day, or all', async () => {
    assert.equal((await run()).output, '# 2026-03-12\n\n## A\n')
    assert.equal((await run({ date: '2026-03-05' })).output, '# 2026-03-05\nB\n')
    assert.equal((await run({ all: true })).output, '# 2026-03-12\n\n## A\n\n# 2026-03-05\nB\n')
  })

  it('names the days of the pad if it lacks the one asked for', async () =>
    assert.match((await run({ date: '2026-03-06' })).errors[0] ?? '', /2026-03-06.*2026-03-12, 2026-03-05/))

  it('uses the level and file names of the series', async () => {
    mkdirSync(join(folder, 'platform'))
    writeFileSync(join(folder, 'platform', '2026-02-26.md'), '### 2026-02-26\n\n#### Participants\n- @ada\n')
    const { output } = await run({ root: folder, series: 'platform', out: join(folder, 'new'), date: '2026-03-12' })
    assert.equal(output, `${join(folder, 'new', '2026-03-12.md')}\n`)
    assert.equal(readFileSync(join(folder, 'new', '2026-03-12.md'), 'utf8'), '### 2026-03-12\n\n#### A\n')
  })

  it('never overwrites a file, and names it', async () => {
    const out = join(folder, 'out')
    mkdirSync(out)
    writeFileSync(join(out, '20260312.md'), 'mine')
    const { output, errors } = await run({ all: true, out })
    assert.equal(readFileSync(join(out, '20260312.md'), 'utf8'), 'mine')
    assert.deepEqual(readdirSync(out), ['20260305.md', '20260312.md'])
    assert.match(errors.join(), /20260312\.md exists already/)
    assert.match(output, /20260305\.md/)
  })

  it('fetches an address, and says why it cannot', async () => {
    const server = await startFakeHedgeDoc()
    const note = server.addNote('# 2026-03-05\nB')
    const closed = server.addNote('# 2026-03-05\nB', { isPrivate: true })
    assert.equal((await run({ pad: `${server.url}/${note.id}?both` })).output, '# 2026-03-05\nB\n')
    assert.match((await run({ pad: `${server.url}/${closed.id}` })).errors.join(), /requires a sign-in/)
    await server.stop()
  })

  it('fails for a missing pad and a missing series', async () => {
    assert.equal((await run({ pad: join(folder, 'none.md') })).errors.length, 1)
    assert.equal((await run({ root: folder, series: 'none' })).errors.length, 1)
  })
})
